using Salient.Claims;
using Salient.Language;
using Salient.Language.Names;
using Salient.Places;

namespace Salient.Mentions;

/// <content>What is a place, and which.</content>
internal sealed partial class Phrases
{
    /// <summary>The places that the phrase of <paramref name="head"/> and those joined to it mean.</summary>
    public IReadOnlyList<PlaceMention> PlacesAt(int head)
    {
        var found = new List<PlaceMention>();
        foreach (var part in Sentence.Conjuncts(head))
        {
            // «a dozen towns and villages»: nameless ones beside each other are one thing told.
            if (PlaceAt(part) is { } place && !found.Contains(place)
                && (place.Name.Length > 0 || place.PointsBack || !found.Exists(f => f.Name.Length == 0)))
            {
                found.Add(place);
            }
        }

        // A list that the parser cut short still runs on in the text: «Qalioun, Babis and Maarrat al-Artiq».
        for (var i = 0; i < found.Count; i++)
        {
            if (NextInList(found[i]) is { } next && !found.Contains(next))
            {
                found.Add(next);
            }
        }

        return found;
    }

    /// <summary>The place that follows another after a comma or <c>and</c> and is not the subject of a verb of its own.</summary>
    private PlaceMention? NextInList(PlaceMention place)
    {
        if (place.Sentence != Sentence.Index)
        {
            return null;
        }

        var at = place.LastToken + 1;
        while (at < Sentence.Tokens.Count && (Sentence.Tokens[at].Text is "," || Sentence.Tokens[at].Upos == "CCONJ"))
        {
            at++;
        }

        if (at == place.LastToken + 1 || at - place.LastToken > 3)
        {
            return null;
        }

        return marked.Places.FirstOrDefault(p => p.FirstToken >= at && p.FirstToken <= at + 1
            && (p.FirstToken == at || Sentence.Tokens[at].Upos == "DET")
            && Sentence.Tokens[p.HeadToken].Relation is not ("nsubj" or "nsubj:pass") && !Sentence.IsPossessor(p.HeadToken)
                && Sentence.Case(p.HeadToken).Length == 0 && !IsAside(place, p)
            && !marked.Actors.Any(a => a.FirstToken == p.FirstToken && a.LastToken > p.LastToken));
    }

    /// <summary>«Ed Daein, the capital of East Darfur, fell»: what a place is, between commas, is no other place.</summary>
    private bool IsAside(PlaceMention place, PlaceMention next) => next.FirstToken > place.LastToken + 1
        && next.LastToken + 1 < Sentence.Tokens.Count && Sentence.Tokens[place.LastToken + 1].Text == ","
        && Sentence.Tokens[next.LastToken + 1].Text == "," && places.KindOf(Sentence.Tokens[next.HeadToken].Text) is not null;

    /// <summary>The place that the phrase of <paramref name="head"/> means, or null.</summary>
    public PlaceMention? PlaceAt(int head)
    {
        if (PlaceCovering(head) is { } place)
        {
            return place;
        }

        var token = Sentence.Tokens[head];
        if (token.Relation == "appos" && token.Head < head && places.KindOf(token.Text) is not null
            && PlaceCovering(token.Head) is { } beside)
        {
            return beside; // «X, a village which …»
        }

        if (references.PlaceAt(Sentence.Index, head) is { } meant)
        {
            return meant;
        }

        var (first, last) = Sentence.Phrase(head);
        if (token.Upos == "PRON" || InDate(head) || NamedActor(head, first, last, acts: false) is not null
            || marked.Roles.Any(r => r.FirstToken <= head && head <= r.LastToken))
        {
            return null;
        }

        if (head == 0 && token.Upos == "NOUN" && places.KindOf(token.Text) is null)
        {
            return null; // «Control of X»: the capital is the sentence's
        }

        var described = places.Describe(Sentence, head);
        if (described is { Known: false, Name.Length: > 0 } && IsNamed(head, NameKind.Person)
            && Sentence.Dependents(head, "acl:relcl").Any(r => Sentence.Dependents(r, "nsubj", "nsubj:pass")
                .Any(w => Sentence.Tokens[w].Lemma.Equals("who", StringComparison.OrdinalIgnoreCase))))
        {
            return null; // «X, who was captured last month»
        }

        if (described is { Name.Length: > 0 })
        {
            return described;
        }

        // «their post in the town of X»: what has no name is somewhere in what has one, and is only part of it.
        return (PlaceInside(head) ?? PlaceBehind(head, described)) is { } around
            ? around with { Extent = around.Extent == Extent.Whole && described is not null ? Extent.Part : around.Extent } : described;
    }

