namespace Salient.Gathering.Formats;

/// <summary>A file is not what it should be, as a whole; the message says what is wrong in words that follow the file's name.</summary>
/// <param name="reason">What is wrong, in one line.</param>
/// <param name="remedy">What to do about it, in one line.</param>
/// <param name="inner">What the library said, or null.</param>
internal sealed class FormatFaultException(string reason, string remedy, Exception? inner = null) : Exception(reason, inner)
{
    /// <summary>What to do about it.</summary>
    public string Remedy { get; } = remedy;
}
