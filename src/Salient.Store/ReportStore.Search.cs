using Dapper;
using Salient.Claims;
using Salient.Lineage;
using Salient.Reports;

namespace Salient.Store;

/// <content>Full text.</content>
public sealed partial class ReportStore
{
    /// <summary>
    /// So many reports the database chooses by its own ranking; Salient orders them by one that is the same in both kinds of database.
    /// </summary>
    private const int Ranked = 200;

    /// <summary>
    /// How much a word counts that stands again (BM25's k1 and b with their usual values), and what the usual length of a text is; what a
    /// title adds is a judgement. None is tuned.
    /// </summary>
    private const double Saturation = 1.2, LengthShare = 0.75, UsualWords = 400, TitleWeight = 1;

    /// <summary>The reports that have the words of a search, best first.</summary>
    /// <param name="asked">What is searched for.</param>
    public SearchAnswer Search(SearchQuestion asked)
    {
        var isUpToDate = BringUpToDate();
        var parameters = Parameters(asked);
        var (rows, total) = _database.Look((c, t) =>
        {
            var select = SelectFound(asked.Words);
            var found = c.Query<FoundRow>(select, parameters, t).ToList();
            return (found, found.Count > 0 ? found[0].Total : 0);
        });
        var best = rows.Take(Ranked).Select(row => (Row: row, Score: 0.0)).ToList();
        for (var i = 0; i < best.Count; i++)
        {
            best[i] = (best[i].Row, Score(best[i].Row, new(best[i].Row.Text, asked.Words), asked.Words));
        }

        var ordered = best.OrderByDescending(r => r.Score).ThenByDescending(r => r.Row.Published, StringComparer.Ordinal)
            .ThenBy(r => r.Row.Hash, StringComparer.Ordinal).Concat(rows.Skip(Ranked).Select(row => (row, 0.0)));
        return new(total, [.. ordered.Skip(asked.Offset).Take(asked.Limit).Select(r => Found(r.Item1, r.Item2, asked.Words))], isUpToDate);
    }

    private DynamicParameters Parameters(SearchQuestion asked)
    {
        var parameters = new DynamicParameters(new
        {
            from = ReportRow.Iso(asked.From),
            to = ReportRow.Iso(asked.To),
            end = EndOf(asked.ReceivedBy),
            withdrawn = asked.Withdrawn,
            isAnywhere = _workspace is null,
            inside = Inside() ?? "[]",
            isAnyOutlet = asked.Outlet is null,
            outlets = asked.Outlet is { } outlet ? OutletsNamed(outlet) : [],
            most = Math.Max(Ranked, asked.Offset + asked.Limit),
            any = _database.Sought([.. asked.Words.Groups.SelectMany(g => g)]),
        });
        foreach (var (group, number) in asked.Words.Groups.Concat(asked.Words.Without.Select(term => (IReadOnlyList<WordTerm>)[term]))
            .Select((group, number) => (group, number)))
        {
            parameters.Add($"q{number}", _database.Sought(group));
        }

        return parameters;
    }

    private List<string> OutletsNamed(string words)
    {
        var asked = Folded.Of(words);
        return [.. _database.Use(c => c.Query<string>("SELECT DISTINCT outlet FROM report WHERE outlet IS NOT NULL").ToList())
            .Where(outlet => $" {Folded.Of(outlet)}".Contains($" {asked}", StringComparison.Ordinal))];
    }

    /// <summary>
    /// Each group is looked for by itself, so that it does not matter in which part of a long text it stands; the rank is that of the
    /// best part.
    /// </summary>
    private string SelectFound(WordQuery query)
    {
        var groups = string.Join(" INTERSECT ", query.Groups.Select((_, i) => _database.SelectSought($"@q{i}")));
        var without = string.Concat(query.Without.Select((_, i) => $" EXCEPT {_database.SelectSought($"@q{query.Groups.Count + i}")}"));
        return $"""
            WITH found AS ({groups}{without}), ranked AS MATERIALIZED ({_database.SelectRanked("@any")}),
                best AS (SELECT report, min(rank) AS rank FROM ranked GROUP BY report)
            SELECT r.hash, r.id, r.title, r.outlet, r.published, r.withdrawn, r.text, count(*) OVER () AS total
            FROM found f JOIN report r ON r.hash = f.report JOIN best b ON b.report = f.report
            WHERE (@withdrawn OR r.withdrawn IS NULL) AND (@from IS NULL OR r.published >= @from) AND (@to IS NULL OR r.published <= @to)
                AND (@end IS NULL OR r.received IS NULL OR r.received < @end) AND (@isAnyOutlet OR {_database.OneOf("r.outlet", "outlets")})
                AND (@isAnywhere OR r.hash IN ({_database.SelectListed("@inside")}))
            ORDER BY b.rank, r.published DESC NULLS LAST, r.hash
            LIMIT @most
            """;
    }

    private static double Score(FoundRow row, WordHits hits, WordQuery query)
    {
        var title = new WordHits(row.Title ?? "", query);
        var length = Saturation * (1 - LengthShare + (LengthShare * hits.Words / UsualWords));
        return Math.Round(Enumerable.Range(0, query.Groups.Count).Sum(group =>
            (hits.Count(group) / (hits.Count(group) + length)) + (title.Count(group) > 0 ? TitleWeight : 0)), 4);
    }

    private FoundReport Found(FoundRow row, double score, WordQuery query)
    {
        var hits = new WordHits(row.Text, query);
        var claims = InForce(null).Over(row.Hash, Lines<Claim>("SELECT json FROM claim WHERE report = @Hash ORDER BY position",
            new ReportRow { Hash = row.Hash }));
        return new()
        {
            Hash = row.Hash,
            Id = row.Id,
            Title = row.Title,
            Outlet = row.Outlet,
            Published = ReportRow.Day(row.Published),
            Withdrawn = row.Withdrawn,
            Score = score,
            Hits = hits.Spans.Count,
            Passage = hits.Passage(),
            Claims = [.. claims.Where(claim => claim.Ruled?.Verdict != ClaimVerdict.Rejected && SentenceOf(claim, row.Text) is var sentence
                && hits.Spans.Any(sentence.Overlaps))],
        };
    }

    /// <summary>Where a claim's sentence stands; its own words where the text has it otherwise.</summary>
    private static TextSpan SentenceOf(Claim claim, string text) =>
        claim.SentenceText.Length > 0 && claim.Start < text.Length
        && text.LastIndexOf(claim.SentenceText, Math.Min(text.Length - 1, claim.Start + claim.SentenceText.Length - 1),
            StringComparison.Ordinal) is >= 0 and var start && start + claim.SentenceText.Length >= claim.End
            ? new(start, start + claim.SentenceText.Length) : new(claim.Start, claim.End);

    private sealed class FoundRow
    {
        public string Hash { get; init; } = "";

        public string Id { get; init; } = "";

        public string? Title { get; init; }

        public string? Outlet { get; init; }

        public string? Published { get; init; }

        public string? Withdrawn { get; init; }

        public string Text { get; init; } = "";

        public int Total { get; init; }
    }
}
