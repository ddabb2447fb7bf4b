using Salient.Alerts;

namespace Salient.Cli;

/// <summary>Where a digest goes: a file, a feed, a mailbox, an address.</summary>
internal interface IDigestDestination
{
    /// <summary>Names it in the store and to people; it holds no secret.</summary>
    string Name { get; }

    /// <summary>Delivers a digest, all of it or nothing.</summary>
    /// <exception cref="DeliveryException">It could not be delivered.</exception>
    Task Deliver(Digest digest, CancellationToken stop);
}

/// <summary>A digest that could not be delivered; the message says why, and what to do.</summary>
/// <param name="message">Why, and the remedy, in one line.</param>
/// <param name="inner">What led to it, or null.</param>
internal sealed class DeliveryException(string message, Exception? inner = null) : Exception(message.ReplaceLineEndings(" "), inner);
