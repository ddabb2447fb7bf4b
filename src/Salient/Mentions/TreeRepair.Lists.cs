using Salient.Language;

namespace Salient.Mentions;

internal static partial class TreeRepair
{
    /// <summary>
    /// «the following villages: X, Y, Z»: behind a colon, names say which ones the noun before it means, and stand in its place beside
    /// each other.
    /// </summary>
    private static bool ListedNames(Sentence s, Token[] tokens)
    {
        var changed = false;
        for (var colon = 1; colon < tokens.Length - 2; colon++)
        {
            if (tokens[colon].Text != ":")
            {
                continue;
            }

            var first = Array.FindIndex(tokens, colon + 1, t => t.Upos == "PROPN"
                && t.Relation is "appos" or "conj" or "nmod" or "dep" or "list" or "parataxis" && t.Head >= 0 && t.Head < colon);
            // The colon itself may hang from the name behind it, and that from the verb: then the noun in front says of what it is a list.
            if (first < 0 || s.Subtree(first).First - colon is not (0 or 1)
                || (tokens[tokens[first].Head].IsVerb() ? Many(tokens, colon) : tokens[tokens[first].Head]) is not
                    { Upos: "NOUN", Xpos: "NNS" } noun)
            {
                continue;
            }

            tokens[first] = tokens[first] with { Head = noun.Head, Relation = noun.Relation };
            tokens[noun.Index] = noun with { Head = first, Relation = "compound" };
            for (var i = first + 1; i < tokens.Length; i++)
            {
                if (tokens[i].Upos == "PROPN" && tokens[i].Relation is "appos" or "conj"
                    && (tokens[i].Head == noun.Index || tokens[i].Head == first))
                {
                    tokens[i] = tokens[i] with { Head = first, Relation = "conj" };
                }
            }

            changed = true;
        }

        return changed;
    }

    /// <summary>The nearest noun in the plural before a colon or comma, with no verb between them.</summary>
    private static Token? Many(Token[] tokens, int mark)
    {
        var at = Array.FindLastIndex(tokens, mark - 1, t => t.IsVerb() || t is { Upos: "NOUN", Xpos: "NNS" });
        return at < 0 || tokens[at].IsVerb() ? null : tokens[at];
    }

    /// <summary>«dozens of towns, among them X and Y»: what is among them is told as well.</summary>
    private static bool NamesAmong(Sentence s, Token[] tokens)
    {
        var changed = false;
        foreach (var them in tokens.Where(t => t is { Lemma: "they" or "them" or "which", Relation: "nmod" or "obl" or "appos", Head: >= 0 }
            && s.Case(t.Index) == "among" && tokens[t.Head] is { Upos: "NOUN", Xpos: "NNS" }).ToList())
        {
            if (s.Dependents(them.Index, "appos", "conj", "nmod").FirstOrDefault(n => n > them.Index && tokens[n].Upos == "PROPN", -1)
                is >= 0 and var named)
            {
                tokens[named] = tokens[named] with { Head = them.Head, Relation = "conj" };
                changed = true;
            }
        }

        return changed;
    }

    /// <summary>«X, the capital of Y, and Z have fallen»: two subjects of one verb with «and» between them are a list.</summary>
    private static bool ListedSubjects(Sentence s, Token[] tokens)
    {
        var changed = false;
        foreach (var verb in tokens.Where(t => t.IsVerb()).Select(t => t.Index))
        {
            var subjects = s.Dependents(verb, "nsubj", "nsubj:pass").Where(at => at < verb).ToList();
            for (var i = 1; i < subjects.Count; i++)
            {
                var (before, after) = (subjects[i - 1], subjects[i]);
                var joint = s.Subtree(after).First - 1;
                joint = tokens[s.Subtree(after).First].Relation == "cc" ? joint + 1 : joint;
                if (joint <= before || tokens[joint] is not { Relation: "cc", Lemma: "and" or "or" }
                    || tokens.Skip(before + 1).Take(joint - before - 1).Any(t => t.IsVerb() && t.Index > s.Subtree(before).Last))
                {
                    continue;
                }

                tokens[after] = tokens[after] with { Head = before, Relation = "conj" };
                tokens[joint] = tokens[joint] with { Head = after };
                changed = true;
            }
        }

        return changed;
    }

    /// <summary>«took the region, officials said, including the towns of X and Y»: what is included is taken as well.</summary>
    private static bool IncludedNames(Sentence s, Token[] tokens)
    {
        var changed = false;
        for (var at = 2; at < tokens.Length - 1; at++)
        {
            if (tokens[at] is not { Lemma: "include" or "including", Relation: "case" or "mark" } word || !tokens[at - 1].Text.StartsWith(',')
                || tokens[word.Head] is not { Upos: "NOUN" or "PROPN", Head: >= 0 } named || named.Head > at
                || !(named.Upos == "PROPN" || s.Dependents(named.Index, "nmod").Any(n => tokens[n].Upos == "PROPN" && s.Case(n) == "of")))
            {
                continue;
            }

            var verb = named.Head;
            while (verb >= 0 && !tokens[verb].IsVerb())
            {
                verb = tokens[verb].Head;
            }

            // What officials said, not the saying.
            verb = verb >= 0 && s.Dependent(verb, "ccomp") is >= 0 and var said && said < verb ? said : verb;
            var whole = Many(tokens, at - 1) is { } many && named.Index != many.Index ? many.Index
                : verb < 0 ? -1 : s.IsPassive(verb) ? s.Dependent(verb, "nsubj:pass") : s.Dependent(verb, "obj");
            if (whole < 0 || whole > at)
            {
                continue;
            }

            tokens[named.Index] = named with { Head = whole, Relation = "conj" };
            tokens[at] = word with { Relation = "cc" };
            changed = true;
        }

        return changed;
    }
}
