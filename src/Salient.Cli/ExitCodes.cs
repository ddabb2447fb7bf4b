namespace Salient.Cli;

/// <summary>What the program's exit status says. The same table stands in <c>salient --help</c> and docs/cli.md.</summary>
internal static class ExitCodes
{
    /// <summary>All done.</summary>
    public const int Ok = 0;

    /// <summary>Some inputs could not be read, or some digests not delivered; the rest is done.</summary>
    public const int SomeFailed = 1;

    /// <summary>The command line is wrong, or names something that cannot be used.</summary>
    public const int Usage = 2;

    /// <summary>Nothing was found for the question.</summary>
    public const int NothingFound = 3;

    /// <summary>The database could not be used: locked, full disk, not a database, not reachable.</summary>
    public const int Database = 4;

    /// <summary>The port is in use.</summary>
    public const int PortInUse = 5;

    /// <summary>A defect of the program itself.</summary>
    public const int Defect = 70;

    /// <summary>Stopped with Ctrl-C.</summary>
    public const int Interrupted = 130;

    /// <summary>Every code with what it means.</summary>
    public static IReadOnlyList<(int Code, string Meaning)> All { get; } =
    [
        (Ok, "all done"),
        (SomeFailed, "some inputs could not be read, or digests not delivered; the rest is done"),
        (Usage, "the command line is wrong, or names something that cannot be used"),
        (NothingFound, "nothing was found for the question"),
        (Database, "the database could not be used: locked, full disk, not a database, not reachable"),
        (PortInUse, "the port is in use"),
        (Defect, "a defect of the program; SALIENT_DEBUG=1 shows where"),
        (Interrupted, "stopped with Ctrl-C"),
    ];
}
