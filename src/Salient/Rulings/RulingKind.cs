using System.Text.Json.Serialization;

namespace Salient.Rulings;

/// <summary>What an analyst decides by a ruling.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RulingKind>))]
public enum RulingKind
{
    /// <summary>A claim is read rightly.</summary>
    [JsonStringEnumMemberName("accept")] Accept,

    /// <summary>A claim must not count.</summary>
    [JsonStringEnumMemberName("reject")] Reject,

    /// <summary>Fields of a claim are others than were read.</summary>
    [JsonStringEnumMemberName("change")] Change,

    /// <summary>A claim's place lies elsewhere, or is another place.</summary>
    [JsonStringEnumMemberName("pin")] Pin,

    /// <summary>A claim that no reader made.</summary>
    [JsonStringEnumMemberName("add")] Add,

    /// <summary>Words about a claim; nothing else changes.</summary>
    [JsonStringEnumMemberName("comment")] Comment,

    /// <summary>One actor is another: wherever the first is named, the second is meant.</summary>
    [JsonStringEnumMemberName("merge")] Merge,

    /// <summary>Certain words for an actor mean another one.</summary>
    [JsonStringEnumMemberName("split")] Split,

    /// <summary>How far a source is trusted, A to F.</summary>
    [JsonStringEnumMemberName("grade")] Grade,

    /// <summary>An earlier ruling no longer holds.</summary>
    [JsonStringEnumMemberName("take-back")] TakeBack,
}
