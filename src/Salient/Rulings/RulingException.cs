namespace Salient.Rulings;

/// <summary>A ruling that cannot be made; the message says what is wrong and what to do, on one line.</summary>
/// <param name="message">What and what to do.</param>
public sealed class RulingException(string message) : Exception(message);
