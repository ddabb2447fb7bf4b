using System.Numerics.Tensors;
using Salient.Frames;
using Salient.Language;

namespace Salient.Encoder;

/// <summary>Finds frames by a network that has learnt them from coded reports. Safe to share between threads.</summary>
/// <param name="model">The network.</param>
public sealed class LearnedReader(ReaderModel model) : IFrameReader
{
    /// <summary>From which probability on a filler that was not taken is told.</summary>
    private const double Told = 0.1;

    /// <summary>Sentences from which on a report is read by all cores; shorter ones are read side by side.</summary>
    private const int Long = 500;

    /// <summary>Triggers of one code this close together are one: <c>took full control</c>.</summary>
    private const int Near = 4;

    /// <summary>From which probability on a word tells a second event besides its likeliest; .5 to .9 tried on real reports.</summary>
    private const double Second = 0.8;

    private readonly int codes = model.Codes.Count;

    /// <inheritdoc/>
    public string Name => $"reader-{model.Version}";

    private int StatusAt => codes;

    private int TimeAt => StatusAt + ReaderShape.Statuses.Count;

    private int AsksAt => TimeAt + ReaderShape.Times.Count;

    private int AnswersAt => AsksAt + (ReaderShape.Roles.Count * ReaderShape.RoleWidth);

    private int ThresholdAt => AnswersAt + (ReaderShape.Roles.Count * ReaderShape.RoleWidth);

    private int Width => ThresholdAt + ReaderShape.Roles.Count;

    /// <inheritdoc/>
    public IReadOnlyList<Frame> Read(IReadOnlyList<Sentence> sentences)
    {
        ArgumentNullException.ThrowIfNull(sentences);
        var windows = Window.Over(sentences, model.Pieces, ReaderShape.Own, ReaderShape.Context);
        return sentences.Count < Long ? [.. windows.SelectMany(w => Of(w, sentences))]
            : [.. windows.AsParallel().AsOrdered().SelectMany(w => Of(w, sentences))];
    }

    private List<Frame> Of(Window window, IReadOnlyList<Sentence> sentences)
    {
        var rows = model.Run(window.Pieces);
        return [.. Enumerable.Range(window.FirstOwn, window.Own).SelectMany(i => At(window, i, rows, sentences))];
    }

    private ReadOnlySpan<float> Row(Window window, int word, float[] rows) => rows.AsSpan(window.Words[word].Position * Width, Width);

    /// <summary>The frames of one word: of the codes over the threshold, those whose neighbours are no surer of them.</summary>
    private IEnumerable<Frame> At(Window window, int word, float[] rows, IReadOnlyList<Sentence> sentences)
    {
        var found = new List<(int Code, double Probability)>();
        var scores = Row(window, word, rows)[..codes];
        for (var c = 0; c < codes; c++)
        {
            if (Probability(scores[c]) is var p && p >= model.Least && !Beaten(window, word, c, scores[c], rows))
            {
                found.Add((c, p));
            }
        }

        if (found.Count == 0)
        {
            return [];
        }

        found.Sort((a, b) => b.Probability.CompareTo(a.Probability));
        Guess[] all = [.. Enumerable.Range(0, codes).Select(c => new Guess(model.Codes[c], Probability(Row(window, word, rows)[c])))
            .Where(g => g.Probability >= 0.02).OrderByDescending(g => g.Probability)];
        return [.. found.Where((f, rank) => rank == 0 || f.Probability >= Second)
            .Select(f => Make(window, word, f.Code, f.Probability, all, rows, sentences))];
    }

    /// <summary>Whether a word close by in the same sentence is surer of the same code.</summary>
    private bool Beaten(Window window, int word, int code, float score, float[] rows)
    {
        for (var other = Math.Max(window.FirstOwn, word - Near); other <= Math.Min(window.Words.Count - 1, word + Near); other++)
        {
            if (other != word && window.Words[other].Sentence == window.Words[word].Sentence
                && Row(window, other, rows)[code] is var rival && (rival > score || (rival == score && other < word)))
            {
                return true;
            }
        }

        return false;
    }

    private Frame Make(Window window, int word, int code, double probability, Guess[] all, float[] rows, IReadOnlyList<Sentence> sentences)
    {
        var row = Row(window, word, rows);
        var statuses = Softmax(row.Slice(StatusAt, ReaderShape.Statuses.Count));
        var times = Softmax(row.Slice(TimeAt, ReaderShape.Times.Count));
        var best = TensorPrimitives.IndexOfMax<float>(statuses);
        return new()
        {
            Sentence = window.Words[word].Sentence,
            Trigger = window.Words[word].Token,
            Event = model.Codes[code],
            Probability = probability,
            Rivals = [.. all.Where(g => g.Name != model.Codes[code])],
            Status = ReaderShape.Statuses[best],
            Statuses = [.. ReaderShape.Statuses.Select(s => new Guess(s.ToString().ToLowerInvariant(), statuses[(int)s]))
                .Where(g => g.Probability >= 0.02).OrderByDescending(g => g.Probability)],
            Time = ReaderShape.Times[TensorPrimitives.IndexOfMax<float>(times)],
            Fillers = Fillers(window, word, code, rows, sentences),
        };
    }

    private List<Filler> Fillers(Window window, int word, int code, float[] rows, IReadOnlyList<Sentence> sentences)
    {
        var (roles, width) = (ReaderShape.Roles.Count, ReaderShape.RoleWidth);
        var asks = Row(window, word, rows).Slice(AsksAt, roles * width).ToArray();
        TensorPrimitives.Add(asks, model.CodeAsks.Span.Slice(code * roles * width, roles * width), asks);
        TensorPrimitives.Divide(asks, MathF.Sqrt(width), asks);
        var threshold = Row(window, word, rows).Slice(ThresholdAt, roles).ToArray();
        TensorPrimitives.Add(threshold, model.CodeThresholds.Span.Slice(code * roles, roles), threshold);
        var (here, found) = (window.Words[word], new List<Filler>());
        for (var i = 0; i < window.Words.Count; i++)
        {
            var other = window.Words[i];
            if (!Candidates.Fits(sentences[other.Sentence].Tokens[other.Token]))
            {
                continue;
            }

            var answers = Row(window, i, rows).Slice(AnswersAt, roles * width);
            var distance = ReaderShape.Distance(other.Sentence - here.Sentence, other.Token - here.Token);
            for (var r = 0; r < roles; r++)
            {
                var score = TensorPrimitives.Dot<float>(asks.AsSpan(r * width, width),
                    answers.Slice(r * width, width)) + model.Distances.Span[(distance * roles) + r] - threshold[r];
                if (Probability(score) is var p && p >= Told)
                {
                    found.Add(new(ReaderShape.Roles[r], other.Sentence, other.Token, p));
                }
            }
        }

        return [.. found.OrderBy(f => f.Role).ThenByDescending(f => f.Probability)];
    }

    private static double Probability(float score) => Math.Round(1 / (1 + Math.Exp(-score)), 4);

    private static float[] Softmax(ReadOnlySpan<float> scores)
    {
        var shares = new float[scores.Length];
        TensorPrimitives.SoftMax(scores, shares);
        return shares;
    }
}
