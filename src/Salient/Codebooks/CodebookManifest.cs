using Salient.Yaml;

namespace Salient.Codebooks;

/// <summary>What a folder of codebook files says of itself, in its <c>codebook.yaml</c>.</summary>
/// <param name="About">What it is for, or null.</param>
/// <param name="Replaces">Parts that it replaces whole rather than adds to; each of <see cref="Parts"/>.</param>
public sealed record CodebookManifest(string? About, IReadOnlyList<string> Replaces)
{
    /// <summary>The parts of a codebook that are folders of files.</summary>
    public static IReadOnlyList<string> Parts { get; } = ["conflict-en", "actors", "outlets", "places"];

    /// <summary>A folder that says nothing of itself adds to every part.</summary>
    public static CodebookManifest Default { get; } = new(null, []);

    /// <summary>Reads <c>codebook.yaml</c>.</summary>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="text">Its contents.</param>
    /// <exception cref="CodebookFaultsException">It has faults; all are listed with their lines.</exception>
    public static CodebookManifest Parse(string file, string text) => CodebookNode.Read(file, text, top =>
    {
        var replaces = top.Texts("replaces");
        foreach (var part in replaces.Where(p => !Parts.Contains(p)))
        {
            top.FaultAt("replaces", $"'{part}' is not a part of a codebook; parts are {string.Join(", ", Parts)}");
        }

        return new CodebookManifest(top.Text("about"), replaces);
    });
}
