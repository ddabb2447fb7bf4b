using System.Data.Common;
using System.Text.Json;
using Dapper;
using Salient.Claims;
using Salient.Lineage;
using Salient.Workspaces;

namespace Salient.Store;

/// <content>Workspaces, and the store as one of them has it.</content>
public sealed partial class ReportStore
{
    private Workspace? _workspace;
    private (long Version, string Hashes)? _inside;

    /// <summary>
    /// The same store with nothing but the claims of a workspace: ledger, incidents, events and searches are of these alone. It lives as
    /// long as this one.
    /// </summary>
    public ReportStore Within(Workspace workspace) => new(_database, _rules) { _isBare = _isBare, _workspace = workspace };

    /// <summary>The workspaces, by name; rows that are damaged are left out.</summary>
    public IReadOnlyList<Workspace> Workspaces() => _database.Use(c => c.Query<string>("SELECT has FROM workspace ORDER BY name").ToList())
        .Select(ReportRow.Sound<Workspace>).OfType<Workspace>().ToList();

    /// <summary>A workspace, or null where there is none of the name.</summary>
    public Workspace? Workspace(string name) => _database.Use(c =>
        c.Query<string>("SELECT has FROM workspace WHERE name = @name", new { name }).FirstOrDefault()) is { } has
        ? ReportRow.Sound<Workspace>(has) : null;

    /// <summary>Keeps a workspace.</summary>
    /// <returns>Whether there was none of its name; one that is there stays as it is.</returns>
    public bool Add(Workspace workspace) => _database.Write((c, transaction) =>
        c.Execute("INSERT INTO workspace (name, has) VALUES (@Name, @has) ON CONFLICT (name) DO NOTHING",
            new { workspace.Name, has = ClaimJson.Line(workspace) }, transaction) > 0 && Answers(c, transaction));

    /// <summary>Forgets a workspace; the claims stay.</summary>
    /// <returns>Whether it was known.</returns>
    public bool RemoveWorkspace(string name) => _database.Write((c, transaction) =>
        c.Execute("DELETE FROM workspace WHERE name = @name", new { name }, transaction) > 0 && Answers(c, transaction));

    /// <summary>Another workspace may come to have the name: what was answered under it is out of date.</summary>
    private static bool Answers(DbConnection c, DbTransaction transaction) =>
        c.Execute("UPDATE edition SET number = number + 1", null, transaction) > 0;

    /// <summary>The claims of a report that count: nobody rejected them, and they belong to the workspace where there is one.</summary>
    private IReadOnlyList<Claim> Counting(ReportSummary report, IReadOnlyList<Claim> all) =>
        [.. all.Where(c => c.Ruled?.Verdict != ClaimVerdict.Rejected && _workspace?.Has(report, c) != false)];

    /// <summary>The hashes of the reports that have a claim of the workspace, as a list in JSON; null where there is none.</summary>
    private string? Inside()
    {
        if (_workspace is null)
        {
            return null;
        }

        var version = Version();
        if (_inside is not { } known || known.Version != version)
        {
            _inside = known = (version, JsonSerializer.Serialize(Published().Select(c => c.ReportHash).Distinct()));
        }

        return known.Hashes;
    }
}
