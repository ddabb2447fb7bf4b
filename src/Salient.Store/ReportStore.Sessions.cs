using Dapper;
using NodaTime;

namespace Salient.Store;

/// <content>Who is logged in: a session is a row here and a number in the browser, so that it ends when the row goes.</content>
public sealed partial class ReportStore
{
    /// <summary>How long a session lasts without a request, and at most: a working day, a working week. Both are judgements.</summary>
    private static readonly Duration Idle = Duration.FromHours(12), Longest = Duration.FromDays(7);

    /// <summary>How exactly the time of the last request is kept: reading a page writes nothing most of the time.</summary>
    private static readonly Duration SeenStep = Duration.FromMinutes(5);

    /// <summary>Begins a session of an account; those that have run out are removed.</summary>
    /// <returns>What the browser keeps: 256 random bits, which the store does not keep.</returns>
    public string BeginSession(string account)
    {
        var (secret, now) = (Secrets.New(), _database.Now());
        return _database.Write((c, transaction) =>
        {
            c.Execute("DELETE FROM session WHERE begun < @begun OR seen < @seen",
                new { begun = ReportRow.Iso(now - Longest), seen = ReportRow.Iso(now - Idle) }, transaction);
            c.Execute("INSERT INTO session (hash, account, begun, seen) VALUES (@hash, @account, @now, @now)",
                new { hash = Secrets.HashOf(secret), account = NameOf(account), now = ReportRow.Iso(now) }, transaction);
            return secret;
        });
    }

    /// <summary>Whose session it is; null where it is none, or has ended.</summary>
    /// <param name="secret">What the browser keeps.</param>
    public Account? AccountOfSession(string secret)
    {
        var (hash, now) = (Secrets.HashOf(secret), _database.Now());
        if (_database.Use(c => c.QueryFirstOrDefault<SessionRow>("SELECT account, begun, seen FROM session WHERE hash = @hash", new { hash }))
            is not { } row || ReportRow.InstantOf(row.Begun) + Longest < now || ReportRow.InstantOf(row.Seen) is not { } seen
            || seen + Idle < now)
        {
            return null;
        }

        if (seen + SeenStep < now)
        {
            _database.Write((c, transaction) => c.Execute("UPDATE session SET seen = @now WHERE hash = @hash",
                new { hash, now = ReportRow.Iso(now) }, transaction));
        }

        return Account(row.Account);
    }

    /// <summary>Ends a session.</summary>
    /// <param name="secret">What the browser keeps.</param>
    public void EndSession(string secret) => _database.Write((c, transaction) =>
        c.Execute("DELETE FROM session WHERE hash = @hash", new { hash = Secrets.HashOf(secret) }, transaction));

    private sealed class SessionRow
    {
        public string Account { get; init; } = "";

        public string Begun { get; init; } = "";

        public string Seen { get; init; } = "";
    }
}
