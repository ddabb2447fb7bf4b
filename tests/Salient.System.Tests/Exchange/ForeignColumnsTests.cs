using Salient.Actors;
using Salient.Claims;
using Salient.Codebooks;
using Salient.Exchange.Tables;
using Salient.Ledger;
using Salient.Store;
using Salient.SystemTests.Store;

namespace Salient.SystemTests.Exchange;

public sealed class ForeignColumnsTests(ExportDesk desk) : IClassFixture<ExportDesk>
{
    private static readonly string[] Acled =
    [
        "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
        "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction",
        "civilian_targeting", "iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude",
        "geo_precision", "source", "source_scale", "notes", "fatalities", "tags", "timestamp",
    ];

    private static readonly string[] Ged =
    [
        "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id", "conflict_name",
        "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id",
        "side_a", "side_b_dset_id", "side_b_new_id", "side_b", "number_of_sources", "source_article", "source_office", "source_date",
        "source_headline", "source_original", "where_prec", "where_coordinates",
        "where_description", "adm_1", "adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid", "country", "country_id", "region",
        "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b",
        "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
    ];

    private static readonly ExchangeKnowledge Knowledge = new()
    {
        KindOf = id => id == "northern-front" ? ActorKind.RebelGroup : id == "river-guard" ? ActorKind.StateForces : null,
    };

    [Fact]
    public void Acled_has_its_31_columns_in_their_order() =>
        Assert.Equal(Acled, AcledTable.Of(desk.Claims, new()).Columns.Select(c => c.Name));

    [Fact]
    public void Ged_has_its_columns_in_their_order() => Assert.Equal(Ged, GedTable.Of(desk.Claims, new()).Columns.Select(c => c.Name));

    [Fact]
    public void A_capture_is_told_as_acled_tells_it()
    {
        var row = Row("acled", AcledTable.Of([Claim(sub: "Non-state actor overtakes territory")], Knowledge));

        Assert.Equal(("2019-01-02", "2019", "1", "Political violence", "Battles"),
            (row["event_date"], row["year"], row["time_precision"], row["disorder_type"], row["event_type"]));
        Assert.Equal(("Northern Front", "2", "River Guard", "1", "12"),
            (row["actor1"], row["inter1"], row["actor2"], row["inter2"], row["interaction"]));
        Assert.Equal(("760", "Middle East", "Syria", "Tal", "35.5", "36.5", "1"),
            (row["iso"], row["region"], row["country"], row["location"], row["latitude"], row["longitude"], row["geo_precision"]));
        Assert.Equal(("residents; Alpha", "3", "1546473600"), (row["source"], row["fatalities"], row["timestamp"]));
        Assert.EndsWith("; notice=" + Knowledge.Notice.Replace(';', ','), row["tags"], StringComparison.Ordinal);
        Assert.Contains("; report=early; outlet=Alpha; source_kind=unnamed; known=2019-01-03; ", row["tags"], StringComparison.Ordinal);
        Assert.Equal(["assoc_actor_1", "assoc_actor_2", "civilian_targeting", "admin1", "admin2", "admin3", "source_scale"],
            row.Where(c => c.Value.Length == 0).Select(c => c.Key));
    }

    [Fact]
    public void Who_gains_stands_first_and_joined_sides_are_two()
    {
        var given = Row("acled", AcledTable.Of([Claim(sub: "Non-violent transfer of territory",
            change: c => c with { Actors = [Made.River], Targets = [Made.North] })], Knowledge));
        var joined = Row("acled", AcledTable.Of([Claim(sub: "Armed clash",
            change: c => c with { Event = "clash", Actors = [Made.North, Made.River], Targets = [], Effects = [] })], Knowledge));

        Assert.Equal(("Northern Front", "River Guard"), (given["actor1"], given["actor2"]));
        Assert.Equal(("Northern Front", "River Guard"), (joined["actor1"], joined["actor2"]));
    }

    [Fact]
    public void What_is_not_said_to_have_happened_is_no_event_of_others()
    {
        var asserted = Claim(sub: "Armed clash");
        PublishedClaim[] others =
        [
            .. Enum.GetValues<ClaimStatus>().Where(s => s != ClaimStatus.Asserted)
                .Select(s => asserted with { Claim = asserted.Claim with { Status = s } }),
            asserted with { First = "another" }, asserted with { WithdrawnOn = Made.Day(9) }, asserted with { Date = ClaimDate.Unknown },
        ];

        Assert.Empty(AcledTable.Of(others, Knowledge).Rows);
        Assert.Empty(GedTable.Of(others, Knowledge).Rows);
        Assert.Single(GedTable.Of([asserted], Knowledge).Rows);
    }

