using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Salient.Places;

/// <summary>Reads the plain maps and lists that the place tables are made of, naming the file and line of what is wrong.</summary>
internal static class YamlTable
{
    internal static YamlMappingNode Root(string text, string file)
    {
        var stream = new YamlStream();
        try
        {
            stream.Load(new StringReader(text));
        }
        catch (YamlException error)
        {
            throw new FormatException($"{file}, line {error.Start.Line}: not YAML: {error.Message}", error);
        }

        return stream.Documents is [{ RootNode: YamlMappingNode map }, ..] ? map : throw new FormatException($"{file}: expected a map of tables, found none");
    }

    internal static YamlNode Child(YamlMappingNode map, string key, string file) =>
        map.Children.TryGetValue(key, out var node) ? node : throw new FormatException($"{file}, line {map.Start.Line}: the table '{key}' is missing");

    internal static string Word(YamlNode node, string file) =>
        node is YamlScalarNode { Value: { } value } ? value : throw new FormatException($"{file}, line {node.Start.Line}: expected a word");

    internal static string[] Words(YamlNode node, string file) =>
        node is YamlSequenceNode list ? [.. list.Children.Select(n => Word(n, file))] : throw new FormatException($"{file}, line {node.Start.Line}: expected a list of words");

    internal static IEnumerable<(string Key, YamlNode Value)> Pairs(YamlNode node, string file) =>
        node is YamlMappingNode map ? map.Children.Select(p => (Word(p.Key, file), p.Value)) : throw new FormatException($"{file}, line {node.Start.Line}: expected a map");

    /// <summary>A map of right-hand word to the list of left-hand words it stands for, turned round.</summary>
    internal static Dictionary<string, string> Inverted(YamlNode node, string file)
    {
        var table = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (target, list) in Pairs(node, file))
        {
            foreach (var word in Words(list, file))
            {
                table[word] = target;
            }
        }

        return table;
    }
}
