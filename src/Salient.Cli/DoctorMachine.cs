using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using NodaTime;
using NodaTime.Text;
using Salient.Store;
using Salient.Web;

namespace Salient.Cli;

/// <summary>Looks at the machine: the program, the user's folder, the disk, the clock, the page and its port.</summary>
internal static class DoctorMachine
{
    /// <summary>Below so many bytes the next large file may not fit, and below the other not even a report.</summary>
    private const long LittleRoom = 1L << 30, NoRoom = 50L << 20;

    /// <summary>No clock of a machine that runs this program says an earlier year.</summary>
    private const int FirstYear = 2025;

    /// <summary>Variables that change what commands do.</summary>
    private static readonly string[] Variables =
    [
        SalientHome.Variable, DatabaseOption.Variable, "SALIENT_GEONAMES", StoreOptions.MaxPagesVariable, "SALIENT_ALLOW_HOSTS",
        "SALIENT_DEBUG",
    ];

    /// <summary>The program and what it was told by its environment.</summary>
    public static IEnumerable<DoctorFinding> Program()
    {
        var version = typeof(DoctorMachine).Assembly.GetName().Version?.ToString(3);
        yield return DoctorFinding.Fine("program", $"salient {version} in {AppContext.BaseDirectory.TrimEnd('/')}, "
            + $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.RuntimeIdentifier}");
        var set = Variables.Where(name => Environment.GetEnvironmentVariable(name) is { Length: > 0 }).ToList();
        if (set.Count > 0)
        {
            yield return DoctorFinding.Fine("environment", $"{string.Join(", ", set)} {(set.Count == 1 ? "is" : "are")} set");
        }

        if (Environment.GetEnvironmentVariable(StoreOptions.MaxPagesVariable) is { Length: > 0 } pages)
        {
            yield return DoctorFinding.Warning("environment", $"{StoreOptions.MaxPagesVariable}={pages} keeps the database small",
                $"unset {StoreOptions.MaxPagesVariable}: it is for rehearsing a full disk");
        }
    }

    /// <summary>The user's folder, and how much room its disk has.</summary>
    public static IEnumerable<DoctorFinding> Home(SalientHome home)
    {
        var there = Directory.Exists(home.Path);
        var folder = there ? home.Path : Above(home.Path);
        yield return !CanWrite(folder)
            ? DoctorFinding.Wrong("home", $"{home.Path} cannot be written to",
                $"let it be written to, or set {SalientHome.Variable} to a folder that you may write to")
            : DoctorFinding.Fine("home", there ? home.Path : $"{home.Path}, made when first needed");
        if (Room(folder) is { } free)
        {
            var says = string.Create(CultureInfo.InvariantCulture, $"{free / (double)(1 << 30):0.0} GiB free");
            yield return free < NoRoom ? DoctorFinding.Wrong("disk", says, "free some space: nothing more can be kept")
                : free < LittleRoom ? DoctorFinding.Warning("disk", says, "free some space: a country of places takes up to 1 GiB")
                : DoctorFinding.Fine("disk", says);
        }
    }

    /// <summary>The clock: days that reports were received are days in UTC.</summary>
    public static IEnumerable<DoctorFinding> Clock()
    {
        var now = Instant.FromDateTimeOffset(TimeProvider.System.GetUtcNow());
        var says = $"{InstantPattern.General.Format(now)}; days are days in UTC";
        yield return now.InUtc().Year < FirstYear
            ? DoctorFinding.Wrong("clock", says, "set the clock: what is received now would count as received long ago")
            : DoctorFinding.Fine("clock", says);
    }

    /// <summary>The page's assets, and whether its port is free.</summary>
    public static IEnumerable<DoctorFinding> Page(int port)
    {
        yield return SalientServer.HasAssets(new()) ? DoctorFinding.Fine("page", "the map is built")
            : DoctorFinding.Warning("page", "the map was not built: the page shows its list",
                "install Node.js 20.19 or newer and build Salient again");
        yield return IsFree(port) ? DoctorFinding.Fine("port", string.Create(CultureInfo.InvariantCulture, $"{port} is free"))
            : DoctorFinding.Warning("port", string.Create(CultureInfo.InvariantCulture, $"{port} is in use, perhaps by a salient serve"),
                "choose another with salient serve --port");
    }

    private static string Above(string folder)
    {
        while (!Directory.Exists(folder) && Path.GetDirectoryName(folder) is { Length: > 0 } above)
        {
            folder = above;
        }

        return folder;
    }

    private static bool CanWrite(string folder)
    {
        var probe = Path.Combine(folder, $".salient-doctor-{Guid.NewGuid():n}");
        try
        {
            using (File.Create(probe, 1, FileOptions.DeleteOnClose))
            {
                return true;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static long? Room(string folder)
    {
        try
        {
            return new DriveInfo(folder).AvailableFreeSpace;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
