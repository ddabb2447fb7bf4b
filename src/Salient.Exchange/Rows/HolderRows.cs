using NodaTime;
using Salient.Claims;

namespace Salient.Exchange.Rows;

/// <summary>
/// Reads rows of tables that say who holds a place on a day: <c>place</c>, <c>date</c>, <c>holder</c>, <c>source</c>, and more where it
/// is known.
/// </summary>
internal static class HolderRows
{
    /// <summary>Codes of the events that states of a place are told as.</summary>
    private const string Hold = "hold", Contest = "contest", Besiege = "besiege";

    /// <summary>What a row says.</summary>
    /// <param name="row">The row.</param>
    /// <param name="published">The day that was given for the table, or null.</param>
    public static RowFacts Read(TableLine row, LocalDate? published)
    {
        var name = row["place"] ?? throw new RowFaultException("has no place", "name one");
        var (latitude, longitude) = row.Point(Column(row, "latitude", "lat"), Column(row, "longitude", "lon", "lng"));
        var country = row["country"];
        var place = new RowPlace(name)
        {
            Latitude = latitude,
            Longitude = longitude,
            Country = country is null ? null
                : (Countries.Of(country) ?? Countries.Named(country))?.Code
                    ?? throw new RowFaultException($"names a country that is not known: '{country}'", "write its two letters, as SY"),
        };
        return Facts(row, place, row.Day("date"), published);
    }

    /// <summary>What a holding says, once its place is known.</summary>
    /// <param name="row">The row, with <c>holder</c>, <c>state</c>, <c>source</c>, <c>notes</c> and <c>published</c>.</param>
    /// <param name="place">Its place.</param>
    /// <param name="day">Its day, or null: then the day it was published.</param>
    /// <param name="published">The day that was given for the table, or null.</param>
    public static RowFacts Facts(TableLine row, RowPlace place, LocalDate? day, LocalDate? published)
    {
        var on = day ?? row.Day("published") ?? published
            ?? throw new RowFaultException("has no date", "add a column date, or say --published DATE");
        var holder = LayerRows.HolderOf(row);
        var state = StateOf(row.AnyOf("state", "status"), holder);
        if (state == HoldingState.Holds && holder is null)
        {
            throw new RowFaultException("names no holder", "name one, or write contested under state");
        }

        var date = new ClaimDate(on, on, DatePrecision.AsOf, null);
        var source = row["source"];
        return new()
        {
            Id = row["id"],
            Event = state switch { HoldingState.Holds => Hold, HoldingState.Besieged => Besiege, _ => Contest },
            State = state,
            // Who is besieged holds the place and is the target; who besieges it the row does not say.
            Actors = state == HoldingState.Besieged || holder is null ? [] : [holder],
            Targets = state == HoldingState.Besieged && holder is not null ? [holder] : [],
            Place = place,
            Date = date,
            SourceKind = SourceKind.Outlet,
            Notes = row.AnyOf("notes", "note"),
            InWords = RowWords.OfHolding(place.Name, holder, state, date, source),
            Outlet = source ?? row[LayerRows.LayerColumn],
            Published = row.Day("published") ?? published,
        };
    }

    private static HoldingState StateOf(string? words, string? holder) => words?.ToLowerInvariant() switch
    {
        null => HoldingState.Holds,
        "holds" or "held" or "hold" or "controlled" or "control" => HoldingState.Holds,
        "contested" or "disputed" or "mixed" => HoldingState.Contested,
        "besieged" or "siege" => HoldingState.Besieged,
        _ when holder is not null => HoldingState.Holds,
        _ => throw new RowFaultException($"has a state that is none of holds, contested and besieged: '{words}'", "write one of these"),
    };

    private static string Column(TableLine row, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (row[name] is not null)
            {
                return name;
            }
        }

        return names[0];
    }
}
