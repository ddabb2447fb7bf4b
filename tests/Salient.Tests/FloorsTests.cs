using System.Text.RegularExpressions;

namespace Salient.Tests;

/// <summary>
/// The core is a house of floors: a folder of src/Salient names only folders that stand before it in <see cref="Floors"/>. So no two
/// folders point at each other, and each can be
/// read, tested and replaced with nothing but what lies below. docs/architecture.md tells the same order.
/// </summary>
public sealed partial class FloorsTests
{
    private static readonly string[][] Floors =
    [
        ["Claims", "Yaml", "Reports", "Language", "Frames"],
        ["Codebooks", "Actors", "Places", "Dating"],
        ["Mentions", "Attribution", "Binding", "Coding"],
        ["Explanations", "Lineage", "Ledger", "Incidents"],
        ["Rulings", "PublicView", "Alerts", "Workspaces"],
    ];

    // Arrows that are against the order and stay for now, as «Lower → Upper», each with its reason. There are none.
    private static readonly Dictionary<string, string> Exceptions = [];

    private static readonly string Core = Checkout.File("src", "Salient");

    private static readonly List<Source> Sources = [.. Directory.EnumerateFiles(Core, "*.cs", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal).Select(Source.Read)];

    // What a folder declares outside other types, so that a name behind a folder's is known to be a type and no member of something
    // called alike.
    private static readonly ILookup<string, string> Declared = Sources.SelectMany(s => Declaration().Matches(s.Text)
        .Select(m => (s.Folder, Name: m.Groups[1].Value))).ToLookup(d => d.Folder, d => d.Name);

    private static List<string> Order { get; } = [.. Floors.SelectMany(f => f)];

    public static TheoryData<string> Folders => [.. Order];

    [Fact]
    public void Every_folder_of_the_core_has_its_place_in_the_order() =>
        Assert.Equal(Order.Order(StringComparer.Ordinal), Sources.Select(s => s.Folder).Where(f => f.Length > 0).Distinct()
            .Order(StringComparer.Ordinal));

    [Fact]
    public void A_file_of_a_folder_stands_in_the_folders_namespace() =>
        Assert.Empty(Sources.Where(s => s.Namespace != Path.Combine("Salient", Path.GetDirectoryName(s.File)!)
            .TrimEnd(Path.DirectorySeparatorChar).Replace(Path.DirectorySeparatorChar, '.')).Select(s => $"{s.File}: {s.Namespace}"));

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_folder_names_only_those_before_it(string folder)
    {
        var place = Order.IndexOf(folder);
        var upward = Sources.Where(s => s.Folder == folder)
            .SelectMany(s => Named(s).Where(n => Order.IndexOf(n) is var other && (other < 0 || other > place))
                .Select(n => (Arrow: $"{folder} → {(n.Length > 0 ? n : "the top")}", s.File)))
            .Where(a => !Exceptions.ContainsKey(a.Arrow)).Select(a => $"{a.Arrow} in {a.File}");
        Assert.Empty(upward);
    }

    [Fact]
    public void An_exception_that_nothing_needs_any_more_is_taken_off_the_list() =>
        Assert.Empty(Exceptions.Keys.Except(Sources.SelectMany(s => Named(s).Select(n => $"{s.Folder} → {n}"))));

    [Fact]
    public void The_architecture_page_tells_the_same_order()
    {
        var page = File.ReadAllText(Checkout.File("docs", "architecture.md"));
        Assert.Equal(Floors.Select(f => string.Join(", ", f.Select(n => $"`{n}`"))), Row().Matches(page).Select(m => m.Groups[1].Value));
    }

    /// <summary>
    /// The folders that a file names, by <c>using</c> or before one of their types; empty text for what stands above all of them.
    /// </summary>
    private static IEnumerable<string> Named(Source source) =>
        Using().Matches(source.Text).Select(m => m.Groups[1].Value)
            .Concat(Order.Where(n => Qualified(n).Matches(source.Text).Any(m => Declared[n].Contains(m.Groups[1].Value))))
            .Concat(Declared[""].Where(t => Regex.IsMatch(source.Text, $@"\b{t}\b")).Select(_ => ""))
            .Where(n => n != source.Folder).Distinct();

    private static Regex Qualified(string folder) => new($@"(?<![.\w]){folder}\.(?:[A-Z]\w*\.)?([A-Z]\w*)");

    [GeneratedRegex(@"(?:^|\s)(?:global )?using (?:static |\w+ = )?Salient\.(\w+)", RegexOptions.Multiline)]
    private static partial Regex Using();

    [GeneratedRegex(@"^(?:public |internal |file )?(?:sealed |static |abstract |readonly |partial |ref )*(?:record struct|record|class|struct|enum|interface) (\w+)", RegexOptions.Multiline)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Space();

    [GeneratedRegex(@"^\| \d+ \| ((?:`\w+`(?:, )?)+) \|", RegexOptions.Multiline)]
    private static partial Regex Row();

    /// <summary>One source file of the core, its path counted from there; its folder is empty for what stands above all.</summary>
    private sealed record Source(string File, string Folder, string Namespace, string Text)
    {
        public static Source Read(string file)
        {
            var text = System.IO.File.ReadAllText(file);
            var path = Path.GetRelativePath(Core, file);
            return new(path, path.Split(Path.DirectorySeparatorChar) is [var folder, _, ..] ? folder : "", Space()
                .Match(text).Groups[1].Value, text);
        }
    }
}
