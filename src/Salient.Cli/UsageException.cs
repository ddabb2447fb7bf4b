namespace Salient.Cli;

/// <summary>Something that the user named cannot be used; the message says what and the remedy, on one line.</summary>
internal sealed class UsageException : Exception
{
    /// <summary>Makes one.</summary>
    public UsageException(string message, Exception? inner = null) : base(message, inner)
    {
    }

    /// <summary>The exit status that goes with it.</summary>
    public int ExitCode { get; init; } = ExitCodes.Usage;
}
