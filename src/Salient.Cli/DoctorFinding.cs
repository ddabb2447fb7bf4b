using System.Text.Json.Serialization;

namespace Salient.Cli;

/// <summary>How something is.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Health>))]
internal enum Health
{
    /// <summary>As it should be.</summary>
    [JsonStringEnumMemberName("ok")] Ok,

    /// <summary>Salient works without it, or soon will not.</summary>
    [JsonStringEnumMemberName("warning")] Warning,

    /// <summary>Something does not work until it is mended.</summary>
    [JsonStringEnumMemberName("wrong")] Wrong,
}

/// <summary>What was looked at, and how it is.</summary>
/// <param name="Part">What was looked at.</param>
/// <param name="Health">How it is.</param>
/// <param name="Says">What was found.</param>
/// <param name="Remedy">How to mend it; null where nothing needs to be.</param>
internal sealed record DoctorFinding(string Part, Health Health, string Says, string? Remedy)
{
    /// <summary>It is as it should be.</summary>
    public static DoctorFinding Fine(string part, string says) => new(part, Health.Ok, says, null);

    /// <summary>Salient works, but not as well as it could.</summary>
    public static DoctorFinding Warning(string part, string says, string remedy) => new(part, Health.Warning, says, remedy);

    /// <summary>Something does not work.</summary>
    public static DoctorFinding Wrong(string part, string says, string remedy) => new(part, Health.Wrong, says, remedy);

    /// <summary>
    /// Something that its message says in one line with the remedy behind the last semicolon or colon, as errors do here.
    /// </summary>
    public static DoctorFinding Wrong(string part, string told)
    {
        var cut = told.LastIndexOf("; ", StringComparison.Ordinal);
        cut = cut < 0 ? told.LastIndexOf(": ", StringComparison.Ordinal) : cut;
        return cut < 0 ? Wrong(part, told, "put that right and run salient doctor again") : Wrong(part, told[..cut], told[(cut + 2)..]);
    }
}
