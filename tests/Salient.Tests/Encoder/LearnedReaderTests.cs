using CsCheck;
using Salient.Encoder;
using Salient.Language;

namespace Salient.Tests.Encoder;

/// <summary>The learned reader and how it takes a report.</summary>
public sealed class LearnedReaderTests
{
    private static readonly Lazy<ReaderModel> Model = new(() => ReaderModel.Load(File.ReadAllBytes(Checkout.File("models",
        "reader.onnx"))));

    private static readonly string[] Told =
    [
        "Rebels of the Northern Front seized the town of Arda on Monday after two days of shelling, a provincial official said.",
        "They later handed it over to the army.",
        "Prices of bread rose again in the capital, and the cup final ended in a draw.",
        "The defence ministry denied that its troops had withdrawn from Oxley, where at least twelve people were killed in an airstrike last week.",
    ];

    private static IReadOnlyList<Sentence> Sentences(string text) => TestReader.Reader.Parse(TestReader.Report(text)).Sentences;

    [Fact]
    public void Every_word_is_in_the_own_part_of_one_window_whatever_the_length_of_sentences() =>
        Gen.Int[1, 400].Array[1, 12].Sample(lengths =>
        {
            var sentences = Sentences(string.Join("\n\n", lengths.Select(n => string.Join(' ', Enumerable.Repeat("shelled", n)) + ".")));
            var windows = Window.Over(sentences, Model.Value.Pieces, ReaderShape.Own, ReaderShape.Context).ToList();
            var own = windows.SelectMany(w => w.Words.Skip(w.FirstOwn)).Select(w => (w.Sentence, w.Token)).ToList();
            Assert.Equal(sentences.SelectMany(s => s.Tokens.Select(t => (s.Index, t.Index))), own);
            Assert.All(windows, w => Assert.InRange(w.Pieces.Count, 3, 512));
            Assert.All(windows, w => Assert.All(w.Words.Take(w.FirstOwn), c => Assert.True(c.Sentence < w.Words[w.FirstOwn].Sentence)));
        }, iter: 30);

    [Fact]
    public void A_sentence_is_read_with_those_before_it_as_context()
    {
        var windows = Window.Over(Sentences(string.Join(" ", Enumerable.Repeat(Told[0], 12))), Model.Value.Pieces, ReaderShape.Own,
            ReaderShape.Context).ToList();
        Assert.True(windows.Count > 1);
        Assert.Equal(0, windows[0].FirstOwn);
        Assert.True(windows[1].FirstOwn > 0);
    }

    [Fact]
    public void Frames_point_at_words_of_the_report_and_say_how_likely_they_are()
    {
        var sentences = Sentences(string.Join(" ", Told));
        var frames = new LearnedReader(Model.Value).Read(sentences);
        Assert.NotEmpty(frames);
        Assert.All(frames, f =>
        {
            Assert.InRange(f.Trigger, 0, sentences[f.Sentence].Tokens.Count - 1);
            Assert.InRange(f.Probability, Model.Value.Least, 1);
            Assert.All(f.Rivals, r => Assert.True(r.Name != f.Event));
            Assert.All(f.Fillers, x => Assert.InRange(x.Token, 0, sentences[x.Sentence].Tokens.Count - 1));
        });
    }

    [Fact]
    public void The_same_report_gives_the_same_frames_on_every_thread()
    {
        var reader = new LearnedReader(Model.Value);
        var sentences = Sentences(string.Join(" ", Told));
        var first = Describe(reader.Read(sentences));
        Parallel.For(0, 16, _ => Assert.Equal(first, Describe(reader.Read(sentences))));
    }

    [Fact]
    public void It_tells_a_capture_by_its_sides_and_place_and_finds_nothing_in_prices_and_football()
    {
        var frames = new LearnedReader(Model.Value).Read(Sentences(string.Join(" ", Told)));
        var capture = Assert.Single(frames, f => f.Event == "capture");
        Assert.Equal((0, Claims.ClaimStatus.Asserted), (capture.Sentence, capture.Status));
        Assert.NotEmpty(capture.Of(Frames.FrameRole.Actor));
        Assert.NotEmpty(capture.Of(Frames.FrameRole.Place));
        Assert.DoesNotContain(frames, f => f.Sentence == 2);
        Assert.Contains(frames, f => f is { Sentence: 3, Event: "withdraw", Status: Claims.ClaimStatus.Denied });
    }

    [Fact]
    public void Bytes_that_are_no_model_are_refused_with_the_remedy() =>
        Assert.Contains("install Salient again", Assert.Throws<InvalidDataException>(() => ReaderModel.Load([1, 2, 3])).Message,
            StringComparison.Ordinal);

    private static string Describe(IEnumerable<Frames.Frame> frames) =>
        string.Join('\n', frames.Select(f => $"{f.Sentence} {f.Trigger} {f.Event} {f.Probability} {f.Status} {f.Time} {string.Join(' ', f.Fillers)}"));
}
