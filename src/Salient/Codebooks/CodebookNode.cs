using System.Globalization;
using NodaTime;
using NodaTime.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Salient.Codebooks;

/// <summary>
/// One mapping of a codebook file in YAML, read key by key. Faults are collected with file and line instead of thrown, and keys that
/// nobody asked for are faults, so that a misspelt key never passes silently.
/// </summary>
internal sealed class CodebookNode
{
    private readonly YamlMappingNode map;
    private readonly string file;
    private readonly List<string> faults;
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    private CodebookNode(YamlMappingNode map, string file, List<string> faults)
    {
        this.map = map;
        this.file = file;
        this.faults = faults;
    }

    /// <summary>File and line for messages: <c>actors/syria.yaml:12</c>.</summary>
    public string Where => At(map);

    /// <summary>The mapping at the top of a file, or null with a fault where the file has none.</summary>
    public static CodebookNode? Top(string file, string text, List<string> faults)
    {
        var root = Root(file, text, faults);
        if (root is YamlMappingNode top)
        {
            return new(top, file, faults);
        }

        if (root is not null)
        {
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"{file}:{root.Start.Line}: the file should be a mapping of keys to values"));
        }

        return null;
    }

    /// <summary>The mappings of a file that is a list of them.</summary>
    public static IReadOnlyList<CodebookNode> List(string file, string text, List<string> faults)
    {
        var root = Root(file, text, faults);
        if (root is YamlSequenceNode list)
        {
            return Nodes(list, file, faults);
        }

        if (root is not null)
        {
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"{file}:{root.Start.Line}: the file should be a list of records, each beginning with '- '"));
        }

        return [];
    }

    /// <summary>Notes a fault of this mapping.</summary>
    public void Fault(string message) => faults.Add($"{Where}: {message}");

    /// <summary>The text under a key, or null where it is absent.</summary>
    public string? Text(string key) => Value(key) switch
    {
        null => null,
        YamlScalarNode { Value: { Length: > 0 } value } => value,
        var other => Wrong(other, key, "one value"),
    };

    /// <summary>The text under a key; a fault and an empty text where it is absent.</summary>
    public string Required(string key)
    {
        if (Text(key) is { } text)
        {
            return text;
        }

        if (!map.Children.ContainsKey(new YamlScalarNode(key)))
        {
            Fault($"'{key}' is missing");
        }

        return "";
    }

    /// <summary>The texts of a list under a key; a single value counts as a list of one; empty where it is absent.</summary>
    public IReadOnlyList<string> Texts(string key)
    {
        switch (Value(key))
        {
            case null:
                return [];
            case YamlScalarNode { Value: { Length: > 0 } one }:
                return [one];
            case YamlSequenceNode list:
                return [.. list.Select(n => n is YamlScalarNode { Value: { Length: > 0 } v } ? v : Wrong(n, key, "words only") ?? "").Where(t => t.Length > 0)];
            case var other:
                Wrong(other, key, "a list of words");
                return [];
        }
    }

    /// <summary>The mappings of a list under a key; empty where it is absent.</summary>
    public IReadOnlyList<CodebookNode> Maps(string key)
    {
        switch (Value(key))
        {
            case null:
                return [];
            case YamlSequenceNode list:
                return Nodes(list, file, faults);
            case var other:
                Wrong(other, key, "a list of mappings");
                return [];
        }
    }

    /// <summary>The keys and lists of words of a mapping under a key; empty where it is absent.</summary>
    public IReadOnlyList<(string Key, IReadOnlyList<string> Words)> WordLists(string key)
    {
        switch (Value(key))
        {
            case null:
                return [];
            case YamlMappingNode inner:
                var node = new CodebookNode(inner, file, faults);
                return [.. inner.Children.Keys.OfType<YamlScalarNode>().Select(k => (k.Value ?? "", node.Texts(k.Value ?? "")))];
            case var other:
                Wrong(other, key, "a mapping of keys to words");
                return [];
        }
    }

    /// <summary>Whether a key holds <c>true</c>; false where it is absent.</summary>
    public bool Flag(string key)
    {
        var text = Text(key);
        if (text is not (null or "true" or "false"))
        {
            Fault($"'{key}' is '{text}'; it should be true or false");
        }

        return text == "true";
    }

    /// <summary>A day, or the first or last day of a month or year: <c>2017-01-28</c>, <c>2017-01</c>, <c>2017</c>; null where it is absent.</summary>
    public LocalDate? Day(string key, bool last)
    {
        var text = Text(key);
        if (text is null)
        {
            return null;
        }

        var full = text.Length switch { 4 => text + "-01-01", 7 => text + "-01", _ => text };
        var parsed = LocalDatePattern.Iso.Parse(full);
        if (!parsed.Success)
        {
            Fault($"'{key}' is '{text}'; a date is written 2017-01-28, 2017-01 or 2017");
            return null;
        }

        var day = parsed.Value;
        return !last ? day : text.Length switch { 4 => day.PlusYears(1).PlusDays(-1), 7 => day.PlusMonths(1).PlusDays(-1), _ => day };
    }

    /// <summary>Notes a fault for each key that nobody asked for.</summary>
    public void Close()
    {
        foreach (var key in map.Children.Keys)
        {
            if (key is not YamlScalarNode { Value: { } name } || !asked.Contains(name))
            {
                faults.Add($"{At(key)}: '{key}' is not a key known here; the keys are {string.Join(", ", asked.Order(StringComparer.Ordinal))}");
            }
        }
    }

    private static YamlNode? Root(string file, string text, List<string> faults)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException fault)
        {
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"{file}:{fault.Start.Line}: not YAML: {fault.Message}"));
            return null;
        }

        if (stream.Documents.Count == 0)
        {
            faults.Add($"{file}:1: the file is empty");
            return null;
        }

        return stream.Documents[0].RootNode;
    }

    private static List<CodebookNode> Nodes(YamlSequenceNode list, string file, List<string> faults)
    {
        var nodes = new List<CodebookNode>();
        foreach (var item in list)
        {
            if (item is YamlMappingNode map)
            {
                nodes.Add(new(map, file, faults));
            }
            else
            {
                faults.Add(string.Create(CultureInfo.InvariantCulture, $"{file}:{item.Start.Line}: '{item}' should be a mapping of keys to values"));
            }
        }

        return nodes;
    }

    private YamlNode? Value(string key)
    {
        asked.Add(key);
        return map.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;
    }

    private string? Wrong(YamlNode node, string key, string wanted)
    {
        faults.Add($"{At(node)}: '{key}' should be {wanted}");
        return null;
    }

    private string At(YamlNode node) => string.Create(CultureInfo.InvariantCulture, $"{file}:{node.Start.Line}");
}
