using NodaTime;

namespace Salient.Reports;

/// <summary>What the lines above (and the credits below) a story say about it, and which lines those were.</summary>
internal sealed class ReportHeader
{
    /// <summary>A header is looked for in this many non-blank lines; saved pages seen had at most nine.</summary>
    private const int MostLines = 14;

    /// <summary>After this many lines of story the header is over.</summary>
    private const int StoryEndsIt = 2;

    /// <summary>A headline longer than this (characters) is a paragraph.</summary>
    private const int LongestTitle = 250;

    private readonly ReceivedReport received;
    private readonly BoilerplateBook book;
    private readonly List<TextLine> lines;
    private readonly string[] plain;
    private readonly List<HeaderFact> facts = [];

    public ReportHeader(ReceivedReport received, List<TextLine> lines, BoilerplateBook book, ICollection<int> dayHeadings)
    {
        (this.received, this.lines, this.book) = (received, lines, book);
        foreach (var line in dayHeadings)
        {
            Claimed[line] = "day of a part";
        }

        plain = [.. lines.Take(MostLines).Select(line => PlainWords.Of(line.Span.Of(received.Text)))];
        Scan();
    }

    /// <summary>The lines that were read as metadata: which, and as what.</summary>
    public Dictionary<int, string> Claimed { get; } = [];

    /// <summary>The line of the title, or null.</summary>
    public int? TitleLine { get; private set; }

    /// <summary>
    /// Takes a credit that stands below the story (<c>The original source of this article is X</c>, <c>Articles by: X</c>).
    /// </summary>
    public void TakeFoot(string words)
    {
        var line = PlainWords.Of(words);
        if (HeaderLine.Original(line) is { } original)
        {
            facts.Insert(0, original);
        }
        else if (line.IndexOf(':', StringComparison.Ordinal) is var colon and > 0 && book.Labels.Kind(line[..colon]) == "author"
            && HeaderLine.Read(line, book.Labels) is { } author)
        {
            facts.Add(author);
        }
    }

    /// <summary>Who published the report here, as far as its header says, or null.</summary>
    public string? Outlet => received.Outlet ?? FirstDated?.Outlet
        ?? facts.FirstOrDefault(f => f.Outlet is not null && f.Published is null)?.Outlet;

    private HeaderFact? FirstDated => facts.FirstOrDefault(f => f.Published is not null && !f.Updated && !IsOtherOutlet(f));

    /// <summary>
    /// The report with its metadata; spans are left to the caller. What came beside the text wins over what stands in it.
    /// </summary>
    public Report Describe(TextSpan? titleSpan, string? titleInText)
    {
        var first = FirstDated;
        var second = facts.FirstOrDefault(f => f.Published is not null && !f.Updated && f != first && f.Outlet is not null
            && f.Outlet != first?.Outlet);
        return new()
        {
            Id = string.IsNullOrWhiteSpace(received.Id) ? received.Hash[..16] : received.Id,
            Text = received.Text,
            Hash = received.Hash,
            Url = received.Url,
            Language = received.Language ?? "en",
            Captured = received.Captured,
            Title = received.Title ?? titleInText ?? First(f => f.Title),
            TitleSpan = titleSpan,
            Author = received.Author ?? First(f => f.Author),
            Outlet = Outlet,
            Published = received.Published ?? first?.Published ?? facts.FirstOrDefault(f => f.Updated)?.Published,
            PublishedAt = received.PublishedAt is { } at && received.Published == at.Day ? at.ToString() : null,
            Updated = received.Updated?.ToString(),
            Section = received.Section,
            Licence = received.Licence,
            Facts = Facts(first) is { Count: > 0 } found ? found : null,
            Mended = received.Mended.Count > 0 ? received.Mended : null,
            OriginalSource = received.OriginalSource ?? First(f => f.OriginalSource) ?? second?.Outlet,
            OriginalPublished = FirstDay(f => f.OriginalPublished) ?? second?.Published,
            Region = First(f => f.Region),
            Theme = First(f => f.Theme),
            InDepth = First(f => f.InDepth),
            Body = [],
        };
    }

