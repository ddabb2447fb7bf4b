using System.Text.Json;
using Salient.Store;
using Salient.SystemTests.Store;
using Salient.Web.People;

namespace Salient.SystemTests.Cli;

/// <summary>Accounts as they are made on the command line.</summary>
public sealed class PeopleCommandTests
{
    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public async Task An_account_is_made_changed_and_removed_and_what_it_logs_in_with_is_shown_once(DatabaseKind kind)
    {
        using var home = new TemporaryHome(kind);
        string[] db = [kind == DatabaseKind.Sqlite ? "--db" : "--database", home.Database];
        SalientRun Run(string? input, params string[] arguments) => SalientRun.With(home.Path, input, ["people", .. arguments, .. db]);

        var added = Run("a long enough password\n", "add", "Ana", "--role", "analyst", "--password-stdin");
        Assert.Equal((0, 1), (added.Code, added.Lines.Length));
        using var store = ReportStore.Open(home.Database, new());
        var secret = JsonDocument.Parse(added.Output).RootElement.GetProperty("secret").GetString()!;
        Assert.Contains($"otpauth://totp/Salient:ana?secret={secret}&issuer=Salient", added.Output, StringComparison.Ordinal);
        using var credentials = new Credentials(store);
        var code = Web.PeopleDesk.CodeAt(secret, TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30);
        Assert.Equal(DeskRole.Analyst, (await credentials.Check("ana", "a long enough password", code))!.Role);

        var key = Run(null, "key", "ana", "--scope", "read").Lines.Single();
        Assert.Equal(("ana", KeyScope.Read), (store.AccountOfKey(key)!.Value.Account.Name, store.AccountOfKey(key)!.Value.Scope));
        Assert.Equal(0, Run(null, "role", "ana", "--role", "editor").Code);
        var listed = Run(null, "list", "--format", "csv").Lines;
        Assert.StartsWith("ana,editor,", listed[1], StringComparison.Ordinal);
        Assert.EndsWith($"read {key[8..14]}", listed[1], StringComparison.Ordinal);

        Assert.Contains("1 session or key of ana ended", Run(null, "revoke", "ana", "--key", key[8..14]).Error, StringComparison.Ordinal);
        Assert.Null(store.AccountOfKey(key));
        Assert.Contains("\"secret\"", Run("another long password", "reset", "ana", "--password-stdin").Output, StringComparison.Ordinal);
        Assert.Null(await credentials.Check("ana", "another long password", code));
        Assert.Equal(0, Run(null, "remove", "ana").Code);
        Assert.False(store.HasAccounts());
        Assert.Equal(["account removed", "password set", "revoked", "role set", "key made", "account added"],
            store.AuditTrail().Select(e => e.What));
        Assert.All(store.AuditTrail(), e => Assert.Equal((Environment.UserName, "command line", "ana"), (e.Who, e.Origin, e.About)));
    }

    [Theory]
    [InlineData("short", 2, "Passwords must be at least 12 characters", "add", "ben", "--role", "reader", "--password-stdin")]
    [InlineData("a long enough password", 2, "is no name of an account", "add", "<b>ben</b>", "--role", "reader", "--password-stdin")]
    [InlineData("a long enough password", 2, "'owner'", "add", "ben", "--role", "owner", "--password-stdin")]
    [InlineData(null, 2, "--password-stdin", "add", "ben", "--role", "reader")]
    [InlineData("a long enough password", 2, "has an account already", "add", "ana", "--role", "reader", "--password-stdin")]
    [InlineData(null, 3, "nobody is called ben", "remove", "ben")]
    public void What_cannot_be_is_one_line_with_the_remedy_and_changes_nothing(string? input, int code, string words, params string[] arguments)
    {
        using var home = new TemporaryHome();
        using var store = ReportStore.Open(home.Database, new());
        store.Add(new() { Name = "ana", Password = "hash" }, Doer.Here);
        var run = SalientRun.With(home.Path, input, ["people", .. arguments, "--db", home.Database]);
        Assert.Equal((code, ""), (run.Code, run.Output));
        Assert.Contains(words, run.Errors[0], StringComparison.Ordinal);
        Assert.Equal("ana", Assert.Single(store.Accounts()).Name);
    }

    [Theory]
    [InlineData(DatabaseKind.Sqlite)]
    [InlineData(DatabaseKind.Postgres)]
    public void The_audit_trail_is_only_added_to(DatabaseKind kind)
    {
        using var home = new TemporaryHome(kind);
        using var store = ReportStore.Open(home.Database, new());
        store.Audit(new("ana", "192.0.2.7"), "log-in");
        using var connection = TemporaryHome.Connect(home.Database);
        foreach (var sql in new[] { "DELETE FROM audit", "UPDATE audit SET who = 'ben'" })
        {
            var command = connection.CreateCommand();
            command.CommandText = sql;
            Assert.Contains("only added to", Assert.ThrowsAny<System.Data.Common.DbException>(() => command.ExecuteNonQuery()).Message,
                StringComparison.Ordinal);
        }

        Assert.Equal("ana", Assert.Single(store.AuditTrail()).Who);
    }
}
