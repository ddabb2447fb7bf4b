using NodaTime;
using Salient.Actors;
using Salient.Yaml;

namespace Salient.PublicView;

/// <summary>A claim that the file of the public view speaks of, and what should become of it.</summary>
/// <param name="Where">File and line.</param>
/// <param name="Event">Code of its event.</param>
/// <param name="Actor">Kinds of those who do it.</param>
/// <param name="Target">Kinds of those to whom it is done.</param>
/// <param name="Published">The day of its report.</param>
/// <param name="Last">The last day that it is about, or null.</param>
/// <param name="Shown">The first day on which it is shown, or null for never.</param>
/// <param name="Coarsen">How coarse.</param>
public sealed record PublicExample(string Where, string Event, IReadOnlyList<ActorKind> Actor, IReadOnlyList<ActorKind> Target,
    LocalDate Published, LocalDate? Last, LocalDate? Shown, Coarseness? Coarsen)
{
    /// <summary>Reads one, and tells where it does not come out by the rules.</summary>
    internal static PublicExample Of(CodebookNode node, PublicRules rules)
    {
        node.Need("event", "published");
        var example = new PublicExample(node.Where, node.Text("event") ?? "", PublicRules.KindsOf(node, "actor"),
            PublicRules.KindsOf(node, "target"), node.Day("published", last: false) ?? LocalDate.MinIsoValue, node.Day("last", last: true),
            node.Day("shown", last: false), PublicRules.CoarseOf(node));
        if (node.Flag("never") != (example.Shown is null))
        {
            node.Fault("the example should say either 'shown', the day, or 'never: true'");
        }
        else if (example.FaultBy(rules) is { } fault)
        {
            node.Fault(fault);
        }

        return example;
    }

    /// <summary>What is otherwise by these rules, or null where the example comes out.</summary>
    public string? FaultBy(PublicRules rules)
    {
        var terms = rules.TermsOf(Event, Actor, Target);
        var shown = terms?.From(Published, Last);
        return shown != Shown ? $"'{Event}' is shown {(shown is { } day ? FormattableString.Invariant($"from {day:uuuu-MM-dd} on") : "never")}"
            : Coarsen is not null && terms?.Coarsen != Coarsen ? $"'{Event}' is shown as coarse as {terms?.Coarsen}"
            : null;
    }
}
