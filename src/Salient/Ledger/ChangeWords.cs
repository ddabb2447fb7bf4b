using NodaTime;
using Salient.Claims;

namespace Salient.Ledger;

/// <summary>How a change is told in words, and what names it.</summary>
public static class ChangeWords
{
    /// <summary>A change in one line: <c>Tal: taken by River Guard from Northern Front, 5 January 2019</c>.</summary>
    public static string Title(HoldingChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var (from, to) = (change.From?.Name, change.To?.Name);
        var what = change.Kind switch
        {
            HoldingChangeKind.Taken => from is null ? $"held by {to}" : $"taken by {to} from {from}",
            HoldingChangeKind.Lost => $"lost by {from}",
            HoldingChangeKind.Secured => $"held by {to ?? from}, no longer in doubt",
            HoldingChangeKind.Besieged => $"besieged, held by {to ?? from ?? "nobody known"}",
            _ => $"{ClaimWords.Of(change.Kind)}, last held by {from ?? to ?? "nobody known"}",
        };
        return $"{change.Label}: {what}, {When(change)}";
    }

    /// <summary>
    /// The same of a change that nobody tells in so many words: it says what may be, and never that somebody lost the place.
    /// </summary>
    public static string Understood(HoldingChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var (from, to) = (change.From?.Name, change.To?.Name);
        var what = change.Kind switch
        {
            HoldingChangeKind.Taken => $"may now be held by {to}",
            HoldingChangeKind.Lost => $"{from ?? "whoever held it"} may no longer be there",
            HoldingChangeKind.Secured => $"may no longer be in doubt, held by {to ?? from}",
            _ => $"may be {ClaimWords.Of(change.Kind)}",
        };
        return $"{change.Label}: {what}, {When(change)}; nobody says so in so many words";
    }

    /// <summary>A day as people write it.</summary>
    public static string Day(LocalDate day) => FormattableString.Invariant($"{day:d MMMM uuuu}");

    /// <summary>
    /// Changes with the words that name them, the same on any machine. Two may be alike in all that names them (lost and taken again in a
    /// day): the earlier keeps its name if one more comes.
    /// </summary>
    /// <param name="newestFirst">The changes as <see cref="HoldingLedger.Changes"/> gives them.</param>
    public static IReadOnlyList<(HoldingChange Change, string Name)> Named(IReadOnlyList<HoldingChange> newestFirst)
    {
        ArgumentNullException.ThrowIfNull(newestFirst);
        var (named, seen) = (new List<(HoldingChange, string)>(), new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var change in newestFirst.Reverse())
        {
            var name = FormattableString.Invariant(
                $"{change.Key}|{ClaimWords.Of(change.Kind)}|{change.Day:uuuu-MM-dd}|{Name(change.From)}|{Name(change.To)}");
            seen[name] = seen.GetValueOrDefault(name) + 1;
            named.Add((change, seen[name] == 1 ? name : FormattableString.Invariant($"{name}|{seen[name]}")));
        }

        named.Reverse();
        return named;
    }

    private static string When(HoldingChange change) => (change.ByThen ? "by " : "") + Day(change.Day);

    private static string? Name(ClaimActor? actor) => actor?.Id ?? actor?.Name;
}
