using Salient.Codebooks;
using Salient.Language;

namespace Salient.Mentions;

/// <content>Words taken for another part of speech, or for another word.</content>
internal static partial class TreeRepair
{
    /// <summary>«Twelve men were reported killed»: what was reported is the deed; the reporting only tells how it is known.</summary>
    private static bool ReportedDeeds(Sentence s, Token[] tokens, Cues cues)
    {
        var changed = false;
        foreach (var deed in s.Tokens.Where(t => t is { Relation: "xcomp", Xpos: "VBN" } && t.Head == t.Index - 1
            && cues.SayingVerbs.Contains(tokens[t.Head].Lemma) && s.IsPassive(t.Head)))
        {
            var said = deed.Head;
            foreach (var child in s.Children(said).Where(c => c != deed.Index))
            {
                tokens[child] = tokens[child] with { Head = deed.Index };
            }

            tokens[deed.Index] = tokens[deed.Index] with { Head = tokens[said].Head, Relation = tokens[said].Relation };
            tokens[said] = tokens[said] with { Head = deed.Index, Relation = "advmod" };
            changed = true;
        }

        return changed;
    }

    /// <summary>A verb's lemma that no list knows, where a spelling rule leads from its form to one that some list does.</summary>
    private static bool Lemmas(Token[] tokens, Cues cues, Func<string, bool> isKnown)
    {
        var changed = false;
        foreach (var token in tokens.Where(t => t.Upos == "VERB" && !isKnown(t.Lemma.ToLowerInvariant())).ToArray())
        {
            var form = token.Text.ToLowerInvariant();
            var better = cues.IrregularPast.GetValueOrDefault(form) ?? Stems(form).FirstOrDefault(isKnown);
            if (better is not null)
            {
                tokens[token.Index] = token with { Lemma = better };
                changed = true;
            }
        }

        return changed;
    }

    private static IEnumerable<string> Stems(string form)
    {
        foreach (var ending in new[] { "ed", "ing", "es", "s", "d" })
        {
            if (!form.EndsWith(ending, StringComparison.Ordinal) || form.Length - ending.Length < 3)
            {
                continue;
            }

            var stem = form[..^ending.Length];
            yield return stem;
            yield return stem + "e";
            if (stem[^1] == stem[^2])
            {
                yield return stem[..^1];
            }
        }
    }
}
