using Salient.Claims;
using Salient.Ledger;
using Salient.Lineage;

namespace Salient.PublicView;

/// <summary>
/// Shows actors, sources and outlets: those of the codebook by their names there, words that name nobody as they are, all others by a name
/// that says only that it is the same one.
/// </summary>
internal sealed class PublicPeople(PublicRules rules, PublicKnowledge known)
{
    private const int TagDigits = 6;

    public ClaimActor Shown(ClaimActor actor)
    {
        var name = known.ActorOf(actor.Id) is { } own ? own : Plain(actor.Name) ?? Tagged("not named", actor.Id ?? actor.Name);
        return new(name, name, known.ActorOf(actor.Id) is null ? null : actor.Id);
    }

    public string? Outlet(string? outlet) => outlet is null ? null : known.OutletOf(outlet) ?? Tagged("outlet", outlet);

    public ClaimSource Shown(ClaimSource source, string? outlet)
    {
        var outer = source.Outer is { } quoting ? Shown(quoting, outlet) : null;
        var leaning = known.ActorOf(source.Leaning) is null ? null : source.Leaning;
        if (source.Kind == SourceKind.Outlet)
        {
            return new(null, Outlet(source.Name ?? source.Text ?? outlet), null, SourceKind.Outlet, leaning, outer);
        }

        var named = known.ActorOf(source.Id) ?? (source.Id is { } id ? known.OutletOf(id) : null);
        if (named is not null)
        {
            return new(named, named, source.Id, source.Kind, leaning, outer);
        }

        var words = Plain(source.Text) ?? Plain(source.Name)
            ?? (source.Kind == SourceKind.Unnamed ? Hearsay(source.Text) ?? "somebody"
                : Tagged("source", source.Id ?? source.Name ?? source.Text ?? ""));
        return new(words, words, null, source.Kind, leaning, outer);
    }

    private string? Plain(string? words) => words is not null && rules.Plain.Contains(words.ToLowerInvariant()) ? words.ToLowerInvariant()
        : null;

    /// <summary>The last word of a source that may be anybody: the ledger weighs it as hearsay.</summary>
    private static string? Hearsay(string? words) => Folded.Of(words ?? "").Split(' ').LastOrDefault() is { } last
        && EvidenceRules.Default.HearsayWords.Contains(last) ? last : null;

    private string Tagged(string what, string words) => $"{what} {known.Renamed($"{what}|{Folded.Of(words)}")[..TagDigits]}";
}
