using CsCheck;
using Salient.Claims;
using Salient.Reports;

namespace Salient.Tests.ClaimsTests;

/// <summary>What holds of the claims of any report, tried on reports put together from the sentences of the codebook.</summary>
public sealed class ClaimContractProperties
{
    private static readonly string[] Sentences = [.. TestReader.Codebook.Rules.SelectMany(r => r.Examples).Select(e => e.Text).Distinct()];

    private static readonly string[] Gaps = [" ", "\n", "\n\n"];

    private static readonly Gen<string> Texts = Gen.Select(
        Gen.Int[0, Sentences.Length - 1].Array[1, 6],
        Gen.Int[0, 2],
        (parts, between) => string.Join(Gaps[between], parts.Select(p => Sentences[p])));

    [Fact]
    public void The_words_of_a_claim_stand_in_its_sentence_where_its_span_says() => Texts.Sample(
        text => Assert.All(
            TestReader.Read(text, new(2019, 1, 10)).Claims,
            claim =>
            {
                Assert.InRange(claim.Start, 0, claim.End - 1);
                Assert.InRange(claim.End, claim.Start + 1, text.Length);
                Assert.Equal(text[claim.Start..claim.End], claim.Text);
                Assert.Contains(claim.Text, claim.SentenceText, StringComparison.Ordinal);
                Assert.Contains(claim.SentenceText, text, StringComparison.Ordinal);
                Assert.InRange(claim.Confidence, 0, 1);
            }),
        iter: 60);

    [Fact]
    public void Claims_have_the_same_ids_read_again_and_on_another_thread_and_no_two_share_one() => Texts.Sample(
        text =>
        {
            var report = TestReader.Report(text, new(2019, 1, 10));
            var first = Ids(report);
            Assert.Equal(first.Length, first.Distinct().Count());
            Assert.All(first, id => Assert.Matches("^[0-9a-f]{16}$", id));
            Assert.All(Enumerable.Range(0, 4).AsParallel().Select(_ => Ids(report)).ToList(), again => Assert.Equal(first, again));
        },
        iter: 30,
        threads: 1);

    [Fact]
    public void Only_what_is_asserted_or_denied_changes_the_ledger_and_a_denial_only_contests() => Texts.Sample(
        text => Assert.All(
            TestReader.Read(text, new(2019, 1, 10)).Claims.Where(c => c.Effects.Count > 0),
            claim =>
            {
                Assert.True(claim.Status is ClaimStatus.Asserted or ClaimStatus.Denied, $"{claim.Status}: {claim.SentenceText}");
                Assert.True(claim.Status != ClaimStatus.Denied
                    || claim.Effects.All(e => e is { State: HoldingState.Contested, Holder: null }), claim.SentenceText);
                Assert.Equal(ClaimKind.Event, claim.Kind);
            }),
        iter: 60);

    [Fact]
    public void A_sentence_in_doubt_denied_or_planned_is_not_told_as_a_change() => Assert.All(
        new[]
        {
            ("The rebels did not capture Atarib.", ClaimStatus.Negated),
            ("The rebels failed to capture Atarib.", ClaimStatus.Failed),
            ("The rebels will capture Atarib.", ClaimStatus.Planned),
            ("The rebels may have captured Atarib.", ClaimStatus.Possible),
        },
        pair =>
        {
            var claim = Assert.Single(TestReader.Read(pair.Item1, new(2019, 1, 10)).Claims, c => c.Event == "capture");
            Assert.Equal(pair.Item2, claim.Status);
            Assert.Empty(claim.Effects);
        });

    private static string[] Ids(Report report) => [.. TestReader.Reader.Read(report).Claims.Select(c => c.Id)];
}
