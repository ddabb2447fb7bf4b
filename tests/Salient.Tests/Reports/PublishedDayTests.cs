using NodaTime.Text;
using Salient.Reports;

namespace Salient.Tests.Reports;

public class PublishedDayTests
{
    [Theory]
    [InlineData("2019-01-11", "2019-01-11")]
    [InlineData("2019-01-11T23:30:00-05:00", "2019-01-11")]
    [InlineData(" January 11, 2019 ", "2019-01-11")]
    [InlineData("Fri, 11 Jan 2019 08:00:00 GMT", "2019-01-11")]
    [InlineData("11.01.2019", "2019-01-11")]
    [InlineData("01/25/2019", "2019-01-25")]
    [InlineData("04/05/2019", null)]
    [InlineData("2019-02-30", null)]
    [InlineData("last week", null)]
    [InlineData("20190111", null)]
    public void A_day_is_read_where_it_can_be_told(string words, string? day) =>
        Assert.Equal(day, PublishedDay.Read(words) is { } d ? LocalDatePattern.Iso.Format(d) : null);
}
