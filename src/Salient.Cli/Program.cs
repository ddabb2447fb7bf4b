using Salient.Cli;

return Terminal.Run(() => CommandLine.Run(CommandTree.Create(), args));
