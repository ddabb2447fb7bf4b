namespace Salient.Fuzz;

/// <summary>One reader that mutated inputs go to.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Ending">End of the names of its files, which tells the program what they are.</param>
/// <param name="Weight">How many inputs it gets for each that a target of weight 1 gets: what is quick gets more.</param>
/// <param name="Seeds">Sound inputs; of an archive the members of each.</param>
/// <param name="Read">Reads an input that lies in a file; an exception is a fault.</param>
internal sealed record FuzzTarget(string Name, string Ending, int Weight, IReadOnlyList<FuzzSeed> Seeds, Action<string, byte[]> Read);

/// <summary>A sound input.</summary>
/// <param name="Members">Its bytes, under the empty name; of an archive its members.</param>
/// <param name="Pack">Puts the members together; null where there is one.</param>
internal sealed record FuzzSeed(IReadOnlyDictionary<string, byte[]> Members, Func<IReadOnlyDictionary<string, byte[]>, byte[]>? Pack = null)
{
    /// <summary>A seed of one piece.</summary>
    public static FuzzSeed Of(byte[] bytes, Func<byte[], byte[]>? pack = null) =>
        new(new Dictionary<string, byte[]> { [""] = bytes }, pack is null ? null : members => pack(members[""]));

    /// <summary>The same of text.</summary>
    public static FuzzSeed Of(string text) => Of(System.Text.Encoding.UTF8.GetBytes(text));

    /// <summary>The whole input.</summary>
    public byte[] Whole() => Pack is null ? Members[""] : Pack(Members);
}

/// <summary>What should not have been: a fault of a kind.</summary>
/// <param name="kind">Its kind, to count by.</param>
/// <param name="message">What happened.</param>
/// <param name="inner">What led to it.</param>
internal sealed class FuzzFaultException(string kind, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Its kind.</summary>
    public string Kind { get; } = kind;
}
