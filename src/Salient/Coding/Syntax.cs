using Salient.Language;
using Salient.Reports;

namespace Salient.Coding;

/// <summary>Ways around a dependency tree that coding needs: phrases, voice, subjects and objects as a reader understands them.</summary>
internal static class Syntax
{
    private static readonly HashSet<string> ClauseRelations = new(StringComparer.Ordinal)
    {
        "ccomp", "advcl", "acl", "acl:relcl", "parataxis", "csubj", "root",
    };

    /// <summary>Whether a token is a full verb (a participle used as an adjective too, where it governs like one).</summary>
    public static bool IsVerb(this Token token) => token.Upos == "VERB" || (token.Upos == "AUX" && token.Relation is not ("aux" or "aux:pass" or "cop"));

    /// <summary>Whether a token is a noun, a name or a pronoun.</summary>
    public static bool IsNominal(this Token token) => token.Upos is "NOUN" or "PROPN" or "PRON" or "NUM" or "DET" || (token.Upos == "ADJ" && token.Xpos.StartsWith("NN", StringComparison.Ordinal));

    /// <summary>Dependents of <paramref name="head"/> by any of the <paramref name="relations"/>.</summary>
    public static IEnumerable<int> Dependents(this Sentence s, int head, params string[] relations)
    {
        foreach (var child in s.Children(head))
        {
            if (relations.Contains(s.Tokens[child].Relation))
            {
                yield return child;
            }
        }
    }

    /// <summary>The first such dependent, or −1.</summary>
    public static int Dependent(this Sentence s, int head, params string[] relations)
    {
        foreach (var child in s.Dependents(head, relations))
        {
            return child;
        }

        return -1;
    }

    /// <summary><paramref name="head"/> and everything coordinated with it, in order.</summary>
    public static IEnumerable<int> Conjuncts(this Sentence s, int head)
    {
        yield return head;
        foreach (var child in s.Dependents(head, "conj"))
        {
            foreach (var further in s.Conjuncts(child))
            {
                yield return further;
            }
        }
    }

    /// <summary>The first member of the coordination that <paramref name="token"/> stands in.</summary>
    public static int FirstConjunct(this Sentence s, int token)
    {
        while (s.Tokens[token].Relation == "conj")
        {
            token = s.Tokens[token].Head;
        }

        return token;
    }

