using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;
using Salient.Claims;
using Salient.Ledger;

namespace Salient.Web.Api;

/// <summary>Which claims a request asks for: the same parameters with the same meaning on every route that chooses among claims.</summary>
internal static class Questions
{
    /// <summary>The parameters of all of them; a route takes those that it names.</summary>
    public static IReadOnlyList<Parameter> Parameters { get; } = [.. Parameter.NamedAll("event", "actor", "place", "near", "km", "from",
        "to", "source", "status", "report", "words", "known_by", "received_by").Select(p => p with { IsRequired = false })];

    /// <summary>What a request asks.</summary>
    /// <exception cref="RequestProblem">A parameter cannot be read.</exception>
    public static ClaimQuestion Of(IQueryCollection query)
    {
        var near = Given(query["near"]);
        if (near is not null && Given(query["place"]) is not null)
        {
            throw RequestProblem.BadParameter("place and near exclude each other.",
                "Give place for the place itself, near for what lies around it.");
        }

        return new()
        {
            On = Query.Day("on", query["on"]),
            From = Query.Day("from", query["from"]),
            To = Query.Day("to", query["to"]),
            KnownBy = Query.Day("known_by", query["known_by"]),
            ReceivedBy = Query.Day("received_by", query["received_by"]),
            Place = near ?? Given(query["place"]),
            Km = Km(Given(query["km"])) ?? (near is null ? null : ClaimQuestion.UsualKm),
            Events = Several(query["event"]),
            Actor = Given(query["actor"]),
            Source = Given(query["source"]),
            Statuses = [.. Several(query["status"]).Select(Status)],
            Report = Given(query["report"]),
            Words = Given(query["words"]) is { } words ? [words] : [],
        };
    }

    /// <summary>Refuses a question with a fault.</summary>
    /// <param name="fault">What is wrong with it, or null.</param>
    public static void Refuse(string? fault)
    {
        if (fault is not null)
        {
            throw RequestProblem.BadParameter(char.ToUpperInvariant(fault[0]) + fault[1..] + ".", "See docs/api.md for what can be asked.");
        }
    }

    private static ClaimStatus Status(string word) => ClaimWords.Find<ClaimStatus>(word)
        ?? throw RequestProblem.BadParameter($"There is no status \"{word}\".",
            $"Known: {string.Join(", ", ClaimWords.All<ClaimStatus>())}.");

    private static double? Km(string? km) => km is null ? null
        : double.TryParse(km, CultureInfo.InvariantCulture, out var number) ? number
        : throw RequestProblem.BadParameter($"km=\"{km}\" is not a number.", "Write it as km=25.");

    private static string[] Several(StringValues text) =>
        Given(text)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    private static string? Given(StringValues text) => string.IsNullOrWhiteSpace(text) ? null : (string?)text;
}
