namespace Salient.Language.Tagging;

/// <summary>What the parser counts between two words.</summary>
internal enum WordKind : byte
{
    /// <summary>Nothing of these.</summary>
    Other,

    /// <summary>A mark of punctuation.</summary>
    Mark,

    /// <summary>A verb or auxiliary.</summary>
    Verb,

    /// <summary>A conjunction or subordinating word.</summary>
    Joining,
}

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
        var coarse = Upos.Distinct().ToList();
        Coarse = [.. Upos.Select(u => (byte)coarse.IndexOf(u))];
        Kinds = [.. Upos.Select(u => u switch
        {
            "PUNCT" => WordKind.Mark,
            "VERB" or "AUX" => WordKind.Verb,
            "CCONJ" or "SCONJ" => WordKind.Joining,
            _ => WordKind.Other,
        })];
    }

    /// <summary>The lines it was made from.</summary>
    public IReadOnlyList<string> Lines { get; }

    /// <summary>Universal tag of each class.</summary>
    public string[] Upos { get; }

    /// <summary>Penn tag of each class.</summary>
    public string[] Xpos { get; }

    /// <summary>Number of the universal tag of each class.</summary>
    public byte[] Coarse { get; }

    /// <summary>What the parser counts each class as.</summary>
    public WordKind[] Kinds { get; }

    /// <summary>The class of proper nouns in the singular.</summary>
    public byte ProperNoun => (byte)Math.Max(0, Lines.ToList().IndexOf("PROPN NNP"));
}
