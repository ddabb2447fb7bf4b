using System.Buffers.Binary;
using System.Text.Json;
using Salient.Claims;
using Salient.Lineage;

namespace Salient.Store;

/// <summary>A row of <c>lineage</c>.</summary>
internal sealed class LineageRow
{
    public string Report { get; init; } = "";

    public string Rank { get; init; } = "";

    public string Headline { get; init; } = "";

    public byte[] Marks { get; init; } = [];

    public string Kind { get; init; } = "";

    public string? Parent { get; init; }

    public string Origin { get; init; } = "";

    public string? OriginOutlet { get; init; }

    public string? OriginDay { get; init; }

    public string? SupersededBy { get; init; }

    public string? SupersededOn { get; init; }

    public string Edges { get; init; } = "[]";

    /// <summary>The first words of the report.</summary>
    public string Opening { get; init; } = "";

    /// <summary>The print of its words: the hash of the whole.</summary>
    public long Exact { get; init; }

    /// <summary>The same: hashes of its 5-grams.</summary>
    public byte[] Shingles { get; init; } = [];

    /// <summary>Not null where an analyst took it out of the ledger.</summary>
    public string? Withdrawn { get; init; }

    /// <summary>Ranks of the earlier reports on which it depends where it stands, a line each.</summary>
    public string Kin { get; init; } = "";

    /// <summary>The same, one by one.</summary>
    public string[] KinRanks() => Kin.Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>The marks as numbers of the database.</summary>
    public IReadOnlyList<long> MarkNumbers()
    {
        var numbers = new long[Marks.Length / sizeof(long)];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = BinaryPrimitives.ReadInt64LittleEndian(Marks.AsSpan(i * sizeof(long)));
        }

        return numbers;
    }

    /// <summary>The row of a report that stands where <paramref name="descent"/> says.</summary>
    public static LineageRow Of(ReportSummary report, Descent descent, LineageRules rules)
    {
        var marks = report.Print.Marks(rules.LeastShared).Distinct().ToList();
        var bytes = new byte[marks.Count * sizeof(ulong)];
        for (var i = 0; i < marks.Count; i++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(i * sizeof(ulong)), marks[i]);
        }

        return new()
        {
            Report = report.Hash,
            Rank = rules.RankOf(report),
            Headline = LineageTree.Headline(report),
            Marks = bytes,
            Kind = descent.Kind.ToString(),
            Parent = descent.Parent,
            Origin = descent.Origin,
            OriginOutlet = descent.OriginOutlet,
            OriginDay = ReportRow.Iso(descent.OriginDay),
            SupersededBy = descent.SupersededBy,
            SupersededOn = ReportRow.Iso(descent.SupersededOn),
            Edges = JsonSerializer.Serialize(descent.Edges, ClaimJson.Options),
            Opening = report.Opening,
            Exact = unchecked((long)report.Print.Exact),
            Shingles = report.Print.ShingleBytes(),
            Withdrawn = report.Withdrawn ? "withdrawn" : null,
        };
    }

    /// <summary>Where the report stands.</summary>
    public Descent Descent() => new(
        Report, Enum.Parse<DescentKind>(Kind), Parent, Origin, OriginOutlet, ReportRow.Day(OriginDay), SupersededBy,
            ReportRow.Day(SupersededOn))
    {
        Edges = Edges == "[]" ? [] : JsonSerializer.Deserialize<List<DescentEdge>>(Edges, ClaimJson.Options)!,
    };
}
