namespace Salient.SystemTests.Store;

/// <summary>A clock that stands at the day of January 2019 that it is set to, half past eight in the morning.</summary>
internal sealed class SetClock : TimeProvider
{
    public int Day { get; set; } = 1;

    public override DateTimeOffset GetUtcNow() => new(2019, 1, Day, 8, 30, 0, TimeSpan.Zero);
}
