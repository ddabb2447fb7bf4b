using Salient.Actors;
using Salient.Codebooks;
using Salient.Language;
using Salient.Places;

namespace Salient.Coding;

/// <summary>
/// What the noun phrases of one sentence stand for: actors, places, or neither; with pronouns and phrases such as <c>the group</c> and
/// <c>the town</c> traced back to what was last meant.
/// </summary>
internal sealed class Phrases(MarkedSentence marked, IReadOnlyList<Phrases> before, PlaceReader places, Cues cues)
{
    private static readonly HashSet<string> Quantities = new(StringComparer.Ordinal)
    {
        "dozen", "dozens", "hundred", "hundreds", "thousand", "thousands", "score", "scores", "number", "majority", "rest", "remnant", "remnants", "most", "some", "many", "several", "all", "handful", "group",
    };

    /// <summary>The sentence.</summary>
    public Sentence Sentence => marked.Sentence;

    /// <summary>The sentence with its marks.</summary>
    public MarkedSentence Marked => marked;

    /// <summary>The actors that the phrase of <paramref name="head"/> and those joined to it mean; empty where any of them is no actor.</summary>
    public IReadOnlyList<CodedActor> ActorsAt(int head, bool anyone = false, bool acts = true)
    {
        var found = new List<CodedActor>();
        foreach (var part in Sentence.Conjuncts(head))
        {
            if (Sentence.Tokens[part].IsVerb())
            {
                continue;
            }

            if (ActorAt(part, anyone, acts) is { } actor && !found.Any(f => f.First == actor.First || (f.Known is not null && f.Known == actor.Known)))
            {
                found.Add(actor);
            }
        }

        return found;
    }

    /// <summary>The actor that the phrase of <paramref name="head"/> means, or null.</summary>
    /// <param name="head">Head of the phrase.</param>
    /// <param name="anyone">Whether a noun that no list knows will do.</param>
    /// <param name="acts">Whether the phrase stands where actors stand, so that a capital means its government.</param>
    public CodedActor? ActorAt(int head, bool anyone = false, bool acts = true)
    {
        var token = Sentence.Tokens[head];
        var pronoun = token.Upos == "PRON";
        if (pronoun || BackPoints(head, cues.BackPointingActors))
        {
            // The words are the antecedent's; the position is the pronoun's, which is in this sentence.
            if (pronoun && IsThird(token) && SpeakerAbove(head) is { } speaker)
            {
                return speaker with { First = head, Last = head };
            }

            if (LastActor(head) is { } meant && (pronoun || IsGroup(meant)))
            {
                return IsThird(token) ? meant with { First = head, Last = head } : null;
            }

            if (pronoun)
            {
                return null;
            }
        }

        // «another group, Nour al-Din al-Zenki»: the name beside a noun says who it is.
        foreach (var beside in Sentence.Dependents(head, "appos"))
        {
            var (f, l) = Sentence.Phrase(beside);
            if (token.Upos == "NOUN" && cues.MemberNouns.Contains(token.Lemma) | cues.BackPointingActors.Contains(token.Lemma) && NamedActor(beside, f, l, acts) is { } name)
            {
                return name;
            }
        }

        var (first, last) = Sentence.Phrase(head);
        if (NamedActor(head, first, last, acts) is { } named)
        {
            return named;
        }

        if (MemberOf(head, anyone, acts) is { } member)
        {
            return member;
        }

        if (token.Upos != "ADJ" && marked.Roles.FirstOrDefault(r => r.FirstToken <= head && head <= r.LastToken) is { } role && !IsPartOfName(role, head))
        {
            return new(WordsFrom(first, last), first, last, null, role.Role);
        }

        var free = token.Upos == "PROPN" && PlaceCovering(head) is null && !InDate(head);
        return free || (anyone && token.IsNominal() && PlaceCovering(head) is null && !InDate(head)) ? new(WordsFrom(first, last), first, last, null, null) : null;
    }

