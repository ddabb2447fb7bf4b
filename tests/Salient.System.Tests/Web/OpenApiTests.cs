using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using Salient.Store;

namespace Salient.SystemTests.Web;

/// <summary>The description of the API against the API itself, and against the manual.</summary>
[Collection(OneDesk.Name)]
public sealed partial class OpenApiTests
{
    private const string Alert = "everything";

    private readonly ServedDesk desk;

    public OpenApiTests(ServedDesk desk)
    {
        this.desk = desk;
        // There since the last test, or new.
        desk.Store.Add(Alert, new(), Doer.Here);
    }

    [Fact]
    public async Task It_is_read_without_an_error_and_names_every_operation_once()
    {
        var document = await Document();
        var ids = document.Paths.SelectMany(p => p.Value.Operations!.Values).Select(o => o.OperationId).ToList();
        Assert.Equal(ids.Distinct(), ids);
        Assert.All(document.Paths.SelectMany(p => p.Value.Operations!.Values), operation =>
        {
            Assert.False(string.IsNullOrEmpty(operation.Summary), operation.OperationId);
            Assert.Contains(operation.Responses!, r => r.Key[0] == '2' && r.Value.Content is { Count: > 0 });
            Assert.True(operation.Responses!["400"].Content!.ContainsKey("application/problem+json"), operation.OperationId);
            Assert.All(operation.Parameters ?? [], p => Assert.True(p.In == ParameterLocation.Path || p.Description?.Length > 0, p.Name));
        });
    }

