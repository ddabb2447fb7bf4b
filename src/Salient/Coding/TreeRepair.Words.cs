using Salient.Codebooks;
using Salient.Language;

namespace Salient.Coding;

/// <content>Words taken for another part of speech, or for another word.</content>
internal static partial class TreeRepair
{
    /// <summary>«4 SDF fighters were killed»: a number right before a noun phrase counts its noun, whatever it was hung from.</summary>
    private static bool NumbersBeforeNouns(Sentence s, Token[] tokens)
    {
        var changed = false;
        foreach (var number in s.Tokens.Where(t => t.Upos == "NUM" && t.Head >= 0 && t.Index + 1 < tokens.Length && char.IsAsciiDigit(t.Text[0])))
        {
            var noun = number.Index + 1;
            while (noun < tokens.Length && tokens[noun].Head > noun && tokens[noun].Relation is "compound" or "amod" or "flat" && tokens[noun].Upos is "NOUN" or "PROPN" or "ADJ")
            {
                noun = tokens[noun].Head;
            }

            var twice = noun == number.Index + 1 && noun < tokens.Length && tokens[noun].Head == number.Head && tokens[noun].Relation == number.Relation && number.Relation is "nsubj" or "nsubj:pass" or "obj";
            if (twice || (noun < tokens.Length && noun != number.Head && IsPlural(s, noun) && s.Dependent(noun, "nummod") < 0 && !s.IsUnder(noun, number.Index)
                && (number.Head > number.Index || number.Relation is "discourse") && number.Relation is "discourse" or "nummod" or "dep" or "compound"))
            {
                tokens[number.Index] = number with { Head = noun, Relation = "nummod" };
                changed = true;
            }
        }

        return changed;
    }

    /// <summary>«two hundred Boko Haram fighters»: a number does not have the noun that stands bare behind it; it counts it.</summary>
    private static bool NumbersAsHeads(Sentence s, Token[] tokens)
    {
        foreach (var number in s.Tokens.Where(t => t.Upos == "NUM" && t.Head >= 0))
        {
            var noun = s.Dependents(number.Index, "nmod").FirstOrDefault(n => n == number.Index + 1 && tokens[n].IsNominal() && s.Dependent(n, "case") < 0, -1);
            if (noun >= 0)
            {
                tokens[noun] = tokens[noun] with { Head = number.Head, Relation = number.Relation };
                tokens[number.Index] = number with { Head = noun, Relation = "nummod" };
                return true;
            }
        }

        return false;
    }

    /// <summary>«Let Yet Kone»: a conjunction with a capital between two proper nouns, in a sentence that writes others small, is a part of the name.</summary>
    private static bool CapitalsInNames(Sentence s, Token[] tokens)
    {
        foreach (var word in s.Tokens.Where(t => t is { Relation: "cc", Index: > 0 } && !s.IsHeadline && char.IsUpper(t.Text[0]) && t.Text.Any(char.IsLower) && t.Index + 1 == t.Head))
        {
            var (before, after) = (tokens[word.Index - 1], tokens[word.Head]);
            if (before.Upos == "PROPN" && after.Upos == "PROPN" && after is { Relation: "conj" } && after.Head == before.Index)
            {
                tokens[word.Index] = word with { Head = before.Index, Relation = "flat", Upos = "PROPN", Xpos = "NNP", Lemma = word.Text };
                tokens[after.Index] = after with { Relation = "flat" };
                return true;
            }
        }

        return false;
    }

    /// <summary>«Twelve men were reported killed»: what was reported is the deed; the reporting only tells how it is known.</summary>
    private static bool ReportedDeeds(Sentence s, Token[] tokens, Cues cues)
    {
        var changed = false;
        foreach (var deed in s.Tokens.Where(t => t is { Relation: "xcomp", Xpos: "VBN" } && t.Head == t.Index - 1 && cues.SayingVerbs.Contains(tokens[t.Head].Lemma) && s.IsPassive(t.Head)))
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

    /// <summary>Whether a noun is more than one, also as the last word of a known name: «Taliban militants».</summary>
    private static bool IsPlural(Sentence s, int noun)
    {
        var last = s.Tokens[s.Dependents(noun, "flat").LastOrDefault(noun)].Text;
        return s.Tokens[noun].Xpos is "NNS" or "NNPS" || (char.IsLower(last[0]) && (last.EndsWith('s') || last.EndsWith("men", StringComparison.Ordinal)));
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
