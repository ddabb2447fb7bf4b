using NodaTime;
using Salient.Gathering;
using Salient.Language;
using Salient.Places;
using Salient.Reports;

namespace Salient.Cli;

/// <summary>Puts together what reads files and reports, from the codebooks and models beside the program.</summary>
internal static class Reading
{
    /// <summary>What reads files into reports.</summary>
    /// <param name="published">Publication day that overrides what the reports say, or null.</param>
    public static ReportFiles Files(LocalDate? published) =>
        new(new ReportCleaner(BoilerplateBook.Parse(File.ReadAllText(Beside("codebooks", "boilerplate.yaml")))), new() { Published = published });

    /// <summary>What reads reports into claims.</summary>
    public static ReportReader Reader() => new(LanguageModel.Load(File.ReadAllBytes(Beside("models", "english.salient"))), PlaceIndex.Build([]));

    private static string Beside(string folder, string file) => Path.Combine(AppContext.BaseDirectory, folder, file);
}
