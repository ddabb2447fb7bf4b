using Salient.Claims;

namespace Salient.Cli;

/// <summary>What a claim says, in the cells of a table for people.</summary>
internal static class ClaimCells
{
    /// <summary>Who did it, to whom, and at what cost: <c>Front → Guard · 12 killed</c>.</summary>
    public static string Who(Claim claim) => claim.Kind == ClaimKind.Relation ? Parties([claim.Subject!], [claim.Object!])
        : Parties(claim.Actors, claim.Targets) + Losses(claim);

    private static string Parties(IReadOnlyList<ClaimActor> actors, IReadOnlyList<ClaimActor> targets) =>
        string.Join(", ", actors.Select(a => a.Name)) + (targets.Count > 0 ? " → " + string.Join(", ", targets.Select(t => t.Name)) : "");

    /// <summary> · 12 killed, 30 or more injured, 2 tanks captured</summary>
    private static string Losses(Claim claim)
    {
        var told = new[] { (claim.Killed, claim.KilledHigh, "killed"), (claim.Injured, claim.InjuredHigh, "injured"),
            (claim.Captured, claim.CapturedHigh, "captured") }
            .Select(n => Count(n.Item1, n.Item2) is { } count ? $"{count} {n.Item3}" : null)
            .Concat(claim.Hardware.Select(h => $"{h.Captured ?? h.Destroyed} {h.What} {(h.Captured is null ? "destroyed" : "captured")}"))
            .OfType<string>().ToList();
        return told.Count == 0 ? "" : (claim.Actors.Count + claim.Targets.Count > 0 ? " · " : "") + string.Join(", ", told);
    }

    private static string? Count(int? low, int? high) => (low, high) switch
    {
        (null, null) => null,
        (null, _) => $"up to {high}",
        (_, null) => $"{low} or more",
        _ => low == high ? $"{low}" : $"{low} to {high}",
    };

    /// <summary>Where, with how much of it, from where and to where.</summary>
    public static string Where(Claim claim)
    {
        var parts = new List<string>();
        if (claim.Place is { } place)
        {
            parts.Add((claim.Extent is Extent.Most or Extent.Part ? claim.Extent.ToString()!.ToLowerInvariant() + " of "
                : "") + place.Name);
        }

        parts.AddRange(new[] { (claim.FromPlace, "from "), (claim.ToPlace, "to ") }.Where(p => p.Item1 is not null)
            .Select(p => p.Item2 + p.Item1!.Name));
        return string.Join(", ", parts);
    }

    /// <summary>When: a day, days, by or as of a day, or the words for it.</summary>
    public static string When(ClaimDate date) => (Day(date.From), Day(date.To), date.Precision) switch
    {
        (null, { } to, DatePrecision.By) => "by " + to,
        (_, { } to, DatePrecision.AsOf) => "as of " + to,
        ({ } from, { } to, _) when from == to => from,
        (null, null, _) => date.Text is { } words ? $"“{OneLine(words)}”" : "",
        var (from, to, _) => $"{from ?? "…"} to {to ?? "…"}",
    };

    /// <summary>A day as people write it here, or null.</summary>
    public static string? Day(NodaTime.LocalDate? day) => day is { } d ? NodaTime.Text.LocalDatePattern.Iso.Format(d) : null;

    /// <summary>Words without line ends.</summary>
    public static string OneLine(string words) => words.ReplaceLineEndings(" ");
}
