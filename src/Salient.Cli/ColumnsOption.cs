using System.CommandLine;
using NodaTime;
using Salient.Gathering;
using Salient.Gathering.Formats;

namespace Salient.Cli;

/// <summary><c>--columns</c>: which columns of a table hold what, where their names do not tell it.</summary>
internal static class ColumnsOption
{
    /// <summary>Builds the option.</summary>
    public static Option<IReadOnlyDictionary<string, string>?> Create() => new("--columns")
    {
        Description = "Columns of a CSV or Excel file by what they hold, e.g. text=NOTES,published=EVENT_DATE",
        HelpName = "FIELD=NAME,…",
        CustomParser = result =>
        {
            var columns = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var pair in result.Tokens[0].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                var parts = pair.Split('=', 2, StringSplitOptions.TrimEntries);
                if (parts.Length < 2 || parts[1].Length == 0 || !ReportColumns.Fields.Contains(parts[0]))
                {
                    result.AddError($"--columns: '{pair}' is no FIELD=NAME; fields are {string.Join(", ", ReportColumns.Fields)}");
                    return null;
                }

                columns[parts[0]] = parts[1];
            }

            return columns;
        },
    };

    /// <summary>How files are gathered, as the command line says.</summary>
    public static GatheringOptions Gathering(LocalDate? published, IReadOnlyDictionary<string, string>? columns,
        string? language = null) => new()
    {
        Given = new() { Published = published, Language = language },
        Columns = columns ?? new Dictionary<string, string>(),
    };
}
