namespace Salient.Language.Training;

/// <summary>How a language model is trained.</summary>
public sealed record TrainingOptions
{
    /// <summary>Seed of every random choice; the same seed and treebank give the same model, byte for byte.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How often the tagger sees the treebank.</summary>
    public int TaggerEpochs { get; init; } = 8;

    /// <summary>How often the parser sees the treebank.</summary>
    public int ParserEpochs { get; init; } = 12;

    /// <summary>In how many parts the treebank is cut so that the parser learns from tags as wrong as those it will meet.</summary>
    public int Folds { get; init; } = 5;

    /// <summary>Takes a line of progress.</summary>
    public Action<string> Progress { get; init; } = static _ => { };
}
