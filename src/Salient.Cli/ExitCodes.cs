namespace Salient.Cli;

/// <summary>What the process ends with; the same for every command.</summary>
internal static class ExitCodes
{
    /// <summary>All was done.</summary>
    public const int Ok = 0;

    /// <summary>Some inputs could not be read; the rest was done.</summary>
    public const int SomeFailed = 1;

    /// <summary>The command line was not understood.</summary>
    public const int Usage = 2;

    /// <summary>Nothing was found: no such place, report or number.</summary>
    public const int NothingFound = 3;

    /// <summary>The database is locked, full, damaged or cannot be opened.</summary>
    public const int Database = 4;

    /// <summary>The port is in use.</summary>
    public const int PortInUse = 5;
}
