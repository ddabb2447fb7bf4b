using System.Text.Json;

namespace Salient.Gathering;

/// <summary>An article, or one post of a live blog, as JSON-LD (schema.org) describes it.</summary>
internal sealed record JsonLdArticle
{
    /// <summary>Deepest nesting of arrays and graphs that articles are looked for in.</summary>
    private const int MostDepth = 4;

    /// <summary>Its title, or null.</summary>
    public string? Headline { get; private init; }

    /// <summary>Its authors' names, or null.</summary>
    public string? Author { get; private init; }

    /// <summary>Who published it, or null.</summary>
    public string? Publisher { get; private init; }

    /// <summary>When, as written, or null.</summary>
    public string? Published { get; init; }

    /// <summary>When it was first written, as written there, or null.</summary>
    public string? Created { get; private init; }

    /// <summary>When it was last changed, as written, or null.</summary>
    public string? Modified { get; private init; }

    /// <summary>The section that it stands in, or null.</summary>
    public string? Section { get; private init; }

    /// <summary>Its licence, an address or words, or null.</summary>
    public string? Licence { get; private init; }

    /// <summary>Whether it is the page around an article only: good for its times.</summary>
    public bool IsPage { get; init; }

    /// <summary>Its own address, or null.</summary>
    public string? Url { get; private init; }

    /// <summary>Its words, or null.</summary>
    public string? Body { get; private init; }

    /// <summary>Whether it is a live blog.</summary>
    public bool IsLive { get; private init; }

    /// <summary>The posts of a live blog, as far as they are there.</summary>
    public IReadOnlyList<JsonLdArticle> Posts { get; private init; } = [];

    /// <summary>
    /// The first article in a JSON-LD script, else the page that it tells of, or null. A script that is not JSON says nothing: pages carry
    /// many that are broken.
    /// </summary>
    public static JsonLdArticle? Read(string script)
    {
        try
        {
            var start = script.AsSpan().IndexOfAny('{', '[');
            var end = script.AsSpan().LastIndexOfAny('}', ']');
            using var json = WholeJson.Parse(start >= 0 && end > start ? script[start..(end + 1)] : script,
                new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
            return Find(json.RootElement, 0, IsArticle)
                ?? (Find(json.RootElement, 0, IsPageType) is { } page ? page with { IsPage = true } : null);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonLdArticle? Find(JsonElement element, int depth, Func<string, bool> meant)
    {
        if (depth > MostDepth)
        {
            return null;
        }

        if (element.ValueKind == JsonValueKind.Array)
        {
            return element.EnumerateArray().Select(e => Find(e, depth + 1, meant)).FirstOrDefault(a => a is not null);
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            return null;
        }

        return element.TryGetProperty("@type", out var type) && Is(type, meant) ? Of(element, type)
            : element.TryGetProperty("@graph", out var graph) ? Find(graph, depth + 1, meant)
            : element.TryGetProperty("mainEntity", out var main) ? Find(main, depth + 1, meant) : null;
    }

    private static JsonLdArticle Of(JsonElement element, JsonElement type) => new()
    {
        Headline = Text(element, "headline"),
        Author = Names(element, "author"),
        Publisher = Names(element, "publisher"),
        Published = Text(element, "datePublished"),
        Created = Text(element, "dateCreated"),
        Modified = Text(element, "dateModified"),
        Section = First(element, "articleSection"),
        Licence = First(element, "license"),
        Url = Text(element, "url"),
        Body = Text(element, "articleBody"),
        IsLive = Is(type, name => name == "LiveBlogPosting"),
        Posts = element.TryGetProperty("liveBlogUpdate", out var posts) && posts.ValueKind == JsonValueKind.Array
            ? [.. posts.EnumerateArray().Where(p => p.ValueKind == JsonValueKind.Object).Select(p => Of(p, type))
                .Where(p => !string.IsNullOrWhiteSpace(p.Body))]
            : [],
    };

    private static bool IsArticle(string name) => name.EndsWith("Article", StringComparison.Ordinal)
        || name is "BlogPosting" or "LiveBlogPosting" or "Report";

    private static bool IsPageType(string name) => name.EndsWith("Page", StringComparison.Ordinal);

    private static bool Is(JsonElement type, Func<string, bool> meant) => type.ValueKind switch
    {
        JsonValueKind.String => type.GetString() is { } name && meant(name),
        JsonValueKind.Array => type.EnumerateArray().Any(t => Is(t, meant)),
        _ => false,
    };

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
            ? System.Net.WebUtility.HtmlDecode(value.GetString()) : null;

    /// <summary>A text, the first of several, or the address of what is described.</summary>
    private static string? First(JsonElement element, string name) => !element.TryGetProperty(name, out var value) ? null
        : value.ValueKind == JsonValueKind.Object ? Text(value, "url") ?? Text(value, "@id") ?? Text(value, "name")
        : value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Where(v => v.ValueKind == JsonValueKind.String)
            .Select(v => v.GetString()).FirstOrDefault()
        : Text(element, name);

    private static string? Names(JsonElement element, string name)
    {
        if (!element.TryGetProperty(name, out var value))
        {
            return null;
        }

        var names = value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(Name)] : new List<string?> { Name(value) };
        return names.Where(n => !string.IsNullOrWhiteSpace(n)).ToList() is { Count: > 0 } some ? string.Join(", ", some) : null;
    }

    private static string? Name(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String when value.GetString() is { } text && !text.StartsWith("http", StringComparison.OrdinalIgnoreCase) => text,
        JsonValueKind.Object => Text(value, "name"),
        _ => null,
    };
}
