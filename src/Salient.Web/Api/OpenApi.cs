using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.OpenApi;
using NodaTime;
using Salient.Claims;

namespace Salient.Web.Api;

/// <summary>Describes the API by OpenAPI: made by the framework from the routes, and from what they know and give.</summary>
internal static class OpenApi
{
    /// <summary>Media type of the description of <c>/ogc</c>, as its standard wants it (conformance class oas30).</summary>
    public const string OgcType = "application/vnd.oai.openapi+json;version=3.0";

    private const string Whole = "api", OgcRoot = "ogc";

    /// <summary>Says what a route gives, for its description.</summary>
    /// <typeparam name="T">The shape of the answer.</typeparam>
    public static RouteHandlerBuilder Gives<T>(this RouteHandlerBuilder route, string words, params string[] types) =>
        route.Gives<T>(words, StatusCodes.Status200OK, types);

    /// <summary>The same with another status than 200.</summary>
    public static RouteHandlerBuilder Gives<T>(this RouteHandlerBuilder route, string words, int status, params string[] types) =>
        route.WithSummary(words)
            .WithMetadata(new ProducesResponseTypeMetadata(status, typeof(T), types.Length > 0 ? types : ["application/json"]));

    /// <summary>
    /// Says what body a route takes. The framework's own metadata would refuse other types of content by itself, without a word.
    /// </summary>
    public static RouteHandlerBuilder Takes<T>(this RouteHandlerBuilder route) => route.WithMetadata(new BodyShape(typeof(T)));

