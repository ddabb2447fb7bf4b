using Salient.Claims;

namespace Salient.Codebooks;

/// <summary>
/// Whether the claims read from an example are those that it expects: each expected claim met by one of its own, and no other event
/// asserted.
/// </summary>
public static class ExampleMatch
{
    /// <summary>What is wrong, in words; null where all is as expected.</summary>
    public static string? Fault(IReadOnlyList<ExampleClaim> expected, IReadOnlyList<Claim> read)
    {
        if (!Assign(expected, read, 0, []))
        {
            var missing = expected.Where(e => !read.Any(c => Meets(e, c))).ToList();
            return missing.Count > 0 ? $"not read: {string.Join("; ", missing.Select(Words))}"
                : "two expected claims are met by the same one";
        }

        // An event that the example does not expect may be read as negated, failed or planned, but must not be asserted.
        var extra = read.Where(c => c is { Kind: ClaimKind.Event, Status: ClaimStatus.Asserted } && !expected.Any(e => Meets(e, c)))
            .ToList();
        return extra.Count == 0 ? null : $"asserted but not expected: {string.Join("; ", extra.Select(Words))}";
    }

    /// <summary>A claim in one line, for messages.</summary>
    public static string Words(Claim c) =>
        $"{c.Code} actors=[{Names(c.Kind == ClaimKind.Event ? c.Actors : [c.Subject!])}] targets=[{Names(c.Kind == ClaimKind.Event ? c.Targets : [c.Object!])}] " +
        $"place={c.Place?.Text} from={c.FromPlace?.Text} to={c.ToPlace?.Text} {c.Status} source={c.Source.Text} killed={c.Killed} injured={c.Injured} captured={c.Captured} tolls=[{string.Join(" + ", Tolls(c))}] hardware=[{string.Join(" + ", Hardware(c))}] " +
        $"effect={(c.Effects.Count > 0 ? $"{c.Effects[0].State} {c.Effects[0].Holder?.Name}" : "none")} rule={c.Rule}";

    private static string Words(ExampleClaim e) =>
        string.Join(' ', e.ToString()["ExampleClaim { ".Length..^2].Split(", ").Where(p => !p.EndsWith("= ", StringComparison.Ordinal)));

    private static string Names(IReadOnlyList<ClaimActor> actors) => string.Join(" + ", actors.Select(a => a.Text));

    private static bool Assign(IReadOnlyList<ExampleClaim> expected, IReadOnlyList<Claim> read, int next, HashSet<Claim> taken)
    {
        if (next == expected.Count)
        {
            return true;
        }

        foreach (var claim in read.Where(c => !taken.Contains(c) && Meets(expected[next], c)))
        {
            taken.Add(claim);
            if (Assign(expected, read, next + 1, taken))
            {
                return true;
            }

            taken.Remove(claim);
        }

        return false;
    }

    private static bool Meets(ExampleClaim e, Claim c) =>
        e.Event == c.Code
        && Enum.Parse<ClaimStatus>(e.Status, ignoreCase: true) == c.Status
        && Actors(e.Actor, c.Kind == ClaimKind.Event ? c.Actors : [c.Subject!])
        && Actors(e.Target, c.Kind == ClaimKind.Event ? c.Targets : [c.Object!])
        && Holds(e.Place, c.Place?.Text, c.Place?.Name)
        && Holds(e.From, c.FromPlace?.Text, c.FromPlace?.Name)
        && Holds(e.To, c.ToPlace?.Text, c.ToPlace?.Name)
        && Holds(e.Source, c.Source.Text, c.Source.Name)
        && (e.Killed is null || e.Killed == c.Killed)
        && (e.Injured is null || e.Injured == c.Injured)
        && (e.Captured is null || e.Captured == c.Captured)
        && e.Tolls.All(Tolls(c).Contains)
        && e.Hardware.All(Hardware(c).Contains)
        && Holds(e.Holder, First(c)?.Holder?.Text, First(c)?.Holder?.Name)
        && Holds(e.State, First(c)?.State.ToString(), null);

    private static IReadOnlyList<string> Tolls(Claim c) => [.. c.Tolls.Select(t => $"{t.Killed ?? t.Injured ?? t.Captured} {t.Who}")];

    private static IReadOnlyList<string> Hardware(Claim c) => [.. c.Hardware.Select(h => $"{h.Captured ?? h.Destroyed} {h.What}")];

    private static ClaimEffect? First(Claim c) => c.Effects.Count > 0 ? c.Effects[0] : null;

    private static bool Actors(string? expected, IReadOnlyList<ClaimActor> actors) =>
        expected is null || (expected.Length == 0 ? actors.Count == 0 : expected.Split(" + ")
            .All(e => actors.Any(a => Holds(e, a.Text, a.Name))));

    private static bool Holds(string? expected, string? text, string? name) =>
        expected is null
        || (expected.Length == 0
            ? text is null
            : text?.Contains(expected, StringComparison.OrdinalIgnoreCase) == true
                || name?.Contains(expected, StringComparison.OrdinalIgnoreCase) == true);
}
