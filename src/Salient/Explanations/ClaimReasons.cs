using NodaTime;
using NodaTime.Text;
using Salient.Attribution;
using Salient.Claims;
using Salient.Binding;
using Salient.Language;
using Salient.Mentions;
using Salient.Places;
using Salient.Reports;

namespace Salient.Explanations;

/// <summary>Why a claim has its source, date, places and effects.</summary>
internal static class ClaimReasons
{
    /// <summary>Who says so, and the words that bring them in.</summary>
    public static string Source(Claim claim, CodedClaim coded, Sentence s)
    {
        if (coded.Source is not { } source)
        {
            return $"nobody is named in or before the sentence: the outlet{(claim.Source.Text is { } outlet ? $", {outlet}" : ", which is not known")}";
        }

        var reason = source.Span is null ? $"'{source.CueText}' says that it is told, not by whom" : $"'{source.Text}', {Tie(source, s)}";
        reason += claim.Source.Id is { } id ? $"; known as {id}" : "";
        reason += claim.Source.Leaning is { } leaning ? $"; leans to {leaning}" : "";
        for (var outer = source.Outer; outer is not null; outer = outer.Outer)
        {
            reason += $"; quoted by '{outer.Text}'";
        }

        return reason;
    }

    /// <summary>What ties the source to the words of the claim.</summary>
    private static string Tie(Attributed source, Sentence s) => source.Tie switch
    {
        SourceTie.PointedBack => $"named before, to whom the words at '{source.CueText}' point back",
        SourceTie.Quoted => $"who speaks the quotation that the words stand in, brought in by '{source.CueText}'",
        SourceTie.GoesOn => $"whose account of the sentence before ('{source.CueText}') goes on: {(s.Tokens[0].Upos is "ADV" ? $"'{s.Tokens[0].Text}'" : "it adds to it")}",
        SourceTie.Label => $"before or behind the '{source.CueText}' of a label",
        _ => $"brought in by '{source.CueText}'",
    };

