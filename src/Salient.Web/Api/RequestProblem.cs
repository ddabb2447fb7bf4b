using System.Text.Json.Serialization;

namespace Salient.Web.Api;

/// <summary>A request that cannot be answered, with what is wrong and what to do about it.</summary>
internal sealed class RequestProblem(int status, string title, string detail, string remedy) : Exception(detail)
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>As <c>application/problem+json</c> (RFC 9457), with the remedy.</summary>
    public ProblemBody Body { get; } = new("about:blank", title, status, detail, remedy);

    /// <summary>Nothing has this name.</summary>
    public static RequestProblem NotFound(string what, string remedy) => new(404, "Not found", what, remedy);

    /// <summary>A parameter is wrong.</summary>
    public static RequestProblem BadParameter(string detail, string remedy) => new(400, "Bad parameter", detail, remedy);
}

/// <summary>What a failed request answers.</summary>
/// <param name="Type">Always <c>about:blank</c>: the status says what kind.</param>
/// <param name="Title">The kind, in words.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Detail">What was wrong with this request.</param>
/// <param name="Remedy">What to do about it.</param>
internal sealed record ProblemBody(
    [property: JsonPropertyOrder(0)] string Type, string Title, int Status, string Detail, string Remedy);
