namespace Salient.Language.Training;

/// <summary>How a language model is trained. The defaults were chosen on UD English EWT dev.</summary>
public sealed record TrainingOptions
{
    /// <summary>Seed of every random choice; the same seed and treebank give the same model, byte for byte.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How often a tagger sees the treebank.</summary>
    public int TaggerEpochs { get; init; } = 7;

    /// <summary>How many taggers, from different seeds, are mixed into one.</summary>
    public int TaggerMembers { get; init; } = 3;

    /// <summary>In how many parts the treebank is cut so that the parser learns from tags as wrong as those it will meet.</summary>
    public int TaggerFolds { get; init; } = 5;

    /// <summary>How often the parser's network sees the treebank.</summary>
    public int ParserEpochs { get; init; } = 30;

    /// <summary>Cells of a layer of the parser's network in one direction, a multiple of 16.</summary>
    public int ParserWidth { get; init; } = 128;

    /// <summary>Numbers in the hidden layer of the parser's network, a multiple of 16.</summary>
    public int ParserHidden { get; init; } = 128;

    /// <summary>Takes a line of progress.</summary>
    public Action<string> Progress { get; init; } = static _ => { };
}
