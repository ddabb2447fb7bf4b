using NodaTime;
using NodaTime.Text;
using Salient.Claims;
using Salient.Dating;
using Salient.Language;
using Salient.Tests.Actors;

namespace Salient.Tests.Dating;

/// <summary>The real date words, and shorthands for reading and resolving one sentence.</summary>
internal static class DatingWords
{
    public static DateWords Words { get; } = DateWords.Parse("dating.yaml",
        File.ReadAllText(Path.Combine(CodebookFolder.Root(), "dating.yaml")));

    public static DateReader Reader { get; } = new(Words);

    public static LocalDate Day(string iso) => LocalDatePattern.Iso.Parse(iso).Value;

    /// <summary>
    /// What each mention of a sentence resolves to, in order, each counted with the one before it: <c>from..to precision</c>.
    /// </summary>
    public static IReadOnlyList<string> Resolved(string text, string? dateLine, bool future = false, bool? dayFirst = null)
    {
        var sentence = CodebookFolder.Sentence(text);
        ClaimDate? before = null;
        var found = new List<string>();
        foreach (var mention in Reader.Find(sentence))
        {
            var date = DateResolver.Resolve(mention, new(dateLine is null ? null : Day(dateLine), future, before) { DayFirst = dayFirst });
            found.Add(date is null ? $"{mention.Text}: none"
                : $"{mention.Text}: {Iso(date.From)}..{Iso(date.To)} {(date.Precision is { } precision ? ClaimWords.Of(precision) : "")}");
            before = date ?? before;
        }

        return found;
    }

    public static Sentence Sentence(string text) => CodebookFolder.Sentence(text);

    private static string Iso(LocalDate? day) => day is { } d ? LocalDatePattern.Iso.Format(d) : "";
}
