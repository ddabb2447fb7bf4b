using System.Globalization;

namespace Salient.Exchange;

/// <summary>A country or territory of <c>codebooks/countries.tsv</c>.</summary>
/// <param name="Code">ISO 3166 alpha-2, or <c>XK</c>.</param>
/// <param name="Number">ISO 3166 numeric, or null where it has none.</param>
/// <param name="State">Number as a state of Gleditsch and Ward, which UCDP uses, or null where it is none.</param>
/// <param name="Region">Its region in ACLED.</param>
/// <param name="Name">Its usual name in English.</param>
public sealed record Country(string Code, int? Number, int? State, string Region, string Name)
{
    /// <summary>Its region in UCDP, which follows the numbers of states (UCDP GED codebook, "region"); null where it is none.</summary>
    public string? UcdpRegion => State switch
    {
        null => null,
        < 200 => "Americas",
        < 400 => "Europe",
        < 630 => "Africa",
        < 700 => "Middle East",
        < 1000 => "Asia",
        _ => null,
    };
}

/// <summary>Countries by code.</summary>
public static class Countries
{
    private static readonly Lazy<Dictionary<string, Country>> ByCode = new(() =>
    {
        using var stream = typeof(Countries).Assembly.GetManifestResourceStream("countries.tsv")
            ?? throw new InvalidOperationException("countries.tsv is not embedded in Salient.Exchange.dll");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => l[0] != '#').Select(l => l.Split('\t'))
            .Select(p => new Country(p[0], Number(p[1]), Number(p[2]), p[3], p[4].Trim()))
                .ToDictionary(c => c.Code, StringComparer.OrdinalIgnoreCase);
    });

    /// <summary>All of them.</summary>
    public static IReadOnlyCollection<Country> All => ByCode.Value.Values;

    /// <summary>The country of an alpha-2 code, or null.</summary>
    public static Country? Of(string? code) => code is not null ? ByCode.Value.GetValueOrDefault(code) : null;

    /// <summary>The country of an ISO 3166 number, or null.</summary>
    public static Country? Numbered(int? number) => number is null ? null : All.FirstOrDefault(c => c.Number == number);

    /// <summary>The country of a number of Gleditsch and Ward, or null.</summary>
    public static Country? OfState(int? number) => number is null ? null : All.FirstOrDefault(c => c.State == number);

    /// <summary>
    /// The country of a name as reports and tables write it, without what stands in brackets behind it (<c>Yemen (North Yemen)</c>); null
    /// where none is called so.
    /// </summary>
    public static Country? Named(string? name)
    {
        var bare = name?.Split('(')[0].Trim();
        return string.IsNullOrEmpty(bare) ? null : All.FirstOrDefault(c => c.Name.Equals(bare, StringComparison.OrdinalIgnoreCase));
    }

    private static int? Number(string words) => int.TryParse(words, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        ? number : null;
}
