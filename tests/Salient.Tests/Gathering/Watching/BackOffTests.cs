using Salient.Gathering.Watching;

namespace Salient.Tests.Gathering.Watching;

public sealed class BackOffTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void The_wait_doubles_with_each_failure_up_to_six_hours()
    {
        Assert.Equal([1, 2, 4, 8], Enumerable.Range(1, 4).Select(n => BackOff.After(Minute, n, null, 0.5).TotalMinutes));
        Assert.Equal(TimeSpan.FromHours(6), BackOff.After(Minute, 1000, null, 0.5));
    }

    [Fact]
    public void It_is_spread_so_that_not_all_come_back_at_once() =>
        Assert.Equal((0.8, 1.2), (BackOff.After(Minute, 1, null, 0).TotalMinutes,
            Math.Round(BackOff.After(Minute, 1, null, 1).TotalMinutes, 6)));

    [Fact]
    public void It_is_never_shorter_than_the_server_asks_but_for_what_nobody_means()
    {
        Assert.Equal(TimeSpan.FromHours(2), BackOff.After(Minute, 1, TimeSpan.FromHours(2), 0));
        Assert.Equal(TimeSpan.FromDays(1), BackOff.After(Minute, 1, TimeSpan.FromDays(400), 0));
    }

    [Fact]
    public void Who_looks_once_a_day_is_not_made_to_look_more_often_by_failing() =>
        Assert.Equal(TimeSpan.FromDays(1), BackOff.After(TimeSpan.FromDays(1), 3, null, 0.5));
}
