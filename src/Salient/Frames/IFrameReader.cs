using Salient.Language;

namespace Salient.Frames;

/// <summary>Finds the frames of a report. Pure and safe to share between threads.</summary>
public interface IFrameReader
{
    /// <summary>The frames of every sentence, in the order of the text.</summary>
    IReadOnlyList<Frame> Read(IReadOnlyList<Sentence> sentences);

    /// <summary>What reads, with its version: <c>reader-1a2b3c4d</c>. A reading keeps it.</summary>
    string Name { get; }
}
