namespace Salient.Language.Tagging;

/// <summary>The joint classes of the tagger, each a universal and a Penn tag. Immutable.</summary>
internal sealed class TagSet
{
    /// <summary>Makes a set from lines <c>UPOS XPOS</c>.</summary>
    public TagSet(IReadOnlyList<string> lines)
    {
        Lines = lines;
        var split = lines.Select(l => l.Split(' ')).ToArray();
        if (lines.Count is 0 or > 250 || split.Any(s => s.Length != 2))
        {
            throw new InvalidDataException("the tag list is damaged");
        }

        Upos = [.. split.Select(s => string.Intern(s[0]))];
        Xpos = [.. split.Select(s => string.Intern(s[1]))];
    }

    /// <summary>The lines it was made from.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <summary>Universal tag of each class.</summary>
    public string[] Upos { get; }

    /// <summary>Penn tag of each class.</summary>
    public string[] Xpos { get; }

    /// <summary>The class of proper nouns in the singular.</summary>
    public byte ProperNoun => (byte)Math.Max(0, Lines.ToList().IndexOf("PROPN NNP"));
}
