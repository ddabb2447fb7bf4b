using Salient.Language;
using Salient.Language.Training;

namespace Salient.Tests.LanguageTests;

public sealed class TrainingTests
{
    private static readonly TrainingOptions Short = new() { TaggerEpochs = 5, TaggerMembers = 2, TaggerFolds = 2, ParserEpochs = 5,
        ParserWidth = 16, ParserHidden = 16 };

    [Fact]
    public void A_trained_model_opens_and_reads()
    {
        var model = LanguageModel.Load(LanguageTrainer.Train(Small(), Short));
        Assert.Single(model.Parse(["The", "army", "took", "the", "town", "."]), t => t.Head < 0);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes() =>
        Assert.Equal(LanguageTrainer.Train(Small(), Short), LanguageTrainer.Train(Small(), Short));

    [Fact]
    public void Another_seed_gives_other_bytes() =>
        Assert.NotEqual(LanguageTrainer.Train(Small(), Short), LanguageTrainer.Train(Small(), Short with { Seed = 2 }));

    [Fact]
    public void Crossing_arcs_are_learnt_from_all_the_same()
    {
        const string Crossing = "1\ta\ta\tX\tXX\t_\t3\tdep\t_\t_\n2\tb\tb\tX\tXX\t_\t4\tdep\t_\t_\n3\tc\tc\tX\tXX\t_\t0\troot\t_\t_\n4\td\td\tX\tXX\t_\t3\tdep\t_\t_\n\n";
        var model = LanguageModel.Load(LanguageTrainer.Train(Read(string.Concat(Enumerable.Repeat(Crossing, 4))), Short));
        Assert.Single(model.Parse(["a", "b", "c", "d"]), t => t.Head < 0);
    }

    [Fact]
    public void An_empty_treebank_is_refused() => Assert.Throws<InvalidDataException>(() => LanguageTrainer.Train([], Short));

    [Theory]
    [InlineData("1\ta\ta\tX\n", "line 1", "4 columns")]
    [InlineData("# text = a\n1\ta\ta\tX\tXX\t_\tzero\troot\t_\t_\n\n", "line 2", "'zero' is not a number")]
    [InlineData("1\ta\ta\tX\tXX\t_\t7\troot\t_\t_\n\n", "line 2", "points outside")]
    public void A_fault_of_a_treebank_is_told_with_its_line(string text, string line, string why)
    {
        var message = Assert.Throws<InvalidDataException>(() => Read(text)).Message;
        Assert.Contains(line, message, StringComparison.Ordinal);
        Assert.Contains(why, message, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_of_a_range_have_no_space_between_them()
    {
        var sentence = Assert.Single(Read("# newpar\n1-2\tdon't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n1\tdo\tdo\tAUX\tVBP\t_\t0\troot\t_\t_\n2\tn't\tnot\tPART\tRB\t_\t1\tadvmod\t_\t_\n2.1\tx\tx\tX\tX\t_\t_\t_\t_\t_\n3\t.\t.\tPUNCT\t.\t_\t1\tpunct\t_\t_\n"));
        Assert.Equal([false, false, true], sentence.Words.Select(w => w.SpaceAfter));
        Assert.True(sentence.StartsParagraph);
    }

    [Fact]
    public void What_is_written_can_be_read()
    {
        using var text = new StringWriter();
        Treebank.Write(text, English.Model.Parse(["The", "town", "fell", "."]), i => i != 2 ? "_" : "SpaceAfter=No");
        var sentence = Assert.Single(Read(text.ToString()));
        Assert.Equal(["the", "town", "fall", "."], sentence.Words.Select(w => w.Lemma));
        Assert.Equal([true, true, false, true], sentence.Words.Select(w => w.SpaceAfter));
    }

    [Fact]
    public void The_bundled_model_does_not_fall_under_its_scores_on_the_development_set()
    {
        var file = Path.Combine(English.Root(), "..", "shared", "eval", "parser", "en_ewt-dev.conllu.gz");
        Assert.SkipUnless(File.Exists(file) || Environment.GetEnvironmentVariable("CI") == "true", "../shared is not there");
        using var unpacked = new System.IO.Compression.GZipStream(File.OpenRead(file), System.IO.Compression.CompressionMode.Decompress);
        using var reader = new StreamReader(unpacked);
        var score = ParserScore.Of([.. Treebank.Read(reader)], English.Model);
        Assert.True(score is { Upos: >= UposFloor, Uas: >= UasFloor, Las: >= LasFloor }, score.ToString());
    }

    private const double UposFloor = 0.952;
    private const double UasFloor = 0.880;
    private const double LasFloor = 0.852;

    private static List<TreebankSentence> Read(string text) => [.. Treebank.Read(new StringReader(text))];

    /// <summary>A few sentences of our own, by a grammar of one subject, one verb and one object.</summary>
    private static List<TreebankSentence> Small()
    {
        var sentences = new List<TreebankSentence>();
        foreach (var subject in new[] { "army", "group", "force" })
        {
            foreach (var (verb, lemma) in new[] { ("took", "take"), ("left", "leave"), ("held", "hold") })
            {
                foreach (var thing in new[] { "town", "mill", "bridge" })
                {
                    sentences.Add(new([Word("The", "the", "DET DT", 1, "det"), Word(subject, subject, "NOUN NN", 2, "nsubj"),
                        Word(verb, lemma, "VERB VBD", -1, "root"),
                        Word("the", "the", "DET DT", 4, "det"), Word(thing, thing, "NOUN NN", 2, "obj"),
                            Word(".", ".", "PUNCT .", 2, "punct")], false));
                }
            }
        }

        return sentences;
    }

    private static TreebankWord Word(string form, string lemma, string tags, int head, string relation) =>
        new(form, lemma, tags.Split(' ')[0], tags.Split(' ')[1], head, relation, true);
}
