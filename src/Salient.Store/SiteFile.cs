using System.Globalization;
using System.Xml;
using CsvHelper;
using Salient.Alerts;

namespace Salient.Store;

/// <summary>What a file of sites holds.</summary>
/// <param name="Sites">The sites, in the order of the file.</param>
/// <param name="Faults">What is no site, each with file, line and remedy.</param>
public sealed record SiteRows(IReadOnlyList<Site> Sites, IReadOnlyList<string> Faults);

/// <summary>Reads a desk's own sites from GPX (its waypoints) or CSV (columns by name).</summary>
public static class SiteFile
{
    /// <summary>UTF-16 code units of a name at most.</summary>
    private const int LongestName = 200;

    /// <summary>A site that is larger is a slip in the unit: metres for kilometres.</summary>
    private const double MostKm = 500;

    private static readonly string[] Latitudes = ["latitude", "lat", "y"];
    private static readonly string[] Longitudes = ["longitude", "lon", "lng", "long", "x"];
    private static readonly string[] Radii = ["radius", "radius_km", "km"];

    /// <summary>Reads a file; what in it is no site is a fault, and the rest goes on.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static SiteRows Read(string file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var (sites, faults) = (new Dictionary<string, Site>(StringComparer.Ordinal), new List<string>());
        try
        {
            foreach (var (line, field) in file.EndsWith(".gpx", StringComparison.OrdinalIgnoreCase) ? Waypoints(file) : Rows(file))
            {
                try
                {
                    var site = Of(field);
                    if (!sites.TryAdd(site.Name, site))
                    {
                        throw new FormatException($"a second site is called {site.Name}; give it a name of its own");
                    }
                }
                catch (FormatException fault)
                {
                    faults.Add(string.Create(CultureInfo.InvariantCulture, $"{file}, line {line}: {fault.Message}"));
                }
            }
        }
        catch (XmlException fault)
        {
            faults.Add(string.Create(CultureInfo.InvariantCulture,
                $"{file}, line {fault.LineNumber}: is no sound GPX ({fault.Message.ReplaceLineEndings(" ")}); what came before was read"));
        }
        catch (CsvFormatException fault)
        {
            faults.Add($"{file}: breaks the rules of CSV ({fault.Message.ReplaceLineEndings(" ")}); what came before was read");
        }

        return new([.. sites.Values], faults);
    }

    private static Site Of(Func<string[], string> field)
    {
        var name = string.Join(' ', field(["name"]).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var radius = field(Radii);
        return name.Length == 0 ? throw new FormatException("has no name; give it one")
            : name.Length > LongestName ? throw new FormatException($"has a name of more than {LongestName} letters; shorten it")
            : new(name, Degrees(field(Latitudes), 90, "latitude"), Degrees(field(Longitudes), 180, "longitude"),
                radius.Length == 0 ? null
                : Number(radius) is > 0 and <= MostKm and var km ? km
                : throw new FormatException($"'{radius}' is no radius in kilometres, above 0 and up to {MostKm}; write it like 1.5"));
    }

    private static double Degrees(string text, double limit, string what) =>
        Number(text) is { } degrees && Math.Abs(degrees) <= limit ? degrees
        : throw new FormatException(text.Length == 0 ? $"has no {what}; write it in degrees, like 35.93"
            : $"'{text}' is no {what} in degrees; write it like 35.93");

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private static IEnumerable<(long Line, Func<string[], string> Field)> Rows(string file)
    {
        using var csv = CsvReader.FromFile(file, new CsvReaderOptions { TrackLineNumbers = true });
        while (csv.Read())
        {
            yield return (csv.LineNumber, names =>
            {
                foreach (var name in names)
                {
                    if ((csv.TryGetFieldIndex(name, out var at) || csv.TryGetFieldIndex(name.ToUpperInvariant(), out at)
                        || csv.TryGetFieldIndex(char.ToUpperInvariant(name[0]) + name[1..], out at))
                        && csv.GetString(at).Trim() is { Length: > 0 } cell)
                    {
                        return cell;
                    }
                }

                return "";
            });
        }
    }

    private static IEnumerable<(long Line, Func<string[], string> Field)> Waypoints(string file)
    {
        using var xml = XmlReader.Create(file, new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null,
            IgnoreComments = true, IgnoreProcessingInstructions = true });
        while (xml.Read())
        {
            if (xml.NodeType != XmlNodeType.Element || xml.LocalName != "wpt")
            {
                continue;
            }

            var line = ((IXmlLineInfo)xml).LineNumber;
            var cells = new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["latitude"] = xml.GetAttribute("lat")?.Trim() ?? "",
                ["longitude"] = xml.GetAttribute("lon")?.Trim() ?? "",
            };
            using (var inside = xml.ReadSubtree())
            {
                inside.Read();
                for (var more = inside.Read(); more;)
                {
                    // Radius is no word of GPX: programs write it among the extensions, under whatever prefix.
                    if (inside.NodeType == XmlNodeType.Element && inside.LocalName.ToLowerInvariant() is "name" or "radius" or "radius_km")
                    {
                        var name = inside.LocalName.ToLowerInvariant();
                        cells.TryAdd(name, inside.ReadElementContentAsString().Trim());
                    }
                    else
                    {
                        more = inside.Read();
                    }

                    more = more && !inside.EOF;
                }
            }

            yield return (line, names => names.Select(name => cells.GetValueOrDefault(name, ""))
                .FirstOrDefault(cell => cell.Length > 0) ?? "");
        }
    }
}
