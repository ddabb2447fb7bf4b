using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Salient.Claims;

namespace Salient.Web.Plain;

/// <summary>
/// What the pages say in one language, from the file that the map page reads too (<c>Languages/</c>). What reports say is never translated.
/// </summary>
internal sealed partial class PageWords
{
    /// <summary>The cookie in which the map page keeps the language that somebody chose.</summary>
    private const string Cookie = "salient-language";

    private static readonly Dictionary<string, PageWords> All = Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(name => name.StartsWith("languages/", StringComparison.Ordinal))
        .Select(name => new PageWords(Path.GetFileNameWithoutExtension(name), Read(name)))
        .ToDictionary(words => words.Code, StringComparer.OrdinalIgnoreCase);

    private readonly Dictionary<string, string> _messages;

    private PageWords(string code, Dictionary<string, string> messages) =>
        (Code, _messages, Culture) = (code, messages, CultureInfo.GetCultureInfo(code));

    /// <summary>The language that programs and those are answered in who ask for none that there is.</summary>
    public static PageWords English => All["en"];

    /// <summary>Code of the language.</summary>
    public string Code { get; }

    /// <summary>Names of months and such.</summary>
    public CultureInfo Culture { get; }

    /// <summary>Which way it is written: <c>ltr</c> or <c>rtl</c>.</summary>
    public string Direction => _messages["language.direction"];

    /// <summary>The language of a request: the one that its address names, else the one that was chosen, else the browser's first.</summary>
    public static PageWords Of(HttpRequest request)
    {
        request.HttpContext.Response.Headers.Append(HeaderNames.Vary, "Accept-Language, Cookie");
        var accepted = request.GetTypedHeaders().AcceptLanguage.Where(l => l.Quality is not 0).OrderByDescending(l => l.Quality ?? 1)
            .Select(l => l.Value.ToString().Split('-')[0]);
        return new[] { request.Query["lang"].ToString(), request.Cookies[Cookie] ?? "" }.Concat(accepted)
            .Select(code => All.GetValueOrDefault(code)).FirstOrDefault(words => words is not null) ?? English;
    }

    /// <summary>Words as they stand on a page: each value is encoded, unless it is markup itself.</summary>
    /// <param name="key">What to say.</param>
    /// <param name="values">What its places in braces stand for.</param>
    public Html Put(string key, params (string Name, object Value)[] values)
    {
        var pieces = Hole().Split(Message(key));
        return Html.Join(pieces.Select((piece, i) => i % 2 == 0 ? Html.Of($"{piece}") : Filled(ValueOf(piece, values))));
    }

    /// <summary>The same as plain text.</summary>
    public string Say(string key, params (string Name, object Value)[] values) => Hole().Replace(Message(key),
        hole => Convert.ToString(ValueOf(hole.Groups[1].Value, values), CultureInfo.InvariantCulture)!);

    /// <summary>What an event is called; a desk's own code is said as it stands.</summary>
    public string Event(string? code) => code is null ? "" : _messages.GetValueOrDefault($"event.{code}") ?? code.Replace('-', ' ');

    /// <summary>What a closed set of the contract calls a value.</summary>
    /// <param name="set">Beginning of the key: <c>status</c>, <c>state</c>, <c>role</c>.</param>
    /// <param name="value">The value.</param>
    public string Of<T>(string set, T value) where T : struct, Enum => Message($"{set}.{ClaimWords.Of(value)}");

    private string Message(string key) => _messages[key] is var message && !message.Contains(", plural", StringComparison.Ordinal) ? message
        : throw new InvalidOperationException($"'{key}' counts something, which only the map page can say.");

    private Html Filled(object value) => value is Html html ? html
        : Direction == "rtl" ? Html.Of($"<bdi>{value}</bdi>") : Html.Of($"{value}");

    private static object ValueOf(string name, (string Name, object Value)[] values) => values.First(v => v.Name == name).Value;

    private static Dictionary<string, string> Read(string resource)
    {
        using var file = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(file)!;
    }

    [GeneratedRegex(@"\{(\w+)(?:, number)?\}")]
    private static partial Regex Hole();
}
