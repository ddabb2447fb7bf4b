using System.CommandLine;

return new RootCommand("Reads conflict reporting and keeps the ledger: who holds which place, since when, and according to whom.").Parse(args).Invoke();
