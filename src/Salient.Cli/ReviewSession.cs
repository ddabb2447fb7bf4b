using System.CommandLine;
using System.Globalization;
using Salient.Claims;
using Salient.Rulings;
using Salient.Store;

namespace Salient.Cli;

/// <summary>Options that the commands of <c>salient review</c> share.</summary>
internal sealed class ReviewOptions
{
    /// <summary><c>--why</c>.</summary>
    public Option<string?> Why { get; } = new("--why") { Description = "Why; kept with the ruling", HelpName = "WORDS" };

    /// <summary><c>--by</c>.</summary>
    public Option<string?> By { get; } = new("--by") { Description = "Who decides (default: the name of the user of this machine)",
        HelpName = "NAME" };

    /// <summary><c>--format</c>.</summary>
    public Option<string> Format { get; } = LedgerOptions.Format();

    /// <summary><c>--db</c> and <c>--database</c>.</summary>
    public DatabaseOption Database { get; } = LedgerOptions.Database();

    /// <summary>Adds them to a command and runs it on an open store.</summary>
    public Command Run(Command command, Func<ReviewSession, ParseResult, int> run)
    {
        command.Add(Why);
        command.Add(By);
        command.Add(Format);
        command.Add(Database);
        command.SetAction(parsed =>
        {
            using var store = LedgerOptions.Open(parsed.GetValue(Database));
            try
            {
                return run(new(store, parsed.GetValue(By), parsed.GetValue(Why), parsed.GetValue(Format)!), parsed);
            }
            catch (RulingException wrong)
            {
                throw new UsageException(wrong.Message, wrong);
            }
        });
        return command;
    }
}

/// <summary>One command of <c>salient review</c> on an open store.</summary>
/// <param name="store">The store.</param>
/// <param name="by">Who decides, or null for the user of this machine.</param>
/// <param name="why">Why, or null.</param>
/// <param name="format">How the ruling is written.</param>
internal sealed class ReviewSession(ReportStore store, string? by, string? why, string format)
{
    private RulingDesk? desk;

    /// <summary>The store.</summary>
    public ReportStore Store => store;

    /// <summary>Makes rulings.</summary>
    public RulingDesk Desk => desk ??= new(
        DeskKnowledge.Of(ReadingKit.OpenActors(), () => LedgerOptions.Ledger(store, null), SalientHome.Default(), Terminal.Note),
            Given(by) ?? Environment.UserName, Given(why));

    /// <summary>The claim that an id or its first digits mean.</summary>
    /// <exception cref="UsageException">There is none, or several.</exception>
    public (string Report, Claim Claim) Claim(string id) => store.ClaimsWithId(id.Trim().ToLowerInvariant()) switch
    {
        [var only] => only,
        [] => throw new UsageException($"there is no claim {id}; give the id, or four or more first digits of it, as salient who-holds --why and salient review queue show it")
        {
            ExitCode = ExitCodes.NothingFound,
        },
        var several => throw new UsageException(string.Create(CultureInfo.InvariantCulture,
            $"{several.Count} claims begin with {id}; give more of its digits")),
    };

    /// <summary>Keeps a ruling, writes it, and says on how many claims it acts.</summary>
    public int Keep(Ruling ruling)
    {
        var kept = store.Rule(ruling);
        ReviewListCommand.Write(format, [new(kept, null, false)]);
        var acts = kept.TakesBack is null ? store.Claims().Count(c => c.Ruled?.Numbers.Contains(kept.Number) == true) : 0;
        var where = kept.TakesBack is { } earlier ? string.Create(CultureInfo.InvariantCulture, $"ruling {earlier} is taken back")
            : kept.Kind is RulingKind.Merge or RulingKind.Split or RulingKind.Grade
                ? string.Create(CultureInfo.InvariantCulture, $"ruling {kept.Number} acts on {acts} claims")
            : string.Create(CultureInfo.InvariantCulture, $"ruling {kept.Number} is kept");
        Terminal.Note(string.Create(CultureInfo.InvariantCulture, $"{where}; salient review undo {kept.Number} takes it back"));
        return ExitCodes.Ok;
    }

    private static string? Given(string? words) => string.IsNullOrWhiteSpace(words) ? null : words.Trim();
}
