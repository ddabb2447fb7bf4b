using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using NodaTime.Text;
using Salient.Exchange.Formats;
using Salient.Exchange.Tables;

namespace Salient.Web.Api;

/// <summary>Claims and holdings as files for other programs: what <c>salient export</c> writes.</summary>
internal static class Export
{
    /// <summary>The route.</summary>
    public static void MapExport(this IEndpointRouteBuilder routes) => routes.MapGet("/api/export", File).Knows(
        [.. Parameter.NamedAll("what", "format", "on"), .. Questions.Parameters, Parameter.Named("workspace")])
        .Gives<Stream>("Claims or holdings as a file, as salient export writes it",
            [.. ExchangeFormat.All.Select(f => f.MediaType).Distinct()]);

    private static IResult File(HttpContext context, LedgerView view, ServerOptions options)
    {
        var query = context.Request.Query;
        var format = FormatOf(query["format"]);
        var asked = Asked(query);
        Questions.Refuse(asked.FaultFor(format));

        var titles = view.Store.Reports().ToDictionary(r => r.Hash, r => r.Title, StringComparer.Ordinal);
        var tables = new ExportTables(
            () => view.Store.Published(asked.ReceivedBy),
            () => view.Now(asked.ReceivedBy).Ledger,
            (options.Names ?? new()) with { TitleOf = hash => titles.GetValueOrDefault(hash) });
        var table = tables.Of(asked, format).Table
            ?? throw RequestProblem.NotFound("The store holds no claim of who holds what.", "Read reports with salient ingest FILE.");
        return Results.Stream(body => Written(context, format, table, body), format.ContentType, NameOf(asked, format));
    }

    /// <summary>Writes row after row: formats are written by libraries that know no waiting.</summary>
    private static Task Written(HttpContext context, ExchangeFormat format, ExchangeTable table, Stream body)
    {
        if (context.Features.Get<IHttpBodyControlFeature>() is { } control)
        {
            control.AllowSynchronousIO = true;
        }

        using var buffered = new BufferedStream(body, 1 << 16);
        format.Write(table, buffered);
        return Task.CompletedTask;
    }

    private static ExchangeFormat FormatOf(string? name) => string.IsNullOrEmpty(name)
        ? throw RequestProblem.BadParameter("format is missing.", $"Known: {Names()}.")
        : ExchangeFormat.Of(name) ?? throw RequestProblem.BadParameter($"There is no format \"{name}\".", $"Known: {Names()}.");

    private static string Names() => string.Join(", ", ExchangeFormat.All.Select(f => f.Name));

    private static ExportQuestion Asked(IQueryCollection query)
    {
        var asked = new ExportQuestion(Questions.Of(query))
        {
            IsOfHoldings = (string?)query["what"] switch
            {
                null or "" or "claims" => false,
                "holdings" => true,
                var other => throw RequestProblem.BadParameter($"what=\"{other}\" is neither claims nor holdings.",
                    "Write what=holdings, or leave it out."),
            },
        };
        return asked.IsOfHoldings && (asked.From ?? asked.To) is not null || asked is { IsOfHoldings: true, Events.Count: > 0 }
            ? throw RequestProblem.BadParameter("from, to and event ask for claims.", "For holdings give on, the day.")
            : asked;
    }

    /// <summary>A name that tells what was asked: <c>salient-holdings-2019-01-12.gpkg</c>.</summary>
    private static string NameOf(ExportQuestion asked, ExchangeFormat format)
    {
        var days = asked.On is not null ? [asked.On] : new[] { asked.From, asked.To };
        var parts = new[] { "salient", format.IsForClaims ? format.Name : asked.IsOfHoldings ? "holdings" : "claims" }
            .Concat(days.OfType<LocalDate>().Select(LocalDatePattern.Iso.Format));
        return string.Join('-', parts) + format.Ending;
    }
}
