namespace Salient.SystemTests.Web;

/// <summary>A clock that stands after the last day of the invented war, so that no answer ends before it.</summary>
internal sealed class Later : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => new(2031, 1, 1, 12, 0, 0, TimeSpan.Zero);
}
