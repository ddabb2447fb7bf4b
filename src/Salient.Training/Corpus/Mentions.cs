using Salient.Reports;

namespace Salient.Training.Corpus;

/// <summary>Finds words in a text.</summary>
internal static class Mentions
{
    /// <summary>Every place where words stand as whole words, in order.</summary>
    public static List<TextSpan> Of(string words, string text)
    {
        var found = new List<TextSpan>();
        for (var at = words.Length == 0 ? -1 : text.IndexOf(words, StringComparison.Ordinal); at >= 0; at = text.IndexOf(words, at + 1,
            StringComparison.Ordinal))
        {
            var opens = at == 0 || !(char.IsLetterOrDigit(text[at - 1]) && char.IsLetterOrDigit(words[0]));
            var end = at + words.Length;
            if (opens && (end == text.Length || !(char.IsLetterOrDigit(text[end]) && char.IsLetterOrDigit(words[^1]))))
            {
                found.Add(new(at, end));
            }
        }

        return found;
    }

    /// <summary>Every place where any of several names stands, none inside another.</summary>
    public static List<TextSpan> OfAny(IEnumerable<string> names, string text)
    {
        var all = names.Distinct().SelectMany(n => Of(n, text)).OrderByDescending(s => s.Length).ToList();
        var kept = new List<TextSpan>();
        foreach (var span in all.Where(span => !kept.Exists(k => k.Overlaps(span))))
        {
            kept.Add(span);
        }

        return [.. kept.OrderBy(s => s.Start)];
    }
}
