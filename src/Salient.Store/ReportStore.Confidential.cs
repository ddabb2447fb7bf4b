using Dapper;
using Salient.Claims;
using Salient.Lineage;

namespace Salient.Store;

/// <content>Which reports not everybody may see.</content>
public sealed partial class ReportStore
{
    /// <summary>Everything that is confidential, reports before outlets.</summary>
    public IReadOnlyList<Restriction> Restrictions() => _database.Use(c =>
        c.Query<(string Kind, string Name, string Role)>("SELECT kind, name, role FROM confidential ORDER BY kind DESC, name").Select(row =>
            // What is not understood is kept from everybody but admins.
            new Restriction(ClaimWords.Find<RestrictedKind>(row.Kind) ?? RestrictedKind.Report, row.Name,
                ClaimWords.Find<DeskRole>(row.Role) ?? DeskRole.Admin)).ToList());

    /// <summary>Makes something confidential, or opens it.</summary>
    /// <param name="kind">What kind of thing.</param>
    /// <param name="name">The report's hash, or the outlet's name.</param>
    /// <param name="role">The lowest role that may see it from now on; null for everybody.</param>
    /// <param name="by">Who says so.</param>
    /// <returns>Whether that changed anything.</returns>
    public bool Restrict(RestrictedKind kind, string name, DeskRole? role, Doer by) => _database.Write((c, transaction) =>
    {
        var row = new { kind = ClaimWords.Of(kind), name = kind == RestrictedKind.Outlet ? Folded.Of(name) : name,
            role = role is { } least ? ClaimWords.Of(least) : null };
        var done = role is null ? c.Execute("DELETE FROM confidential WHERE kind = @kind AND name = @name", row, transaction)
            : c.Execute("""
                INSERT INTO confidential (kind, name, role) VALUES (@kind, @name, @role)
                ON CONFLICT (kind, name) DO UPDATE SET role = excluded.role WHERE confidential.role <> excluded.role
                """, row, transaction);
        if (done > 0)
        {
            // Whoever keeps a part of this store that leaves something out has to look again.
            c.Execute("UPDATE edition SET number = number + 1", transaction: transaction);
            Audit(c, transaction, by, role is null ? "opened" : "made confidential", $"{row.kind} {row.name}", row.role);
        }

        return done > 0;
    });

    /// <summary>The reports in this store that are confidential, by hash, with the lowest role that may see each.</summary>
    public IReadOnlyDictionary<string, DeskRole> Restricted()
    {
        var restricted = new Dictionary<string, DeskRole>(StringComparer.Ordinal);
        var all = Restrictions();
        foreach (var one in all.Where(r => r.Kind == RestrictedKind.Report))
        {
            restricted[one.Name] = one.Role;
        }

        if (all.Where(r => r.Kind == RestrictedKind.Outlet).ToDictionary(r => r.Name, r => r.Role, StringComparer.Ordinal)
            is { Count: > 0 } outlets)
        {
            foreach (var (hash, outlet) in _database.Use(c => c.Query<(string, string)>(
                "SELECT hash, outlet FROM report WHERE outlet IS NOT NULL").ToList()))
            {
                if (outlets.TryGetValue(Folded.Of(outlet), out var role) && role > restricted.GetValueOrDefault(hash, DeskRole.Reader - 1))
                {
                    restricted[hash] = role;
                }
            }
        }

        return restricted;
    }
}
