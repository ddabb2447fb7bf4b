using System.CommandLine;

namespace Salient.Cli;

/// <summary>All commands of the program.</summary>
internal static class CommandTree
{
    /// <summary>Makes the root command with everything below it.</summary>
    public static RootCommand Create()
    {
        var root = new RootCommand("Reads conflict reporting and keeps the ledger: who holds which place, since when, and according to whom.")
        {
            HelpName = "salient",
        };
        root.Add(DemoCommand.Create());
        root.Add(ReadCommand.Create());
        root.Add(FormatsCommand.Create());
        root.Add(ExplainCommand.Create());
        root.Add(IngestCommand.Create());
        root.Add(WatchCommand.Create());
        root.Add(RereadCommand.Create());
        root.Add(ReportCommand.Create());
        root.Add(LineageCommand.Create());
        root.Add(WhoHoldsCommand.Create());
        root.Add(ChangesCommand.Create());
        root.Add(EventsCommand.Create());
        root.Add(IncidentsCommand.Create());
        root.Add(TollsCommand.Create());
        root.Add(SearchCommand.Create());
        root.Add(WorkspaceCommand.Create());
        root.Add(SitesCommand.Create());
        root.Add(AlertCommand.Create());
        root.Add(DigestCommand.Create());
        root.Add(BriefCommand.Create());
        root.Add(ExportCommand.Create());
        root.Add(ImportCommand.Create());
        root.Add(ReviewCommand.Create());
        root.Add(ServeCommand.Create());
        root.Add(PeopleCommand.Create());
        root.Add(ConfidentialCommand.Create());
        root.Add(AuditCommand.Create());
        root.Add(QuarantineCommand.Create());
        root.Add(WarcCommand.Create());
        root.Add(BackupCommand.Create());
        root.Add(RestoreCommand.Create());
        root.Add(CheckCommand.Create());
        root.Add(DoctorCommand.Create());
        root.Add(DatabaseCommand.Create());
        root.Add(GazetteerCommand.Create());
        root.Add(CodebookCommand.Create());
        root.Add(CompletionCommand.Create());
        root.Add(TrainCommand.Create());
        root.Add(new Command("eval", "Scores what Salient reads against gold.")
        {
            EvalParserCommand.Create(), EvalTokensCommand.Create(), EvalDatesCommand.Create(), EvalEntitiesCommand.Create(),
                EvalPlacesCommand.Create(),
            EvalEventsCommand.Create(), EvalCaseCommand.Create(), EvalPrecisionCommand.Create(), EvalClaimsCommand.Create(),
                EvalAttributionCommand.Create(),
            EvalExtractionCommand.Create(),
        });
        root.WithExamples(
            "salient demo                           the whole program on bundled samples, in a browser",
            "salient read report.txt                what one report says, as a table",
            "salient read reports.jsonl > c.jsonl   many reports, for programs");
        CommandExamples.AddTo(root);
        CommandHelp.Install(root);
        return root;
    }
}
