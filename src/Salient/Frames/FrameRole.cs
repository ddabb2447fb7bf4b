using System.Text.Json.Serialization;

namespace Salient.Frames;

/// <summary>What a phrase is to an event.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<FrameRole>))]
public enum FrameRole
{
    /// <summary>Who did it; all sides of a meeting or agreement.</summary>
    [JsonStringEnumMemberName("actor")] Actor,

    /// <summary>To whom.</summary>
    [JsonStringEnumMemberName("target")] Target,

    /// <summary>Where.</summary>
    [JsonStringEnumMemberName("place")] Place,

    /// <summary>From where.</summary>
    [JsonStringEnumMemberName("from_place")] FromPlace,

    /// <summary>To where.</summary>
    [JsonStringEnumMemberName("to_place")] ToPlace,

    /// <summary>Who says so.</summary>
    [JsonStringEnumMemberName("source")] Source,

    /// <summary>Words of the day.</summary>
    [JsonStringEnumMemberName("date")] Date,

    /// <summary>The number killed.</summary>
    [JsonStringEnumMemberName("killed")] Killed,

    /// <summary>The number injured.</summary>
    [JsonStringEnumMemberName("injured")] Injured,
}
