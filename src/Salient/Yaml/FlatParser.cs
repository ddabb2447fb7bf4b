using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Salient.Yaml;

/// <summary>
/// Parses YAML that is as flat as codebooks are. What lies deeper would end the program when the library builds its nodes one inside the
/// other, and names for nodes that are used again (<c>&amp;a</c>, <c>*a</c>) make a few lines into more than memory holds.
/// </summary>
/// <param name="text">The file.</param>
internal sealed class FlatParser(string text) : IParser
{
    /// <summary>Deepest nesting that is read. The deepest codebook has 9.</summary>
    public const int Deepest = 64;

    private readonly Parser parser = new(new StringReader(text));
    private int depth;

    /// <inheritdoc/>
    public ParsingEvent? Current => parser.Current;

    /// <inheritdoc/>
    public bool MoveNext()
    {
        if (!parser.MoveNext())
        {
            return false;
        }

        depth += parser.Current!.NestingIncrease;
        return depth > Deepest ? throw new YamlException(parser.Current.Start, parser.Current.End, $"nested more than {Deepest} deep")
            : parser.Current is AnchorAlias alias ? throw new YamlException(alias.Start, alias.End,
                $"*{alias.Value} stands for what was written before; write it out here")
            : true;
    }
}
