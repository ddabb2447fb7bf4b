using Salient.Claims;
using Salient.Explanations;
using Spectre.Console;

namespace Salient.Cli;

/// <summary>Writes explanations for people: each sentence, below it its claims, below each what chose its parts.</summary>
internal sealed class ExplanationWriter
{
    /// <summary>Width where no terminal says its own, in characters.</summary>
    private const int PlainWidth = 140;

    private readonly IAnsiConsole console;

    /// <summary>Makes one that writes to standard output.</summary>
    public ExplanationWriter()
    {
        console = AnsiConsole.Create(new());
        console.Profile.Capabilities.Unicode = true;
        if (Console.IsOutputRedirected)
        {
            console.Profile.Width = PlainWidth;
        }
    }

    /// <summary>Writes one report.</summary>
    /// <param name="why">What was made of it.</param>
    /// <param name="withTree">Whether to show the tree of each sentence.</param>
    public void Write(ReportExplanation why, bool withTree)
    {
        Line(why.Title ?? why.ReportId, Decoration.Bold | Decoration.Underline);
        foreach (var sentence in why.Sentences)
        {
            console.WriteLine();
            var root = new Tree(new Text($"{(sentence.IsHeadline ? "headline" : $"sentence {sentence.Sentence}")}: {sentence.Text.ReplaceLineEndings(" ")}", new Style(decoration: Decoration.Bold)));
            foreach (var claim in sentence.Claims)
            {
                Add(root, claim, withTree);
            }

            foreach (var miss in sentence.Nothing)
            {
                root.AddNode(new Text($"no claim{(miss.Word is { } word ? $" of '{word.ReplaceLineEndings(" ")}'" : "")}: {miss.Reason}",
                    new Style(Color.Grey)));
            }

            console.Write(root);
            if (withTree)
            {
                console.WriteLine();
                console.Write(TreeOf(sentence.Tree));
            }
        }

        foreach (var left in why.LeftOut)
        {
            console.WriteLine();
            console.Write(new Text($"left out ({left.Reason}, {left.Detail}): {left.Text.ReplaceLineEndings(" ")}", new Style(Color.Grey)));
            console.WriteLine();
        }
    }

    private static void Add(Tree root, ClaimExplanation why, bool all)
    {
        var claim = why.Claim;
        var node = root.AddNode(new Text($"{why.Number}. {claim.Code}, {ClaimJson.Line(claim.Status).Trim('"')}", new Style(Color.Green)));
        Part(node, "rule", $"{claim.Rule} ({why.RuleAt ?? "a construction, in no rule file"}), by '{why.Word}'");
        foreach (var role in why.Roles)
        {
            Part(node, role.Role, role.Text is null ? $"none: no phrase is {role.Function}" : $"{role.Function}: {role.Path ?? role.Text}");
            foreach (var reason in role.Why)
            {
                Part(node, "", reason);
            }
        }

        // Rules that ask for words that are not there are many; who asks for one claim sees them.
        var far = all ? 0 : why.Rivals.Count - why.NearRivals;
        IReadOnlyList<string> rivals = [.. why.Rivals.Take(why.Rivals.Count - far), .. far > 0
            ? [$"{far} more, whose other words are not there (--claim {why.Number} shows them)"] : Array.Empty<string>()];
        foreach (var (label, lines) in new[] { ("status", why.Status), ("source", [why.Source]), ("date", [why.Date]),
            ("where", why.Places), ("numbers", why.Numbers), ("ledger", why.Effects), ("not by", rivals) })
        {
            for (var i = 0; i < lines.Count; i++)
            {
                Part(node, i == 0 ? label : "", lines[i]);
            }
        }
    }

    private static void Part(TreeNode node, string label, string words) =>
        node.AddNode(new Text($"{label,-10} {words.ReplaceLineEndings(" ")}"));

    private static Table TreeOf(IReadOnlyList<TreeWord> words)
    {
        var table = new Table { Border = TableBorder.Simple }.AddColumns("", "word", "lemma", "tag", "relation", "of");
        foreach (var word in words)
        {
            table.AddRow(
                Rows.Cell(word.Token), Rows.Cell(word.Text), Rows.Cell(word.Lemma), Rows.Cell(word.Tag), Rows.Cell(word.Relation),
                    Rows.Cell(word.Head < 0 ? "" : $"{word.Head} {words[word.Head].Text}"));
        }

        return table;
    }

    private void Line(string words, Decoration decoration)
    {
        console.Write(new Text(words, new Style(decoration: decoration)));
        console.WriteLine();
    }
}
