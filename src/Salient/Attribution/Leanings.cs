using Salient.Actors;
using Salient.Codebooks;

namespace Salient.Attribution;

/// <summary>
/// Whom a source without a name sides with, by its own words: <c>pro-Kurdish sources</c>, <c>opposition activists</c>, <c>sources close
/// to the Houthis</c>.
/// </summary>
/// <param name="actors">The actors known for the report.</param>
/// <param name="cues">Words of belonging and of sources.</param>
/// <param name="country">ISO 3166 alpha-2 of the country that the report is about, where <c>the opposition</c> and <c>the government</c>
/// are somebody; null where that is not known.</param>
internal sealed class Leanings(ActorBook actors, Cues cues, string? country)
{
    // «the Syrian Democratic Forces» and the like; longer names are not written before a hyphen or a noun for sources.
    private const int LongestName = 5;

    /// <summary>Id of the actor, or null where the words take no side or one that nobody knows.</summary>
    public string? Of(string words)
    {
        var all = words.Split([' ', '-', '‑', '–'], StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < all.Length - 1; i++)
        {
            if (all[i].Equals("pro", StringComparison.OrdinalIgnoreCase))
            {
                return Named(all, i + 1);
            }

            if (i > 0 && all[i + 1].ToLowerInvariant() is "to" or "with"
                && (cues.SidingWords.Contains(all[i]) || cues.BelongingWords.Contains(all[i]) || cues.AlliedParticiples.Contains(all[i])))
            {
                return Named(all, i + 2);
            }
        }

        // «opposition activists», «Houthi-run television», «rebel sources»: the side stands first.
        return Named(all, 0) is { } side && all.Length > 1
            && (cues.SidingNouns.Contains(all[^1]) || all.Skip(1).Any(cues.SidingNouns.Contains)) ? side : null;
    }

    /// <summary>The actor that the longest run of words from a position names, or that such a nameless one is in the country.</summary>
    private string? Named(string[] all, int first)
    {
        first += first < all.Length && all[first].Equals("the", StringComparison.OrdinalIgnoreCase) ? 1 : 0;
        for (var count = Math.Min(LongestName, all.Length - first); count > 0; count--)
        {
            var name = string.Join(' ', all.Skip(first).Take(count));
            if (actors.Find(name) is { Id: { } id })
            {
                return id;
            }

            if (country is not null && actors.Role(name) is { Side: not null } role)
            {
                return actors.Standing(role, country)?.Id;
            }
        }

        return null;
    }
}
