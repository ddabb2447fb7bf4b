using System.Security.Cryptography;
using System.Text;
using CsCheck;
using NodaTime;
using Salient.Claims;
using Salient.Codebooks;
using Salient.Coding;
using Salient.Ledger;
using Salient.Places;
using Salient.Reports;

namespace Salient.SystemTests.Exchange;

/// <summary>What goes out in the columns of others and comes in again says what it said, as far as these columns can say it.</summary>
public sealed class RoundTripTests(RowDesk desk) : IClassFixture<RowDesk>
{
    private static readonly string[] Words =
    [
        "The Front took the town in the night.", "=SUM(1) fell, they said; \"all of it\"", "-4 degrees, and the guns fell silent",
        "'quoted' words\nin two lines",
        "@somebody wrote: سقطت البلدة", "Shells fell; nobody moved; event=none; sides=joined",
    ];

    private static readonly ClaimSource[] Sources =
    [
        new("Valley Post", "Valley Post", null, SourceKind.Outlet, null, null),
            new("residents", null, null, SourceKind.Unnamed, null, null),
        new("Hill Council", "Hill Council", null, SourceKind.Named, null, null),
            new("an officer", null, null, SourceKind.Unnamed, null, null),
    ];

    [Fact]
    public void Claims_that_go_out_as_acled_rows_come_in_as_they_were() => ClaimsOf("acled").Sample(x =>
    {
        var y = RowDesk.Published(Assert.Single(desk.Read(desk.Written("acled", x))));

        Assert.Equal(InAcled(x), InAcled(y));
        Assert.Equal(x.Claim.Id, y.Claim.Id);
    }, iter: 200, threads: 1);

    [Fact]
    public void Claims_that_go_out_as_ged_rows_come_in_as_they_were() => ClaimsOf("ged").Sample(x =>
    {
        var y = RowDesk.Published(Assert.Single(desk.Read(desk.Written("ged", x))));

        Assert.Equal(InGed(x), InGed(y));
        Assert.Equal(x.Claim.Id, y.Claim.Id);
    }, iter: 200, threads: 1);

    [Fact]
    public void A_row_that_came_in_goes_out_and_comes_in_the_same() => ClaimsOf("acled").Sample(x =>
    {
        var once = desk.Written("acled", RowDesk.Published(Assert.Single(desk.Read(desk.Written("acled", x)))));

        Assert.Equal(once, desk.Written("acled", RowDesk.Published(Assert.Single(desk.Read(once)))));
    }, iter: 100, threads: 1);

    /// <summary>All that ACLED's columns and Salient's tags say of a claim.</summary>
    private static string InAcled(PublishedClaim x)
    {
        var c = x.Claim;
        var at = c.Place is { Precision: PlacePrecision.Country } ? $"in {c.Place.Country} {c.Place.Id}"
            : c.Place is { } p ? $"{p.Id} {p.Name} {p.Country} {p.Admin1} {p.Latitude} {p.Longitude} {p.RadiusKm} {p.Precision}" : "";
        return string.Join('\n', c.Event, c.Status, Names(c.Actors), Names(c.Targets), at, c.Date with { Text = null }, c.Source.Kind,
            c.Source.Name ?? c.Source.Text, c.SentenceText,
            c.Killed, c.KilledHigh, c.Confidence, c.Codes!.AcledEventType, c.Codes.AcledSubEventType, x.Outlet, x.Published,
            string.Join(',', c.Effects.Select(e => $"{e.State} {e.Holder?.Name} {e.FromHolder?.Name}")));
    }

    /// <summary>All that GED's columns say of one: one name a side, no radius.</summary>
    private static string InGed(PublishedClaim x)
    {
        var c = x.Claim;
        var at = c.Place is not { Latitude: not null } p ? $"in {c.Place?.Country}"
            : $"{p.Name} {p.Country} {p.Latitude} {p.Longitude} "
                + (p.Precision == PlacePrecision.Point ? PlacePrecision.Settlement : p.Precision) + (p.Precision == PlacePrecision.Near
                    ? "" : p.Id);
        return string.Join('\n', c.Event, Names(c.Actors.Take(1)), Names(Second(c).Take(1)), at, c.Date with { Text = null },
            c.Source.Kind, c.Source.Name ?? c.Source.Text, c.SentenceText,
            c.Killed, c.KilledHigh, c.Confidence, x.Outlet, x.Published);
    }

    /// <summary>Of doers that fight each other the second is the other side.</summary>
    private static IEnumerable<ClaimActor> Second(Claim claim) =>
        claim.Targets.Count == 0 && Crosswalk.Default.SidesAreActors.Contains(claim.Event!) ? claim.Actors.Skip(1) : claim.Targets;

    private static string Names(IEnumerable<ClaimActor> actors) => string.Join(',', actors.Select(a => $"{a.Name} {a.Id}"));

