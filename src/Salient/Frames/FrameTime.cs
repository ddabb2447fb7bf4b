namespace Salient.Frames;

/// <summary>How an event's day follows from the text (contract, <c>Time</c>).</summary>
public enum FrameTime
{
    /// <summary>No day can be given: what is planned, past history without a date.</summary>
    None,

    /// <summary>Told as news without words of time: at the latest on the date line.</summary>
    By,

    /// <summary>A state in the present.</summary>
    AsOf,

    /// <summary>Words of its own tell it.</summary>
    Own,

    /// <summary>Words tell when it was said: it happened at the latest then.</summary>
    Said,
}
