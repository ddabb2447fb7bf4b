using System.Text;

namespace Salient.Places;

/// <summary>
/// Reads files of places line by line, and of a line that is longer than any place's only the beginning: a file may be one line of
/// gigabytes.
/// </summary>
public static class PlaceLines
{
    /// <summary>Longest line in characters. The longest of GeoNames' has 12,000.</summary>
    public const int Longest = 256 * 1024;

    /// <summary>The lines, without their ends.</summary>
    /// <param name="reader">The text.</param>
    /// <returns>Each line, and whether it was longer than <see cref="Longest"/> and is cut.</returns>
    public static IEnumerable<(string Line, bool IsCut)> Of(TextReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        var chunk = new char[16 * 1024];
        var line = new StringBuilder();
        var (isCut, any) = (false, false);
        for (int read; (read = reader.ReadBlock(chunk)) > 0;)
        {
            for (var at = 0; at < read;)
            {
                var end = chunk.AsSpan(at, read - at).IndexOf('\n');
                var length = end < 0 ? read - at : end;
                var kept = Math.Min(length, Longest - line.Length);
                line.Append(chunk, at, kept);
                (isCut, any, at) = (isCut || kept < length, true, at + length + 1);
                if (end >= 0)
                {
                    yield return (Whole(line), isCut);
                    (isCut, any) = (false, false);
                }
            }
        }

        if (any)
        {
            yield return (Whole(line), isCut);
        }
    }

    private static string Whole(StringBuilder line)
    {
        var length = line.Length > 0 && line[^1] == '\r' ? line.Length - 1 : line.Length;
        var whole = line.ToString(0, length);
        line.Clear();
        return whole;
    }
}
