using System.CommandLine;
using NodaTime;
using Salient.Claims;
using Salient.Ledger;

namespace Salient.Cli;

/// <summary>The options by which claims are chosen, alike on every command that does.</summary>
internal sealed class ClaimOptions
{
    private readonly Option<string?> actor = new("--actor")
    {
        Description = "Only what somebody takes part in, by any name that the codebook knows, or by id", HelpName = "ACTOR",
    };

    private readonly Option<string?> place = new("--place")
    {
        Description = "Only at this place, by name or GeoNames id, or around LATITUDE,LONGITUDE", HelpName = "PLACE",
    };

    private readonly Option<string?> near = new("--near")
    {
        Description = "Only at this place and around it, or around LATITUDE,LONGITUDE", HelpName = "PLACE",
    };

    private readonly Option<double?> km = new("--km")
    {
        Description = FormattableString.Invariant(
            $"With --near or --place: so many kilometres around it (default with --near: {ClaimQuestion.UsualKm})"),
    };

    private readonly Option<string?> source = new("--source")
    {
        Description = "Only what this source says, whoever quotes it, or the outlet of this name itself", HelpName = "NAME",
    };

    private readonly Option<string?> report = new("--report")
    {
        Description = "Only what this report says, by id or hash", HelpName = "REPORT",
    };

    private readonly Option<string[]> words = new("--words")
    {
        Description = "Only where these words stand in the sentence; may be repeated: then all of them", HelpName = "WORDS",
    };

    private readonly Option<string[]> status = new("--status")
    {
        Description = "Only what is said like this; may be repeated: then any of them", HelpName = "STATUS",
    };

    private readonly Option<LocalDate?> knownBy = LedgerOptions.KnownBy();
    private readonly Option<LocalDate?> receivedBy = LedgerOptions.ReceivedBy();

    public ClaimOptions() => status.AcceptOnlyFromAmong([.. ClaimWords.All<ClaimStatus>()]);

    /// <summary><c>--event</c>.</summary>
    public Option<string[]> Events { get; } = new("--event")
    {
        Description = "Only this event; may be repeated: then any of them", HelpName = "CODE",
    };

    /// <summary><c>--from</c>.</summary>
    public Option<LocalDate?> From { get; } = ReadCommand.DayOption("--from", "About this day or later ones");

    /// <summary><c>--to</c>.</summary>
    public Option<LocalDate?> To { get; } = ReadCommand.DayOption("--to", "About this day or earlier ones");

    /// <summary>Options that ask for single claims, and mean nothing where claims are taken together.</summary>
    public IReadOnlyList<Option> OfClaims => [source, status, report, words];

    /// <summary>Adds those that choose by what happened, where, when and to whom.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { Events, actor, place, near, km, From, To, knownBy, receivedBy })
        {
            command.Add(option);
        }

        command.Validators.Add(given =>
        {
            if (given.GetResult(place) is { Implicit: false } && given.GetResult(near) is { Implicit: false })
            {
                given.AddError("--place and --near exclude each other: --near also takes in what lies around");
            }
        });
    }

    /// <summary>Adds all of them.</summary>
    public void AddAllTo(Command command)
    {
        AddTo(command);
        foreach (var option in OfClaims)
        {
            command.Add(option);
        }
    }

    /// <summary>What a command line asks.</summary>
    /// <exception cref="UsageException">It asks what cannot be.</exception>
    public ClaimQuestion Of(ParseResult parsed)
    {
        var around = parsed.GetValue(near);
        var asked = new ClaimQuestion
        {
            Events = parsed.GetValue(Events) ?? [],
            Actor = parsed.GetValue(actor),
            Place = around ?? parsed.GetValue(place),
            Km = parsed.GetValue(km) ?? (around is null ? null : ClaimQuestion.UsualKm),
            From = parsed.GetValue(From),
            To = parsed.GetValue(To),
            KnownBy = parsed.GetValue(knownBy),
            ReceivedBy = parsed.GetValue(receivedBy),
        };
        if (parsed.CommandResult.Command.Options.Contains(source))
        {
            asked = asked with
            {
                Source = parsed.GetValue(source),
                Report = parsed.GetValue(report),
                Words = parsed.GetValue(words) ?? [],
                Statuses = [.. (parsed.GetValue(status) ?? []).Select(word => ClaimWords.Find<ClaimStatus>(word)!.Value)],
            };
        }

        return asked.Fault is { } fault ? throw new UsageException(fault) : asked;
    }
}
