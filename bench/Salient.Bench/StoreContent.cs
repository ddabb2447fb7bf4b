using Dapper;
using Microsoft.Data.Sqlite;

namespace Salient.Bench;

/// <summary>What a database says, so that two can be compared: numbers that were given on the way and times of receipt aside.</summary>
internal static class StoreContent
{
    /// <summary>All of it, a line each.</summary>
    public static List<string> Of(string database)
    {
        using var connection = Connect(database);
        var lines = new List<string>();
        foreach (var report in connection.Query<(string Hash, string Json, string Text, byte[] Bytes, string? Source)>(
            "SELECT hash, json, text, bytes, source FROM report", buffered: false))
        {
            var line = $"report {report.Hash} {report.Source} {report.Json} {report.Text} {Convert.ToHexString(report.Bytes)}";
            lines.Add($"{report.Hash} {string.GetHashCode(line, StringComparison.Ordinal)}");
        }

        lines.AddRange(connection.Query<(string, long, string)>("SELECT report, position, json FROM claim").Select(c => $"claim {c}"));
        lines.AddRange(connection.Query<(string, long, string)>("SELECT report, position, json FROM dropped").Select(d => $"dropped {d}"));
        lines.AddRange(connection.Query<(string, long?, string?, string)>("SELECT source, record, hash, reason FROM quarantine")
            .Select(q => $"quarantine {q}"));
        lines.Sort(StringComparer.Ordinal);
        return lines;
    }

    /// <summary>Reports there are; none where the database is just being made.</summary>
    public static int Count(string database)
    {
        try
        {
            using var connection = Connect(database);
            return File.Exists(database) ? connection.ExecuteScalar<int>("SELECT count(*) FROM report") : 0;
        }
        catch (SqliteException)
        {
            return 0;
        }
    }

    private static SqliteConnection Connect(string database) =>
        new($"Data Source={database};Mode=ReadOnly;Pooling=False;Default Timeout=30");
}
