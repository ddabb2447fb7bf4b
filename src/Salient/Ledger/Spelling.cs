namespace Salient.Ledger;

/// <summary>How far apart two spellings are.</summary>
internal static class Spelling
{
    /// <summary>Letters to add, drop or change to get from one to the other (Levenshtein's distance).</summary>
    public static int Steps(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j], row[j - 1]) + 1, corner + (from[i - 1] == to[j - 1] ? 0 : 1));
                corner = above;
            }
        }

        return row[to.Length];
    }
}
