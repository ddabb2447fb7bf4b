using System.Data.Common;
using Dapper;
using NodaTime;
using Salient.Alerts;
using Salient.Claims;

namespace Salient.Store;

/// <summary>Where digests of an alert go, and how that went.</summary>
/// <param name="Alert">The alert's name.</param>
/// <param name="Destination">A file, a mailbox, or of a webhook its host with a hash of the address: an address may hold a secret.</param>
/// <param name="Since">What came in from then on is told.</param>
/// <param name="Delivered">When a digest last went out, or null.</param>
/// <param name="Failures">How often it failed in a row.</param>
/// <param name="Reason">Why it failed the last time; null where it did not.</param>
public sealed record Delivery(string Alert, string Destination, Instant Since, Instant? Delivered, int Failures, string? Reason);

/// <content>What a desk watches: its sites, its alerts, and what they were told. The ledger does not depend on any of it.</content>
public sealed partial class ReportStore
{
    private const string UpsertSite = """
        INSERT INTO site (name, latitude, longitude, radius) VALUES (@Name, @Latitude, @Longitude, @RadiusKm)
        ON CONFLICT (name) DO UPDATE SET latitude = excluded.latitude, longitude = excluded.longitude, radius = excluded.radius
        """;

    private const string UpsertDelivery = """
        INSERT INTO delivery (alert, destination, since, delivered, failures, reason)
        VALUES (@Alert, @Destination, @Since, @Delivered, @Failures, @Reason)
        ON CONFLICT (alert, destination) DO UPDATE SET since = excluded.since, delivered = excluded.delivered, failures = excluded.failures,
            reason = excluded.reason
        """;

    private const string OfDelivery = "WHERE alert = @Alert AND destination = @Destination";

    /// <summary>The desk's sites, by name.</summary>
    public IReadOnlyList<Site> Sites() => _database.Use(c => c.Query<SiteRow>("SELECT * FROM site ORDER BY name")
        .Select(row => new Site(row.Name, row.Latitude, row.Longitude, row.Radius)).ToList());

    /// <summary>Keeps sites; one whose name is known takes its place.</summary>
    /// <returns>How many were not known by name.</returns>
    public int Keep(IReadOnlyCollection<Site> sites) => _database.Write((c, transaction) =>
    {
        var before = c.ExecuteScalar<int>("SELECT count(*) FROM site", null, transaction);
        c.Execute(UpsertSite, sites, transaction);
        return c.ExecuteScalar<int>("SELECT count(*) FROM site", null, transaction) - before;
    });

    /// <summary>Forgets a site.</summary>
    /// <returns>Whether it was known.</returns>
    public bool RemoveSite(string name) => _database.Write((c, transaction) =>
        c.Execute("DELETE FROM site WHERE name = @name", new { name }, transaction) > 0);

    /// <summary>The alerts, by name; rows that are damaged are left out.</summary>
    public IReadOnlyList<Alert> Alerts() => _database.Use(c =>
        c.Query<(string Name, string Asked, string Added)>("SELECT name, asked, added FROM alert ORDER BY name").ToList())
        .Select(row => (row.Name, Asked: ReportRow.Sound<AlertQuestion>(row.Asked), Added: ReportRow.InstantOf(row.Added)))
        .Where(row => row.Asked is not null && row.Added is not null)
        .Select(row => new Alert(row.Name, row.Asked!, row.Added!.Value)).ToList();

    /// <summary>Keeps an alert.</summary>
    /// <returns>Whether there was none of its name; one that is there stays as it is.</returns>
    public bool Add(string name, AlertQuestion asked, Doer by) => _database.Write((c, transaction) =>
        c.Execute("INSERT INTO alert (name, asked, added) VALUES (@name, @asked, @added) ON CONFLICT (name) DO NOTHING",
            new { name, asked = ClaimJson.Line(asked), added = ReportRow.Iso(_database.Now()) }, transaction) > 0
        && Audit(c, transaction, by, "alert added", name, asked.Words));

