using System.Globalization;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Salient.Yaml;

/// <content>From the text of a file to its mappings.</content>
internal sealed partial class CodebookNode
{
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
            faults.Add(string.Create(CultureInfo.InvariantCulture,
                $"{file}:{root.Start.Line}: the file should be a mapping of keys to values"));
        }

        return null;
    }

    /// <summary>Reads a file that is one mapping; what its reader does not ask for is a fault.</summary>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="text">Its contents.</param>
    /// <param name="read">Makes something of the mapping.</param>
    /// <exception cref="CodebookFaultsException">The file is wrong; every fault is named with its line.</exception>
    public static T Read<T>(string file, string text, Func<CodebookNode, T> read)
    {
        var faults = new List<string>();
        var top = Top(file, text, faults);
        var made = top is null ? default : read(top);
        top?.Close();
        CodebookFaultsException.ThrowIfAny(faults);
        return made!;
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
            faults.Add(string.Create(CultureInfo.InvariantCulture,
                $"{file}:{root.Start.Line}: the file should be a list of records, each beginning with '- '"));
        }

        return [];
    }

    private static YamlNode? Root(string file, string text, List<string> faults)
    {
        var stream = new YamlStream();
        var parser = new FlatParser(text);
        try
        {
            stream.Load(parser);
        }
        catch (YamlException fault)
        {
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"{file}:{fault.Start.Line}: not YAML: {fault.Message}"));
            return null;
        }
        catch (Exception fault) when (fault is InvalidOperationException or ArgumentException)
        {
            // The library's scanner loses itself in some brackets that are not closed.
            faults.Add(string.Create(CultureInfo.InvariantCulture,
                $"{file}:{parser.Current?.End.Line ?? 1}: not YAML: brackets, quotes or dashes near here do not fit together"));
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
                faults.Add(string.Create(CultureInfo.InvariantCulture,
                    $"{file}:{item.Start.Line}: '{item}' should be a mapping of keys to values"));
            }
        }

        return nodes;
    }
}
