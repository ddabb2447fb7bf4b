using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using NodaTime;
using NodaTime.Text;

namespace Salient.Web.Api;

/// <summary>Reads and checks the parameters of a request; what is wrong is said, never guessed at.</summary>
internal static class Query
{
    /// <summary>
    /// Refuses parameters that the route does not know, or that are given twice: a misspelt one must not silently change the answer. What
    /// it knows is also what the API's description says of it.
    /// </summary>
    public static TBuilder Knows<TBuilder>(this TBuilder route, params string[] names) where TBuilder : IEndpointConventionBuilder =>
        route.Knows([.. names.Select(Parameter.Named)]);

    /// <summary>The same with parameters that have no words of their own in <see cref="Parameter"/>.</summary>
    public static TBuilder Knows<TBuilder>(this TBuilder route, IReadOnlyList<Parameter> parameters)
        where TBuilder : IEndpointConventionBuilder
    {
        // Whatever is answered by the clocks is answered of a workspace too.
        parameters = parameters.Any(p => p.Name == "rulings") && parameters.All(p => p.Name != "workspace")
            ? [.. parameters, Parameter.Named("workspace")] : parameters;
        var names = parameters.Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
        route.WithMetadata(new KnownParameters(parameters));
        return route.AddEndpointFilter(async (context, next) =>
        {
            foreach (var (name, values) in context.HttpContext.Request.Query)
            {
                if (!names.Contains(name))
                {
                    throw RequestProblem.BadParameter($"There is no parameter \"{name}\" here.", names.Count == 0 ? "Leave it out."
                        : $"Known: {string.Join(", ", parameters.Select(p => p.Name))}.");
                }

                if (values.Count > 1)
                {
                    throw RequestProblem.BadParameter($"Parameter \"{name}\" is given {values.Count} times.", "Give it once.");
                }
            }

            return await next(context);
        });
    }

    /// <summary>A day, or null where the parameter is absent.</summary>
    public static LocalDate? Day(string name, string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        var day = LocalDatePattern.Iso.Parse(text);
        return day.Success ? day.Value : throw RequestProblem.BadParameter($"{name}=\"{text}\" is not a day.", "Write days as 2019-01-31.");
    }

    /// <summary>A whole number from 0, or null where the parameter is absent.</summary>
    public static int? Count(string name, string? text) => string.IsNullOrEmpty(text) ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw RequestProblem.BadParameter($"{name}=\"{text}\" is not a whole number.", "Write it as 100.");

    /// <summary>Yes or no; no where the parameter is absent.</summary>
    public static bool Flag(string name, string? text) => text switch
    {
        null or "" or "false" => false,
        "true" => true,
        _ => throw RequestProblem.BadParameter($"{name}=\"{text}\" is neither true nor false.", $"Write {name}=true, or leave it out."),
    };

    /// <summary>Whether analysts' rulings are left aside.</summary>
    public static bool WithoutRulings(string? rulings) => rulings switch
    {
        null or "" or "with" => false,
        "without" => true,
        _ => throw RequestProblem.BadParameter($"rulings=\"{rulings}\" is neither with nor without.",
            "Write rulings=without, or leave it out."),
    };

    /// <summary>The ledger with or without analysts' rulings.</summary>
    public static LedgerView Ruled(this LedgerView view, string? rulings) => WithoutRulings(rulings) ? view.Bare : view;

    /// <summary>The incidents with or without them.</summary>
    public static IncidentView Ruled(this IncidentView view, string? rulings) => WithoutRulings(rulings) ? view.Bare : view;

    /// <summary>A query in one short spelling, whatever the order of its parameters: what answers are kept and tagged by.</summary>
    public static string Spelled(IQueryCollection query) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('&', query.OrderBy(p => p.Key, StringComparer.Ordinal)
            .Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value.ToString())}")))))[..32];

    /// <summary>The claims with or without them.</summary>
    public static ClaimView Ruled(this ClaimView view, string? rulings) => WithoutRulings(rulings) ? view.Bare : view;

    /// <summary>A box on the map, or null where the parameter is absent.</summary>
    public static Box? Box(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        var parts = text.Split(',').Select(p => double.TryParse(p, NumberStyles.Float, CultureInfo.InvariantCulture, out var n) ? n
            : double.NaN).ToArray();
        // Six are a box with heights, as GIS clients may send: those are left aside.
        parts = parts is [var w, var s, _, var e, var n, _] ? [w, s, e, n] : parts;
        return parts is [var west, var south, var east, var north] && south <= north && parts.All(double.IsFinite)
            ? new Box(west, south, east, north)
            : throw RequestProblem.BadParameter($"bbox=\"{text}\" is not a box.",
                "Write west,south,east,north in degrees, as bbox=35,34,42,37.");
    }
}

/// <summary>A box on the map, in degrees; its edges belong to it. Where west is more than east it crosses the 180th meridian.</summary>
internal readonly record struct Box(double West, double South, double East, double North)
{
    /// <summary>Whether a point lies in the box.</summary>
    public bool Has(double latitude, double longitude) => South <= latitude && latitude <= North
        && (West <= East ? West <= longitude && longitude <= East : longitude >= West || longitude <= East);
}
