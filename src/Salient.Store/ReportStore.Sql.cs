namespace Salient.Store;

/// <content>The queries: one set for both kinds of database, so written that both understand it alike.</content>
public sealed partial class ReportStore
{
    /// <summary>Goes on from an edition, so that whoever derived something from it, or from what was here, notices.</summary>
    internal const string RaiseEdition = "UPDATE edition SET number = CASE WHEN number > @edition THEN number ELSE @edition END + 1";

    private const string InsertReport = """
        INSERT INTO report (hash, id, title, outlet, published, original_source, original_published, json, text, bytes, opening, print_exact, print_shingles,
            received, source, line, form, address, fetched, given, reader, program, model, codebook, gazetteers)
        VALUES (@Hash, @Id, @Title, @Outlet, @Published, @OriginalSource, @OriginalPublished, @Json, @Text, @Bytes, @Opening, @PrintExact, @PrintShingles,
            @Received, @Source, @Line, @Form, @Address, @Fetched, @Given, @Reader, @Program, @Model, @Codebook, @Gazetteers)
        """;

    /// <summary>Takes a new reading in; touches no report that somebody changed or removed since it was read.</summary>
    private const string UpdateReport = """
        UPDATE report SET id = @Id, title = @Title, outlet = @Outlet, published = @Published,
            original_source = @OriginalSource, original_published = @OriginalPublished, json = @Json, text = @Text, opening = @Opening, print_exact = @PrintExact, print_shingles = @PrintShingles, given = @Given, address = @Address
        WHERE hash = @Hash AND given = @GivenBefore
        """;

    private const string UpdateIdentity = """
        UPDATE report SET reader = @Reader, program = @Program, model = @Model, codebook = @Codebook, gazetteers = @Gazetteers, form = @Form
        WHERE hash = @Hash AND given = @GivenBefore
        """;

    /// <summary>
    /// Reports that another reader, or other files, read than the given ones, in the order in which they came; no model reads rows.
    /// </summary>
    private const string SelectUnlike = """
        SELECT hash FROM report
        WHERE @all OR (reader <> 'row' AND (reader <> @Reader OR model IS DISTINCT FROM @Model)) OR program IS DISTINCT FROM @Program
            OR codebook IS DISTINCT FROM @Codebook OR gazetteers IS DISTINCT FROM @Gazetteers
        ORDER BY number
        """;

    private const string InsertHistory = """
        INSERT INTO report_history (report, at, what, before, after, reason) VALUES (@Report, @At, @What, @Before, @After, @Reason)
        """;

    private const string SelectHistory = "SELECT at, what, before, after, reason FROM report_history WHERE report = @hash ORDER BY number";

    private const string UpdateWithdrawn = """
        UPDATE report SET withdrawn = @reason, withdrawn_at = coalesce(withdrawn_at, @at) WHERE hash = @hash AND withdrawn IS DISTINCT FROM @reason
        """;

    private const string SelectWithdrawn = "SELECT withdrawn FROM report WHERE hash = @hash";

    private const string InsertForgotten = "INSERT INTO forgotten (hash, reason, day) VALUES (@hash, @reason, @day) ON CONFLICT (hash) DO NOTHING";

    private const string InsertRuling = """
        INSERT INTO ruling (at, who, kind, report, claim, subject, other, before, after, why)
        VALUES (@At, @Who, @Kind, @Report, @Claim, @Subject, @Other, @Before, @After, @Why)
        RETURNING number
        """;

    /// <summary>Every ruling, and whether the claim that it is about is in no reading.</summary>
    private const string SelectRulings = """
        SELECT number, at, who, kind, report, claim, subject, other, before, after, why,
            claim IS NOT NULL AND NOT EXISTS (SELECT 1 FROM claim c WHERE c.id = ruling.claim) AS is_orphan
        FROM ruling ORDER BY number
        """;

    private const string SelectOrphans = """
        SELECT report FROM (SELECT report FROM claim UNION SELECT report FROM dropped) AS held WHERE report NOT IN (SELECT hash FROM report)
        """;

    private const string SelectKnown = "SELECT EXISTS (SELECT 1 FROM report WHERE hash = @Hash UNION ALL SELECT 1 FROM forgotten WHERE hash = @Hash)";

    private static readonly string[] ClaimColumns =
        ["report", "position", "id", "kind", "event", "status", "place_id", "date_from", "date_to", "effects", "json"];

    private static readonly string[] DroppedColumns = ["report", "position", "reason", "json"];

    /// <summary>Of reports that came by a day all that lineage needs; who was withdrawn by then.</summary>
    private const string SelectSummaries = """
        SELECT hash, id, title, outlet, published, original_source, original_published, opening, print_exact, print_shingles,
            CASE WHEN @end IS NULL OR withdrawn_at < @end THEN withdrawn END AS withdrawn
        FROM report
        WHERE @end IS NULL OR received IS NULL OR received < @end
        """;

    private const string SelectRankedOnes = """
        SELECT r.hash, r.id, r.title, r.outlet, r.published, r.original_source, r.original_published, r.opening, r.print_exact, r.withdrawn, l.rank
        FROM report r LEFT JOIN lineage l ON l.report = r.hash
        """;

    private const string SelectRanked = $"{SelectRankedOnes} ORDER BY l.rank";

    private const string SelectLineage =
        "SELECT report, rank, kind, parent, origin, origin_outlet, origin_day, superseded_by, superseded_on, edges FROM lineage ORDER BY rank";

    private const string SelectTouchedInOrder = """
        SELECT t.report FROM touched t LEFT JOIN report r ON r.hash = t.report
        ORDER BY coalesce(r.original_published, r.published, '9999'), t.report LIMIT @most
        """;

    private const string SelectCopies = """
        SELECT r.hash, r.id, r.title, r.outlet, r.published, r.original_source, r.original_published, r.opening, r.print_exact, r.withdrawn, l.rank
        FROM lineage l JOIN report r ON r.hash = l.report
        WHERE l.origin = @Origin AND l.report <> @Hash
        ORDER BY l.rank
        """;

    /// <summary>A whole hash or its first digits come before an id; of several with one id, the latest published.</summary>
    private const string SelectReport = """
        SELECT * FROM report
        WHERE id = @key OR (@isPrefix AND hash >= @from AND hash < @to)
        ORDER BY hash >= @from AND hash < @to DESC, published DESC NULLS LAST, hash
        LIMIT 1
        """;

    private const string UpsertQuarantined = """
        INSERT INTO quarantine (mark, source, record, hash, reason, remedy, bytes, first_seen, given)
        VALUES (@Mark, @Source, @Record, @Hash, @Reason, @Remedy, @Bytes, @FirstSeen, @Given)
        ON CONFLICT (mark) DO UPDATE SET source = excluded.source, record = excluded.record, reason = excluded.reason, remedy = excluded.remedy,
            given = excluded.given
        """;

    private const string SelectQuarantined = "SELECT number, source, record, hash, reason, remedy, first_seen, given FROM quarantine ORDER BY number";

    private const string SelectOneQuarantined = """
        SELECT number, source, record, hash, reason, remedy, bytes, first_seen, given FROM quarantine WHERE number = @number
        """;
}