    private Gen<PublishedClaim> ClaimsOf(string table)
    {
        var codes = desk.Rules.Events.Values.Where(e => table == "acled" ? e.AcledSubType is not null
            : Crosswalk.Default.Fought.Contains(e.Code) || Crosswalk.Default.OneSided.Contains(e.Code)).ToArray();
        // GED names one of each side: more would come in as fewer.
        var actors = Any(KnownActors());
        var sides = table == "acled" ? Gen.Select(actors.Array[0, 3], actors.Array[0, 2])
            : Gen.Select(actors.Array[0, 1], actors.Array[0, 1]);
        return Gen.Select(
            Any(codes), sides, Any([.. PlacesOf(table)]), Dates, Any(Sources), Any(Words),
            Gen.Select(Count(40), Count(60), Gen.Int[0, 100]), Gen.Int[12, 28]).Select(Claim);
    }

    private static PublishedClaim Claim(
        EventDefinition code, (ClaimActor[], ClaimActor[]) sides, ClaimPlace? place, ClaimDate date, ClaimSource source, string words,
            (int? Low, int? High, int Sure) counts, int day)
    {
        var (doers, others) = (sides.Item1.DistinctBy(a => a.Name).ToList(), sides.Item2.DistinctBy(a => a.Name).ToList());
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words + day)))[..16];
        var report = new Report { Id = "r1", Text = words, Hash = new string('a', 64), Outlet = "Valley Post",
            Published = RowDesk.Day(day), Body = [] };
        var claim = new Claim
        {
            Id = id, ReportId = "r1", Sentence = 0, Start = 0, End = words.Length, Text = words, SentenceText = words,
                Kind = ClaimKind.Event, Event = code.Code,
            Actors = doers, Targets = [.. others.Where(o => doers.TrueForAll(d => d.Name != o.Name))], Place = place, Date = date,
                Source = source,
            Killed = counts.Low, KilledHigh = counts.High, Confidence = counts.Sure / 100.0, Rule = "made",
            Codes = new(code.Plover, code.PloverMode, code.Cameo, code.AcledType, code.AcledSubType),
        };
        return RowDesk.Published(place is { Precision: PlacePrecision.Near } ? claim
            : claim with { Effects = Effects.Of(code, claim, onPeople: false, isSiegeOver: false) }, report);
    }

    private static Gen<ClaimDate> Dates { get; } = Gen.Select(Gen.Int[1, 10], Gen.Int[1, 5], Any(Enum.GetValues<DatePrecision>()))
        .Select((first, more, precision) =>
    {
        var (from, to) = (RowDesk.Day(first), RowDesk.Day(first + more));
        return precision switch
        {
            DatePrecision.Day or DatePrecision.AsOf => new ClaimDate(from, from, precision, null),
            DatePrecision.By => new(null, from, precision, null),
            DatePrecision.Month => new(new LocalDate(2019, 1, 1), new LocalDate(2019, 1, 31), precision, null),
            DatePrecision.Year => new(new LocalDate(2018, 1, 1), new LocalDate(2018, 12, 31), precision, null),
            _ => new(from, to, precision, null),
        };
    });

    private static Gen<T> Any<T>(T[] all) => Gen.Int[0, all.Length - 1].Select(i => all[i]);

    /// <summary>A number from 0, or none.</summary>
    private static Gen<int?> Count(int most) => Gen.Int[-10, most].Select(n => n < 0 ? (int?)null : n);

    private ClaimActor[] KnownActors() =>
    [
        .. desk.Actors.Actors.Where(a => a.Id is not null && desk.Actors.Find(a.Name)?.Id == a.Id).Take(30)
            .Select(a => new ClaimActor(a.Name, a.Name, a.Id)),
        new("youths of the valley", "youths of the valley", null), new("Stone Hill Column", "Stone Hill Column", null),
    ];

    private IEnumerable<ClaimPlace?> PlacesOf(string table)
    {
        yield return null;
        foreach (var name in new[] { "Atarib", "Saraqib", "Idlib Governorate", "Aleppo", "Syria" })
        {
            var place = desk.Places.Find(name).Select(m => m.Place).MaxBy(p => p.Population)!;
            yield return new ClaimPlace
            {
                Text = name, Name = place.Name, Id = place.Id, Country = place.Country, Admin1 = place.Admin1 is "00" ? null : place.Admin1,
                Latitude = place.Latitude, Longitude = place.Longitude, RadiusKm = 5.5,
                Precision = PlaceKinds.Of(place) switch { PlaceKind.Country => PlacePrecision.Country,
                    PlaceKind.Province => PlacePrecision.Province, _ => PlacePrecision.Settlement },
            };
        }

        yield return new ClaimPlace { Text = "near it", Name = "Little Mill", Country = "SY", Latitude = 35.71, Longitude = 39.3,
            RadiusKm = 7, Precision = PlacePrecision.Near };
        yield return new ClaimPlace { Text = "Stone Bridge", Name = "Stone Bridge", Country = "SY", Latitude = 35.71, Longitude = 39.3,
            RadiusKm = 1, Precision = PlacePrecision.Point };
        if (table == "acled")
        {
            yield return new ClaimPlace { Text = "Nowhere", Name = "Nowhere at All", Country = "SY" };
        }
    }
}
