using System.CommandLine;

namespace Salient.Cli;

/// <summary><c>salient review</c>: what analysts decide about claims, pins, actors and sources, laid over readings.</summary>
internal static class ReviewCommand
{
    /// <summary>Builds the command.</summary>
    public static Command Create() =>
        new Command("review",
            "Rulings: accept, reject and correct what was read. They are appended, laid over readings and never written into them; each can be taken back.")
        {
            ReviewQueueCommand.Create(), ReviewListCommand.Create(),
            ReviewClaimCommands.Accept(), ReviewClaimCommands.Reject(), ReviewClaimCommands.Comment(), ReviewClaimCommands.Change(),
                ReviewClaimCommands.Pin(), ReviewAddCommand.Create(),
            ReviewActorCommands.Merge(), ReviewActorCommands.Split(), ReviewActorCommands.Grade(),
            ReviewUndoCommand.Create(),
        }.WithExamples(
            "salient review queue",
            "salient review reject 0a1b2c3d --why 'the town of the same name in Iraq'",
            "salient review pin 0a1b2c3d 35.93,36.63",
            "salient review undo 12 --why 'it was right after all'");
}
