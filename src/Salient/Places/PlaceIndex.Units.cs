namespace Salient.Places;

public sealed partial class PlaceIndex
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<(string Country, string Admin1), Place?> units = new();

    /// <summary>
    /// A first-level unit itself, by its code; null where the lists hold none. Of several rows the one with most inhabitants.
    /// </summary>
    /// <param name="country">ISO 3166 alpha-2.</param>
    /// <param name="admin1">GeoNames first-level code.</param>
    public Place? UnitOf(string country, string admin1) => units.GetOrAdd((country, admin1), key =>
    {
        var (code, unit) = (PlaceRow.CountryOf(key.Country), PlaceRow.UnitOf(key.Admin1));
        Place? found = null;
        foreach (var table in tables)
        {
            for (var i = 0; i < table.Count; i++)
            {
                ref readonly var row = ref table.Rows[i];
                if (row.Country == code && row.Admin1 == unit && (PlaceKind)row.Kind == PlaceKind.Province
                    && row.Population >= (found?.Population ?? 0)
                    && table.At(i) is { FeatureCode: "ADM1" } place)
                {
                    found = place;
                }
            }
        }

        return found;
    });
}
