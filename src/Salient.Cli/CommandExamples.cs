using System.CommandLine;

namespace Salient.Cli;

/// <summary>Examples of the commands that do not bring their own.</summary>
internal static class CommandExamples
{
    private static readonly Dictionary<string, string[]> ByPath = new()
    {
        ["salient who-holds"] = ["salient who-holds", "salient who-holds Atarib --on 2019-01-07",
            "salient who-holds --known-by 2019-01-05 --format csv > holdings.csv"],
        ["salient changes"] = ["salient changes --since 2019-01-01", "salient changes --near Atarib --km 30",
            "salient changes --since 2019-01-08 --format jsonl"],
        ["salient quarantine"] = ["salient quarantine list", "salient quarantine retry"],
        ["salient quarantine list"] = ["salient quarantine list", "salient quarantine list --format csv"],
        ["salient quarantine show"] = ["salient quarantine show 3"],
        ["salient quarantine retry"] = ["salient quarantine retry", "salient quarantine retry 3 4"],
        ["salient quarantine remove"] = ["salient quarantine remove 3"],
        ["salient gazetteer"] = ["salient gazetteer add SY", "salient gazetteer search Atarib"],
        ["salient gazetteer add"] = ["salient gazetteer add SY", "salient gazetteer add downloads/SY.zip downloads/cities15000.zip",
            "salient gazetteer add checkpoints.csv"],
        ["salient gazetteer list"] = ["salient gazetteer list"],
        ["salient gazetteer remove"] = ["salient gazetteer remove SY"],
        ["salient gazetteer search"] = ["salient gazetteer search \"Maarrat al-Numan\""],
        ["salient train"] = ["salient train treebank-train.conllu --dev treebank-dev.conllu"],
        ["salient train names"] = ["salient train names names-gold.jsonl",
            "salient train names names-gold.jsonl --leave-out \"Some Source\" --output models/names.salient"],
        ["salient eval"] = ["salient eval parser treebank-dev.conllu"],
        ["salient eval parser"] = ["salient eval parser treebank-dev.conllu"],
        ["salient eval dates"] = ["salient eval dates timex-gold.jsonl --output found.jsonl"],
        ["salient eval entities"] = ["salient eval entities names-gold.jsonl --output found.jsonl",
            "salient eval entities names-gold.jsonl --folds 5 --leave-out \"Some Source\""],
        ["salient eval places"] = ["salient eval places gold.jsonl --without-demonyms",
            "salient eval places gold.jsonl --output found.jsonl --plot trust.svg", "salient eval places events.csv"],
        ["salient eval extraction"] = ["salient eval extraction extraction/gold.jsonl --worst",
            "salient eval extraction extraction/gold.jsonl --output bodies.jsonl"],
        ["salient eval tokens"] = ["salient eval tokens treebank-dev.conllu"],
    };

    /// <summary>Gives every command below <paramref name="root"/> its examples.</summary>
    public static void AddTo(Command root)
    {
        foreach (var command in root.Subcommands)
        {
            if (CommandHelp.ExamplesOf(command).Count == 0 && ByPath.TryGetValue(CommandLine.PathOf(command), out var lines))
            {
                command.WithExamples(lines);
            }

            AddTo(command);
        }
    }
}
