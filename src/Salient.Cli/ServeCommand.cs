using System.CommandLine;
using Microsoft.AspNetCore.Connections;
using Salient.Actors;
using Salient.Store;
using Salient.Web;

namespace Salient.Cli;

/// <summary><c>salient serve</c>: the map page and its API on this machine, until Ctrl-C.</summary>
internal static class ServeCommand
{
    /// <summary>How often the public view looks whether there is more to show.</summary>
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMinutes(1);

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var port = new Option<int>("--port") { Description = "Port; 0 takes any free one",
            DefaultValueFactory = _ => new ServerOptions().Port };
        var database = LedgerOptions.Database();
        var tiles = new Option<string?>("--tiles") { Description = "Address of map tiles with {z}, {x} and {y}; none are asked for without it" };
        var attribution = new Option<string?>("--tiles-attribution") { Description = "Whose tiles they are, shown on the map" };
        var command = new Command("serve", "Serves the map page on this machine until Ctrl-C.") { port, database, tiles, attribution };
        var outside = new OutsideOptions();
        outside.AddTo(command);
        var logs = new LogFormatOption();
        logs.AddTo(command);
        var openId = new OpenIdServeOptions();
        openId.AddTo(command);
        var everybody = new PublicOptions();
        everybody.AddTo(command);
        command.SetAction(async (parsed, stop) =>
        {
            var isForPrograms = logs.Of(parsed);
            using var store = LedgerOptions.Open(parsed.GetValue(database));
            var actors = ReadingKit.OpenActors();
            var options = outside.Of(parsed, Options(actors)) with
            {
                LogAsJson = isForPrograms,
                OpenId = openId.Of(parsed),
                IsPublic = everybody.IsPublic(parsed),
                Port = parsed.GetValue(port),
                Tiles = parsed.GetValue(tiles),
                TilesAttribution = parsed.GetValue(attribution),
            };
            if (!options.IsPublic || options.Faults(store.HasAccounts()).Count > 0)
            {
                return await Serve(store, options, stop);
            }

            using var copy = everybody.Copy(parsed, store);
            using var ended = CancellationTokenSource.CreateLinkedTokenSource(stop);
            var refreshing = Refresh(copy, ended.Token);
            var exit = await Serve(copy.Store, options, stop);
            await ended.CancelAsync();
            await refreshing;
            return exit;
        });
        return command.WithExamples("salient serve", "salient serve --port 5081 --db desk.db",
            "salient serve --bind 192.0.2.7 --host desk.example.org                for whoever has an account (salient people add)",
            "salient serve --host desk.example.org --behind-proxy --openid https://login.example.org --openid-client salient",
            "salient serve --public --delay 14 --coarsen 10km                      what everybody may see",
            "salient serve --public --host map.example.org --behind-proxy          the same through a proxy on this machine",
            "salient serve --tiles https://tiles.example/{z}/{x}/{y}.png");
    }

    /// <summary>
    /// Takes into the public view what may be shown by now, by the clock and not by requests: nobody can tell from how long an answer took
    /// that the desk has got something new.
    /// </summary>
    private static async Task Refresh(PublicCopy copy, CancellationToken stop)
    {
        using var timer = new PeriodicTimer(BetweenLooks);
        try
        {
            while (await timer.WaitForNextTickAsync(stop))
            {
                try
                {
                    copy.Refresh();
                }
                catch (StoreException problem)
                {
                    Terminal.Note($"The public view stays as it was: {problem.Message}");
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The server has stopped.
        }
    }

    /// <summary>Options with all that the codebook of actors knows.</summary>
    public static ServerOptions Options(ActorBook actors) => new()
    {
        Side = actors.SideOf,
        CanHold = actors.CanHold,
        Backs = actors.Backs,
        Sides = new(actors),
        Actors = actors,
        Names = ExportNames.Open(actors),
    };

    /// <summary>Serves a store until <paramref name="stop"/>; returns the exit status.</summary>
    /// <exception cref="UsageException">The port is in use, or the options have faults.</exception>
    public static async Task<int> Serve(ReportStore store, ServerOptions options, CancellationToken stop)
    {
        if (options.Faults(store.HasAccounts()) is { Count: > 0 } faults)
        {
            throw new UsageException(string.Join("; ", faults));
        }

        await using var app = SalientServer.Create(store, options);
        try
        {
            await app.StartAsync(stop);
        }
        catch (IOException problem) when (problem.InnerException is AddressInUseException)
        {
            throw new UsageException($"port {options.Port} is in use: choose another with --port, or stop the program that has it",
                problem) { ExitCode = ExitCodes.PortInUse };
        }

        if (!SalientServer.HasAssets(options))
        {
            Terminal.Note("The map was not built (Node.js was missing when Salient was): the page shows its list.");
        }

        if (!options.IsPublic && !System.Net.IPAddress.IsLoopback(options.Bind))
        {
            Terminal.Note("Passwords and reports go over the network as they are: have a proxy with TLS in front of it (docs/serving.md)");
        }

        Terminal.Note($"Salient is at {app.Urls.First()} (Ctrl-C stops it)");
        await Stopped(stop);
        await app.StopAsync(CancellationToken.None);
        return ExitCodes.Ok;
    }

    private static async Task Stopped(CancellationToken stop)
    {
        var stopped = new TaskCompletionSource();
        await using var registration = stop.Register(stopped.SetResult);
        await stopped.Task;
    }
}
