using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Salient.Reports;

namespace Salient.Codebooks;

/// <summary>What a check of a codebook's rules found.</summary>
/// <param name="Examples">How many examples were read.</param>
/// <param name="Findings">What was found, in the order of rules.</param>
public sealed record CodebookReview(int Examples, IReadOnlyList<CodebookFinding> Findings);

/// <summary>One thing that a check found.</summary>
/// <param name="Kind"><c>fault</c> (of a file), <c>example</c> (not coded as it says), <c>unexercised</c> (a rule that no example
/// exercises) or <c>shadowed</c> (a rule that another takes the words from).</param>
/// <param name="Where">File and line, as <c>file:line</c>.</param>
/// <param name="Rule">The rule or pattern, or null for a fault.</param>
/// <param name="Message">What is wrong.</param>
public sealed record CodebookFinding(string Kind, string Where, string? Rule, string Message)
{
    /// <summary>Whether the codebook should not be used like this; else it is a thing to look at.</summary>
    public bool IsWrong => Kind is "fault" or "example";
}

/// <summary>Reads the examples of a codebook and looks for rules that nothing exercises or that never get their turn.</summary>
public static class CodebookCheck
{
    /// <summary>The date line that examples are read with.</summary>
    public static LocalDate DateLine { get; } = new(2019, 1, 10);

    /// <summary>Checks a codebook by reading its examples.</summary>
    /// <param name="codebook">The rules.</param>
    /// <param name="read">Reads a report by them.</param>
    public static CodebookReview Of(Codebook codebook, Func<Report, Reading> read)
    {
        ArgumentNullException.ThrowIfNull(codebook);
        var examples = codebook.Rules.SelectMany(r => r.Examples.Select(e => (Rule: (EventRule?)r, r.Id, Headline: false, Example: e)))
            .Concat(codebook.Patterns.SelectMany(p => p.Examples.Select(e => (Rule: (EventRule?)null, p.Id, p.Headline, Example: e))))
                .ToList();
        var readings = examples.AsParallel().AsOrdered().Select(e => read(Sentence(e.Example.Text, e.Headline)).Claims).ToList();
        var findings = new List<CodebookFinding>();
        var makers = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        for (var i = 0; i < examples.Count; i++)
        {
            var (rule, id, _, example) = examples[i];
            if (ExampleMatch.Fault(example.Claims, readings[i]) is { } fault)
            {
                findings.Add(new("example", Where(example.File, example.Line), id, $"«{example.Text}» {fault}"));
            }

            if (rule is not null)
            {
                makers.TryAdd(id, []);
                makers[id].AddRange(readings[i].Where(c => c.Event == rule.Event).Select(c => c.Rule));
            }
        }

        var exercised = readings.SelectMany(r => r).Select(c => c.Rule).ToHashSet(StringComparer.Ordinal);
        findings.AddRange(codebook.Rules.Where(r => !exercised.Contains(r.Id))
            .Select(r => new CodebookFinding("unexercised", Where(r.File, r.Line), r.Id, Unexercised(r, makers))));
        findings.AddRange(RuleShadows.In(codebook));
        return new(examples.Count, findings);
    }

    /// <summary>An example as a report that is all body, or all headline.</summary>
    public static Report Sentence(string text, bool headline = false) => new()
    {
        Id = "example",
        Text = text,
        Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
        Published = DateLine,
        TitleSpan = headline ? new(0, text.Length) : null,
        Body = headline ? [] : [new(0, text.Length)],
    };

    internal static string Where(string file, int line) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{file}:{line}");

    private static string Unexercised(EventRule rule, Dictionary<string, List<string>> makers)
    {
        var others = makers.GetValueOrDefault(rule.Id, []).Distinct(StringComparer.Ordinal).ToList();
        return rule.Examples.Count == 0 ? "it has no example, and none of another rule exercises it"
            : others.Count > 0 ? $"its examples are coded by {string.Join(", ", others)}"
            : "none of its examples is coded by it";
    }
}
