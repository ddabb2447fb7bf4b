using Salient.Cli;

return Terminal.Run(() =>
{
    using var telemetry = TelemetryExport.Start();
    return CommandLine.Run(CommandTree.Create(), args);
});
