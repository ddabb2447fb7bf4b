using System.CommandLine;
using NodaTime;

namespace Salient.Cli;

/// <summary><c>salient review add</c>: a claim that no reader made.</summary>
internal static class ReviewAddCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var fields = ReviewClaimCommands.Fields("What is claimed: event and place at least; status, actor, target, from_place, to_place, date and source");
        var report = new Option<string?>("--report") { Description = "The report that says so, by id or hash; none where somebody told the desk", HelpName = "REPORT" };
        var words = new Option<string?>("--words") { Description = "The words of the report that say so, as they stand there",
            HelpName = "WORDS" };
        var known = ReadCommand.DayOption("--known", "Without a report: the day on which it could be known (default: its date)");
        return new ReviewOptions().Run(
            new Command("add", "Adds a claim by hand, with its source: from a report, or told to the desk.") { fields, report, words,
                known },
            (session, parsed) => Run(session, ReviewClaimCommands.Pairs(parsed.GetValue(fields)!), parsed.GetValue(report),
            parsed.GetValue(words), parsed.GetValue(known)))
            .WithExamples(
                "salient review add event=capture actor='Northern Front' place=Tal date=2019-01-02 source='a doctor in Tal' --known 2019-01-03",
                "salient review add event=withdraw actor='River Guard' place=Wadi date=2019-01-06 --report 1a2b3c4d --words 'left Wadi in the night'");
    }

    private static int Run(ReviewSession session, IReadOnlyList<(string, string)> fields, string? name, string? words, LocalDate? known)
    {
        if (name is null)
        {
            return words is not null ? throw new UsageException("--words stand in a report: name it with --report")
                : Keep(session, session.Desk.Add(null, fields, null, known));
        }

        if (session.Store.Report(name) is not { } stored)
        {
            return PlaceWords.Nothing(ReportCommand.Unknown(session.Store, name));
        }

        var at = words is null ? -1 : stored.Report.Text.IndexOf(words, StringComparison.Ordinal);
        return words is not null && at < 0
            ? throw new UsageException($"the report does not have the words '{words}': give them as they stand there")
            : Keep(session, session.Desk.Add((stored.Report.Hash, stored.Report.Id), fields, words is null ? null : (at, words), null));
    }

    private static int Keep(ReviewSession session, Rulings.Ruling ruling) =>
        session.Store.ClaimsWithId(ruling.Claim!).Count > 0
            ? throw new UsageException($"this claim was added already, as {ruling.Claim}") : session.Keep(ruling);
}
