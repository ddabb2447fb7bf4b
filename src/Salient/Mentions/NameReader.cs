using Salient.Actors;
using Salient.Claims;
using Salient.Codebooks;
using Salient.Language;
using Salient.Language.Names;
using Salient.Places;

namespace Salient.Mentions;

/// <summary>
/// A marked report with everything in it that names or means an organisation, a person, a place, a nationality or a quantity.
/// </summary>
/// <param name="Marked">The marked report, without the places that turned out to be persons.</param>
/// <param name="Names">The names of each sentence in order of their first tokens. Any two are apart or one lies within the other.</param>
public sealed record NamedReport(MarkedReport Marked, IReadOnlyList<IReadOnlyList<NameMention>> Names);

/// <summary>
/// Types the names of a report. A recogniser trained on marked reports decides on organisations, persons and places, with the votes of the
/// actor book, the outlets, the gazetteer and the date words; nationalities, quantities and what stands beside what follow by rule.
/// Immutable; shared by threads.
/// </summary>
/// <param name="model">The recogniser.</param>
/// <param name="outlets">Known outlets.</param>
/// <param name="words">Words of place expressions and titles.</param>
/// <param name="cues">Titles and nouns that point back.</param>
public sealed class NameReader(NameModel model, Outlets outlets, PlaceWords words, Cues cues)
{
    // Among the nouns for bodies stand also «Jr» and «Sr».
    private const int LongestAbbreviation = 3;

    private readonly NameVotes votes = new(outlets, words, cues);

    /// <summary>Finds and types the names of a report.</summary>
    public NamedReport Read(MarkedReport marked)
    {
        ArgumentNullException.ThrowIfNull(marked);
        var hinted = Hinted(marked);
        var read = model.Read(hinted).Select((names, i) => names.Select(n => Bodied(hinted[i].Sentence, n)).ToList()).ToList();
        var sentences = marked.Sentences.Select((s, i) => WithoutPersons(s, read[i])).ToList();
        return new(marked with { Sentences = sentences }, [.. sentences.Select((s, i) => Completed(s, read[i]))]);
    }

    /// <summary>The sentences with what codebooks and gazetteers say of their tokens, as the recogniser is trained on them.</summary>
    public IReadOnlyList<HintedSentence> Hinted(MarkedReport marked)
    {
        ArgumentNullException.ThrowIfNull(marked);
        return [.. marked.Sentences.Select(s => new HintedSentence(s.Sentence, votes.On(s)))];
    }

    /// <summary>
    /// «Sword of Dawn Brigade»: what ends in a noun for bodies is no person, whatever the recogniser makes of unknown words.
    /// </summary>
    private NameMention Bodied(Sentence sentence, NameMention name)
    {
        var last = sentence.Tokens[name.LastToken].Text;
        return name is { Kind: NameKind.Person, Form: NameForm.Name } && name.LastToken > name.FirstToken
            && last.Length > LongestAbbreviation && words.Bodies.Contains(last)
            ? name with { Kind = NameKind.Organisation } : name;
    }

    /// <summary>A village may bear a person's name: where nothing but the gazetteer says place, the recogniser's person wins.</summary>
    private MarkedSentence WithoutPersons(MarkedSentence marked, IReadOnlyList<NameMention> names)
    {
        var persons = names.Where(n => n is { Kind: NameKind.Person, Form: NameForm.Name }).ToList();
        bool IsPerson(PlaceMention p) => p is { Feature: null, Bearing: null, Near: false, DistanceKm: null, Within: null,
            Extent: Extent.Whole }
            && !(p.FirstToken > 0 && words.Locatives.Contains(marked.Sentence.Tokens[p.FirstToken - 1].Text))
                && !Heads(marked.Sentence, p) && persons.Exists(n => n.FirstToken <= p.FirstToken && p.LastToken <= n.LastToken);
        return marked.Places.Any(IsPerson) ? marked with { Places = [.. marked.Places.Where(p => !IsPerson(p))] } : marked;
    }

