using System.CommandLine;
using Salient.Cli;

var root = new RootCommand("Reads conflict reporting and keeps the ledger: who holds which place, since when, and according to whom.");
root.Add(TrainCommand.Create());
root.Add(new Command("eval", "Scores what Salient reads against gold.") { EvalParserCommand.Create() });
return root.Parse(args).Invoke();
