using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Salient.Tests.Samples;

/// <summary>The sample reports and what belongs to them, found from the checkout that the tests were built in.</summary>
internal static partial class SampleFiles
{
    /// <summary>What every sample says of itself, in its text, its meta tags or its record.</summary>
    public const string Mark = "Sample text written for Salient. The outlet is invented; the facts are public; the sentences are ours.";

    /// <summary>The checkout: the folder above the tests that holds the solution.</summary>
    public static string Root { get; } = FindRoot();

    public static string Idlib => Path.Combine(Root, "samples", "idlib-2019");

    public static IReadOnlyList<string> Texts => Sorted(Idlib, "*.txt");

    public static IReadOnlyList<string> Pages => Sorted(Idlib, "*.html");

    public static string Digest => Path.Combine(Idlib, "digest.jsonl");

    public static IReadOnlyList<string> GoldFiles => Sorted(Path.Combine(Idlib, "gold"), "*.jsonl");

    /// <summary>The names of the reports that have gold: <c>2019-01-06-northern-wire-atarib-deal</c>.</summary>
    public static IEnumerable<string> GoldNames => GoldFiles.Select(f => Path.GetFileNameWithoutExtension(f));

    public static string TextOf(string name) => File.ReadAllText(Path.Combine(Idlib, name + ".txt"));

    public static IReadOnlyList<JsonElement> Records(string path) =>
        [.. File.ReadLines(path).Where(line => line.Length > 0).Select(line => JsonDocument.Parse(line).RootElement)];

    public static IReadOnlyList<GoldClaim> Gold(string name) =>
        [.. Records(Path.Combine(Idlib, "gold", name + ".jsonl")).Select(GoldClaim.From)];

    /// <summary>The outlet named in the line of a saved article that ends in its day: <c>Khabur Dispatch, January 15, 2019</c>.</summary>
    public static (string Outlet, DateOnly Day) OutletLine(string text)
    {
        var match = OutletAndDay().Match(text);
        Assert.True(match.Success, "no line with outlet and day in: " + text[..Math.Min(80, text.Length)]);
        return (match.Groups["outlet"].Value, DateOnly.Parse(match.Groups["day"].Value, CultureInfo.InvariantCulture));
    }

    [GeneratedRegex(@"^(?<outlet>[A-Z][\w' ]+), (?<day>(January|February|December) \d{1,2}, \d{4})$", RegexOptions.Multiline)]
    private static partial Regex OutletAndDay();

    private static string[] Sorted(string folder, string pattern)
    {
        var files = Directory.GetFiles(folder, pattern);
        Array.Sort(files, StringComparer.Ordinal);
        return files;
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Salient.slnx")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("Salient.slnx is in no folder above the tests: run them from a checkout.");
    }
}
