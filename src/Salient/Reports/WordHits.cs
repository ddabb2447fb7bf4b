namespace Salient.Reports;

/// <summary>A stretch of a text with what was found in it.</summary>
/// <param name="Text">Its words.</param>
/// <param name="Start">Where it begins in the whole text, in UTF-16 code units.</param>
/// <param name="End">One past where it ends.</param>
/// <param name="Hits">What was found, as offsets into the whole text.</param>
public sealed record FoundPassage(string Text, int Start, int End, IReadOnlyList<TextSpan> Hits);

/// <summary>Where the terms of a search stand in a text.</summary>
public sealed class WordHits
{
    /// <summary>UTF-16 code units of a passage at most: two or three lines.</summary>
    private const int Longest = 240;

    /// <summary>So many code units before the first hit are shown, where there are.</summary>
    private const int Before = 60;

    private readonly string _text;
    private readonly List<TextWord> _words;
    private readonly List<(int Group, TextSpan Span)> _hits = [];

    /// <summary>Looks for the terms of <paramref name="query"/> that must be there.</summary>
    public WordHits(string text, WordQuery query)
    {
        (_text, _words) = (text, [.. TextWords.Of(text)]);
        for (var at = 0; at < _words.Count; at++)
        {
            for (var group = 0; group < query.Groups.Count; group++)
            {
                if (query.Groups[group].Where(t => Stands(t, at)).Select(t => t.Words.Count).DefaultIfEmpty(0).Max() is > 0 and var length)
                {
                    _hits.Add((group, new(_words[at].Start, _words[at + length - 1].End)));
                }
            }
        }
    }

    /// <summary>How many words the text has.</summary>
    public int Words => _words.Count;

    /// <summary>Where the terms stand, in order.</summary>
    public IReadOnlyList<TextSpan> Spans => [.. _hits.Select(h => h.Span)];

    /// <summary>How often a term of a group stands there.</summary>
    /// <param name="group">The group's place in the query, from 0.</param>
    public int Count(int group) => _hits.Count(h => h.Group == group);

    /// <summary>
    /// The passage that shows most of what is searched for: the one with the most groups, of those the one with the most hits, of those
    /// the first. Null where nothing stands in the text.
    /// </summary>
    public FoundPassage? Passage()
    {
        var best = (Groups: 0, Hits: 0, First: -1);
        for (var first = 0; first < _hits.Count; first++)
        {
            var near = _hits.Skip(first).TakeWhile(h => h.Span.End - _hits[first].Span.Start <= Longest - Before).ToList();
            var found = (Groups: near.Select(h => h.Group).Distinct().Count(), Hits: near.Count, First: first);
            best = best.First < 0 || (found.Groups, found.Hits).CompareTo((best.Groups, best.Hits)) > 0 ? found : best;
        }

        return best.First < 0 ? null : Around(_hits[best.First].Span);
    }

    private FoundPassage Around(TextSpan first)
    {
        // Whole words, from a little before the hit to the end of the room that is left; a line's end before it is a good beginning.
        var from = Math.Max(0, first.Start - Before);
        var line = _text.LastIndexOf('\n', Math.Max(0, first.Start - 1), Math.Max(0, first.Start - from));
        var start = line >= 0 ? line + 1 : from == 0 ? 0 : _words.Where(w => w.Start >= from).Min(w => w.Start);
        var last = Math.Max(first.End, _words.Where(w => w.End <= start + Longest).Select(w => w.End).DefaultIfEmpty(0).Max());
        var end = last;
        while (end < _text.Length && end < last + 2 && !char.IsLetterOrDigit(_text[end]) && !char.IsWhiteSpace(_text[end]))
        {
            end++;
        }

        return new(_text[start..end], start, end, [.. Spans.Where(s => start <= s.Start && s.End <= end)]);
    }

    private bool Stands(WordTerm term, int at)
    {
        if (at + term.Words.Count > _words.Count)
        {
            return false;
        }

        for (var i = 0; i < term.Words.Count; i++)
        {
            var (word, wanted) = (_words[at + i].Folded, term.Words[i]);
            if (i == term.Words.Count - 1 && term.IsPrefix ? !word.StartsWith(wanted, StringComparison.Ordinal) : word != wanted)
            {
                return false;
            }
        }

        return true;
    }
}
