using System.Text.Json.Serialization;

namespace Salient.Store;

/// <summary>What somebody with an account may do, each more than the one before.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DeskRole>))]
public enum DeskRole
{
    /// <summary>Reads what is not confidential.</summary>
    [JsonStringEnumMemberName("reader")]
    Reader,

    /// <summary>Makes rulings on claims, and takes back own ones.</summary>
    [JsonStringEnumMemberName("analyst")]
    Analyst,

    /// <summary>Merges and splits actors, grades sources, takes back anybody's rulings.</summary>
    [JsonStringEnumMemberName("editor")]
    Editor,

    /// <summary>Sees the audit trail and who has an account.</summary>
    [JsonStringEnumMemberName("admin")]
    Admin,
}

/// <summary>What a key for programs may be used for: never more than its account's role may.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<KeyScope>))]
public enum KeyScope
{
    /// <summary>Reading.</summary>
    [JsonStringEnumMemberName("read")]
    Read,

    /// <summary>Also rulings.</summary>
    [JsonStringEnumMemberName("rule")]
    Rule,

    /// <summary>Everything that the account may.</summary>
    [JsonStringEnumMemberName("admin")]
    Admin,
}
