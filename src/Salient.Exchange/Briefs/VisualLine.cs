using System.Text;

namespace Salient.Exchange.Briefs;

/// <summary>
/// Puts a line of text into the order and the forms in which it is drawn: a PDF is drawn from left to right, letter by letter. Arabic
/// letters take the form that joins them to their neighbours, and runs from right to left are turned round.
/// </summary>
internal static class VisualLine
{
    private const char FirstForm = '\uFB50', LastForm = '\uFEFC', Tatweel = '\u0640';

    /// <summary>Isolated, final, initial and medial form of a letter, as far as it has them: Unicode lists them in this order.</summary>
    private static readonly Dictionary<string, List<char>> Forms = FormsByLetter();

    /// <summary>The line as it is drawn.</summary>
    public static string Of(string line)
    {
        if (!line.Any(IsFromRight))
        {
            return line;
        }

        var runs = new List<(string Text, bool FromRight)>();
        for (var at = 0; at < line.Length;)
        {
            var fromRight = IsFromRight(line[at]);
            var end = at + 1;
            // Spaces and signs between two letters of one direction belong to their run.
            for (var next = end; next < line.Length && (IsNeutral(line[next]) || IsFromRight(line[next]) == fromRight); next++)
            {
                end = IsNeutral(line[next]) ? end : next + 1;
            }

            end = !fromRight ? Next(line, end) : end;
            runs.Add((line[at..end], fromRight));
            at = end;
        }

        // A line that begins from the right is read from there as a whole.
        var drawn = runs.Select(run => run.FromRight ? Turned(Joined(run.Text)) : run.Text);
        return string.Concat(runs[0].FromRight ? drawn.Reverse() : drawn);
    }

    private static int Next(string line, int at)
    {
        while (at < line.Length && !IsFromRight(line[at]))
        {
            at++;
        }

        return at;
    }

    private static bool IsFromRight(char c) =>
        c is (>= '\u0590' and <= '\u08FF') or (>= '\uFB1D' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC');

    private static bool IsNeutral(char c) => !char.IsLetterOrDigit(c) && !IsFromRight(c);

    private static string Turned(string text)
    {
        var turned = text.Reverse().Select(c => c switch
        {
            '(' => ')', ')' => '(', '[' => ']', ']' => '[', '«' => '»', '»' => '«', _ => c,
        }).ToArray();
        // Numbers run from left to right within.
        for (var at = 0; at < turned.Length; at++)
        {
            var end = at;
            while (end < turned.Length && char.IsDigit(turned[end]))
            {
                end++;
            }

            if (end > at)
            {
                Array.Reverse(turned, at, end - at);
                at = end;
            }
        }

        return new(turned);
    }

    private static string Joined(string text)
    {
        var bare = string.Concat(text.Where(c => c is not ((>= '\u064B' and <= '\u065F') or '\u0670' or '\u200C' or '\u200D')));
        var joined = new StringBuilder();
        for (var at = 0; at < bare.Length; at++)
        {
            var isLamAlef = at + 1 < bare.Length && Forms.ContainsKey(bare.Substring(at, 2));
            var letter = bare.Substring(at, isLamAlef ? 2 : 1);
            if (!Forms.TryGetValue(letter, out var forms))
            {
                joined.Append(letter);
                continue;
            }

            var before = at > 0 && JoinsOn(bare[at - 1]) && forms.Count > 1;
            at += letter.Length - 1;
            var after = at + 1 < bare.Length && forms.Count > 2 && TakesOn(bare[at + 1]);
            joined.Append(forms[(before, after) switch { (true, true) => 3, (false, true) => 2, (true, false) => 1, _ => 0 }]);
        }

        return joined.ToString();
    }

    /// <summary>Whether a letter reaches to the one behind it.</summary>
    private static bool JoinsOn(char c) => c == Tatweel || (Forms.TryGetValue(c.ToString(), out var forms) && forms.Count > 2);

    /// <summary>Whether a letter can be reached by the one before it.</summary>
    private static bool TakesOn(char c) => c == Tatweel || (Forms.TryGetValue(c.ToString(), out var forms) && forms.Count > 1);

    private static Dictionary<string, List<char>> FormsByLetter()
    {
        var forms = new Dictionary<string, List<char>>(StringComparer.Ordinal);
        for (var c = FirstForm; c <= LastForm; c++)
        {
            var letter = c.ToString().Normalize(NormalizationForm.FormKC);
            // Single letters, and the four ligatures of lam and alef; the rest of the blocks are words and marks.
            var isLetter = letter.Length == 1 && letter[0] is >= '\u0620' and <= '\u06FF' && c is <= '\uFBB1' or (>= '\uFBD3' and <= '\uFBE9')
                or (>= '\uFBFC' and <= '\uFBFF') or >= '\uFE80';
            if (isLetter && (letter.Length == 1 || (letter.Length == 2 && c >= '\uFEF5')) && letter != c.ToString())
            {
                (forms.TryGetValue(letter, out var there) ? there : forms[letter] = []).Add(c);
            }
        }

        return forms;
    }
}
