using NodaTime;
using Salient.Reports;

namespace Salient.Tests.Reports;

/// <summary>Days are told in the digits of any script.</summary>
public sealed class OtherDigitsTests
{
    [Theory]
    [InlineData("\u0662\u0660\u0661\u0669-\u0660\u0661-\u0660\u0662")] // Arabic
    [InlineData("\uFF12\uFF10\uFF11\uFF19-01-\uFF102")] // of full width
    [InlineData("\u0662 January \u0662\u0660\u0661\u0669")]
    public void A_day_in_other_digits_is_that_day(string words) => Assert.Equal(new LocalDate(2019, 1, 2), PublishedDay.Read(words));

    [Theory]
    [InlineData("2019-01-02T0\u0663:\uFF10\u0664")]
    [InlineData("Wednesday, 02/01/\u0662\u0660\u0661\u0669, \uFF13:04")]
    public void A_time_of_day_in_other_digits_is_that_time(string words) =>
        Assert.Equal((new(2019, 1, 2), new LocalTime(3, 4)), (StatedTime.Read(words)!.Value.Day, StatedTime.Read(words)!.Value.Time));

    [Fact]
    public void A_header_with_them_takes_no_report_down() =>
        Assert.Contains("left the town", Cleaning.Clean("Brigade leaves\n\uFF11\uFF13 January 2019\n\nThe brigade left the town, residents said.").Text,
            StringComparison.Ordinal);
}
