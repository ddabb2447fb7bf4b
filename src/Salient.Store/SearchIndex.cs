using System.Data.Common;
using Dapper;
using Salient.Reports;

namespace Salient.Store;

/// <summary>Keeps the words of reports in the form in which they are searched for.</summary>
internal static class SearchIndex
{
    /// <summary>
    /// Stands between title, outlet and text, so that no phrase runs from one into the other; no search has it.
    /// </summary>
    private const string Gap = "\u241E";

    /// <summary>
    /// Words of a part: PostgreSQL keeps 256 places of a word at most, and the commonest word of English is one of sixteen.
    /// </summary>
    private const int PartWords = 2_000;

    /// <summary>Letters of a word at most: of longer ones PostgreSQL could not keep a part. What is longer is no word.</summary>
    public const int LongestWord = 100;

    /// <summary>Takes the words of reports out, and those of the ones that are still there in anew.</summary>
    /// <param name="database">The database.</param>
    /// <param name="connection">The connection.</param>
    /// <param name="transaction">The transaction.</param>
    /// <param name="touched">Hashes of the reports.</param>
    public static void Renew(Database database, DbConnection connection, DbTransaction transaction, IReadOnlyCollection<string> touched)
    {
        if (touched.Count == 0)
        {
            return;
        }

        connection.Execute($"DELETE FROM searched WHERE {database.OneOf("report", "touched")}", new { touched }, transaction);
        var reports = connection.Query<Row>($"SELECT hash, title, outlet, text FROM report WHERE {database.OneOf("hash", "touched")}",
            new { touched }, transaction, buffered: false);
        // Read to their end before anything is written: one connection does one thing at a time.
        var rows = reports.SelectMany(report => Parts(report).Select(part => new { report.Hash, Words = database.Searchable(part) }));
        foreach (var row in rows.ToList())
        {
            connection.Execute($"INSERT INTO searched (report, words) VALUES (@Hash, {database.AsSearchable("@Words")})", row, transaction);
        }
    }

    /// <summary>The words of a report in parts; each begins with the end of the one before, so that no phrase is cut.</summary>
    private static IEnumerable<IReadOnlyList<string>> Parts(Row report)
    {
        List<string> words = [.. Words(report.Title), Gap, .. Words(report.Outlet), Gap, .. Words(report.Text)];
        for (var first = 0; first == 0 || first < words.Count; first += PartWords)
        {
            yield return words.GetRange(first, Math.Min(PartWords + WordQuery.LongestTerm - 1, words.Count - first));
        }
    }

    private static IEnumerable<string> Words(string? text) =>
        TextWords.Of(text ?? "").Select(word => word.Folded.Length <= LongestWord ? word.Folded : Gap);

    private sealed class Row
    {
        public string Hash { get; init; } = "";

        public string? Title { get; init; }

        public string? Outlet { get; init; }

        public string Text { get; init; } = "";
    }
}
