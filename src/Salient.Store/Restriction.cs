using System.Text.Json.Serialization;

namespace Salient.Store;

/// <summary>What is confidential: one report, or all of an outlet, also those to come.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RestrictedKind>))]
public enum RestrictedKind
{
    /// <summary>A report.</summary>
    [JsonStringEnumMemberName("report")]
    Report,

    /// <summary>All reports of an outlet.</summary>
    [JsonStringEnumMemberName("outlet")]
    Outlet,
}

/// <summary>That something is confidential.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Name">The report's hash, or the outlet's name as it is compared: folded.</param>
/// <param name="Role">The lowest role that may see it.</param>
public sealed record Restriction(RestrictedKind Kind, string Name, DeskRole Role);
