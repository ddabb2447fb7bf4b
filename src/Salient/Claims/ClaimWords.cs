using System.Text.Json;

namespace Salient.Claims;

/// <summary>The words that closed sets of the contract have outside C#: in JSON, in codebook files, in tables.</summary>
public static class ClaimWords
{
    /// <summary>The word of a value: <c>as-of</c>, <c>backed-by</c>, <c>from_place</c>.</summary>
    public static string Of<T>(T value) where T : struct, Enum => Words<T>.ByValue[value];

    /// <summary>The value that a word stands for, or null where none of the set is called so.</summary>
    public static T? Find<T>(string? word) where T : struct, Enum => word is not null && Words<T>.ByWord.TryGetValue(word, out var value)
        ? value : null;

    /// <summary>The words of a set, in its order.</summary>
    public static IReadOnlyList<string> All<T>() where T : struct, Enum => [.. Enum.GetValues<T>().Select(Of)];

    private static class Words<T> where T : struct, Enum
    {
        public static readonly Dictionary<T, string> ByValue = Enum.GetValues<T>()
            .ToDictionary(v => v, v => JsonSerializer.SerializeToElement(v, ClaimJson.Options).GetString()!);

        public static readonly Dictionary<string, T> ByWord = ByValue.ToDictionary(w => w.Value, w => w.Key, StringComparer.Ordinal);
    }
}