    [Fact]
    public void A_country_is_no_spot_in_acled() => Assert.Equal(
        ("", "", "", "Syria"),
        Row("acled", AcledTable.Of([Claim(sub: "Armed clash",
            change: c => c with { Place = c.Place! with { Precision = PlacePrecision.Country } })], Knowledge)) is var row
            ? (row["location"], row["latitude"], row["geo_precision"], row["country"]) : default);

    [Theory]
    [InlineData(12, 12, "12", "12", "12")]
    [InlineData(12, null, "12", "", "12")]
    [InlineData(10, 15, "10", "15", "")]
    [InlineData(null, null, "", "", "")]
    public void Deaths_of_ged_are_those_that_were_said(int? killed, int? high, string low, string most, string best)
    {
        var row = Row("ged", GedTable.Of([Claim(sub: "Armed clash", change: c => c with { Killed = killed, KilledHigh = high })],
            Knowledge));

        Assert.Equal((low, most, best), (row["low"], row["high"], row["best"]));
    }

    [Fact]
    public void Ged_tells_which_violence_it_was_where_both_sides_are_known()
    {
        string Type(Func<Claim, Claim> change) => Row("ged",
            GedTable.Of([Claim(sub: "Armed clash", change: change)], Knowledge))["type_of_violence"];

        Assert.Equal("1", Type(c => c));
        Assert.Equal("2", Type(c => c with { Targets = [Made.North] }));
        Assert.Equal("", Type(c => c with { Targets = [new("gunmen", "gunmen", null)], Actors = [Made.North] }));
        Assert.Equal("3", Type(c => c with { Event = "attack-civilians", Targets = [] }));
        var row = Row("ged", GedTable.Of([Claim(sub: "Armed clash")], Knowledge));
        Assert.Equal(("Syria", "652", "Middle East"), (row["country"], row["country_id"], row["region"]));
        Assert.Equal(("POINT (36.5 35.5)", "181154", "1", "1"),
            (row["geom_wkt"], row["priogrid_gid"], row["where_prec"], row["date_prec"]));
    }

    [Fact]
    public void Every_event_that_the_crosswalk_names_is_in_the_codebook_and_every_type_it_has_a_disorder_for_is_one_of_it()
    {
        var events = LoadedCodebook.Read(CodebookFolder.Open(null)).Rules.Events;
        var crosswalk = Crosswalk.Default;
        var types = events.Values.SelectMany(e => new[] { e.AcledType, e.AcledSubType, e.AcledSubTypeState }).OfType<string>().ToHashSet();

        string[] codes = [.. crosswalk.Fought, .. crosswalk.OneSided, .. crosswalk.SidesAreActors];
        Assert.All(codes, code => Assert.Contains(code, events.Keys));
        string[] known = [.. crosswalk.Disorder.Keys, .. crosswalk.GainerFirst, .. crosswalk.AtCivilians];
        Assert.All(known, type => Assert.Contains(type, types));
        Assert.All(events.Values.Select(e => e.AcledType).OfType<string>(), type => Assert.Contains(type, crosswalk.Disorder.Keys));
    }

    private Dictionary<string, string> Row(string format, ExchangeTable table) =>
        Assert.Single(ExportFormatTests.Csv(desk.Written(format, table)));

    internal static PublishedClaim Claim(string sub, Func<Claim, Claim>? change = null)
    {
        var report = Made.Report("early", "The Front took the town of Tal in the night, residents said.", 3, "Alpha");
        var claim = Made.Takes(report, Made.North, "Tal", 2) with
        {
            Targets = [Made.River], Codes = new(null, null, null, sub == "Non-violent transfer of territory" ? "Strategic developments"
                : "Battles", sub),
        };
        claim = change?.Invoke(claim) ?? claim;
        return new() { Claim = claim, ReportHash = report.Hash, Outlet = report.Outlet, Published = report.Published,
            DateLine = report.Published, Known = report.Published, Origin = report.Hash, First = claim.Id, Date = claim.Date };
    }
}
