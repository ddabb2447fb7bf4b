using System.Globalization;
using System.Text;
using Salient.Claims;

namespace Salient.Tests.Samples;

/// <summary>
/// Whether a coded party is the one the gold means: the gold's name stands in it as whole words and does not merely describe somebody
/// else.
/// </summary>
internal static class PartyNames
{
    private static readonly HashSet<string> Articles = ["the", "a", "al", "el", "an", "ad", "ar", "as", "ash", "at", "az", "of"];

    /// <summary>After a name these make it the description of another party: <c>Turkish-backed rebels</c>.</summary>
    private static readonly HashSet<string> MakesItAnother = ["backed", "led", "held", "controlled", "aligned", "allied", "linked",
        "supported", "run", "affiliated", "democratic"];

    /// <summary>Before a name these do the same: <c>anti-government</c>.</summary>
    private static readonly HashSet<string> Turns = ["anti", "pro", "ex", "former"];

    public static bool Is(IReadOnlyList<string> accepted, ClaimActor? party) =>
        party is not null && (IsAny(accepted, party.Name) || IsAny(accepted, party.Text));

    public static bool IsAny(IReadOnlyList<string> accepted, string? words) => accepted.Any(name => StandsIn(name, words));

    public static bool StandsIn(string name, string? words)
    {
        var wanted = Words(name);
        var all = Words(words ?? "");
        return wanted.Count > 0 && Enumerable.Range(0, Math.Max(0, all.Count - wanted.Count + 1)).Any(at =>
            all.Skip(at).Take(wanted.Count).SequenceEqual(wanted)
            && (at == 0 || !Turns.Contains(all[at - 1]))
            && (at + wanted.Count == all.Count || !MakesItAnother.Contains(all[at + wanted.Count])));
    }

    /// <summary>Lower-case words without accents, apostrophes, dots and articles.</summary>
    private static List<string> Words(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        foreach (var c in text.Normalize(NormalizationForm.FormD).ToLowerInvariant() + " ")
        {
            if (char.IsLetterOrDigit(c))
            {
                word.Append(c);
            }
            else if (c is not ('\'' or '’' or '‘' or '.') && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
            {
                if (word.Length > 0 && !Articles.Contains(word.ToString()))
                {
                    words.Add(word.ToString());
                }

                word.Clear();
            }
        }

        return words;
    }
}
