using Microsoft.AspNetCore.Http;
using Salient.Claims;

namespace Salient.Web.Api;

/// <summary>What a route answers.</summary>
internal static class Answer
{
    /// <summary>JSON of the claims contract: snake_case, nulls written.</summary>
    public static IResult Json<T>(T value) => Results.Json(value, ClaimJson.Options);
}
