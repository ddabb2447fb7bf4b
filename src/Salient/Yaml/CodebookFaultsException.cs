namespace Salient.Yaml;

/// <summary>
/// Codebook files that cannot be used. Lists every fault found, one a line, each with its file and line, so that all can be mended at
/// once.
/// </summary>
public sealed class CodebookFaultsException : FormatException
{
    /// <summary>Makes the exception from what is wrong.</summary>
    /// <param name="faults">One sentence a fault, beginning with <c>file:line:</c>; at least one.</param>
    public CodebookFaultsException(IReadOnlyList<string> faults)
        : base(string.Join('\n', faults)) => Faults = faults;

    /// <summary>What is wrong, in the order of the files.</summary>
    public IReadOnlyList<string> Faults { get; }

    /// <summary>Throws where <paramref name="faults"/> has any.</summary>
    internal static void ThrowIfAny(IReadOnlyList<string> faults)
    {
        if (faults.Count > 0)
        {
            throw new CodebookFaultsException(faults);
        }
    }
}