    /// <summary>What the carrier says and, where it does not say it, the header; of the day the header is heard in any case.</summary>
    private List<StatedFact> Facts(HeaderFact? first)
    {
        var found = received.Facts.ToList();
        void Add(string what, string? value, bool chosen)
        {
            if (value is not null && (!chosen || what == "published" || !found.Exists(f => f.What == what)))
            {
                found.Add(new(what, value, "header", chosen));
            }
        }

        string? Iso(LocalDate? day) => day is { } d ? NodaTime.Text.LocalDatePattern.Iso.Format(d) : null;
        Add("author", received.Author is null ? First(f => f.Author) : null, true);
        Add("outlet", received.Outlet is null ? Outlet : null, true);
        Add("published", Iso(first?.Published), received.Published is null || received.Published == first?.Published);
        Add("updated", Iso(facts.FirstOrDefault(f => f.Updated)?.Published), received.Updated is null);
        Add("original", First(f => f.OriginalSource), received.OriginalSource is null);
        return found;
    }

    private bool IsOtherOutlet(HeaderFact fact) =>
        received.Outlet is not null && fact.Outlet is not null
            && !string.Equals(received.Outlet, fact.Outlet, StringComparison.OrdinalIgnoreCase);

    private string? First(Func<HeaderFact, string?> value) => facts.Select(value).FirstOrDefault(v => v is not null);

    private LocalDate? FirstDay(Func<HeaderFact, LocalDate?> value) => facts.Select(value).FirstOrDefault(v => v is not null);

    private void Scan()
    {
        var story = 0;
        for (var i = 0; i < plain.Length && story < StoryEndsIt; i++)
        {
            if (Claimed.ContainsKey(i))
            {
                story++; // what the first part tells begins here
            }
            else if (HeaderLine.Read(plain[i], book.Labels) is { } fact && !IsOnlyLine())
            {
                facts.Add(fact);
                if (fact.Title is not null && TitleLine is null && received.Title is null)
                {
                    TitleLine = i;
                    continue;
                }

                Claimed[i] = fact.ReadAs;
            }
            else if (TitleLine is null && story == 0 && IsTitle(i))
            {
                TitleLine = i;
            }
            else if (plain[i].Any(char.IsLetterOrDigit) && book.Match(plain[i]) is null)
            {
                story++;
            }
        }
    }

    private bool IsOnlyLine() => lines.Count == 1;

    private bool IsTitle(int i)
    {
        if (received.Title is { } given)
        {
            return Same(given, plain[i]);
        }

        var line = plain[i];
        if (line.Length > LongestTitle || line.EndsWith('.') || line.EndsWith(';') || line.EndsWith(',') || line.EndsWith(':')
            || !line.Any(char.IsLetter) || i + 1 >= lines.Count)
        {
            return false;
        }

        // A tag such as [UPDATE] aside, a headline stands alone, or above header lines, or above one long unwrapped line.
        var next = i + 1 < plain.Length ? plain[i + 1] : lines[i + 1].Span.Of(received.Text);
        var alone = lines[i + 1].Paragraph != lines[i].Paragraph || HeaderLine.Read(next, book.Labels) is not null
            || next.Length > Math.Max(160, 2 * line.Length);
        return alone && (IsTagged(line) || book.Match(line) is null);
    }

    private bool IsTagged(string line) =>
        line.IndexOf(':', StringComparison.Ordinal) is var colon and > 0 && book.HeadlineTags.Contains(line[..colon].ToLowerInvariant());

    private static bool Same(string given, string line) =>
        string.Equals(Bare(given), Bare(line), StringComparison.OrdinalIgnoreCase);

    private static string Bare(string words) => string.Concat(words.Where(char.IsLetterOrDigit));
}
