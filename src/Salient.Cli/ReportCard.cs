using System.Globalization;
using NodaTime;
using Salient.Claims;
using Salient.Lineage;
using Salient.Reports;
using Salient.Rulings;
using Salient.Store;

namespace Salient.Cli;

/// <summary>What is known of a report, its words aside, as <c>salient report</c> shows it.</summary>
internal static class ReportCard
{
    /// <summary>Writes one report to standard output.</summary>
    /// <param name="store">Where it is.</param>
    /// <param name="stored">The report.</param>
    /// <param name="format"><c>text</c> or <c>json</c>.</param>
    public static void Write(ReportStore store, StoredReport stored, string format)
    {
        var history = store.History(stored.Report.Hash);
        var versions = store.Versions(stored.Report.Hash);
        var rulings = RulingsOn(store, stored);
        if (format == "json")
        {
            Console.Out.Write(ClaimJson.Line(Object(stored, history, versions, rulings)) + "\n");
            return;
        }

        var after = rulings.Select((r, i) => (i == 0 ? "rulings" : "", (string?)RulingWords.Line(r)))
            .Concat(history.Select((c, i) => (i == 0 ? "history" : "", (string?)Line(c))));
        foreach (var (label, value) in Lines(stored).Concat(Versions(stored.Report.Hash, versions)).Concat(after))
        {
            if (value is not null)
            {
                Console.Out.Write($"{label,-12}{value.ReplaceLineEndings(" ")}\n");
            }
        }
    }

    /// <summary>The rulings that hold and act on the report's claims.</summary>
    private static List<Ruling> RulingsOn(ReportStore store, StoredReport stored)
    {
        var numbers = stored.Claims.SelectMany(c => c.Ruled?.Numbers ?? []).ToHashSet();
        return [.. store.Rulings().Where(r => r.TakenBackBy is null
            && (numbers.Contains(r.Ruling.Number) || (r.WithoutClaim && r.Ruling.Report == stored.Report.Hash))).Select(r => r.Ruling)];
    }

    private static object Object(StoredReport stored, IReadOnlyList<ReportChange> history, IReadOnlyList<ReportVersion> versions,
        IReadOnlyList<Ruling> rulings)
    {
        var (r, descent) = (stored.Report, stored.Descent);
        return new
        {
            r.Id, r.Hash, r.Title, r.Author, r.Outlet, r.Published, r.OriginalSource, r.OriginalPublished, r.Url, r.Language, r.Captured,
            r.PublishedAt, r.Updated, r.Section, r.Licence, Facts = r.Facts ?? [], Mended = r.Mended ?? [],
            Form = stored.Receipt.Form is { } form ? Word(form) : null,
            stored.Receipt.Source, stored.Receipt.Line, stored.Receipt.Received, stored.Receipt.Fetch, stored.Receipt.Given,
                stored.Identity, stored.Withdrawn,
            Lineage = new { Kind = Kind(descent.Kind), descent.Parent, descent.Origin, descent.SupersededBy,
                Copies = stored.Copies.Select(c => c.Hash) },
            Claims = stored.Claims.Count, Dropped = stored.Dropped.Count, Versions = versions, Rulings = rulings, History = history,
        };
    }

