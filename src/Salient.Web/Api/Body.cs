using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Salient.Claims;

namespace Salient.Web.Api;

/// <summary>Reads what a request carries; what is wrong with it is said, never guessed at.</summary>
internal static class Body
{
    private static readonly JsonSerializerOptions Strict = new(ClaimJson.Options)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow, RespectNullableAnnotations = true,
    };

    /// <summary>The object that a request carries as JSON.</summary>
    /// <typeparam name="T">Its shape: other members are refused.</typeparam>
    /// <param name="request">The request.</param>
    /// <param name="what">What it is, with its article in front left out: <c>ruling</c>.</param>
    /// <param name="example">The least that it may be.</param>
    public static async Task<T> Read<T>(HttpRequest request, string what, string example)
    {
        if (request.ContentType?.StartsWith("application/json", StringComparison.OrdinalIgnoreCase) != true)
        {
            throw new RequestProblem(415, "Unsupported media type", $"The {what} is sent as JSON.", "Set Content-Type: application/json.");
        }

        try
        {
            return await JsonSerializer.DeserializeAsync<T>(request.Body, Strict, request.HttpContext.RequestAborted)
                ?? throw RequestProblem.BadParameter($"The {what} is empty.", $"Send at least {example}.");
        }
        catch (JsonException wrong)
        {
            throw RequestProblem.BadParameter($"The {what} cannot be read: {wrong.Message.Split(" Path:")[0]}",
                $"docs/api.md lists what a {what} has.");
        }
    }
}
