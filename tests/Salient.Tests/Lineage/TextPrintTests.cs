using CsCheck;
using Salient.Lineage;

namespace Salient.Tests.Lineage;

public class TextPrintTests
{
    private static readonly Gen<string> AnyText = Gen.Int[0, 12].Array[0, 60]
        .Select(words => string.Join(' ', words.Select(w => $"word{w}")));

    [Fact]
    public void Similarity_is_the_shared_part_of_all_five_word_runs()
    {
        // Ten words have six runs of five; with the last word changed one run differs on each side: 5 shared of 7.
        var a = TextPrint.Of("one two three four five six seven eight nine ten");
        var b = TextPrint.Of("one two three four five six seven eight nine eleven");

        Assert.Equal(5 / 7.0, a.Similarity(b), 12);
    }

    [Fact]
    public void Similarity_goes_both_ways_and_is_one_with_itself() =>
        Gen.Select(AnyText, AnyText).Sample((x, y) =>
        {
            var (a, b) = (TextPrint.Of(x), TextPrint.Of(y));
            return a.Similarity(b) == b.Similarity(a) && (x.Length == 0 || a.Similarity(a) == 1);
        });

    [Fact]
    public void A_print_comes_back_whole_from_its_bytes() =>
        AnyText.Sample(text =>
        {
            var print = TextPrint.Of(text);
            var back = TextPrint.From(print.Exact, print.ShingleBytes());
            return back.Exact == print.Exact && back.Shingles.SequenceEqual(print.Shingles);
        });

    [Fact]
    public void The_index_finds_every_pair_that_a_full_comparison_finds() =>
        Gen.Int[0, 5].Array[1, 5].Array[2, 10].Sample(texts =>
        {
            var reports = texts.Select((t, i) => Ledger.Told.Report($"r{i:00}", string.Join(' ', t.Select(Passage)), 1,
                $"Outlet {i % 3}")).ToArray();
            var found = Lineages.Of(reports);
            var ordered = Lineages.InOrder(reports).ToArray();
            return ordered.Select((r, i) => (r, i)).All(x =>
                (found[x.r.Hash].Parent is null) == !ordered.Take(x.i).Any(earlier => LineageRules.Default.IsCopy(x.r, earlier)));
        });

    private static string Passage(int number) => string.Join(' ', Enumerable.Range(0, 14).Select(i => $"word{number}x{i}"));
}
