using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using NodaTime;
using Salient.Claims;
using Salient.Reports;

namespace Salient.SystemTests.Store;

/// <summary>Reports and readings made by hand.</summary>
internal static class Made
{
    public static readonly ClaimActor North = new("the Northern Front", "Northern Front", "northern-front");
    public static readonly ClaimActor River = new("River Guard", "River Guard", "river-guard");

    public static LocalDate Day(int day) => new(2019, 1, day);

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    public static Report Report(string id, string text, int? published = null, string? outlet = null) => new()
    {
        Id = id,
        Text = text,
        Hash = Convert.ToHexStringLower(SHA256.HashData(Bytes(text))),
        Title = "A title",
        Outlet = outlet,
        Published = published is { } day ? Day(day) : null,
        Body = [new TextSpan(0, text.Length)],
    };

    public static Reading Reading(Report report, params Claim[] claims) =>
        new(report, claims, [new(report.Id, 0, 0, 3, report.Text[..3], report.Text, "no-role", "nobody does it")]);

    public static Claim Takes(Report report, ClaimActor holder, string town, int day)
    {
        var place = new ClaimPlace { Text = town, Name = town, Id = "t-" + town, Country = "SY", Latitude = 35.5, Longitude = 36.5,
            Precision = PlacePrecision.Settlement };
        return new()
        {
            Id = report.Hash[..12] + "0001",
            ReportId = report.Id,
            Sentence = 0,
            Start = 0,
            End = report.Text.Length,
            Text = report.Text,
            SentenceText = report.Text,
            Kind = ClaimKind.Event,
            Event = "capture",
            Actors = [holder],
            Place = place,
            Extent = Extent.Whole,
            Date = new(Day(day), Day(day), DatePrecision.Day, "that day"),
            Source = new("residents", "residents", null, SourceKind.Unnamed, null, null),
            Effects = [new(place, HoldingState.Holds, holder, null, false)],
            Rule = "by-hand",
            Killed = 3,
        };
    }

    /// <summary>Lines of JSON, one report each, every one with other words.</summary>
    public static IEnumerable<string> Records(int count) => Enumerable.Range(0, count)
        .Select(i => string.Create(CultureInfo.InvariantCulture,
        $$"""{"id":"rec-{{i}}","text":"The Northern Front captured village number {{i}} on January {{(i % 28) + 1}}, residents of street {{i * 7}} said.","published":"2019-01-30","outlet":"Outlet {{i % 5}}"}"""));

    /// <summary>
    /// Everything a database holds, in the order in which it came, as text that can be compared. How many numbers were taken on the way
    /// does not count.
    /// </summary>
    public static IReadOnlyList<string> Content(string database)
    {
        using var connection = TemporaryHome.Connect(database);
        var reports = connection.Query<(string Hash, string Json, string Text, byte[] Bytes,
            byte[] Print)>("SELECT hash, json, text, bytes, print_shingles FROM report ORDER BY number");
        return
        [
            .. reports.Select((r,
                i) => $"report {i} {r.Hash} {r.Json} {r.Text} {Convert.ToHexString(r.Bytes)} {Convert.ToHexString(r.Print)}"),
            .. connection.Query<(string, long, string)>("SELECT report, position, json FROM claim ORDER BY report, position")
                .Select(c => $"claim {c}"),
            .. connection.Query<(string, long, string)>("SELECT report, position, json FROM dropped ORDER BY report, position")
                .Select(d => $"dropped {d}"),
        ];
    }

    /// <summary>Reports there are; none where the database is just being made.</summary>
    public static int Count(string database)
    {
        try
        {
            using var connection = TemporaryHome.Connect(database);
            return connection.ExecuteScalar<int>("SELECT count(*) FROM report");
        }
        catch (DbException)
        {
            return 0;
        }
    }
}
