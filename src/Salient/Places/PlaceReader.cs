using Salient.Language;
using Salient.Reports;

namespace Salient.Places;

/// <summary>
/// Finds the words of a sentence that name places and takes them apart. Works on the order of words rather than on the tree, which may
/// be wrong; the tree only says which token heads an expression. Immutable; shared by threads.
/// </summary>
/// <param name="index">The places that names are known from.</param>
/// <param name="words">The words around names.</param>
public sealed class PlaceReader(PlaceIndex index, PlaceWords words)
{
    private readonly System.Runtime.CompilerServices.ConditionalWeakTable<Sentence, PhraseFinder> described = [];

    /// <summary>
    /// All place expressions of a sentence in order, outermost only: what they lie in hangs at <see cref="PlaceMention.Within"/>.
    /// </summary>
    /// <param name="sentence">The sentence.</param>
    /// <param name="taken">Tokens (first, last inclusive) that name actors or persons: no place is found in them.</param>
    public IReadOnlyList<PlaceMention> Find(Sentence sentence, IReadOnlyList<(int First, int Last)> taken)
    {
        var parse = new PhraseFinder(index, words, sentence.Tokens, taken);
        var phrases = parse.Find(forced: null);
        var inner = phrases.SelectMany(p => new[] { p.Within, p.Other }).OfType<PlacePhrase>().ToHashSet();
        return [.. phrases.Where(p => !inner.Contains(p)).Select(p => Mention(sentence, parse.Units, p, parse))];
    }

    /// <summary>
    /// The group of places that a feature noun names (<c>settlement</c>, <c>site</c>, <c>terrain</c>…), or null where the word is none.
    /// </summary>
    public string? KindOf(string word) => words.Feature(word)?.Kind;

    /// <summary>
    /// Whether a name may be meant by <c>the town</c>: not where the greatest place of the name is a country, a river or a mountain, nor
    /// the capital of a state, which is often named for its government and is a <c>city</c>.
    /// </summary>
    /// <param name="name">The name.</param>
    /// <param name="noun">What it is called where it is pointed back to.</param>
    internal bool MayBeSettlement(string name, string noun) => name.Length > 0
        && index.Facts(name) is var facts && facts.Greatest is not (PlaceKind.Country or PlaceKind.Water or PlaceKind.Terrain)
        && PlaceKinds.MayBeCalled(facts.Greatest, facts.Population, noun);

    /// <summary>Whether a place that people live in bears just this name.</summary>
    internal bool IsSettlement(string name) => index.Facts(name) is { Exact: true,
        Greatest: PlaceKind.Settlement or PlaceKind.Seat or PlaceKind.Capital };

    /// <summary>The country that a name is nearly always of (ISO 3166 alpha-2), or null.</summary>
    internal string? CountryOf(string name) => name.Length == 0 ? null : index.CountryOf(name);

    /// <summary>
    /// The noun phrase headed at a token as a place expression although no list knows its name: for a coder that knows from the grammar
    /// that it is a place. Null where the phrase has neither a proper name nor a noun such as <c>town</c>; such a noun without a name
    /// (<c>the town</c>) gives an empty <see cref="PlaceMention.Name"/>.
    /// </summary>
    public PlaceMention? Describe(Sentence sentence, int headToken)
    {
        // A coder asks for many heads of one sentence, and the names of a sentence do not change.
        var parse = described.GetValue(sentence, s => new(index, words, s.Tokens, []));
        var at = parse.UnitOf(headToken);
        if (at < 0)
        {
            return null;
        }

        if (parse.RunFor(at) is { } run)
        {
            var phrase = parse.Find(run).FirstOrDefault(p => p.NameFirst >= run.First && p.NameLast <= run.Last
                && (p.First <= at && at <= p.Last || at >= run.First && at <= run.Last));
            return phrase is null ? null : Mention(sentence, parse.Units, phrase, parse);
        }

        return parse.Anaphor(at) is { } anaphor ? Mention(sentence, parse.Units, anaphor, parse) : null;
    }

    /// <summary>
    /// Names of several tokens that should be kept together before a sentence is parsed: known to the index, or of the form
    /// <c>Name al-Name</c>. Only <see cref="Token.Text"/> and <see cref="Token.Span"/> are used.
    /// </summary>
    public IReadOnlyList<(int First, int Last)> Spot(IReadOnlyList<Token> tokens)
    {
        var units = TextUnit.Of(tokens);
        var runs = new NameRuns(units, tokens, index, words);
        var spotted = new List<(int, int)>();
        foreach (var (first, last) in runs.All())
        {
            var known = runs.Known(first, last);
            for (var i = first; i <= last; i++)
            {
                var name = known.FirstOrDefault(k => k.First == i);
                var end = name.Facts.Known ? name.Last : i;
                while (end + 1 <= last && IsArticled(units[end + 1])
                    && !known.Any(k => k.First == end + 1 && k.Facts.Exact && name.Facts.Exact))
                {
                    end++;
                }

                if (units[end].Last > units[i].First && (end > i || IsArticled(units[i]) || name.Facts.Known))
                {
                    spotted.Add((units[i].First, units[end].Last));
                }

                i = end;
            }
        }

        return spotted;
    }

