using System.Text.Json.Serialization;

namespace Salient.Claims;

/// <summary>Whether an analyst says that a claim is read rightly.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ClaimVerdict>))]
public enum ClaimVerdict
{
    /// <summary>It is: the report says so.</summary>
    [JsonStringEnumMemberName("accepted")] Accepted,

    /// <summary>It is not, or must not count: it is in no answer.</summary>
    [JsonStringEnumMemberName("rejected")] Rejected,
}

/// <summary>What analysts' rulings do to one claim; the reading itself stays what it is.</summary>
/// <param name="Verdict">Accepted, rejected, or null where nobody said.</param>
/// <param name="Numbers">The rulings that act on it, in order.</param>
public sealed record ClaimRuling(ClaimVerdict? Verdict, IReadOnlyList<long> Numbers);