    /// <summary>
    /// «Atarib: fighters entered …»: a place that heads a sentence, unless the words behind the colon are its own (<c>we</c>, a
    /// quotation).
    /// </summary>
    private static bool Heads(Sentence s, PlaceMention place) => Labels.Before(s) is { } label && place.FirstToken <= label.Head
        && label.Head <= place.LastToken && place.LastToken == label.Colon - 1
        && !s.Tokens.Skip(label.Colon + 1).Any(t => t.Text.ToLowerInvariant() is "we" or "i" or "our" or "my" or "“" or "\"" or "''");

    private static List<NameMention> Completed(MarkedSentence marked, IReadOnlyList<NameMention> read)
    {
        var names = new List<NameMention>(read);
        foreach (var (first, last) in Demonyms(marked))
        {
            if (!names.Exists(n => n.FirstToken == first && n.LastToken == last))
            {
                var modifies = marked.Sentence.Tokens[last].Relation is "amod" or "compound" or "nmod" or "nmod:poss" or "flat" or "obl";
                Add(names, NameModel.Mention(marked.Sentence, first, last, modifies ? NameKind.Nationality : NameKind.Organisation));
            }
        }

        names = names.ConvertAll(n => WithBounds(marked.Sentence, n));
        foreach (var (first, last) in Quantities.In(marked, names))
        {
            Add(names, NameModel.Mention(marked.Sentence, first, last, NameKind.Quantity) with { Form = NameForm.Description });
        }

        names.Sort((a, b) => (a.FirstToken, -a.LastToken, a.Kind).CompareTo((b.FirstToken, -b.LastToken, b.Kind)));
        return names.ConvertAll(n => n with { Beside = Beside(marked.Sentence, n, names) });
    }

    /// <summary>«at least 40 people»: who is counted is named from the words that bound the count.</summary>
    private static NameMention WithBounds(Sentence s, NameMention name)
    {
        var first = s.Tokens[name.FirstToken].Upos == "NUM" ? Quantities.Widened(s.Tokens, name.FirstToken) : name.FirstToken;
        return first == name.FirstToken ? name : NameModel.Mention(s, first, name.LastToken, name.Kind) with { Form = name.Form };
    }

    /// <summary>Adjectives and peoples of states, also those that lead to an army or government: «Turkish» in «Turkish soldiers».</summary>
    private static IEnumerable<(int First, int Last)> Demonyms(MarkedSentence marked)
    {
        foreach (var mention in marked.Actors)
        {
            if (mention.Form is ActorForm.Demonym)
            {
                yield return (mention.FirstToken, mention.LastToken);
            }
            else if (mention.Form is ActorForm.Forces or ActorForm.Government && marked.Sentence.Tokens[mention.FirstToken].Upos == "ADJ")
            {
                yield return (mention.FirstToken, mention.FirstToken);
            }
        }
    }

    /// <summary>Adds a mention unless it would cross another.</summary>
    private static void Add(List<NameMention> names, NameMention mention)
    {
        if (!names.Exists(n => Crosses(n, mention)))
        {
            names.Add(mention);
        }
    }

    private static bool Crosses(NameMention a, NameMention b) => a.FirstToken <= b.LastToken && b.FirstToken <= a.LastToken
        && !(a.FirstToken <= b.FirstToken && b.LastToken <= a.LastToken) && !(b.FirstToken <= a.FirstToken && a.LastToken <= b.LastToken);

    /// <summary>
    /// The name that a mention explains: «Hulusi Akar, Turkey's defence minister», «National Front for Liberation (NFL)».
    /// </summary>
    private static int? Beside(Sentence sentence, NameMention mention, List<NameMention> names)
    {
        var tokens = sentence.Tokens;
        if (mention.Kind is NameKind.Nationality or NameKind.Quantity)
        {
            return null;
        }

        var bracketed = mention.FirstToken > 1 && tokens[mention.FirstToken - 1].Text == "(" && mention.LastToken + 1 < tokens.Count
            && tokens[mention.LastToken + 1].Text == ")";
        var head = tokens[mention.HeadToken];
        return names.Find(n => n.Kind == mention.Kind && n != mention
            && (bracketed ? n.LastToken == mention.FirstToken - 2 : head.Relation == "appos" && n.FirstToken <= head.Head
                && head.Head <= n.LastToken && n.LastToken < mention.FirstToken))?.HeadToken;
    }
}