    private bool IsArticled(TextUnit unit)
    {
        var hyphen = unit.Text.IndexOfAny(['-', '‑', '‐']);
        return hyphen > 0 && hyphen + 1 < unit.Text.Length && words.Particles.Contains(unit.Text[..hyphen]);
    }

    private static PlaceMention Mention(Sentence sentence, List<TextUnit> units, PlacePhrase phrase, PhraseFinder parse)
    {
        var (first, last) = (units[phrase.WholeFirst].First, units[phrase.WholeLast].Last);
        var name = new TextSpan(sentence.Tokens[units[phrase.NameFirst].First].Span.Start,
            sentence.Tokens[units[phrase.NameLast].Last].Span.End);
        var start = first;
        if (phrase.Name.Length == 0)
        {
            start = Math.Min(start, sentence.Phrase(last).First); // «more districts», «the besieged enclave»
        }

        while (start < last && sentence.Tokens[start].Text.ToLowerInvariant() is "the" or "a" or "an")
        {
            start++;
        }

        var whole = new TextSpan(sentence.Tokens[first].Span.Start, sentence.Tokens[last].Span.End);
        var head = Head(sentence, units[phrase.First].First, units[phrase.Last].Last, first, last, units[phrase.NameLast].Last);
        var pointsBack = phrase.Name.Length == 0 && PointsBack(sentence, head);
        return new()
        {
            Sentence = sentence.Index,
            FirstToken = first,
            LastToken = last,
            HeadToken = head,
            Span = whole,
            Text = Words(sentence, new(sentence.Tokens[start].Span.Start, whole.End)),
            Name = phrase.Name,
            NameSpan = name,
            Known = phrase.Facts.Known,
            Standing = phrase.Standing,
            Feature = phrase.Feature?.Word,
            FeatureKind = phrase.Feature?.Kind,
            PointsBack = pointsBack,
            IsNew = phrase.Name.Length == 0 && sentence.Dependents(head, "det")
                .Any(d => sentence.Tokens[d].Lemma.ToLowerInvariant() is "a" or "an"),
            Bearing = phrase.Bearing,
            Outside = phrase.Outside,
            Near = phrase.Near || phrase.Line is not null,
            Line = phrase.Line,
            Other = phrase.Other is null ? null : Mention(sentence, units, phrase.Other, parse),
            DistanceKm = phrase.DistanceKm,
            Extent = phrase.Name.Length > 0 || pointsBack || phrase.Extent != Claims.Extent.Whole ? phrase.Extent : Claims.Extent.Part,
                // «districts»: some of them
            Within = phrase.Within is null ? null : Mention(sentence, units, phrase.Within, parse),
        };
    }

    /// <summary>«the town», «this enclave»; not «towns», «a town» or «the area that they hold», which says itself which one.</summary>
    private static bool PointsBack(Sentence sentence, int head) => sentence.Tokens[head].Xpos is not ("NNS" or "NNPS")
        && sentence.Dependents(head, "det").Append(head - 1)
            .Any(d => d >= 0 && sentence.Tokens[d].Lemma.ToLowerInvariant() is "the" or "this" or "that")
        && !sentence.Dependents(head, "acl", "acl:relcl").Any();

    private static string Words(Sentence sentence, TextSpan span) => sentence.Text.Substring(span.Start - sentence.Span.Start, span.Length);

    // The token of the expression's own words whose head lies outside the whole; the name's last token where the tree shows none.
    private static int Head(Sentence sentence, int first, int last, int wholeFirst, int wholeLast, int name)
    {
        int? found = null;
        for (var i = first; i <= last; i++)
        {
            var token = sentence.Tokens[i];
            if ((token.Head < wholeFirst || token.Head > wholeLast) && token.Upos is not ("PUNCT" or "DET" or "ADP" or "PART" or "CCONJ"))
            {
                found = found is null || (sentence.Tokens[found.Value].Upos is not ("NOUN" or "PROPN")
                    && token.Upos is "NOUN" or "PROPN") ? i : found;
            }
        }

        return found ?? name;
    }
}
