using CsCheck;
using Salient.Reports;

namespace Salient.Tests.Reports;

public class TextSpanTests
{
    [Fact]
    public void Spans_that_touch_do_not_overlap() => Assert.False(new TextSpan(0, 3).Overlaps(new TextSpan(3, 5)));

    [Fact]
    public void A_span_contains_and_overlaps_itself_unless_it_is_empty() =>
        Gen.Int[0, 50].Select(Gen.Int[1, 50]).Sample((start, length) =>
        {
            var span = new TextSpan(start, start + length);
            return span.Contains(span) && span.Overlaps(span) && span.Length == length;
        });
}
