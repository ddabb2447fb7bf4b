using System.Net;
using System.Net.Sockets;
using System.Text;
using Salient.Store;
using static Salient.SystemTests.Store.Made;

namespace Salient.SystemTests.Store;

/// <summary>What can go wrong with a server is told in words, with what to do about it.</summary>
public sealed class PostgresTroubleTests
{
    private readonly PostgresServer _server = PostgresServer.Needed();

    private static string Trouble(string address, bool create = true)
    {
        var message = Assert.Throws<StoreException>(() => ReportStore.Open(address, new() { Create = create })).Message;
        Assert.DoesNotContain('\n', message);
        Assert.DoesNotContain(PostgresServer.Password, message, StringComparison.Ordinal);
        return message;
    }

    private string By(string user, string database) => $"postgres://{user}@127.0.0.1:{_server.Port}/{database}";

    [Fact]
    public void A_server_that_is_not_there_cannot_be_reached()
    {
        Assert.Matches("^postgres://ana@127.0.0.1:1/desk cannot be reached .*: see that the server runs",
            Trouble("postgres://ana@127.0.0.1:1/desk"));
        Assert.Contains("cannot be reached", Trouble("postgres://ana@nowhere.invalid/desk"), StringComparison.Ordinal);
        Assert.Contains("cannot be reached", Trouble("postgres://ana@/desk?host=/nowhere"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_wrong_password_and_none_are_told_apart()
    {
        var database = new Uri(_server.Ledger().Replace("@:", "@s:", StringComparison.Ordinal)).AbsolutePath[1..];
        Assert.Contains($"refuses the password of {PostgresServer.Guarded}: give it in PGPASSWORD",
            Trouble(By($"{PostgresServer.Guarded}:wrong", database)), StringComparison.Ordinal);
        Assert.Contains("asks for a password: give it in PGPASSWORD", Trouble(By(PostgresServer.Guarded, database)),
            StringComparison.Ordinal);
        Assert.Contains("does not let nobody-here in", Trouble(By("nobody-here", database)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_database_that_is_not_there_is_made_by_hand_and_a_ledger_by_ingesting()
    {
        Assert.Contains("there is no such database on the server; make it with createdb", Trouble(_server.Address("absent")),
            StringComparison.Ordinal);
        Assert.Contains("there is no ledger in this database yet; make it with salient ingest FILE",
            Trouble(_server.Make(), create: false), StringComparison.Ordinal);
    }

    [Fact]
    public void Rights_that_are_missing_are_named_as_an_administrator_gives_them()
    {
        var address = _server.Make();
        var name = new Uri(address.Replace("@:", "@s:", StringComparison.Ordinal)).AbsolutePath[1..];
        var guarded = By($"{PostgresServer.Guarded}:{Uri.EscapeDataString(PostgresServer.Password)}", name);
        var grant = $"CREATE SCHEMA salient AUTHORIZATION \"{PostgresServer.Guarded}\"";
        Assert.Contains($"{PostgresServer.Guarded} may not do that (permission denied for database {name}); to make the tables, an administrator says: {grant}", Trouble(guarded), StringComparison.Ordinal);

        _server.Tell(name, grant);
        using var store = ReportStore.Open(guarded, new());
        var report = Report("a", "The Front took Tal, residents said.");
        Assert.True(store.Add(Reading(report), Bytes(report.Text)));
        Assert.Equal(By(PostgresServer.Guarded, name), store.Path);
    }

    [Fact]
    public void Who_may_only_read_reads()
    {
        var address = _server.Ledger();
        var name = new Uri(address.Replace("@:", "@s:", StringComparison.Ordinal)).AbsolutePath[1..];
        var report = Report("a", "The Front took Tal, residents said.", 3);
        using (var all = ReportStore.Open(address, new()))
        {
            all.Add(Reading(report, Takes(report, North, "Tal", 2)), Bytes(report.Text));
        }

        _server.Tell(name, $"GRANT USAGE ON SCHEMA salient TO {PostgresServer.Guarded}; GRANT SELECT ON ALL TABLES IN SCHEMA salient TO {PostgresServer.Guarded}");
        using var store = ReportStore.Open(By($"{PostgresServer.Guarded}:{Uri.EscapeDataString(PostgresServer.Password)}", name),
            new() { Create = false });

        Assert.Equal(North, store.Ledger().Holdings(Day(9)).Single().Holder);
        var message = Assert.Throws<StoreException>(() => store.Withdraw(report.Hash, "it was made up")).Message;
        Assert.Contains("GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA salient", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Schemas_of_others_and_of_the_future_and_texts_that_cannot_hold_all_are_left_alone()
    {
        var foreign = _server.Make();
        using (var connection = PostgresServer.Connect(foreign))
        {
            Dapper.SqlMapper.Execute(connection, "CREATE SCHEMA salient; CREATE TABLE salient.theirs (x int)");
        }

        Assert.Contains("has a schema salient of another program", Trouble(foreign), StringComparison.Ordinal);
        var future = _server.Ledger();
        using (var connection = PostgresServer.Connect(future))
        {
            Dapper.SqlMapper.Execute(connection, "UPDATE schema_version SET number = 99");
        }

        Assert.Contains("was made by a newer Salient (schema 99", Trouble(future), StringComparison.Ordinal);
        Assert.Contains("is encoded in LATIN1", Trouble(_server.Make("TEMPLATE template0 ENCODING 'LATIN1'")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_server_that_is_too_old_is_told_to_be()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var aged = Aged(listener, TestContext.Current.CancellationToken);

        var message = await Task.Run(() => Trouble($"postgres://salient@127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/postgres"));

        Assert.Matches(@"is on PostgreSQL 14\.\d+: Salient needs 15 or newer; update the server", message);
        listener.Stop();
        await aged;
    }

    [Theory]
    [InlineData("postgres://", "names no database")]
    [InlineData("postgres://ana@host", "names no database")]
    [InlineData("postgres:desk", "no address of a database: write it postgres://user@host/database")]
    [InlineData("postgres://ana@host:99999999/desk", "its port cannot be '99999999'")]
    [InlineData("postgres://ana@host/desk?sslmode=strict", "sslmode cannot be 'strict'")]
    [InlineData("postgres://ana@host/desk?shape=round", "unknown parameter 'shape'")]
    [InlineData("postgres://ana:open sesame@host/desk", "no address of a database")]
    public void An_address_that_is_none_is_told(string address, string words) =>
        Assert.Contains(words, Trouble(address), StringComparison.Ordinal);

    /// <summary>Stands between the program and the server, and takes a year off its version.</summary>
    private async Task Aged(TcpListener listener, CancellationToken stop)
    {
        using var client = await listener.AcceptTcpClientAsync(stop);
        using var server = new TcpClient("127.0.0.1", _server.Port);
        var forth = client.GetStream().CopyToAsync(server.GetStream(), stop);
        var buffer = new byte[65536];
        for (int read; (read = await server.GetStream().ReadAsync(buffer, stop)) > 0;)
        {
            var words = Encoding.Latin1.GetString(buffer, 0, read);
            var at = words.IndexOf("server_version\0", StringComparison.Ordinal);
            if (at >= 0)
            {
                "14"u8.CopyTo(buffer.AsSpan(at + "server_version\0".Length));
            }

            await client.GetStream().WriteAsync(buffer.AsMemory(0, read), stop);
        }

        await forth;
    }
}