    /// <summary>Forgets an alert, and what was told of it.</summary>
    /// <returns>Whether it was known.</returns>
    public bool RemoveAlert(string name, Doer by) => _database.Write((c, transaction) =>
    {
        c.Execute("DELETE FROM told WHERE alert = @name", new { name }, transaction);
        c.Execute("DELETE FROM delivery WHERE alert = @name", new { name }, transaction);
        return c.Execute("DELETE FROM alert WHERE name = @name", new { name }, transaction) > 0
            && Audit(c, transaction, by, "alert removed", name, null);
    });

    /// <summary>Where digests of an alert went so far, by destination.</summary>
    public IReadOnlyList<Delivery> Deliveries(string alert) => _database.Use(c => c.Query<DeliveryRow>(
        "SELECT * FROM delivery WHERE alert = @alert ORDER BY destination", new { alert }).Select(row => row.Delivery()).ToList());

    /// <summary>What was told of an alert at a destination, by id.</summary>
    public IReadOnlyDictionary<string, ToldItem> Told(string alert, string destination) => _database.Use(c =>
        c.Query<(string Item, string? Title, string? Subject)>($"SELECT item, title, subject FROM told {OfDelivery}",
            new { Alert = alert, Destination = destination })
            .ToDictionary(row => row.Item, row => new ToldItem(row.Item, row.Title, row.Subject), StringComparer.Ordinal));

    /// <summary>Keeps how a delivery went, with what counts as told and what was taken back, in one transaction.</summary>
    /// <param name="delivery">How it went.</param>
    /// <param name="told">What counts as told from now on; none of it may count so already.</param>
    /// <param name="gone">Ids of what does not any more.</param>
    /// <returns>True.</returns>
    public bool Keep(Delivery delivery, IReadOnlyList<ToldItem> told, IReadOnlyList<string> gone) => _database.Write((c, transaction) =>
    {
        c.Execute($"DELETE FROM told {OfDelivery} AND item = @Item",
            gone.Select(item => new { delivery.Alert, delivery.Destination, Item = item }), transaction);
        if (told.Count > 0)
        {
            _database.Fill(c, transaction, StoreTable.Told, ["alert", "destination", "item", "title", "subject"],
                told.Select(t => new object[] { delivery.Alert, delivery.Destination, t.Id, t.Title ?? (object)DBNull.Value,
                    t.Subject ?? (object)DBNull.Value }));
        }

        return c.Execute(UpsertDelivery, DeliveryRow.Of(delivery), transaction) > 0;
    });

    /// <summary>When the store took each report in, by its hash; those of which nobody kept it are left out.</summary>
    public IReadOnlyDictionary<string, Instant> ReceivedTimes() => _database.Use(c =>
        c.Query<(string Hash, string Received)>("SELECT hash, received FROM report WHERE received IS NOT NULL")
            .Select(row => (row.Hash, At: ReportRow.InstantOf(row.Received))).Where(row => row.At is not null)
            .ToDictionary(row => row.Hash, row => row.At!.Value, StringComparer.Ordinal));

    /// <summary>
    /// Blanks what digests told, once a report is forgotten: nobody keeps which of it came from there. What was told still counts so.
    /// </summary>
    private static void BlankTold(DbConnection c, DbTransaction transaction) =>
        c.Execute("UPDATE told SET title = NULL, subject = NULL WHERE title IS NOT NULL", null, transaction);

    private sealed class SiteRow
    {
        public string Name { get; init; } = "";

        public double Latitude { get; init; }

        public double Longitude { get; init; }

        public double? Radius { get; init; }
    }

    private sealed class DeliveryRow
    {
        public string Alert { get; init; } = "";

        public string Destination { get; init; } = "";

        public string Since { get; init; } = "";

        public string? Delivered { get; init; }

        public long Failures { get; init; }

        public string? Reason { get; init; }

        public static DeliveryRow Of(Delivery delivery) => new()
        {
            Alert = delivery.Alert,
            Destination = delivery.Destination,
            Since = ReportRow.Iso(delivery.Since),
            Delivered = delivery.Delivered is { } at ? ReportRow.Iso(at) : null,
            Failures = delivery.Failures,
            Reason = delivery.Reason,
        };

        public Delivery Delivery() => new(Alert, Destination, ReportRow.InstantOf(Since) ?? Instant.MinValue,
            ReportRow.InstantOf(Delivered), (int)Failures, Reason);
    }
}