    /// <summary>The places that the phrase of <paramref name="head"/> and those joined to it mean.</summary>
    public IReadOnlyList<PlaceMention> PlacesAt(int head)
    {
        var found = new List<PlaceMention>();
        foreach (var part in Sentence.Conjuncts(head))
        {
            if (PlaceAt(part) is { } place && !found.Contains(place))
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

        return marked.Places.FirstOrDefault(p => p.FirstToken >= at && p.FirstToken <= at + 1 && (p.FirstToken == at || Sentence.Tokens[at].Upos == "DET")
            && Sentence.Tokens[p.HeadToken].Relation is not ("nsubj" or "nsubj:pass" or "nmod:poss") && Sentence.Case(p.HeadToken).Length == 0
            && !marked.Actors.Any(a => a.FirstToken == p.FirstToken && a.LastToken > p.LastToken));
    }

    /// <summary>The place that the phrase of <paramref name="head"/> means, or null.</summary>
    public PlaceMention? PlaceAt(int head)
    {
        if (PlaceCovering(head) is { } place)
        {
            return place;
        }

        var token = Sentence.Tokens[head];
        if ((token.Upos == "PRON" && token.Text.Equals("it", StringComparison.OrdinalIgnoreCase)) || BackPoints(head, cues.BackPointingPlaces))
        {
            if (LastPlace(head) is { } meant)
            {
                return meant;
            }
        }

        var (first, last) = Sentence.Phrase(head);
        if (token.Upos == "PRON" || InDate(head) || NamedActor(head, first, last, acts: false) is not null || marked.Roles.Any(r => r.FirstToken <= head && head <= r.LastToken))
        {
            return null;
        }

        var described = places.Describe(Sentence, head);
        if (described is { Name.Length: > 0 })
        {
            return described;
        }

        // «their post in the town of X»: what has no name is somewhere in what has one, and is only part of it.
        return PlaceInside(head) is { } around ? around with { Extent = around.Extent == Extent.Whole && described is not null ? Extent.Part : around.Extent } : described;
    }

    /// <summary>The place expression that covers a token, or null.</summary>
    public PlaceMention? PlaceCovering(int token) =>
        marked.Places.Where(p => p.FirstToken <= token && token <= p.LastToken && !IsHalf(p)).OrderBy(p => p.HeadToken == token ? 0 : 1).ThenBy(p => p.LastToken - p.FirstToken).FirstOrDefault();

    /// <summary>«the Aleppo–Damascus highway»: a name tied to another by a dash is neither of the two places.</summary>
    private bool IsHalf(PlaceMention place)
    {
        var (before, after) = (place.FirstToken - 1, place.LastToken + 1);
        var tokens = Sentence.Tokens;
        return (after + 1 < tokens.Count && Syntax.IsHyphen(tokens[after]) && tokens[after + 1].Upos == "PROPN" && tokens[after].Span.Start == tokens[place.LastToken].Span.End)
            || (before > 0 && Syntax.IsHyphen(tokens[before]) && tokens[before - 1].Upos == "PROPN" && tokens[before].Span.End == tokens[place.FirstToken].Span.Start);
    }

    /// <summary>Whether a token is part of date words.</summary>
    public bool InDate(int token) => marked.Dates.Any(d => d.FirstToken <= token && token <= d.LastToken);

    /// <summary>The last actor named before a token, in this sentence or the three before.</summary>
    public CodedActor? LastActor(int token)
    {
        var here = marked.Actors.Where(m => m.LastToken < token && IsParty(m)).OrderBy(m => SubjectRank(m.FirstToken)).ThenByDescending(m => m.LastToken).FirstOrDefault();
        if (here is not null && here.FirstToken < token)
        {
            return From(here);
        }

        if (LastRole(token) is { } role)
        {
            return role;
        }

        for (var i = before.Count - 1; i >= 0 && i >= before.Count - 3; i--)
        {
            if (before[i].Main is { } actor)
            {
                return actor;
            }
        }

        return null;
    }

    /// <summary>The actor that this sentence is mainly about, for sentences that point back to it.</summary>
    public CodedActor? Main
    {
        get
        {
            var named = marked.Actors.Where(IsParty).OrderBy(m => SubjectRank(m.FirstToken)).ThenBy(m => m.FirstToken).FirstOrDefault();
            return named is not null ? From(named) : LastRole(Sentence.Tokens.Count);
        }
    }

    private CodedActor? LastRole(int token) => marked.Roles
        .Where(r => r.LastToken < token && r.Role.Sort is RoleSort.Fighters)
        .OrderBy(r => SubjectRank(r.LastToken))
        .Select(r => new CodedActor(r.Text, r.FirstToken, r.LastToken, null, r.Role)).FirstOrDefault();

    /// <summary>The last place meant before a token, in this sentence or the three before, of the sort that the token's noun asks for.</summary>
    private PlaceMention? LastPlace(int token)
    {
        var kind = Sentence.Tokens[token].Upos == "PRON" ? null : places.KindOf(Sentence.Tokens[token].Text);
        bool Agrees(PlaceMention place) => place.Name.Length > 0 && (kind is null || (place.Feature is { } feature ? places.KindOf(feature) == kind : kind == "settlement"));
        return marked.Places.LastOrDefault(p => p.LastToken < token && Agrees(p) && !SaysWhoSpeaks(p))
            ?? before.TakeLast(3).Reverse().Select(b => b.Marked.Places.LastOrDefault(p => Agrees(p) && !b.SaysWhoSpeaks(p))).FirstOrDefault(p => p is not null);
    }

    /// <summary>«officials in Ankara»: where a speaker sits is not where anything happens.</summary>
    private bool SaysWhoSpeaks(PlaceMention place)
    {
        var above = Sentence.Tokens[place.HeadToken].Head;
        return above >= 0 && marked.Roles.Any(r => r.FirstToken <= above && above <= r.LastToken && r.Role.Sort is RoleSort.Officials or RoleSort.Media);
    }

    /// <summary>«the Front says it has captured X»: <c>it</c> is who speaks.</summary>
    private CodedActor? SpeakerAbove(int pronoun)
    {
        for (var at = Sentence.Tokens[pronoun].Head; at >= 0 && Sentence.Tokens[at].Head >= 0; at = Sentence.Tokens[at].Head)
        {
            var above = Sentence.Tokens[at].Head;
            if (Sentence.Tokens[at].Relation is not ("ccomp" or "xcomp" or "conj" or "advcl"))
            {
                return null;
            }

            if (Sentence.Tokens[at].Relation == "ccomp" && cues.SayingVerbs.Contains(Sentence.Tokens[above].Lemma) && Sentence.Dependent(above, "nsubj") is var speaker and >= 0)
            {
                return Sentence.Tokens[speaker].Upos == "PRON" ? null : ActorAt(speaker);
            }
        }

        return null;
    }

    /// <summary>«the group» is no state and no army.</summary>
    private static bool IsGroup(CodedActor actor) => actor.Known is not { IsState: true } && actor.Known?.ForceOf is null;

    /// <summary>Actors are <c>it</c> and <c>they</c>; <c>he</c> is a person, <c>we</c> the speaker, <c>who</c> is settled by grammar.</summary>
    private static bool IsThird(Token token) => token.Upos != "PRON" || token.Text.ToLowerInvariant() is "it" or "they" or "them" or "themselves" or "itself" or "its" or "their";

    private bool BackPoints(int head, IReadOnlySet<string> nouns)
    {
        if (nouns == cues.BackPointingPlaces && Sentence.Dependents(head, "amod", "nmod", "nmod:poss", "acl:relcl", "acl").Any(c => !InDate(c)))
        {
            return false; // «the hospital district», «the towns they took»: other ones
        }

        var token = Sentence.Tokens[head];
        if (token.Upos != "NOUN" || !nouns.Contains(token.Lemma) || (token.Xpos == "NNS" && token.Lemma != "force"))
        {
            return false;
        }

        var determiner = Sentence.Dependent(head, "det");
        if (determiner < 0 || Sentence.Tokens[determiner].Lemma.ToLowerInvariant() is not ("the" or "this" or "that" or "these" or "those"))
        {
            return false;
        }

        var (first, last) = Sentence.Phrase(head);
        return !Enumerable.Range(first, last - first + 1).Any(i => i != head && Sentence.Tokens[i].Upos == "PROPN") && !Sentence.Dependents(head, "nmod", "appos", "flat", "compound").Any(c => !InDate(c));
    }

    private CodedActor? NamedActor(int head, int first, int last, bool acts)
    {
        foreach (var mention in marked.Actors)
        {
            if (mention.FirstToken <= head && head <= mention.LastToken && !OnlyModifies(mention, head) && (acts || mention.Form is not ActorForm.Capital))
            {
                return new(WordsFrom(Math.Min(first, mention.FirstToken), Math.Max(last, mention.LastToken)), Math.Min(first, mention.FirstToken), Math.Max(last, mention.LastToken), mention.Actor, null);
            }
        }

        if (!cues.MemberNouns.Contains(Sentence.Tokens[head].Lemma) && !marked.Roles.Any(r => r.LastToken == head && r.Role.Sort is RoleSort.Fighters or RoleSort.Officials))
        {
            return null;
        }

        var modifier = marked.Actors.LastOrDefault(m => m.FirstToken >= first && m.LastToken < head && !OnlyModifies(m, m.LastToken));
        if (modifier is not null)
        {
            return new(WordsFrom(first, last), first, last, modifier.Actor, null);
        }

        var role = cues.MemberNouns.Contains(Sentence.Tokens[head].Lemma) && !marked.Roles.Any(r => r.FirstToken <= head && head <= r.LastToken)
            ? marked.Roles.LastOrDefault(r => r.FirstToken >= first && r.LastToken == head - 1 && r.Role.Sort is RoleSort.Fighters)
            : null;
        return role is null ? null : new(WordsFrom(first, last), first, last, null, role.Role);
    }

    /// <summary>«members of HTS», «dozens of fighters», «fighters of the group».</summary>
    private CodedActor? MemberOf(int head, bool anyone, bool acts)
    {
        var lemma = Sentence.Tokens[head].Lemma.ToLowerInvariant();
        var quantity = Quantities.Contains(lemma) || Quantities.Contains(Sentence.Tokens[head].Text.ToLowerInvariant()) || Sentence.Tokens[head].Upos is "NUM" or "DET";
        if (!quantity && !cues.MemberNouns.Contains(lemma))
        {
            return null;
        }

        foreach (var child in Sentence.Dependents(head, "nmod"))
        {
            if (Sentence.Case(child) is "of" or "from" or "belonging to" && ActorAt(child, anyone && quantity, acts) is { } whole && (quantity || whole.Known is not null))
            {
                var (first, _) = Sentence.Phrase(head);
                return whole with { Text = WordsFrom(Math.Min(first, whole.First), whole.Last), First = Math.Min(first, whole.First) };
            }
        }

        return null;
    }

    /// <summary>«positions in Y», «parts of Y», «a market in Y»: the place inside a phrase that names none itself.</summary>
    private PlaceMention? PlaceInside(int head)
    {
        foreach (var child in Sentence.Dependents(head, "nmod", "appos", "compound", "flat", "obl"))
        {
            var relation = Sentence.Case(child);
            if (relation is "in" or "of" or "at" or "near" or "around" or "outside" or "on" or "" or "inside" or "along" or "across" && child != head && (PlaceCovering(child) ?? (BackPoints(child, cues.BackPointingPlaces) ? LastPlace(child) : null)) is { } place)
            {
                return place;
            }
        }

        return null;
    }

    /// <summary>A name before a hyphen and a participle (<c>Turkish-backed</c>) or after <c>pro-</c> or <c>anti-</c> is somebody else's attribute.</summary>
    private bool OnlyModifies(ActorMention mention, int head)
    {
        var tokens = Sentence.Tokens;
        if (mention.LastToken + 1 < tokens.Count && Syntax.IsHyphen(tokens[mention.LastToken + 1]) && mention.LastToken >= head)
        {
            return true;
        }

        if (mention.LastToken + 1 < tokens.Count && Syntax.IsHyphen(tokens[mention.LastToken + 1]))
        {
            return true;
        }

        return mention.FirstToken >= 2 && Syntax.IsHyphen(tokens[mention.FirstToken - 1]) && tokens[mention.FirstToken - 2].Text.ToLowerInvariant() is "pro" or "anti" or "non" or "ex";
    }

    private bool IsPartOfName(RoleMention role, int head) =>
        marked.Actors.Any(m => m.FirstToken <= role.FirstToken && role.LastToken <= m.LastToken);

    private bool IsParty(ActorMention mention) =>
        (mention.Form is not (ActorForm.Capital or ActorForm.Official or ActorForm.Demonym) || (mention.Form is ActorForm.Capital && Sentence.Tokens[mention.FirstToken].Relation == "nsubj"))
        && mention.Actor.Kind is not ActorKind.Civilians && !OnlyModifies(mention, mention.LastToken);

    private int SubjectRank(int token)
    {
        for (var at = token; at >= 0; at = Sentence.Tokens[at].Head)
        {
            switch (Sentence.Tokens[at].Relation)
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

    private CodedActor From(ActorMention mention) => new(WordsFrom(mention.FirstToken, mention.LastToken), mention.FirstToken, mention.LastToken, mention.Actor, null);

    private string WordsFrom(int first, int last)
    {
        // Date words and stray marks that the tree hangs into the phrase are no part of the name.
        while (first < last && (Sentence.Tokens[first].Lemma.ToLowerInvariant() is "the" or "a" or "an" || Sentence.Tokens[first].Upos is "PUNCT" or "ADP" || InDate(first)))
        {
            first++;
        }

        return Sentence.Words(first, last);
    }
}
