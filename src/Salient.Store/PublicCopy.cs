using System.Security.Cryptography;
using System.Text;
using NodaTime;
using Salient.Claims;
using Salient.Lineage;
using Salient.PublicView;

namespace Salient.Store;

/// <summary>
/// A store of its own with nothing in it but what the public view may show of a desk's. Whoever answers from it cannot say more: it has no
/// words, no titles, no history, no time of receipt, no rulings, and counts only its own changes. It lies in a folder of its own that goes
/// with it. Safe to share between threads.
/// </summary>
public sealed class PublicCopy : IDisposable
{
    private readonly ReportStore _desk;
    private readonly PublicDoor _door;
    private readonly TimeProvider _clock;
    private readonly string _folder = Directory.CreateTempSubdirectory("salient-public-").FullName;
    private readonly Lock _copying = new();
    private readonly Dictionary<string, string> _there = new(StringComparer.Ordinal);
    private (long Version, LocalDate Today)? _seen;

    private PublicCopy(ReportStore desk, PublicDoor door, TimeProvider clock)
    {
        (_desk, _door, _clock) = (desk, door, clock);
        Store = ReportStore.Open(Path.Combine(_folder, "public.db"), new() { Clock = clock });
    }

    /// <summary>What may be shown.</summary>
    public ReportStore Store { get; }

    /// <summary>Copies what may be shown today.</summary>
    /// <param name="desk">The desk's store; it stays the caller's to close.</param>
    /// <param name="rules">How late, how coarse.</param>
    /// <param name="known">What everybody knows, as <see cref="PublicKit"/> has it, given how this store renames the rest.</param>
    /// <param name="clock">Tells which day is today, UTC.</param>
    public static PublicCopy Of(ReportStore desk, PublicRules rules, Func<Func<string, string>, PublicKnowledge> known, TimeProvider clock) =>
        Filled.With(new PublicCopy(desk, new(rules, known(desk.Renaming()), LineageRules.Default), clock), copy => copy.Refresh());

    /// <summary>Takes in what may be shown by now, and takes out what may not any more.</summary>
    /// <returns>Whether anything of what is shown is another than before.</returns>
    public bool Refresh()
    {
        lock (_copying)
        {
            var now = (_desk.Version(), Today: Instant.FromDateTimeOffset(_clock.GetUtcNow()).InUtc().Date);
            if (_seen == now)
            {
                return false;
            }

            var shown = _door.Through(_desk.Standing(), now.Today).ToDictionary(r => r.Summary.Hash, StringComparer.Ordinal);
            var prints = shown.ToDictionary(r => r.Key, r => PrintOf(r.Value), StringComparer.Ordinal);
            var gone = _there.Where(r => prints.GetValueOrDefault(r.Key) != r.Value).Select(r => r.Key).ToList();
            var come = prints.Where(r => _there.GetValueOrDefault(r.Key) != r.Value).Select(r => shown[r.Key]).ToList();
            if (gone.Count + come.Count > 0)
            {
                Store.PutPublic(gone, come);
                gone.ForEach(hash => _there.Remove(hash));
                come.ForEach(report => _there[report.Summary.Hash] = prints[report.Summary.Hash]);
            }

            _seen = now;
            return gone.Count + come.Count > 0;
        }
    }

    /// <summary>Lets go of the copy and removes it.</summary>
    public void Dispose()
    {
        Store.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Tells whether a report is shown as it is there already.</summary>
    private static string PrintOf(PublicReport report) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n',
        [$"{report.Summary.Outlet}|{report.Summary.Published:uuuu-MM-dd}|{report.Summary.OriginalSource}|{report.Summary.OriginalPublished:uuuu-MM-dd}",
            report.Summary.Opening, .. report.Claims.Select(ClaimJson.Line)]))));
}
