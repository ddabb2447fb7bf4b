using CsCheck;
using Salient.Claims;
using Salient.Incidents;
using Salient.Ledger;
using static Salient.Tests.Incidents.Heard;
using static Salient.Tests.Ledger.Told;

namespace Salient.Tests.Incidents;

/// <summary>What must hold for any claims.</summary>
public class IncidentProperties
{
    private static readonly ClaimActor?[] Actors = [null, Army, State, League, Gunmen];
    private static readonly ClaimPlace?[] Places = [null, At("Tal"), At("Tal"), At("Wadi", 36.53), At("Far", 38), Province];
    private static readonly string[] Codes = ["airstrike", "attack", "bomb", "clash", "capture", "lose", "meet"];
    private static readonly ClaimStatus[] Statuses = [ClaimStatus.Asserted, ClaimStatus.Asserted, ClaimStatus.Possible,
        ClaimStatus.Denied, ClaimStatus.Failed];

    private static readonly Gen<PublishedClaim[]> AnyClaims =
        Gen.Select(Gen.Int[0, 6], Gen.Int[0, 5], Gen.Int[0, 4], Gen.Int[1, 9], Gen.Int[0, 3], Gen.Int[0, 4],
            Gen.Select(Gen.Int[0, 4], Gen.Int[0, 12]))
            .Array[1, 12].Select(rows => rows.Select((row, i) =>
            {
                var (what, where, who, day, dating, how, (report, killed)) = row;
                var (code, place, actor, status) = (Codes[what], Places[where], Actors[who], Statuses[how]);
                var date = dating switch { 0 => On(day), 1 => By(day), 2 => Month, _ => AsOf(day) };
                return Says($"r{report}", code, place, date, actor, killed: killed == 0 ? null : killed, status: status,
                    published: 10 + report, id: $"{i:00}-{code}", sentence: $"Sentence {i % 7} of them.");
            }).ToArray());

    [Fact]
    public void The_order_of_arrival_changes_nothing() => Gen.Select(AnyClaims, Gen.Int[0, 1_000_000]).Sample((claims, seed) =>
    {
        var shuffled = claims.ToArray();
        new Random(seed).Shuffle(shuffled);
        return Found(claims).Text() == Found(shuffled).Text();
    });

    [Fact]
    public void The_same_claims_twice_change_nothing() =>
        AnyClaims.Sample(claims => Found(claims).Text() == Found(claims.Concat(claims)).Text());

    [Fact]
    public void A_claim_is_in_exactly_one_incident() => AnyClaims.Sample(claims =>
        Found(claims).SelectMany(i => i.ClaimsOf()).Order(StringComparer.Ordinal)
            .SequenceEqual(claims.Select(c => c.Claim.Id).Order(StringComparer.Ordinal)));

    [Fact]
    public void A_report_about_something_else_leaves_every_incident_as_it_is() => AnyClaims.Sample(claims =>
    {
        var elsewhere = Says("other", "airstrike", At("Nowhere", 80) with { Country = "KZ" }, On(25),
            new("the Steppe Guard", "Steppe Guard", null), published: 26);
        return Found([.. claims, elsewhere]).Where(i => i.Id != elsewhere.Claim.Id).Text() == Found(claims).Text();
    });

    [Fact]
    public void No_incident_is_of_two_days_or_two_sides() => AnyClaims.Sample(claims => Found(claims).All(incident =>
    {
        var days = incident.Claims.Where(c => c.For && c.Date is { Precision: DatePrecision.Day }).Select(c => c.Date.To!.Value).ToList();
        var sides = incident.Claims.Where(c => c.For && c.Event is "airstrike" or "bomb").SelectMany(c => c.Actors)
            .Select(a => a.Id == "army" ? "federation" : a.Id).OfType<string>().Distinct();
        return (days.Count == 0 || (days.Max() - days.Min()).Days <= IncidentRules.Default.Apart) && sides.Count() <= 1;
    }));

    [Fact]
    public void What_was_known_by_a_day_is_what_would_be_found_if_nothing_had_been_published_since() =>
        Gen.Select(AnyClaims, Gen.Int[9, 15]).Sample((claims, day) =>
        IncidentFinder.Find(claims, Sides, Day(day)).Text() == Found(claims.Where(c => c.DateLine <= Day(day))).Text());
}
