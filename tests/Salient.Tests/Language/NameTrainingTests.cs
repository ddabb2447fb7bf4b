using Salient.Language.Names;
using Salient.Language.Training;
using Salient.Reports;

namespace Salient.Tests.LanguageTests;

public sealed class NameTrainingTests
{
    private static readonly NameTrainingOptions Short = new() { Epochs = 4, Members = 2 };

    [Fact]
    public void What_is_marked_is_learnt()
    {
        var model = NameModel.Load(NameTrainer.Train(Examples(), Short));
        var sentence = English.Read("Captain Mabu left.")[0];
        var found = model.Read([new(sentence, new NameHints[sentence.Tokens.Count])])[0];
        Assert.Contains(found, n => n.Span.Of("Captain Mabu left.").EndsWith("Mabu", StringComparison.Ordinal));
        Assert.All(found, n => Assert.Equal(NameKind.Person, n.Kind));
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes() =>
        Assert.Equal(NameTrainer.Train(Examples(), Short), NameTrainer.Train(Examples(), Short));

    [Fact]
    public void Without_examples_there_is_no_model() => Assert.Throws<InvalidDataException>(() => NameTrainer.Train([], Short));

    [Fact]
    public void A_model_of_another_sort_is_refused_with_the_remedy() =>
        Assert.Contains("salient train names", Assert.Throws<InvalidDataException>(() => NameModel.Load(English.Bytes())).Message,
            StringComparison.Ordinal);

    [Fact]
    public void The_bundled_model_is_small() => Assert.True(new FileInfo(Checkout.File("models", "names.salient")).Length < 1_000_000);

    /// <summary>Persons are whoever is called captain.</summary>
    private static List<NameExample> Examples() =>
        [.. new[] { "Doru", "Keln", "Savi", "Mabu", "Tirn",
        "Osk" }.SelectMany(name => new[] { $"Captain {name} left.", "The bridge fell.", $"We saw Captain {name}." }).Select(Example)];

    private static NameExample Example(string text)
    {
        var sentences = English.Read(text);
        var at = text.IndexOf("Captain", StringComparison.Ordinal);
        return new([.. sentences.Select(s => new HintedSentence(s, new NameHints[s.Tokens.Count]))], at < 0 ? []
            : [(new TextSpan(at, text.TrimEnd('.').Replace(" left", "", StringComparison.Ordinal).Length), NameKind.Person)]);
    }
}