    /// <summary>Whether <paramref name="token"/> is <paramref name="top"/> or below it.</summary>
    public static bool IsUnder(this Sentence s, int token, int top)
    {
        for (var at = token; at >= 0; at = s.Tokens[at].Head)
        {
            if (at == top)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>First and last token of the subtree of <paramref name="head"/>.</summary>
    public static (int First, int Last) Subtree(this Sentence s, int head)
    {
        int first = head, last = head;
        foreach (var child in s.Children(head))
        {
            var (f, l) = s.Subtree(child);
            first = Math.Min(first, f);
            last = Math.Max(last, l);
        }

        return (first, last);
    }

    /// <summary>
    /// First and last token of the noun phrase of <paramref name="head"/> itself: modifiers in, but no relative clause, apposition,
    /// coordinated phrase or preposition before it.
    /// </summary>
    public static (int First, int Last) Phrase(this Sentence s, int head)
    {
        int first = head, last = head;
        foreach (var child in s.Children(head))
        {
            var token = s.Tokens[child];
            var inside = child < head
                ? token.Relation is "amod" or "compound" or "nummod" or "det" or "nmod:poss" or "nmod" or "flat" or "advmod" or "punct" or "obl" or "case"
                : token.Relation is "flat" or "compound" || (token.Relation == "case" && token.Text is "'s" or "’s");
            if (!inside || (token.Relation == "case" && child < head) || (token.Relation == "punct" && !IsHyphen(token)) || (token.Relation == "nmod" && s.Dependent(child, "case") >= 0))
            {
                continue;
            }

            var (f, l) = s.Subtree(child);
            first = Math.Min(first, f);
            last = Math.Max(last, l);
        }

        return (first, last);
    }

    /// <summary>Whether the token is a hyphen inside a word.</summary>
    public static bool IsHyphen(Token token) => token.Text is "-" or "‐" or "‑" or "–";

    /// <summary>The words from one token to another, as they stand in the report.</summary>
    public static TextSpan Span(this Sentence s, int first, int last) => new(s.Tokens[first].Span.Start, s.Tokens[last].Span.End);

    /// <summary>The words from one token to another.</summary>
    public static string Words(this Sentence s, int first, int last)
    {
        var span = s.Span(first, last);
        return s.Text[(span.Start - s.Span.Start)..(span.End - s.Span.Start)];
    }

    /// <summary>Whether a verb is in the passive.</summary>
    public static bool IsPassive(this Sentence s, int verb) =>
        s.Dependent(verb, "nsubj:pass", "aux:pass", "csubj:pass", "obl:agent") >= 0
        || (s.Tokens[verb].Relation is "acl" or "amod" && s.Tokens[verb].Xpos == "VBN")
        || (s.Tokens[verb].Relation == "advcl" && s.Tokens[verb].Xpos == "VBN" && s.Dependent(verb, "obj", "nsubj", "aux", "mark") < 0)
        || (s.Tokens[verb].Relation == "conj" && s.Tokens[verb].Xpos == "VBN" && s.Dependent(verb, "nsubj", "obj", "aux") < 0
            && s.Tokens[s.Tokens[verb].Head].IsVerb() && s.IsPassive(s.Tokens[verb].Head));

    /// <summary>The preposition or case words of a phrase, joined: <c>from</c>, <c>out of</c>, <c>according to</c>; empty where it has none.</summary>
    public static string Case(this Sentence s, int nominal)
    {
        var words = new List<string>();
        foreach (var child in s.Dependents(nominal, "case"))
        {
            if (child > nominal || s.Tokens[child].Text is "'s" or "’s")
            {
                continue;
            }

            words.Add(s.Tokens[child].Text.ToLowerInvariant());
            words.AddRange(s.Dependents(child, "fixed").Select(f => s.Tokens[f].Text.ToLowerInvariant()));
        }

        if (words.Count == 0)
        {
            // «from Hamas gunmen»: parsers hang the preposition from the first word of the phrase as often as from its head.
            foreach (var child in s.Dependents(nominal, "compound", "amod", "nmod:poss", "nummod"))
            {
                if (child < nominal && s.Case(child) is { Length: > 0 } inner)
                {
                    return inner;
                }
            }
        }

        return string.Join(' ', words);
    }

    /// <summary>The verb's lemma with its particle, where it has one.</summary>
    public static string LemmaWithParticle(this Sentence s, int verb)
    {
        var particle = s.Dependent(verb, "compound:prt");
        return particle < 0 ? s.Tokens[verb].Lemma.ToLowerInvariant() : $"{s.Tokens[verb].Lemma.ToLowerInvariant()} {s.Tokens[particle].Text.ToLowerInvariant()}";
    }

    /// <summary>Who or what does it, for a verb in any form: its own subject, or the one that control, coordination or a relative clause lends it; −1 where nobody.</summary>
    public static int LogicalSubject(this Sentence s, int verb, IReadOnlySet<string> objectControl, int depth = 0)
    {
        if (s.IsPassive(verb))
        {
            return s.Agent(verb);
        }

        return depth > 8 ? -1 : s.SurfaceSubject(verb, objectControl, depth);
    }

    /// <summary>What is done to, for a verb in any form; −1 where nothing.</summary>
    public static int LogicalObject(this Sentence s, int verb, IReadOnlySet<string> objectControl)
    {
        if (s.IsPassive(verb))
        {
            return s.SurfaceSubject(verb, objectControl, 0);
        }

        var own = s.Dependent(verb, "obj");
        if (own >= 0)
        {
            return s.Antecedent(own, verb);
        }

        // «attacked and captured the town»: the object of the last verb serves the first, where nothing else could be meant.
        foreach (var next in s.Dependents(verb, "conj"))
        {
            if (s.Tokens[next].IsVerb() && next > verb && next - verb <= 3 && s.Dependent(next, "nsubj", "nsubj:pass") < 0 && s.Dependent(next, "obj") is var shared and >= 0)
            {
                return shared;
            }
        }

        if (s.Tokens[verb].Relation == "acl:relcl" && s.Dependent(verb, "nsubj") >= 0 && !s.HasRelativePronoun(s.Dependent(verb, "nsubj")))
        {
            return s.Tokens[verb].Head; // «the town the army took»
        }

        return -1;
    }

    /// <summary>Who does a passive verb, or −1.</summary>
    public static int Agent(this Sentence s, int verb)
    {
        var agent = s.Dependent(verb, "obl:agent");
        if (agent >= 0)
        {
            return agent;
        }

        foreach (var oblique in s.Dependents(verb, "obl", "nmod"))
        {
            if (s.Case(oblique) == "by" && s.Tokens[oblique].Upos != "NUM")
            {
                return oblique;
            }
        }

        return -1;
    }

    /// <summary>The noun that a relative pronoun stands for, else the token itself.</summary>
    public static int Antecedent(this Sentence s, int nominal, int verb)
    {
        if (!s.HasRelativePronoun(nominal))
        {
            return nominal;
        }

        for (var at = verb; at >= 0; at = s.Tokens[at].Head)
        {
            if (s.Tokens[at].Relation is "acl:relcl" or "acl")
            {
                return s.Tokens[at].Head;
            }
        }

        // A relative clause that the tree hangs elsewhere still follows its noun: «… and media outlets, which are now blaming …».
        var before = nominal - 1;
        while (before > 0 && s.Tokens[before].Upos is "PUNCT" or "ADP")
        {
            before--;
        }

        return before >= 0 && s.Tokens[before].IsNominal() ? s.FirstConjunct(before) : nominal;
    }

    private static bool HasRelativePronoun(this Sentence s, int token) =>
        s.Tokens[token].Xpos is "WP" or "WDT" || s.Tokens[token].Text.ToLowerInvariant() is "which" or "who" or "that" or "whom";

    /// <summary>The grammatical subject, own or lent; −1 where nobody.</summary>
    private static int SurfaceSubject(this Sentence s, int verb, IReadOnlySet<string> objectControl, int depth)
    {
        var own = s.Dependent(verb, "nsubj", "nsubj:pass");
        if (own >= 0)
        {
            return s.Antecedent(own, verb);
        }

        if (depth > 8)
        {
            return -1;
        }

        var token = s.Tokens[verb];
        var head = token.Head;
        if (head < 0)
        {
            return -1;
        }

        return token.Relation switch
        {
            "conj" when s.Tokens[head].IsVerb() => s.SurfaceSubject(head, objectControl, depth + 1),
            "conj" => s.Dependent(head, "nsubj", "nsubj:pass"),
            "xcomp" or "ccomp" => s.Controller(head, objectControl, depth),
            "advcl" => s.SurfaceSubject(head, objectControl, depth + 1),
            "acl" or "amod" when token.Xpos is "VBG" or "VBN" => head,
            "acl" when token.Xpos is "VB" && s.Tokens[head].Relation is "obj" or "iobj" && s.Tokens[head].Head >= 0 && objectControl.Contains(s.Tokens[s.Tokens[head].Head].Lemma) => head,
            "acl" or "acl:relcl" when s.Tokens[head].IsNominal() && token.Xpos is "VB" => s.HolderOf(head, objectControl, depth),
            "acl:relcl" => head,
            "parataxis" when s.Tokens[head].IsVerb() => -1,
            _ => -1,
        };
    }

    private static int Controller(this Sentence s, int head, IReadOnlySet<string> objectControl, int depth)
    {
        if (s.Tokens[head].IsVerb() && objectControl.Contains(s.Tokens[head].Lemma))
        {
            var person = s.IsPassive(head) ? s.Dependent(head, "nsubj:pass") : s.Dependent(head, "obj", "iobj");
            if (person >= 0)
            {
                return s.Antecedent(person, head);
            }
        }

        return s.SurfaceSubject(head, objectControl, depth + 1);
    }

    /// <summary>«members will get an opportunity to withdraw»: the subject of the verb whose object the noun is.</summary>
    private static int HolderOf(this Sentence s, int noun, IReadOnlySet<string> objectControl, int depth)
    {
        var possessor = s.Dependent(noun, "nmod:poss");
        if (possessor >= 0)
        {
            return possessor;
        }

        var head = s.Tokens[noun].Head;
        return head >= 0 && s.Tokens[head].IsVerb() ? s.SurfaceSubject(head, objectControl, depth + 1) : -1;
    }

    /// <summary>The topmost token of the clause that <paramref name="token"/> stands in.</summary>
    public static int ClauseTop(this Sentence s, int token)
    {
        var at = token;
        while (s.Tokens[at].Head >= 0 && !ClauseRelations.Contains(s.Tokens[at].Relation) && !(s.Tokens[at].IsVerb() && s.Tokens[at].Relation is "conj" or "xcomp"))
        {
            at = s.Tokens[at].Head;
        }

        return at;
    }
}
