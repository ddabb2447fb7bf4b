using Salient.Claims;
using Salient.Language;
using Salient.Reports;

namespace Salient.Tests;

/// <summary>What must hold of the reading of any text at all.</summary>
internal static class SoundReading
{
    /// <summary>Reads a report twice and checks both readings.</summary>
    /// <exception cref="InvalidOperationException">Something does not hold; the message says what, and where.</exception>
    public static void Check(ReportReader reader, Report report)
    {
        var parsed = reader.Parse(report);
        Spans(parsed, report.Text);
        foreach (var sentence in parsed.Sentences)
        {
            Tree(sentence);
        }

        var reading = reader.Read(report);
        foreach (var claim in reading.Claims)
        {
            Claim(claim, report.Text);
        }

        Demand(reading.Claims.Select(ClaimJson.Line).SequenceEqual(reader.Read(report).Claims.Select(ClaimJson.Line)),
            "read twice, the claims differ", report.Id);
    }

    /// <summary>Sentences lie in the text in order, and their tokens in them.</summary>
    private static void Spans(ParsedReport parsed, string text)
    {
        var last = new TextSpan(0, 0);
        foreach (var sentence in parsed.Sentences)
        {
            Demand(sentence.Span.Start >= 0 && sentence.Span.End <= text.Length && sentence.Text == sentence.Span.Of(text),
                "a sentence is not where it says", sentence.Text);
            last = sentence.Index > 1 ? last : new(sentence.Span.Start, sentence.Span.Start);
            foreach (var token in sentence.Tokens)
            {
                Demand(token.Span.Length > 0 && token.Span.Start >= last.End && sentence.Span.Contains(token.Span)
                    && Letters(token.Span.Of(text)) == Letters(token.Text), "a token is not where it says", token.Text);
                last = token.Span;
            }
        }
    }

    /// <summary>The letters and numbers of words: a word that a line's end broke in two is told in one.</summary>
    private static string Letters(string words) => string.Concat(words.Where(char.IsLetterOrDigit));

    /// <summary>One root, and every token's heads lead to it: counted from the leaves, none is left over.</summary>
    private static void Tree(Sentence sentence)
    {
        var tokens = sentence.Tokens;
        Demand(tokens.Count(t => t.Head < 0) == 1 && tokens.All(t => t.Head < tokens.Count), "a tree has not one root", sentence.Text);
        var waits = new int[tokens.Count];
        foreach (var token in tokens.Where(t => t.Head >= 0))
        {
            waits[token.Head]++;
        }

        var leaves = new Stack<int>(tokens.Where(t => waits[t.Index] == 0).Select(t => t.Index));
        var reached = 0;
        while (leaves.TryPop(out var leaf))
        {
            reached++;
            if (tokens[leaf].Head >= 0 && --waits[tokens[leaf].Head] == 0)
            {
                leaves.Push(tokens[leaf].Head);
            }
        }

        Demand(reached == tokens.Count, "a tree goes in a circle", sentence.Text);
    }

    private static void Claim(Claim claim, string text)
    {
        Demand(claim.Start >= 0 && claim.Start < claim.End && claim.End <= text.Length && text[claim.Start..claim.End] == claim.Text,
            "a claim is not where it says", claim.Text);
        Demand(claim.Date.From is null || claim.Date.To is null || claim.Date.From <= claim.Date.To, "a claim ends before it begins",
            claim.Text);
        Demand(claim.Confidence is >= 0 and <= 1, "a confidence is not from 0 to 1", claim.Text);
        foreach (var place in new[] { claim.Place, claim.FromPlace, claim.ToPlace }.OfType<ClaimPlace>())
        {
            Demand(place.Latitude is null or (>= -90 and <= 90) && place.Longitude is null or (>= -180 and <= 180),
                "a place is not on earth", place.Text);
        }
    }

    private static void Demand(bool holds, string otherwise, string where)
    {
        if (!holds)
        {
            throw new InvalidOperationException($"{otherwise}: {(where.Length > 200 ? where[..200] : where)}");
        }
    }
}
