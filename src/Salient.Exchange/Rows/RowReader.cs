using System.Security.Cryptography;
using System.Text;
using Salient.Actors;
using Salient.Claims;
using Salient.Codebooks;
using Salient.Coding;
using Salient.Places;
using Salient.Reports;

namespace Salient.Exchange.Rows;

/// <summary>
/// Turns rows of tables into readings: a report of its own for each row, whose words are the row's notes and its columns in sentences,
/// and the claim
/// that the columns make. Pure: the same row gives the same reading, now and when it is read again. Immutable; safe to share between
/// threads.
/// </summary>
/// <param name="codebook">Events and what they do to the ledger.</param>
/// <param name="actors">Known actors.</param>
/// <param name="outlets">Known outlets.</param>
/// <param name="places">The gazetteer.</param>
/// <param name="identity">By which files it reads; its reader is set here.</param>
public sealed class RowReader(Codebook codebook, ActorBook actors, Outlets outlets, PlaceIndex places, ReadingIdentity identity)
{
    private readonly RowPlaces pins = new(places);
    private readonly RowActors names = new(actors);

    /// <summary>Who reads, by which files; no model does.</summary>
    public ReadingIdentity Identity { get; } = identity with { Reader = ReadingIdentity.OfRows, Model = null };

    /// <summary>The reading of a row, or why there is none and what to do.</summary>
    /// <param name="row">The row.</param>
    /// <param name="given">What was said of it beside its bytes.</param>
    public (Reading? Reading, string? Reason, string? Remedy) Read(TableLine row, GivenFacts given)
    {
        try
        {
            return (Reading(row, Facts(row, given), given), null, null);
        }
        catch (RowFaultException fault)
        {
            return (null, fault.Message, fault.Remedy);
        }
    }

    private RowFacts Facts(TableLine row, GivenFacts given) => row.Table switch
    {
        RowTable.Acled => AcledRows.Read(row, codebook, Crosswalk.Default),
        RowTable.Ged => GedRows.Read(row, codebook, Crosswalk.Default),
        RowTable.Table => HolderRows.Read(row, given.Published),
        _ => LayerRows.Read(row, given.Published),
    };

    private Reading Reading(TableLine row, RowFacts facts, GivenFacts given)
    {
        if (!codebook.Events.TryGetValue(facts.Event, out var definition))
        {
            throw new RowFaultException($"is of the event '{facts.Event}', which the codebook does not know",
                "name the codebook with --codebook");
        }

        var report = given.Of(ReportOf(row, facts, given));
        var claim = ClaimOf(row.Table, facts, definition, report);
        return new(report, [claim with { Effects = EffectsOf(definition, claim, facts.State) }], []) { Identity = Identity };
    }

    /// <summary>The row as a report: notes first, then its columns in sentences.</summary>
    private static Report ReportOf(TableLine row, RowFacts facts, GivenFacts given)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(row.Bytes()));
        var text = (facts.Notes is { } notes ? notes + "\n\n" : "") + RowWords.Mark + facts.InWords + "\n";
        return new()
        {
            Id = facts.Id ?? hash[..16],
            Text = text,
            Hash = hash,
            Title = given.Title ?? facts.Title,
            Outlet = given.Outlet ?? facts.Outlet,
            Published = given.Published ?? facts.Published,
            OriginalSource = facts.Original.Outlet,
            OriginalPublished = facts.Original.Published,
            Body = [new(0, text.TrimEnd().Length)],
            IsRow = true,
        };
    }

    private Claim ClaimOf(RowTable table, RowFacts facts, EventDefinition definition, Report report)
    {
        // A state is what the columns say, whatever else notes tell.
        var words = facts.Notes is { } notes && facts.State is null ? notes : facts.InWords;
        var start = report.Text.IndexOf(words, StringComparison.Ordinal);
        var (doers, targets) = (names.Of(facts.Actors), names.Of(facts.Targets));
        var place = facts.Place is { } said ? pins.Of(said) : null;
        if (facts.State is not null && place is { Id: null, Latitude: null })
        {
            throw new RowFaultException($"names a place that no list knows: '{place.Name}'",
                "add latitude and longitude, or its country's list with salient gazetteer add");
        }

        return new()
        {
            Id = facts.ClaimId ?? IdOf(report.Hash),
            ReportId = report.Id,
            Sentence = 0,
            Start = start,
            End = start + words.Length,
            Text = words,
            SentenceText = words,
            Kind = ClaimKind.Event,
            Event = definition.Code,
            Actors = doers,
            Targets = targets,
            Place = place,
            Extent = place is null ? null : Extent.Whole,
            Date = facts.Date,
            Source = SourceOf(facts, report),
            Status = ClaimStatus.Asserted,
            Killed = facts.Killed,
            KilledHigh = facts.KilledHigh,
            Tolls = facts.Tolls,
            Confidence = facts.Confidence,
            Rule = Claim.RowRule + (table == RowTable.GeoJson ? "layer" : table.ToString().ToLowerInvariant()),
            Codes = CodesOf(facts, definition, doers),
        };
    }

    /// <summary>Stable over machines and runs.</summary>
    private static string IdOf(string hash) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(hash + "|row")))[..16];

    private EventCodes CodesOf(RowFacts facts, EventDefinition definition, IReadOnlyList<ClaimActor> doers)
    {
        var state = doers.Any(a => actors.ById(a.Id) is { Kind: ActorKind.StateForces });
        var (type, sub) = facts.AcledTypes is { } said ? (said.Type.Length > 0 ? said.Type : definition.AcledType, said.SubType)
            : (definition.AcledType, state ? definition.AcledSubTypeState ?? definition.AcledSubType : definition.AcledSubType);
        return new(definition.Plover, definition.PloverMode, definition.Cameo, type, sub);
    }

    private ClaimSource SourceOf(RowFacts facts, Report report)
    {
        var words = facts.Source ?? report.OriginalSource ?? report.Outlet;
        var kind = facts.Source is null ? SourceKind.Outlet : facts.SourceKind;
        if (words is null || kind == SourceKind.Unnamed)
        {
            return new(words, null, null, kind, null, null);
        }

        // Of several sources the first names the witness; the words name all of them.
        var first = words.Split(';', StringSplitOptions.TrimEntries)[0];
        var known = outlets.Find(first);
        return new(words, first == words ? known?.Name ?? words : words, known?.Id
            ?? (kind == SourceKind.Named ? actors.Find(first)?.Id : null), kind, known?.Leaning, null);
    }

    private static IReadOnlyList<ClaimEffect> EffectsOf(EventDefinition definition, Claim claim, HoldingState? state)
    {
        // What is near a place says nothing of the place itself.
        if (claim.Place is null or { Precision: PlacePrecision.Near })
        {
            return [];
        }

        var holder = claim.Targets.Concat(claim.Actors).FirstOrDefault();
        return state is { } said and not HoldingState.Holds
            ? [new(claim.Place, said, holder, null, false)] : Effects.Of(definition, claim, onPeople: false, isSiegeOver: false);
    }
}
