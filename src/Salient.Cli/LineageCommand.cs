using System.CommandLine;
using System.Globalization;
using Salient.Claims;
using Salient.Lineage;
using Salient.Store;
using Spectre.Console;

namespace Salient.Cli;

/// <summary><c>salient lineage</c>: whose words a report has, and who has its.</summary>
internal static class LineageCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var report = new Argument<string>("REPORT") { Description = "A report by id, hash, or eight or more first digits of it" };
        var format = new Option<string>("--format", "-f")
        {
            Description = "tree (the default on a terminal), or json (the default elsewhere)",
            DefaultValueFactory = _ => Terminal.OutputIsWatched ? "tree" : "json",
        };
        format.AcceptOnlyFromAmong("tree", "json");
        var db = LedgerOptions.Database();
        var command = new Command("lineage",
            "Draws whose words a report has and who has its words, with the reason for each tie and how sure it is.") { report, format,
        db };
        command.SetAction(parsed =>
        {
            using var store = LedgerOptions.Open(parsed.GetValue(db));
            return Run(store, parsed.GetValue(report)!, parsed.GetValue(format)!);
        });
        return command.WithExamples("salient lineage 1a2b3c4d", "salient lineage 1a2b3c4d --format json");
    }

    private static int Run(ReportStore store, string name, string format)
    {
        if (store.Report(name) is not { } stored)
        {
            return PlaceWords.Nothing(ReportCommand.Unknown(store, name));
        }

        var family = new Family(store, stored.Report.Hash);
        if (format == "json")
        {
            Console.Out.Write(ClaimJson.Line(new { Report = stored.Report.Hash, stored.Descent.Origin, stored.Descent.OriginOutlet,
                Members = family.Members.Select(family.Row) }) + "\n");
            return ExitCodes.Ok;
        }

        foreach (var root in family.Roots)
        {
            var tree = new Tree(family.Line(root, null));
            family.Grow(tree, root, [root]);
            AnsiConsole.Write(tree);
        }

        return ExitCodes.Ok;
    }

    /// <summary>All reports that share words with one, over any number of steps, and the ties between them.</summary>
    private sealed class Family
    {
        private readonly Dictionary<string, ReportSummary> reports;
        private readonly IReadOnlyDictionary<string, Descent> descents;
        private readonly ILookup<string, (string Child, DescentEdge Edge)> children;
        private readonly string asked;

        public Family(ReportStore store, string hash)
        {
            asked = hash;
            descents = store.Descents();
            reports = store.Reports().ToDictionary(r => r.Hash);
            children = descents.Values.SelectMany(d => d.Edges.Select(e => (e.Parent, d.Hash, Edge: e)))
                .ToLookup(e => e.Parent, e => (e.Hash, e.Edge));
            var stated = descents.Values.Where(d => d.Origin.StartsWith("stated:", StringComparison.Ordinal))
                .ToLookup(d => d.Origin, d => d.Hash);
            var (met, open) = (new HashSet<string> { hash }, new Queue<string>([hash]));
            while (open.TryDequeue(out var at))
            {
                foreach (var next in descents[at].Edges.Select(e => e.Parent).Concat(children[at].Select(c => c.Child))
                    .Concat(stated[descents[at].Origin]).Where(reports.ContainsKey).Where(met.Add))
                {
                    open.Enqueue(next);
                }
            }

            Members = [.. store.Reports().Select(r => r.Hash).Where(met.Contains)];
        }

        /// <summary>The reports, the earliest first.</summary>
        public IReadOnlyList<string> Members { get; }

        /// <summary>Those without a parent.</summary>
        public IEnumerable<string> Roots => Members.Where(m => descents[m].Edges.Count == 0);

        /// <summary>A report as one line of the tree, with its tie to what stands above it.</summary>
        public string Line(string hash, DescentEdge? edge)
        {
            var (report, descent) = (reports[hash], descents[hash]);
            var line = Markup.Escape($"{report.Outlet ?? "outlet not known"}, {Rows.Cell(report.DateLine)}: {report.Title ?? report.Id} ({hash[..8]})");
            var origin = edge is null && descent.Kind == DescentKind.StatedOriginal
                ? Markup.Escape($", names {descent.OriginOutlet}, which is not here") : "";
            var tie = edge is null ? "" : Markup.Escape(string.Create(CultureInfo.InvariantCulture,
                $" — {Words(edge)}, sure {edge.Confidence:0.00}"));
            return (hash == asked ? $"[bold]{line}[/]" : line) + origin + tie;
        }

        /// <summary>Adds what has the words of a report below it. A digest stands under each of its parents.</summary>
        public void Grow(IHasTreeNodes node, string hash, IReadOnlyList<string> way)
        {
            foreach (var (child, edge) in children[hash].Where(c => !way.Contains(c.Child)).OrderBy(c => reports[c.Child].DateLine)
                .ThenBy(c => c.Child, StringComparer.Ordinal))
            {
                Grow(node.AddNode(Line(child, edge)), child, [.. way, child]);
            }
        }

        /// <summary>A report for programs.</summary>
        public object Row(string hash)
        {
            var (report, descent) = (reports[hash], descents[hash]);
            return new
            {
                report.Id, Hash = hash, report.Title, report.Outlet, report.DateLine, Kind = ReportCard.Kind(descent.Kind),
                descent.Origin, descent.OriginOutlet, descent.SupersededBy, Parents = descent.Edges.Select(Parent),
            };
        }

        private static object Parent(DescentEdge edge) =>
            new { Hash = edge.Parent, Reason = Words(edge), edge.Shared, edge.Share, edge.Confidence };

        private static string Words(DescentEdge edge) => edge.Reason switch
        {
            EdgeReason.SameWords => "the same words",
            EdgeReason.NamesIt => string.Create(CultureInfo.InvariantCulture, $"names it, {edge.Share:P0} of the words in common"),
            EdgeReason.SameHeadline => "names an original of that outlet, day and headline",
            EdgeReason.HoldsIt => string.Create(CultureInfo.InvariantCulture, $"holds {edge.Share:P0} of it"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{edge.Share:P0} of the words in common"),
        };
    }
}
