using Salient.Actors;
using Salient.Dating;
using Salient.Language;
using Salient.Places;

namespace Salient.Mentions;

/// <summary>A parsed report in which the names of actors, places and days are marked.</summary>
/// <param name="Parsed">The parsed report.</param>
/// <param name="Sentences">Its sentences with their marks, in order.</param>
/// <param name="Actors">The actors known for this report: the book's, and those whose short names it introduces.</param>
public sealed record MarkedReport(ParsedReport Parsed, IReadOnlyList<MarkedSentence> Sentences, ActorBook Actors);

/// <summary>One sentence with what is named in it.</summary>
/// <param name="Sentence">The sentence.</param>
/// <param name="Actors">Known actors by name.</param>
/// <param name="Roles">Actors by what they are (<c>rebels</c>).</param>
/// <param name="Places">Place expressions.</param>
/// <param name="Dates">Date expressions.</param>
public sealed record MarkedSentence(
    Sentence Sentence, IReadOnlyList<ActorMention> Actors, IReadOnlyList<RoleMention> Roles, IReadOnlyList<PlaceMention> Places,
        IReadOnlyList<DateMention> Dates)
{
    /// <summary>Whether a token is part of date words.</summary>
    internal bool InDate(int token) => Dates.Any(d => d.FirstToken <= token && token <= d.LastToken);

    /// <summary>
    /// Whether a mention can be one of the sides that events have: no demonym, no official, no bystander, no mere attribute; a capital
    /// where it is a subject.
    /// </summary>
    internal bool IsParty(ActorMention mention) =>
        (mention.Form is not (ActorForm.Capital or ActorForm.Official or ActorForm.Demonym)
        || (mention.Form is ActorForm.Capital && Sentence.Tokens[mention.FirstToken].Relation == "nsubj"))
        && mention.Actor.Kind is not ActorKind.Civilians && !OnlyModifies(mention);

    /// <summary>
    /// A name before a hyphen and a participle (<c>Turkish-backed</c>) or after <c>pro-</c> or <c>anti-</c> is somebody else's attribute.
    /// </summary>
    internal bool OnlyModifies(ActorMention mention)
    {
        var tokens = Sentence.Tokens;
        return (mention.LastToken + 1 < tokens.Count && Syntax.IsHyphen(tokens[mention.LastToken + 1]))
            || (mention.FirstToken >= 2 && Syntax.IsHyphen(tokens[mention.FirstToken - 1])
                && tokens[mention.FirstToken - 2].Text.ToLowerInvariant() is "pro" or "anti" or "non" or "ex");
    }
}

/// <summary>Marks the names in a parsed report.</summary>
/// <param name="actors">Known actors.</param>
/// <param name="outlets">Known outlets.</param>
/// <param name="places">Finds place expressions.</param>
/// <param name="dates">Finds date expressions.</param>
/// <param name="cues">Words that tell how a thing is said.</param>
/// <param name="isEventVerb">Whether some event is said by a verb, by its lemma, with a particle where it has one.</param>
public sealed class ReportMarker(ActorBook actors, Outlets outlets, PlaceReader places, DateReader dates, Codebooks.Cues cues,
    Func<string, bool> isEventVerb)
{
    private readonly TreeRepair.Words words = new(cues, isEventVerb);

    /// <summary>
    /// What the words of a sentence tell the parser: the runs of tokens that are one name, and the phrases of time and place in front.
    /// </summary>
    public ParseHints Hints(IReadOnlyList<Token> tokens)
    {
        var known = actors.Spot(tokens);
        var runs = known.Concat(Unknown(actors, tokens, known))
            .Where(m => m.Form is ActorForm.Name or ActorForm.FormerName or ActorForm.Acronym or ActorForm.Official)
            .Select(m => (First: m.FirstToken, Last: m.LastToken)).ToList();
        var acting = known.Where(m => !MayBePlace(m)).Select(m => (m.FirstToken, m.LastToken)).ToList();
        runs.AddRange(outlets.Spot(tokens).Where(o => !runs.Exists(r => r.First <= o.Last && o.First <= r.Last)));
        foreach (var run in places.Spot(tokens))
        {
            if (!runs.Any(r => r.First <= run.Last && run.First <= r.Last))
            {
                runs.Add(run);
            }
        }

        return new(
            [.. runs.Where(r => char.IsUpper(tokens[r.First].Text[0]) || tokens[r.First].Text.Length <= 3).OrderBy(r => r.First)],
            SentenceOpenings.Find(tokens, dates.Spot([.. tokens.Take(SentenceOpenings.Reach)]), acting));
    }

    /// <summary>Marks every sentence of a report.</summary>
    public MarkedReport Mark(ParsedReport parsed)
    {
        var known = actors.Introduced(parsed.Sentences.Select(s => s.Tokens));
        var sentences = parsed.Sentences.Select(s => TreeRepair.Mend(s, words)).Select(s => Mark(s, known.Spot(s.Tokens), known)).ToList();
        // Names that mean somebody in one country only count once the report shows that it is about that country.
        var about = Theatre.Countries(sentences, places);
        if (about.Count == 0)
        {
            return new(parsed, sentences, known);
        }

        var local = known.About(new(about, parsed.Report.DateLine));
        return new(parsed, [.. sentences.Select(s => local.Spot(s.Sentence.Tokens) is var named && Same(named, s.Actors) ? s
            : Mark(s.Sentence, named, local))], local);
    }

    private static bool Same(IReadOnlyList<ActorMention> named, IReadOnlyList<ActorMention> before) =>
        named.SequenceEqual(before.Where(m => m.Actor.Id is not null));

    private MarkedSentence Mark(Sentence sentence, IReadOnlyList<ActorMention> named, ActorBook known)
    {
        named = [.. named.Concat(Unknown(known, sentence.Tokens, named)).OrderBy(m => m.FirstToken)];
        var roles = known.SpotRoles(sentence.Tokens);
        var taken = named.Where(m => !MayBePlace(m)).Select(m => (m.FirstToken, m.LastToken)).Concat(outlets.Spot(sentence.Tokens))
            .ToList();
        return new(sentence, named, roles, places.Find(sentence, taken),
            dates.Find(sentence, [.. named.Select(m => (m.FirstToken, m.LastToken))]));
    }

    /// <summary>Groups that no file knows, by their words; a town that begins with such a word is none.</summary>
    private IEnumerable<ActorMention> Unknown(ActorBook book, IReadOnlyList<Token> tokens, IReadOnlyList<ActorMention> known) =>
        book.SpotUnknown(tokens, known).Where(group => !places.IsSettlement(group.Actor.Name));

    /// <summary>Countries and capitals are places too, until grammar says that they act.</summary>
    private static bool MayBePlace(ActorMention mention) =>
        mention.Form is ActorForm.Capital || (mention.Form is ActorForm.Name or ActorForm.Acronym && mention.Actor.IsState);
}
