using System.Globalization;
using NodaTime;
using NodaTime.Text;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Salient.Yaml;

/// <summary>
/// One mapping of a codebook file in YAML, read key by key; all codebook files are read with it. Faults are collected with file and line
/// instead of thrown. Keys that nobody asked for are faults, so that a misspelt key never passes silently, and so are keys without a
/// value: who means an empty text writes <c>""</c>, an empty list <c>[]</c>.
/// </summary>
internal sealed partial class CodebookNode
{
    private readonly YamlMappingNode map;
    private readonly List<string> faults;
    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    private CodebookNode(YamlMappingNode map, string file, List<string> faults)
    {
        this.map = map;
        File = file;
        this.faults = faults;
    }

    /// <summary>The file that it stands in.</summary>
    public string File { get; }

    /// <summary>The line that it begins on, from 1.</summary>
    public int Line => (int)map.Start.Line;

    /// <summary>File and line for messages: <c>actors/syria.yaml:12</c>.</summary>
    public string Where => At(map);

    /// <summary>Its keys, in the order of the file.</summary>
    public IEnumerable<string> Keys => map.Children.Keys.Select(k => (k as YamlScalarNode)?.Value ?? "");

    /// <summary>Notes a fault of this mapping.</summary>
    public void Fault(string message) => faults.Add($"{Where}: {message}");

    /// <summary>Notes a fault of what stands under a key.</summary>
    public void FaultAt(string key, string message) =>
        faults.Add($"{(map.Children.TryGetValue(new YamlScalarNode(key), out var value) ? At(value) : Where)}: {message}");

    /// <summary>Whether a key is there.</summary>
    public bool Has(string key) => Value(key) is not null;

    /// <summary>The text under a key, or null where it is absent.</summary>
    public string? Text(string key) => Value(key) is { } value ? Word(value, key, "one value") : null;

    /// <summary>The text under a key; a fault and an empty text where it is absent or empty.</summary>
    public string Required(string key)
    {
        var before = faults.Count;
        var text = Text(key);
        if (string.IsNullOrEmpty(text) && faults.Count == before)
        {
            Fault($"'{key}' is missing");
        }

        return text ?? "";
    }

    /// <summary>The texts of a list under a key; a single value counts as a list of one; empty where it is absent.</summary>
    /// <param name="key">The key.</param>
    /// <param name="separator">A mark that parts the texts of a single value, or null for none.</param>
    public IReadOnlyList<string> Texts(string key, char? separator = null)
    {
        switch (Value(key))
        {
            case null:
                return [];
            case YamlSequenceNode list:
                return [.. list.Select(n => Word(n, key, "words only")).OfType<string>()];
            case YamlScalarNode one when Word(one, key, "a list of words") is { } text:
                return separator is { } mark ? [.. text.Split(mark,
                    StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(w => w.Trim('"'))] : [text];
            case YamlMappingNode other:
                Wrong(other, key, "a list of words");
                return [];
            default:
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
                return Nodes(list, File, faults);
            case var other:
                Wrong(other, key, "a list of mappings");
                return [];
        }
    }

    /// <summary>The mapping under a key, or null where it is absent.</summary>
    public CodebookNode? Map(string key)
    {
        switch (Value(key))
        {
            case null:
                return null;
            case YamlMappingNode inner:
                return new(inner, File, faults);
            case var other:
                Wrong(other, key, "a mapping of keys to values");
                return null;
        }
    }

    /// <summary>The keys and lists of words of a mapping under a key; empty where it is absent.</summary>
    public IReadOnlyList<(string Key, IReadOnlyList<string> Words)> WordLists(string key) =>
        Map(key) is { } inner ? [.. inner.Keys.Select(k => (k, inner.Texts(k)))] : [];

    /// <summary>The keys and texts of a mapping under a key, empty texts included; empty where it is absent.</summary>
    public IReadOnlyList<(string Key, string Value)> Pairs(string key) =>
        Map(key) is { } inner ? [.. inner.Keys.Select(k => (k, inner.Text(k) ?? ""))] : [];

    /// <summary>Whether a key holds <c>true</c>; false where it is absent.</summary>
    public bool Flag(string key)
    {
        var text = Text(key);
        if (text is not (null or "true" or "false"))
        {
            FaultAt(key, $"'{key}' is '{text}'; it should be true or false");
        }

        return text == "true";
    }

    /// <summary>The whole number under a key, or null where it is absent.</summary>
    public int? Whole(string key)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        FaultAt(key, $"'{key}' is not a whole number: {text}");
        return null;
    }

    /// <summary>The number under a key, whole or with a decimal point, or null where it is absent.</summary>
    public double? Number(string key)
    {
        if (Text(key) is not { } text)
        {
            return null;
        }

        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number))
        {
            return number;
        }

        FaultAt(key, $"'{key}' is not a number: {text}");
        return null;
    }

    /// <summary>
    /// A day, or the first or last day of a month or year: <c>2017-01-28</c>, <c>2017-01</c>, <c>2017</c>; null where it is absent.
    /// </summary>
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
            FaultAt(key, $"'{key}' is '{text}'; a date is written 2017-01-28, 2017-01 or 2017");
            return null;
        }

        var day = parsed.Value;
        return !last ? day : text.Length switch { 4 => day.PlusYears(1).PlusDays(-1), 7 => day.PlusMonths(1).PlusDays(-1), _ => day };
    }

    /// <summary>Notes a fault for each of the keys that is absent.</summary>
    public void Need(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (Value(key) is null)
            {
                Fault($"'{key}' is missing");
            }
        }
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

    private YamlNode? Value(string key)
    {
        asked.Add(key);
        return map.Children.TryGetValue(new YamlScalarNode(key), out var value) ? value : null;
    }

    // A plain scalar without a character is a key whose value was forgotten; "" in quotes is meant.
    private string? Word(YamlNode node, string key, string wanted)
    {
        switch (node)
        {
            case YamlScalarNode { Value: { } value, Style: var style } when value.Length > 0
                || style is ScalarStyle.SingleQuoted or ScalarStyle.DoubleQuoted:
                return value;
            case YamlScalarNode:
                faults.Add($"{At(node)}: '{key}' has no value; write one, \"\" for an empty one, or leave the key out");
                return null;
            default:
                Wrong(node, key, wanted);
                return null;
        }
    }

    private void Wrong(YamlNode node, string key, string wanted) => faults.Add($"{At(node)}: '{key}' should be {wanted}");

    private string At(YamlNode node) => string.Create(CultureInfo.InvariantCulture, $"{File}:{node.Start.Line}");
}