    private static IEnumerable<(string Label, string? Value)> Lines(StoredReport stored)
    {
        var (r, identity, descent) = (stored.Report, stored.Identity, stored.Descent);
        yield return ("report", r.Id);
        yield return ("hash", r.Hash);
        yield return ("title", (r.Title ?? "none") + (stored.Receipt.Given.Title is null ? Where(r, "title") : ""));
        yield return ("outlet", r.Outlet is { } outlet
            ? outlet + (stored.Receipt.Given.Outlet is null ? Where(r, "outlet") : "") : "not known; --outlet NAME sets it");
        yield return ("author", r.Author is { } author ? author + Where(r, "author") : null);
        yield return ("published", Day(r.Published) is { } day ? (r.PublishedAt ?? day) + Where(r, "published", day)
            : "not known; --published DATE sets it");
        foreach (var other in (r.Facts ?? []).Where(f => f is { What: "published", Chosen: false }))
        {
            yield return ("", $"not {other.Value}, as {other.Where} says");
        }

        yield return ("updated", r.Updated is { } updated ? updated + Where(r, "updated") : null);
        yield return ("section", r.Section is { } section ? section + Where(r, "section") : null);
        yield return ("licence", r.Licence is { } licence ? licence + Where(r, "licence") : null);
        yield return ("mended", r.Mended is { } mended ? string.Join(", ", mended) : null);
        yield return ("original", Joined(r.OriginalSource, Day(r.OriginalPublished)));
        yield return ("language", r.Language == ReportReader.Language ? null
            : $"{Gathering.TextLanguage.NameOf(r.Language)}: not coded; --language en says that it is English");
        yield return ("address", r.Url is { } url ? url + Where(r, "url") : null);
        yield return ("words", r.IsRow ? r.Text : null);
        yield return ("captured", r.Captured is { } captured ? ClaimJson.Line(captured).Trim('"') : null);
        yield return ("received",
            $"{(stored.Receipt.Received is { } at ? ClaimJson.Line(at).Trim('"') : "unknown")}{From(stored.Receipt)}");
        foreach (var line in Fetched(stored.Receipt.Fetch))
        {
            yield return line;
        }

        yield return ("said of it", Said(stored.Receipt.Given));
        yield return ("withdrawn", stored.Withdrawn);
        var parent = descent.Parent is { } hash ? $"{Kind(descent.Kind)} of {hash[..16]}" : Kind(descent.Kind);
        yield return ("lineage", Joined(parent, descent.SupersededBy is { } by ? $"superseded by {by[..16]}" : null));
        yield return ("copies", stored.Copies.Count == 0 ? null : string.Join(' ', stored.Copies.Select(c => c.Hash[..16])));
        yield return ("read by", identity.Reader);
        yield return ("", identity.Program is { } program ? $"program {program}" : null);
        yield return ("", identity.Model is { } model ? $"model {model}" : null);
        yield return ("", identity.Codebook is { } codebook ? $"codebook {codebook}" : null);
        yield return ("", identity.Gazetteers is { } places ? $"gazetteers {places}" : null);
        yield return ("claims", string.Create(CultureInfo.InvariantCulture, $"{stored.Claims.Count}, {stored.Dropped.Count} dropped"));
    }

    /// <summary>Where a thing was found: <c> (JSON-LD headline, h1)</c>; nothing where that is not known.</summary>
    /// <param name="report">The report.</param>
    /// <param name="what">The thing.</param>
    /// <param name="begin">What it begins with: a person may have set another since.</param>
    private static string Where(Report report, string what, string begin = "") =>
        (report.Facts ?? []).Where(f => f.What == what && f.Chosen && f.Value.StartsWith(begin, StringComparison.Ordinal))
            .Select(f => f.Where).Distinct().ToList() is { Count: > 0 } where ? $" ({string.Join(", ", where)})" : "";

    private static string? Joined(string? first, string? second) => first is null || second is null ? first ?? second
        : $"{first}, {second}";

    private static string From(Receipt receipt)
    {
        var line = receipt.Line is { } number ? string.Create(CultureInfo.InvariantCulture, $" line {number}") : "";
        return receipt.Source is { } source ? $" from {(source == "-" ? "standard input" : source)}{line}" : "";
    }

    /// <summary>The versions of the document, where there are several.</summary>
    private static IEnumerable<(string Label, string? Value)> Versions(string hash, IReadOnlyList<ReportVersion> versions) =>
        versions.Count < 2 ? []
        : versions.Select((v, i) => (i == 0 ? "versions" : "",
            (string?)$"{v.Hash[..16]} {(v.Received is { } at ? ClaimJson.Line(at).Trim('"') : "unknown")}{(v.Hash == hash ? ", this one" : "")}"));

    /// <summary>The redirects on the way, and what answered at its end.</summary>
    private static IEnumerable<(string Label, string? Value)> Fetched(Fetch? fetch)
    {
        foreach (var hop in fetch?.Hops ?? [])
        {
            yield return ("redirect", string.Create(CultureInfo.InvariantCulture, $"{hop.Status} {hop.Address} → {hop.Location}"));
        }

        if (fetch is not null)
        {
            yield return ("fetched", string.Create(CultureInfo.InvariantCulture,
                $"{fetch.Status} {fetch.From} at {ClaimJson.Line(fetch.At).Trim('"')}"));
        }
    }

    private static string? Said(GivenFacts given)
    {
        (string What, string? Value)[] all =
            [("published", Day(given.Published)), ("outlet", given.Outlet), ("title", given.Title), ("original", given.Original),
                ("language", given.Language)];
        var said = all.Where(s => s.Value is not null).Select(s => $"{s.What} '{s.Value}'").ToList();
        return said.Count == 0 ? null : string.Join(", ", said);
    }

    private static string Line(ReportChange c)
    {
        var values = c.Before is null && c.After is null ? "" : $" '{c.Before}' → '{c.After}'";
        return $"{ClaimJson.Line(c.At).Trim('"')} {c.What}{values}{(c.Reason is { } why ? $": {why}" : "")}";
    }

    private static string? Day(LocalDate? day) => day is { } d ? ClaimJson.Line(d).Trim('"') : null;

    private static string Word(ReportForm form) => form switch
    {
        ReportForm.Page => "page", ReportForm.Record => "record", ReportForm.Pdf => "PDF", ReportForm.Word => "Word document",
            ReportForm.Message => "message", ReportForm.Capture => "capture of a web archive",
        ReportForm.Row => "row of a table", _ => "text",
    };

    /// <summary>The word for how a report came to say what it says.</summary>
    public static string Kind(DescentKind kind) => kind switch
    {
        DescentKind.ExactCopy => "exact-copy",
        DescentKind.NearCopy => "near-copy",
        DescentKind.StatedOriginal => "stated-original",
        DescentKind.Digest => "digest",
        _ => "original",
    };
}
