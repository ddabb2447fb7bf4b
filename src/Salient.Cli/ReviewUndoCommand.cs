using System.CommandLine;

namespace Salient.Cli;

/// <summary><c>salient review undo</c>: takes a ruling back, by another one.</summary>
internal static class ReviewUndoCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var number = new Argument<long>("RULING") { Description = "The number of the ruling, as salient review list shows it" };
        return new ReviewOptions().Run(
            new Command("undo", "Takes a ruling back by a new one; undoing that brings the first back.") { number },
            (session, parsed) => session.Keep(session.Desk.TakeBack(parsed.GetValue(number), session.Store.Rulings()
            .Select(r => r.Ruling))))
            .WithExamples("salient review undo 12", "salient review undo 12 --why 'the other report confirms it' --by ana");
    }
}
