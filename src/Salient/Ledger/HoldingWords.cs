using System.Globalization;
using Salient.Claims;

namespace Salient.Ledger;

/// <summary>How a holding is told in words.</summary>
public static class HoldingWords
{
    /// <summary>Who holds a place and since when: <c>held by River Guard since 5 January 2019, contested</c>.</summary>
    public static string Of(Holding holding)
    {
        ArgumentNullException.ThrowIfNull(holding);
        if (holding.Holder is not { } holder)
        {
            return holding.LastHolder is { } last ? $"nobody is known to hold it; last held by {last.Name}" : "nobody is known to hold it";
        }

        var since = holding.Since is { } day ? $" since {ChangeWords.Day(day)}"
            : holding.By is { } by ? $", by {ChangeWords.Day(by)} at the latest" : "";
        var state = holding.State switch
        {
            HoldingState.Holds => "",
            HoldingState.Stale => ", but nothing has been said of it for long",
            var other => ", " + ClaimWords.Of(other),
        };
        return $"held by {holder.Name}{since}{state}";
    }

    /// <summary>How sure that is, in words and as a number: <c>very likely (86 %)</c>; null where nobody is known to hold it.</summary>
    public static string? Sure(double? probability, string? likelihood) => probability is { } p
        // What is not quite certain is not printed as certain.
        ? string.Create(CultureInfo.InvariantCulture,
            $"{likelihood ?? Likelihood.Words(p)} ({(p >= 1 ? 100 : Math.Min(99, Math.Round(p * 100)))} %)") : null;
}
