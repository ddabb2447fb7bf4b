namespace Salient.Store;

public sealed partial class ReportStore
{
    private const string InsertReport = """
        INSERT INTO report (hash, id, title, outlet, published, original_source, original_published, json, text, bytes, opening, print_exact, print_shingles)
        VALUES (@Hash, @Id, @Title, @Outlet, @Published, @OriginalSource, @OriginalPublished, @Json, @Text, @Bytes, @Opening, @PrintExact, @PrintShingles)
        """;

    private const string InsertClaim = """
        INSERT INTO claim (report, position, id, kind, event, status, place_id, date_from, date_to, effects, json)
        VALUES (@Report, @Position, @Id, @Kind, @Event, @Status, @PlaceId, @DateFrom, @DateTo, @Effects, @Json)
        """;

    private const string InsertDropped = "INSERT INTO dropped (report, position, reason, json) VALUES (@Report, @Position, @Reason, @Json)";

    private const string SelectSummaries = """
        SELECT hash, id, title, outlet, published, original_source, original_published, opening, print_exact, print_shingles FROM report
        """;

    /// <summary>A whole hash or its first digits come before an id; of several with one id, the latest published.</summary>
    private const string SelectReport = """
        SELECT * FROM report
        WHERE id = @key OR (@isPrefix AND hash >= @from AND hash < @to)
        ORDER BY hash >= @from AND hash < @to DESC, published DESC, hash
        LIMIT 1
        """;

    private const string UpsertQuarantined = """
        INSERT INTO quarantine (mark, source, record, hash, reason, remedy, bytes, first_seen)
        VALUES (@Mark, @Source, @Record, @Hash, @Reason, @Remedy, @Bytes, @FirstSeen)
        ON CONFLICT (mark) DO UPDATE SET source = excluded.source, record = excluded.record, reason = excluded.reason, remedy = excluded.remedy
        """;

    private const string SelectQuarantined = "SELECT number, source, record, hash, reason, remedy, first_seen FROM quarantine ORDER BY number";

    private const string SelectOneQuarantined = "SELECT number, source, record, hash, reason, remedy, bytes, first_seen FROM quarantine WHERE number = @number";
}
