namespace Salient.Actors;

/// <summary>An actor while its layers are read: its names by kind, and whom its ties mention.</summary>
/// <param name="where">File and line that it stands on.</param>
internal sealed class ActorEntry(string where)
{
    public Actor Actor { get; set; } = null!;

    public string Where => where;

    public List<(ActorForm Form, IReadOnlyList<string> Names, IReadOnlyList<string>? Only)> Names { get; } = [];

    public List<(string Where, string Id)> Mentioned { get; } = [];

    /// <summary>The state whose army it is, or null.</summary>
    public string? StateOfArmy { get; set; }

    /// <summary>The state whose police it is, or null.</summary>
    public string? StateOfPolice { get; set; }

    public void Add(ActorForm form, IEnumerable<string> names, IReadOnlyList<string>? only = null)
    {
        List<string> given = [.. names];
        if (given.Count > 0)
        {
            Names.Add((form, given, only));
        }
    }
}