    /// <summary>Which words say when, and against which day they count.</summary>
    public static string Date(Claim claim, CodedClaim coded, Report report)
    {
        var days = (claim.Date.From, claim.Date.To) switch
        {
            (null, null) => "none",
            (null, { } to) => $"by {Iso(to)}",
            ({ } from, null) => $"from {Iso(from)}",
            ({ } from, { } to) => from == to ? $"{(claim.Date.Precision == DatePrecision.AsOf ? "as of " : "")}{Iso(from)}"
            : $"{Iso(from)} to {Iso(to)}",
        };
        return $"{days}: {(claim.Date.Text is { } heading && report.PartAt(claim.Start) is { } part && part.Heading == heading && coded.Date?.Text != heading
            ? $"no words say when; '{heading}' heads the part that it is told in" : Reason(coded, report, report.PartAt(claim.Start)))}";
    }

    private static string Reason(CodedClaim coded, Report report, DaySection? part)
    {
        var line = part is not null ? $"the day {Iso(part.Day)} of its part" : report.DateLine is { } day ? $"the date line {Iso(day)}" : "a date line, which the report lacks";
        var words = coded.Date is { } date ? $"'{date.Text}'" : "";
        return coded.Basis switch
        {
            DateBasis.Own => $"{words} stands with the event{(coded.Future ? " and looks ahead" : "")}, counted from {line}",
            DateBasis.Said => $"{words} is the day of the saying, counted from {line}: it happened by then at the latest",
            DateBasis.News => $"no words say when; told as news, so at the latest on {line}",
            DateBasis.Present => $"no words say when; it holds in the present, on {line}",
            DateBasis.Carried => "the day of the sentence before is carried over",
            _ => "no words say when, and it is not told as past",
        };
    }

    /// <summary>For each place the words, what was chosen and why, and the runners-up.</summary>
    public static IEnumerable<string> Places(Claim claim, CodedClaim coded, Sentence s, IReadOnlyDictionary<PlaceMention,
        PlaceChoice> choices)
    {
        foreach (var (role, mention, pin) in new[] { (ClaimRole.Place, coded.Place, claim.Place),
            (ClaimRole.FromPlace, coded.FromPlace, claim.FromPlace), (ClaimRole.ToPlace, coded.ToPlace, claim.ToPlace) })
        {
            if (mention is not null)
            {
                var heading = Labels.Before(s) is { } label && mention.FirstToken <= label.Head && label.Head <= mention.LastToken
                    && mention.Sentence == s.Index ? "it heads the sentence, before the colon. " : null;
                var found = heading ?? (coded.Filled.Count > 0 && !coded.Filled.Any(f => f.Role == role)
                    ? "no role took it: it is named around the event. " : "");
                var reasons = PlaceReasons.Of(mention, pin, choices).ToList();
                yield return $"{ClaimWords.Of(role)} '{mention.Text}': {found}{reasons[0]}";
                foreach (var reason in reasons.Skip(1))
                {
                    yield return reason;
                }
            }
        }
    }

    /// <summary>What it does to the ledger, by its event's definition.</summary>
    public static IEnumerable<string> Effects(Claim claim, CodedClaim coded)
    {
        foreach (var effect in claim.Effects)
        {
            var before = effect.FromHolder is not { } f ? "" : claim.Status == ClaimStatus.Denied ? $": that {f.Name} lost it is denied"
                : $", before by {f.Name}";
            yield return $"{effect.Place.Name} is {State(effect.State)}{(effect.Holder is { } h ? $" by {h.Name}" : "")}{before}{(effect.Inferred ? " (inferred)" : "")}{(effect.Place is { Id: null, Latitude: null } ? "; the ledger does not keep it, since no list knows the place" : "")}";
        }

        if (claim.Effects.Count == 0 && coded.Event?.Effect is { } rule)
        {
            yield return claim.Status is not (ClaimStatus.Asserted or ClaimStatus.Denied)
                ? $"none: only asserted claims and denials have any, and it is {claim.Status.ToString().ToLowerInvariant()}"
                : rule.Place.Select(r => r switch { ClaimRole.FromPlace => coded.FromPlace, ClaimRole.ToPlace => coded.ToPlace,
                    _ => coded.Place }).FirstOrDefault(p => p is not null) is not { } place ? "none: it has no place"
                : place.Near || place.Outside
                    ? $"none: it is told of what is {(place.Near ? "near" : "outside")} '{place.Name}', not of the place itself"
                : coded.Hedged ? "none: what is denied was only planned or supposed"
                : claim.Extent is Extent.Part && rule.Inferred ? "none: it is told of a part of the place only"
                : "none: nobody is named who held it";
        }
    }

    /// <summary>What it counts, with the ends that the words leave open.</summary>
    public static IEnumerable<string> Numbers(Claim claim)
    {
        foreach (var (fate, low, high) in new[] { ("killed", claim.Killed, claim.KilledHigh),
            ("injured", claim.Injured, claim.InjuredHigh), ("captured", claim.Captured, claim.CapturedHigh) })
        {
            if (low is not null || high is not null)
            {
                yield return $"{fate}: {(low is null ? $"at most {high}" : high is null ? $"{low} or more" : low == high ? $"{low}" : $"{low} to {high}")}";
            }
        }

        foreach (var toll in claim.Tolls)
        {
            yield return $"of '{toll.Who}': {string.Join(", ", new[] { (toll.Killed, "killed"), (toll.Injured, "injured"), (toll.Captured, "captured") }.Where(n => n.Item1 is not null).Select(n => $"{n.Item1} {n.Item2}"))}";
        }

        foreach (var lost in claim.Hardware)
        {
            yield return $"{lost.Captured ?? lost.Destroyed} '{lost.What}' {(lost.Captured is null ? "destroyed" : "captured")}";
        }
    }

    private static string State(HoldingState state) => state switch
    {
        HoldingState.Holds => "held",
        HoldingState.Unknown => "held by nobody known",
        _ => state.ToString().ToLowerInvariant(),
    };

    private static string Iso(LocalDate day) => LocalDatePattern.Iso.Format(day);
}
