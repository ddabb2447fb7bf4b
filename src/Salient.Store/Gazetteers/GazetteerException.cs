namespace Salient.Store.Gazetteers;

/// <summary>A gazetteer that cannot be read, fetched or kept; the message is one line that names the thing and the remedy.</summary>
public sealed class GazetteerException : Exception
{
    /// <summary>Makes one without a message.</summary>
    public GazetteerException()
    {
    }

    /// <summary>Makes one with its message.</summary>
    public GazetteerException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one with its message and cause.</summary>
    public GazetteerException(string message, Exception cause)
        : base(message, cause)
    {
    }
}