    /// <summary>
    /// The phrase of a noun that no list knows for a place, as one without a name: <c>half the country's landmass</c>. Null for anything
    /// but a common noun, and for whoever acts.
    /// </summary>
    public PlaceMention? PlaceInWords(int head)
    {
        var token = Sentence.Tokens[head];
        if (token.Upos != "NOUN" || InDate(head) || ActorAt(head) is not null)
        {
            return null;
        }

        var (first, last) = Sentence.Phrase(head);
        if (Sentence.Possessor(head) is >= 0 and var owner && PlaceCovering(owner) is not null)
        {
            return null; // «Syria's frontiers»: Syria
        }

        while (first < head && (Sentence.Tokens[first].Upos is "ADP" or "PUNCT" or "CCONJ"
            || Sentence.Tokens[first].Lemma.ToLowerInvariant() is "the" or "a" or "an"))
        {
            first++;
        }

        // «Kozelets was captured»: a name that the tagger took for a noun since it begins the sentence.
        var span = Sentence.Span(first, last);
        var isName = first == last && char.IsUpper(token.Text[0]) && places.IsSettlement(token.Text);
        return new() { Sentence = Sentence.Index, FirstToken = first, LastToken = last, HeadToken = head, Span = span,
            Text = Sentence.Words(first, last), Name = isName ? token.Text : "", NameSpan = span, Known = isName };
    }

    /// <summary>The place expression that covers a token, or null.</summary>
    public PlaceMention? PlaceCovering(int token) =>
        marked.Places.Where(p => p.FirstToken <= token && token <= p.LastToken && !IsHalf(p)).OrderBy(p => p.HeadToken == token ? 0 : 1)
            .ThenBy(p => p.LastToken - p.FirstToken).FirstOrDefault();

    /// <summary>«the Aleppo–Damascus highway»: a name tied to another by a dash is neither of the two places.</summary>
    private bool IsHalf(PlaceMention place)
    {
        var (before, after) = (place.FirstToken - 1, place.LastToken + 1);
        var tokens = Sentence.Tokens;
        return (after + 1 < tokens.Count && Syntax.IsHyphen(tokens[after]) && tokens[after + 1].Upos == "PROPN"
            && tokens[after].Span.Start == tokens[place.LastToken].Span.End)
            || (before > 0 && Syntax.IsHyphen(tokens[before]) && tokens[before - 1].Upos == "PROPN"
                && tokens[before].Span.End == tokens[place.FirstToken].Span.Start);
    }

    /// <summary>The preposition right before a place expression, an article between them passed over.</summary>
    public string CaseBefore(PlaceMention place)
    {
        var at = place.FirstToken - 1;
        at -= at > 0 && Sentence.Tokens[at].Upos == "DET" ? 1 : 0;
        return at >= 0 && Sentence.Tokens[at].Upos == "ADP" ? Sentence.Tokens[at].Text.ToLowerInvariant() : "";
    }

    /// <summary>
    /// «the base in X», «the road to X», wherever the tree hangs the preposition: the place named right behind a noun for one.
    /// </summary>
    private PlaceMention? PlaceBehind(int head, PlaceMention? described)
    {
        var tokens = Sentence.Tokens;
        if (head + 2 >= tokens.Count || (described is not { FeatureKind: "site" } && places.KindOf(tokens[head].Text) is null
            && places.KindOf(tokens[head].Lemma) is null))
        {
            return null;
        }

        var links = tokens[head + 1].Text.ToLowerInvariant() is "in" or "at" or "near" or "outside" or "of" or "to";
        return marked.Places.FirstOrDefault(p => p.FirstToken == head + 1
            || (links && (p.FirstToken == head + 2 || (p.FirstToken == head + 3 && tokens[head + 2].Upos == "DET"))));
    }

    /// <summary>«positions in Y», «parts of Y», «a market in Y»: the place inside a phrase that names none itself.</summary>
    private PlaceMention? PlaceInside(int head)
    {
        foreach (var child in Sentence.Dependents(head, "nmod", "appos", "compound", "flat", "obl"))
        {
            var relation = Sentence.Case(child);
            // «won Washington's support»: a thing that is no place is not where its owner is.
            if (Sentence.IsPossessor(child) && places.KindOf(Sentence.Tokens[head].Lemma) is null
                && !cues.PositionNouns.Contains(Sentence.Tokens[head].Lemma))
            {
                continue;
            }

            if (relation is "in" or "of" or "at" or "near" or "around" or "outside" or "on" or "" or "inside" or "along" or "across"
                && child != head && (PlaceCovering(child)
                ?? (Sentence.Tokens[child].Upos == "NOUN" ? references.PlaceAt(Sentence.Index, child) : null)) is { } place)
            {
                return place;
            }
        }

        return null;
    }
}