    /// <summary>
    /// What makes the descriptions: one of everything, and one of <c>/ogc</c> alone, by the version that GIS programs read.
    /// </summary>
    public static void AddDescriptions(this IServiceCollection services)
    {
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.PropertyNamingPolicy = ClaimJson.Options.PropertyNamingPolicy;
            json.SerializerOptions.NumberHandling = JsonNumberHandling.Strict;
            foreach (var converter in ClaimJson.Options.Converters)
            {
                json.SerializerOptions.Converters.Add(converter);
            }
        });
        services.AddOpenApi(Whole, options =>
        {
            options.ShouldInclude = route => route.RelativePath!.Split('/')[0] is Whole or OgcRoot or "feeds";
            Describe(options);
        });
        services.AddOpenApi(OgcRoot, options =>
        {
            options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_0;
            options.ShouldInclude = route => route.RelativePath!.Split('/')[0] == OgcRoot;
            Describe(options);
            options.AddDocumentTransformer(FromItsRoot);
        });
    }

    /// <summary>The routes that give them.</summary>
    public static void MapDescriptions(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/openapi.json", ([FromKeyedServices(Whole)] IOpenApiDocumentProvider provider, CancellationToken cancel) =>
                Document(provider, OpenApiSpecVersion.OpenApi3_1, "application/json", cancel))
            .Knows().Gives<object>("This description of the whole API");
        routes.MapGet("/ogc/api", ([FromKeyedServices(OgcRoot)] IOpenApiDocumentProvider provider, CancellationToken cancel) =>
                Document(provider, OpenApiSpecVersion.OpenApi3_0, OgcType, cancel))
            .Knows(OgcCollection.Clocks).Gives<object>("Description of the layers alone, as GIS programs read it", OgcType);
    }

    /// <summary>The page to read the description and try it: Swagger UI from its package, which loads nothing from elsewhere.</summary>
    public static void UseDescriptionPage(this IApplicationBuilder app) => app.UseSwaggerUI(page =>
    {
        page.RoutePrefix = Whole;
        page.SwaggerEndpoint($"/{Whole}/openapi.json", "Salient");
        page.DocumentTitle = "Salient: the API";
        page.ConfigObject.TryItOutEnabled = true;
        page.ConfigObject.ValidatorUrl = null;
    });

    private static async Task<IResult> Document(IOpenApiDocumentProvider provider, OpenApiSpecVersion version, string type,
        CancellationToken cancel)
    {
        var document = await provider.GetOpenApiDocumentAsync(cancel);
        return Results.Text(await document.SerializeAsJsonAsync(version, cancel), type);
    }

    private static void Describe(OpenApiOptions options)
    {
        options.AddSchemaTransformer(Days);
        options.AddOperationTransformer(Operation);
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new()
            {
                Title = "Salient",
                Version = Legend.Version,
                Description = "Who holds which place, since when, and according to whom. Days are as 2019-01-31. A parameter that a route "
                    + "does not know, or that is given twice, is an error.",
            };
            document.Servers = [new() { Url = "/" }];
            return Task.CompletedTask;
        });
    }

    /// <summary>Days and instants are strings in JSON, which their types do not tell.</summary>
    private static Task Days(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancel)
    {
        var type = context.JsonTypeInfo.Type;
        var format = (Nullable.GetUnderlyingType(type) ?? type) == typeof(LocalDate) ? "date"
            : (Nullable.GetUnderlyingType(type) ?? type) == typeof(Instant) ? "date-time" : null;
        if (format is not null)
        {
            schema.Format = format;
            schema.Type = Nullable.GetUnderlyingType(type) is null ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null;
        }

        return Task.CompletedTask;
    }

    private static async Task Operation(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        var path = context.Description.RelativePath!;
        operation.OperationId = string.Join('_', path.Split('/', '{', '}').Where(part => part.Length > 0)
            .Prepend(context.Description.HttpMethod!.ToLowerInvariant()));
        operation.Tags = new HashSet<OpenApiTagReference> 
        {
            new(path.Split('/') is [_, var resource, ..] ? resource : path, context.Document),
        };
        var known = metadata.OfType<KnownParameters>().FirstOrDefault()?.All ?? [];
        operation.Parameters =
        [
            .. (operation.Parameters ?? []).Where(p => p.In == ParameterLocation.Path),
            .. known.Select(Described),
            .. HttpMethods.IsGet(context.Description.HttpMethod!) ? [] : (IEnumerable<IOpenApiParameter>)[Token],
        ];
        if (metadata.OfType<BodyShape>().FirstOrDefault() is { Type: var body })
        {
            var content = new OpenApiMediaType { Schema = await context.GetOrCreateSchemaAsync(body, null, cancel) };
            operation.RequestBody = new OpenApiRequestBody
            {
                Required = true,
                Content = new Dictionary<string, OpenApiMediaType> { ["application/json"] = content },
            };
        }

        var problem = new OpenApiMediaType { Schema = await context.GetOrCreateSchemaAsync(typeof(ProblemBody), null, cancel) };
        void Fails(int status, string words) => operation.Responses!.TryAdd($"{status}",
            new OpenApiResponse
            {
                Description = words,
                Content = new Dictionary<string, OpenApiMediaType> { ["application/problem+json"] = problem },
            });
        operation.Responses ??= [];
        Fails(400, "A parameter is wrong, or not known here; detail names it, remedy says what to do");
        if (path.Contains('{'))
        {
            Fails(404, "There is nothing of this name");
        }

        if (!HttpMethods.IsGet(context.Description.HttpMethod!))
        {
            Fails(403, "The token is missing or old, or the request comes from another page");
        }

        Fails(401, "There are accounts, and the request has neither a session nor a key");
        Fails(421, "Salient answers as localhost or a loopback address only");
        Fails(503, "The database cannot be read");
    }

    /// <summary>What a change must carry (<see cref="WriteGuard"/>).</summary>
    private static OpenApiParameter Token => new()
    {
        Name = WriteToken.Header,
        In = ParameterLocation.Header,
        Description = "What GET /api/token gave: new with each start of the server",
        Required = true,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
    };

    private static OpenApiParameter Described(Parameter parameter) => new()
    {
        Name = parameter.Name,
        In = ParameterLocation.Query,
        Description = parameter.Words,
        Required = parameter.IsRequired,
        Schema = new OpenApiSchema
        {
            Type = parameter.Type switch
            {
                "integer" => JsonSchemaType.Integer,
                "number" => JsonSchemaType.Number,
                "boolean" => JsonSchemaType.Boolean,
                _ => JsonSchemaType.String,
            },
            Format = parameter.Format,
            Minimum = parameter.Least?.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Maximum = parameter.Most?.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Default = parameter.Default,
            Enum = parameter.Values.Count == 0 ? null : [.. parameter.Values.Select(v => (JsonNode)v)],
        },
    };

    /// <summary>Paths of <c>/ogc</c> begin at its landing page: there clients look for them.</summary>
    private static Task FromItsRoot(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancel)
    {
        var paths = new OpenApiPaths();
        foreach (var (path, item) in document.Paths)
        {
            paths.Add(path.Length > OgcRoot.Length + 1 ? path[(OgcRoot.Length + 1)..] : "/", item);
        }

        document.Paths = paths;
        document.Servers = [new() { Url = $"/{OgcRoot}" }];
        return Task.CompletedTask;
    }

    private sealed record BodyShape(Type Type);
}