    [Fact]
    public async Task Every_route_of_the_server_is_in_it()
    {
        var document = await Document();
        var served = desk.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(e => (Path: e.RoutePattern.RawText!, Methods: e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []))
            .Where(e => Described().IsMatch(e.Path) && !e.Path.EndsWith("{**rest}", StringComparison.Ordinal))
            .SelectMany(e => e.Methods.Select(method => $"{method} {Plain(e.Path)}"));
        var described = document.Paths.SelectMany(p => p.Value.Operations!.Keys.Select(method => $"{method} {p.Key}"));
        Assert.Equal(served.Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Every_parameter_that_a_route_takes_is_in_it_and_no_other()
    {
        foreach (var (path, item) in (await Document()).Paths.Where(p => p.Value.Operations!.ContainsKey(HttpMethod.Get)))
        {
            var described = Asked(item.Operations![HttpMethod.Get]);
            using var answer = await desk.Client.GetAsync(Sample(path) + "?no_such=1", TestContext.Current.CancellationToken);
            var remedy = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement
                .GetProperty("remedy").GetString()!;
            Assert.Equal((path, described.Count == 0 ? "Leave it out." : $"Known: {string.Join(", ", described)}."), (path, remedy));
        }
    }

    [Fact]
    public async Task The_manual_has_the_same_routes_and_parameters()
    {
        var manual = new Dictionary<string, string[]>();
        foreach (var row in File.ReadLines(Checkout.File("docs", "api.md"))
            .Where(l => RouteRow().IsMatch(l)).Select(l => l.Split('|')))
        {
            foreach (var route in Ticked().Matches(row[1]).Select(m => m.Groups["words"].Value))
            {
                manual[route.Contains(' ', StringComparison.Ordinal) ? route : $"GET {route}"] =
                    [.. Ticked().Matches(row[2]).Select(m => m.Groups["words"].Value).Order(StringComparer.Ordinal)];
            }
        }

        var described = (await Document()).Paths.SelectMany(p => p.Value.Operations!.Select(o => (
            Route: $"{o.Key} {CollectionName().Replace(p.Key, "/collections/{collection}$1")}",
            // Of the items of a collection the manual says "every property".
            Parameters: Asked(o.Value).Where(name => !p.Key.EndsWith("/items", StringComparison.Ordinal) || Everywhere.Contains(name))
                .Order(StringComparer.Ordinal).ToArray())))
            .DistinctBy(r => r.Route).ToDictionary(r => r.Route, r => r.Parameters);
        Assert.Equal(described.Keys.Order(StringComparer.Ordinal), manual.Keys.Order(StringComparer.Ordinal));
        Assert.All(described, route =>
            Assert.Equal((route.Key, string.Join(' ', route.Value)), (route.Key, string.Join(' ', manual[route.Key]))));
    }

    [Fact]
    public async Task Answers_have_the_shape_that_it_tells()
    {
        foreach (var (path, item) in (await Document()).Paths.Where(p => p.Value.Operations!.ContainsKey(HttpMethod.Get)))
        {
            var (type, media) = item.Operations![HttpMethod.Get].Responses!["200"].Content!.First();
            if (!type.Contains("json", StringComparison.Ordinal) || path is "/api/export" or "/api/openapi.json" or "/ogc/api")
            {
                continue;
            }

            using var answer = await desk.Client.GetAsync(Sample(path) + Needed(path), TestContext.Current.CancellationToken);
            Assert.Equal((path, 200, type), (path, (int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
            Fits(path, JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement,
                media.Schema!);
        }
    }

    [Fact]
    public async Task Its_page_shows_every_route_and_asks_nobody_else()
    {
        await using var visit = await desk.Visit("/api", ready: ".opblock");
        await visit.Page.GetByText("/api/holdings", new() { Exact = true }).First.WaitForAsync();
        Assert.Equal((await Document()).Paths.Sum(p => p.Value.Operations!.Count), await visit.Page.Locator(".opblock").CountAsync());
        Assert.All(visit.Requests, address => Assert.True(address.StartsWith(desk.Address, StringComparison.Ordinal)
            || address.StartsWith("data:", StringComparison.Ordinal), address));
        // It would set some styles as attributes, which the policy of all pages forbids; nothing is missing without them.
        Assert.DoesNotContain(visit.Errors, error => !error.Contains("Applying inline style", StringComparison.Ordinal));
    }

    private static readonly string[] Everywhere = ["bbox", "datetime", "limit", "offset", "known_by", "received_by", "rulings", "workspace"];

    private async Task<OpenApiDocument> Document()
    {
        await using var text = await desk.Client.GetStreamAsync("/api/openapi.json", TestContext.Current.CancellationToken);
        var (document, diagnostic) = await OpenApiDocument.LoadAsync(text, "json",
            cancellationToken: TestContext.Current.CancellationToken);
        Assert.Empty(diagnostic!.Errors);
        return document!;
    }

    private static List<string> Asked(OpenApiOperation operation) =>
        [.. (operation.Parameters ?? []).Where(p => p.In == ParameterLocation.Query).Select(p => p.Name!)];

    /// <summary>Whether a value has the properties of a schema, those that it has to have and no others, all the way down.</summary>
    private static void Fits(string where, JsonElement value, IOpenApiSchema schema)
    {
        // What may be null is one of null and its schema.
        if (schema.OneOf is { Count: > 0 } oneOf)
        {
            if (value.ValueKind == JsonValueKind.Null && oneOf.Any(s => s.Type == JsonSchemaType.Null))
            {
                return;
            }

            schema = oneOf.First(s => s.Type != JsonSchemaType.Null);
        }

        switch (value.ValueKind)
        {
            case JsonValueKind.Object when schema.Properties is { Count: > 0 } properties:
                var names = value.EnumerateObject().Select(p => p.Name).ToList();
                Assert.Equal((where, ""), (where, string.Join(' ', names.Except(properties.Keys))));
                Assert.Equal((where, ""), (where, string.Join(' ', (schema.Required ?? new HashSet<string>()).Except(names))));
                Assert.All(value.EnumerateObject(), p => Fits($"{where}/{p.Name}", p.Value, properties[p.Name]));
                break;
            case JsonValueKind.Array when schema.Items is { } items:
                Assert.All(value.EnumerateArray().Take(20), element => Fits($"{where}/0", element, items));
                break;
            case JsonValueKind.Object or JsonValueKind.Array:
                break;
            default:
                Assert.True(schema.Type is null || schema.Type.Value.HasFlag(value.ValueKind switch
                {
                    JsonValueKind.Null => JsonSchemaType.Null,
                    JsonValueKind.String => JsonSchemaType.String,
                    JsonValueKind.Number when schema.Type.Value.HasFlag(JsonSchemaType.Integer) => JsonSchemaType.Integer,
                    JsonValueKind.Number => JsonSchemaType.Number,
                    _ => JsonSchemaType.Boolean,
                }), $"{where}: {value} is not {schema.Type}");
                break;
        }
    }

    private static string Plain(string route) => Constraint().Replace(route, "{$1}");

    private static string Sample(string path) => path.Replace("{key}", "t7", StringComparison.Ordinal)
        .Replace("/reports/{id}", $"/reports/{InventedWar.Reports[2].Hash}", StringComparison.Ordinal)
        .Replace("/holdings/items/{id}", "/holdings/items/t7", StringComparison.Ordinal)
        .Replace("{name}", Alert, StringComparison.Ordinal).Replace("{id}", InventedWar.Reports[5].Claims[0].Id, StringComparison.Ordinal);

    private static string Needed(string path) => path switch
    {
        "/api/places" => "?find=Stone",
        "/api/search" => "?words=Stone",
        "/api/claims" => $"?report={InventedWar.Reports[2].Hash}",
        _ => "",
    };

    [GeneratedRegex("^/(api|ogc|feeds)(/|$)")]
    private static partial Regex Described();

    [GeneratedRegex(@"\{\**(\w+)(:\w+)?\}")]
    private static partial Regex Constraint();

    [GeneratedRegex("/collections/(?:holdings|claims|incidents)(.*)$")]
    private static partial Regex CollectionName();

    [GeneratedRegex("`(?<words>[^`]+)`")]
    private static partial Regex Ticked();

    [GeneratedRegex("^\\| `((POST|DELETE) )?/")]
    private static partial Regex RouteRow();
}
