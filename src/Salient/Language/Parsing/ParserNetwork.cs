using Salient.Language.Networks;
using Salient.Language.Tagging;

namespace Salient.Language.Parsing;

/// <summary>
/// Scores the moves of the parser by a small network: two layers that read the sentence in both directions say what each word is where it
/// stands,
/// and one hidden layer weighs the words and facts of <see cref="ParseSlots"/> (Kiperwasser and Goldberg 2016). Immutable; shared by
/// threads.
/// </summary>
internal sealed class ParserNetwork
{
    private readonly RowTable words;
    private readonly LstmLayer first;
    private readonly LstmLayer second;
    private readonly Panels slots;
    private readonly float[] ends;
    private readonly float[] facts;
    private readonly Panels output;
    private readonly float[] bias;

    private ParserNetwork(RowTable words, LstmLayer first, LstmLayer second, Panels slots, float[] ends, float[] facts, Panels output,
        float[] bias, int moves) =>
        (this.words, this.first, this.second, this.slots, this.ends, this.facts, this.output, this.bias, Moves) = (words, first, second,
        slots, ends, facts, output, bias, moves);

    /// <summary>Cells of a layer in one direction.</summary>
    public int Width => words.Width;

    /// <summary>Numbers in the hidden layer.</summary>
    public int Hidden => output.Rows;

    /// <summary>How many moves there are.</summary>
    public int Moves { get; }

    /// <summary>The same, filled up to whole panels: so many scores are written.</summary>
    public int Scores => output.Count * Panels.Width;

    /// <summary>Reads a network's part of a model file.</summary>
    /// <exception cref="InvalidDataException">The bytes are no network for so many moves.</exception>
    public static ParserNetwork Read(ReadOnlySpan<byte> rows, ReadOnlySpan<byte> weights, int moves)
    {
        var words = RowTable.Read(rows);
        var reader = new PartReader(weights);
        var (width, hidden) = (words.Width, reader.Int());
        if (hidden <= 0 || hidden % Panels.Width != 0)
        {
            throw new InvalidDataException("the parser's network is damaged");
        }

        var (first, second) = (Layer(ref reader, width, width), Layer(ref reader, 2 * width, width));
        var slots = Panels.Of(reader.Halves(2 * width * ParseSlots.Words * hidden), 2 * width, ParseSlots.Words * hidden);
        var (ends, facts) = (reader.Halves(2 * ParseSlots.Words * hidden), reader.Halves(ParseSlots.Values * hidden));
        var columns = Panels.Whole(moves);
        var (output, bias) = (Panels.Of(reader.Halves(hidden * columns), hidden, columns), reader.Halves(columns));
        return reader.Left == 0 ? new(words, first, second, slots, ends, facts, output, bias, moves)
            : throw new InvalidDataException("the parser's network is damaged");
    }

    /// <summary>Says what each word of a sentence is where it stands; <paramref name="room"/> keeps it for <see cref="Score"/>.</summary>
    public void Encode(ReadOnlySpan<WordFeatures> sentence, ReadOnlySpan<byte> tags, ParserRoom room)
    {
        var count = sentence.Length;
        room.Begin(count, this);
        var sums = room.Sums.AsSpan(0, count * Width);
        sums.Clear();
        Span<ulong> features = stackalloc ulong[WordRows.Count];
        for (var i = 0; i < count; i++)
        {
            WordRows.Collect(in sentence[i], tags[i], features);
            foreach (var feature in features)
            {
                words.Add(feature, sums.Slice(i * Width, Width));
            }
        }

        first.Read(sums, count, room.Gates, room.Cells, room.First);
        second.Read(room.First, count, room.Gates, room.Cells, room.Second);
        var row = ParseSlots.Words * Hidden;
        Kernels.Multiply(room.Second, count, slots, room.Slots, row);
        ends.CopyTo(room.Slots.AsSpan(count * row));
    }

    /// <summary>Scores the moves of a state of the sentence that was encoded last.</summary>
    public void Score(ParserState state, ParserRoom room, Span<float> scores)
    {
        Span<int> at = stackalloc int[ParseSlots.Words];
        Span<int> fact = stackalloc int[ParseSlots.Facts];
        ParseSlots.Collect(state, at, fact);
        var sum = room.Hidden.AsSpan(0, Hidden);
        ParseSlots.Sum(at, fact, room.Slots, facts, sum);
        Kernels.Rectify(sum);
        bias.CopyTo(scores);
        Kernels.Multiply(sum, 1, output, scores, scores.Length, add: true);
    }

    private static LstmLayer Layer(ref PartReader reader, int inputs, int width) => new(
        Panels.Of(reader.Halves(inputs * 8 * width), inputs, 8 * width), reader.Halves(8 * width),
        Panels.Of(reader.Halves(width * 4 * width), width, 4 * width), Panels.Of(reader.Halves(width * 4 * width), width, 4 * width));
}
