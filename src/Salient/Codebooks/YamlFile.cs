using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Salient.Codebooks;

/// <summary>One codebook file as a tree that remembers its lines, so that every fault can say where it is.</summary>
public sealed class YamlFile
{
    private readonly List<string> faults;

    private YamlFile(string name, YamlMappingNode root, List<string> faults)
    {
        Name = name;
        Root = root;
        this.faults = faults;
    }

    /// <summary>Name of the file.</summary>
    public string Name { get; }

    /// <summary>Its top mapping; empty where the file could not be read.</summary>
    public YamlMappingNode Root { get; }

    /// <summary>Reads one file; what is wrong with it goes to <paramref name="faults"/>, with file and line.</summary>
    public static YamlFile Parse(string name, string text, List<string> faults)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException e)
        {
            faults.Add($"{name}:{e.Start.Line}: {e.Message}");
        }

        var root = stream.Documents.Count > 0 ? stream.Documents[0].RootNode as YamlMappingNode : null;
        if (root is null && stream.Documents.Count > 0)
        {
            faults.Add($"{name}:1: the file must be a mapping of keys to values");
        }

        return new(name, root ?? [], faults);
    }

    /// <summary>Notes that something at <paramref name="node"/> is wrong.</summary>
    public void Fault(YamlNode node, string message) => faults.Add($"{Name}:{node.Start.Line}: {message}");

    /// <summary>The text at <paramref name="key"/>, or null.</summary>
    public string? Text(YamlMappingNode map, string key) =>
        map.Children.TryGetValue(key, out var node) ? Scalar(node, key) : null;

    /// <summary>The text at <paramref name="key"/>; its absence is a fault.</summary>
    public string Required(YamlMappingNode map, string key)
    {
        var text = Text(map, key);
        if (string.IsNullOrEmpty(text))
        {
            Fault(map, $"'{key}' is missing");
        }

        return text ?? "";
    }

    /// <summary>Whether <paramref name="key"/> is set to true.</summary>
    public bool Flag(YamlMappingNode map, string key) => Text(map, key) is { } text && bool.TryParse(text, out var flag) && flag;

    /// <summary>The number at <paramref name="key"/>, or null.</summary>
    public int? Number(YamlMappingNode map, string key)
    {
        if (Text(map, key) is not { } text)
        {
            return null;
        }

        if (int.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        Fault(map, $"'{key}' is not a whole number: {text}");
        return null;
    }

    /// <summary>The words at <paramref name="key"/>: a list, or one text split at <paramref name="separator"/>; empty where the key is absent.</summary>
    public IReadOnlyList<string> Words(YamlMappingNode map, string key, char separator = ',')
    {
        if (!map.Children.TryGetValue(key, out var node))
        {
            return [];
        }

        if (node is YamlSequenceNode list)
        {
            return [.. list.Select(n => Scalar(n, key)).OfType<string>()];
        }

        return Scalar(node, key) is { } text ? [.. text.Split(separator, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(w => w.Trim('"'))] : [];
    }

    /// <summary>The mappings listed at <paramref name="key"/>; empty where the key is absent.</summary>
    public IEnumerable<YamlMappingNode> List(YamlMappingNode map, string key)
    {
        if (!map.Children.TryGetValue(key, out var node))
        {
            yield break;
        }

        if (node is not YamlSequenceNode list)
        {
            Fault(node, $"'{key}' must be a list");
            yield break;
        }

        foreach (var item in list)
        {
            if (item is YamlMappingNode entry)
            {
                yield return entry;
            }
            else
            {
                Fault(item, $"an entry of '{key}' must be a mapping");
            }
        }
    }

    /// <summary>The mapping at <paramref name="key"/>, or null.</summary>
    public YamlMappingNode? Map(YamlMappingNode map, string key)
    {
        if (!map.Children.TryGetValue(key, out var node))
        {
            return null;
        }

        if (node is YamlMappingNode found)
        {
            return found;
        }

        Fault(node, $"'{key}' must be a mapping");
        return null;
    }

    /// <summary>Notes every key of <paramref name="map"/> that is not among <paramref name="known"/>.</summary>
    public void OnlyKeys(YamlMappingNode map, params ReadOnlySpan<string> known)
    {
        foreach (var key in map.Children.Keys)
        {
            var name = (key as YamlScalarNode)?.Value ?? "";
            if (!known.Contains(name))
            {
                Fault(key, $"unknown key '{name}'");
            }
        }
    }

    private string? Scalar(YamlNode node, string key)
    {
        if (node is YamlScalarNode scalar)
        {
            return scalar.Value;
        }

        Fault(node, $"'{key}' must be plain text");
        return null;
    }
}
