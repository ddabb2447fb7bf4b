using CsCheck;
using Salient.Tests.LanguageTests;
using Salient.Tests.Reports;

namespace Salient.Tests;

/// <summary>Whatever the text, the whole way from cleaning to claims comes to an end with a sound reading.</summary>
public sealed class SoundReadingTests
{
    private static readonly string[] Words =
    [
        "Rebels ", "the army ", "captured ", "Atarib ", "Saraqib", "on Monday", "on 31/2/2019 ", "9 Ramadan 1440 ", "two days later ",
        "20 km south of ", "between ", " and ", ", ", ". ", "\n\n", "\n", "“", "\" ", "(", ")", "said ",
        "that ", "killed ", "12 ", "1,000 ", "will ", "not ", "if ", "BEIRUT (Reuters) — ", "Title: ", "Date: January 9, 2019\n", "# ",
        "* ", "[x](http://a.b) ", "U.S. ", "al-", "’s ", "HTS ", "reportedly ", "since ", "2013 ", "mid-", "the ",
        "\uD83D", "\uDE00", "\0", "\u202E", "مدينة ", "ﬁ", "Ｅ", "e\u0301", "9999999999 ", "-", "–", "/", "early ", "last ",
        "northern countryside of ",
    ];

    private static readonly Gen<string> Texts = Gen.OneOf(ReadingProperties.Texts, Gen.Int[0, Words.Length - 1].Array[0, 40]
        .Select(picks => string.Concat(picks.Select(i => Words[i]))));

    public static TheoryData<string> Corpus => [.. Directory.EnumerateFiles(Checkout.File("tests", "Salient.Fuzz", "Corpus"))
        .Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Fact]
    public void Any_text_is_read_soundly() => Texts.Sample(text => SoundReading.Check(TestReader.Reader, Cleaning.Clean(text)), iter: 400);

    [Fact]
    public void Half_a_character_in_a_name_is_no_fault() =>
        SoundReading.Check(TestReader.Reader, TestReader.Report("Rebels of the \uD83DSham Brigade captured At\uDE00arib on Monday."));

    [Theory]
    [MemberData(nameof(Corpus))]
    public void Every_text_of_the_fuzzing_corpus_is_read_soundly(string file) =>
        SoundReading.Check(TestReader.Reader, Cleaning.Clean(File.ReadAllText(Checkout.File("tests", "Salient.Fuzz", "Corpus", file))));

    [Theory]
    [InlineData("men and ")]
    [InlineData("who said that the men ")]
    [InlineData("of the brigade of the army ")]
    [InlineData("“")]
    [InlineData("in Atarib near Saraqib ")]
    [InlineData("on Monday and Tuesday ")]
    public void A_sentence_of_one_thing_said_over_and_over_is_read_soundly(string words) =>
        SoundReading.Check(TestReader.Reader, TestReader.Report(string.Concat(Enumerable.Repeat(words, 3000 / words.Split(' ').Length)),
            new(2019, 1, 11)));
}
