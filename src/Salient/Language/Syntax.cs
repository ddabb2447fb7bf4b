using Salient.Reports;

namespace Salient.Language;

/// <summary>Ways around a dependency tree that coding needs: phrases, voice, subjects and objects as a reader understands them.</summary>
internal static partial class Syntax
{
    // The longest list of one sentence in the samples and the measuring data has fewer than twenty members.
    private const int MostConjuncts = 60;

    private static readonly HashSet<string> ClauseRelations = new(StringComparer.Ordinal)
    {
        "ccomp", "advcl", "acl", "acl:relcl", "parataxis", "csubj", "root",
    };

    /// <summary>Whether a token is a full verb (a participle used as an adjective too, where it governs like one).</summary>
    public static bool IsVerb(this Token token) => token.Upos == "VERB"
        || (token.Upos == "AUX" && token.Relation is not ("aux" or "aux:pass" or "cop"));

    /// <summary>Whether a token is a noun, a name or a pronoun.</summary>
    public static bool IsNominal(this Token token) => token.Upos is "NOUN" or "PROPN" or "PRON" or "NUM" or "DET"
        || (token.Upos == "ADJ" && token.Xpos.StartsWith("NN", StringComparison.Ordinal));

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
    public static int Dependent(this Sentence s, int head, params ReadOnlySpan<string> relations)
    {
        var children = s.Children(head);
        for (var i = 0; i < children.Count; i++)
        {
            if (relations.Contains(s.Tokens[children[i]].Relation))
            {
                return children[i];
            }
        }

        return -1;
    }

    /// <summary>
    /// <paramref name="head"/> and everything coordinated with it, in order. Of a longer list than anybody writes only the beginning, so
    /// that
    /// work stays linear in the length of a sentence.
    /// </summary>
    public static IEnumerable<int> Conjuncts(this Sentence s, int head)
    {
        var open = new Stack<int>([head]);
        for (var count = 0; count < MostConjuncts && open.TryPop(out var next); count++)
        {
            yield return next;
            foreach (var child in s.Dependents(next, "conj").Reverse())
            {
                open.Push(child);
            }
        }
    }

    /// <summary>
    /// Whether a common noun beside a name only says who that is: <c>X, a member of Y and a partner</c>, <c>the president, X</c>, <c>X,
    /// Germany's chancellor</c>. The parser
    /// hangs such nouns as appositions or, without an <c>and</c>, as members of a list.
    /// </summary>
    public static bool SaysWho(this Sentence s, int noun, int name)
    {
        var tokens = s.Tokens;
        if (tokens[noun].Upos != "NOUN" || tokens[name].Upos != "PROPN")
        {
            return false;
        }

        var beside = tokens[noun].Relation == "conj" ? tokens[noun].Head : noun;
        return (tokens[beside].Relation == "appos" && tokens[beside].Head == name)
            || (tokens[name].Relation == "appos" && tokens[name].Head == noun)
            || (beside == name && s.Dependents(name, "conj").Where(c => c <= noun).All(s.IsSomebodys));
    }

    /// <summary>«, a member of Y», «, Germany's chancellor», and what follows such a one with <c>and</c>.</summary>
    private static bool IsSomebodys(this Sentence s, int noun)
    {
        var first = s.Phrase(noun).First;
        return s.Tokens[noun] is { Upos: "NOUN", Xpos: "NN" }
            && (s.Tokens[first].Lemma.ToLowerInvariant() is "a" or "an" || s.Possessor(noun) >= 0)
            && ((first > 0 && s.Tokens[first - 1].Text == ",") || s.Dependents(s.Tokens[noun].Head, "conj").Any(c => c < noun));
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
                ? token.Relation is "amod" or "compound" or "nummod" or "det" or "nmod" or "flat" or "advmod" or "punct" or "obl" or "case"
                : token.Relation is "flat" or "compound" || (token.Relation == "case" && token.Text is "'s" or "’s");
            if (!inside || (token.Relation == "case" && child < head) || (token.Relation == "punct" && !IsHyphen(token))
                || (token.Relation == "nmod" && !s.IsPossessor(child) && s.Dependent(child, "case") >= 0))
            {
                continue;
            }

            var (f, l) = s.Subtree(child);
            first = Math.Min(first, f);
            last = Math.Max(last, l);
        }

        return (first, last);
    }

    /// <summary>
    /// Whose the thing of <paramref name="noun"/> is: <c>Turkey</c> in <c>Turkey's army</c>, <c>their</c>; −1 where nobody's.
    /// </summary>
    public static int Possessor(this Sentence s, int noun) => s.Dependents(noun, "nmod")
        .FirstOrDefault(child => child < noun && s.IsPossessor(child), -1);

    /// <summary>
    /// Whether a token stands before a noun as its possessor. The parser's labels do not tell it from other nouns that a noun governs.
    /// </summary>
    public static bool IsPossessor(this Sentence s, int token) =>
        s.Tokens[token].Relation == "nmod" && s.Tokens[token].Head > token
        && (s.Tokens[token].Xpos == "PRP$" || s.Dependents(token, "case").Any(c => c > token && s.Tokens[c].Xpos == "POS"));

    /// <summary>The noun among some tokens that the others hang from; the last of them where the tree shows none.</summary>
    public static int HeadOf(this Sentence s, int first, int last)
    {
        for (var i = first; i <= last; i++)
        {
            if ((s.Tokens[i].Head < first || s.Tokens[i].Head > last) && s.Tokens[i].IsNominal())
            {
                return i;
            }
        }

        return last;
    }

    /// <summary>How much a sentence is about a phrase: 0 for subjects and agents, 1 for objects, 2 for the rest.</summary>
    public static int SubjectRank(this Sentence s, int token)
    {
        for (var at = token; at >= 0; at = s.Tokens[at].Head)
        {
            switch (s.Tokens[at].Relation)
            {
                case "nsubj" or "nsubj:pass" or "obl:agent":
                    return 0;
                case "obj" or "iobj":
                    return 1;
                case "obl" or "advcl" or "ccomp" or "parataxis":
                    return 2;
            }
        }

        return 2;
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

    /// <summary>
    /// The preposition or case words of a phrase, joined: <c>from</c>, <c>out of</c>, <c>according to</c>; empty where it has none.
    /// </summary>
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
            foreach (var child in s.Dependents(nominal, "compound", "amod", "nmod", "nummod"))
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
        return particle < 0 ? s.Tokens[verb].Lemma.ToLowerInvariant()
            : $"{s.Tokens[verb].Lemma.ToLowerInvariant()} {s.Tokens[particle].Text.ToLowerInvariant()}";
    }

    /// <summary>The topmost token of the clause that <paramref name="token"/> stands in.</summary>
    public static int ClauseTop(this Sentence s, int token)
    {
        var at = token;
        while (s.Tokens[at].Head >= 0 && !ClauseRelations.Contains(s.Tokens[at].Relation)
            && !(s.Tokens[at].IsVerb() && s.Tokens[at].Relation is "conj" or "xcomp"))
        {
            at = s.Tokens[at].Head;
        }

        return at;
    }
}
