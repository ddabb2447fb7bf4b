using System.Security.Cryptography;
using System.Text;
using NodaTime.Text;
using Salient.Claims;
using Salient.Reports;
using Salient.Store;

namespace Salient.SystemTests.Web;

/// <summary>A report with claims written by hand: what a reading of it would give, without reading.</summary>
internal sealed class InventedReport
{
    private readonly List<Claim> _claims = [];
    private readonly Report _report;

    public InventedReport(string id, string outlet, string day, string title, string story, string tail = "")
    {
        var text = $"{title}\n\n{story}{(tail.Length > 0 ? "\n\n" + tail : "")}\n";
        var bytes = Encoding.UTF8.GetBytes(id + text);
        _report = new()
        {
            Id = id,
            Text = text,
            Hash = Convert.ToHexStringLower(SHA256.HashData(bytes)),
            Title = title,
            Outlet = outlet,
            Published = LocalDatePattern.Iso.Parse(day).Value,
            TitleSpan = new(0, title.Length),
            Body = [new(0, title.Length + 2 + story.Length)],
        };
    }

    public string Id => _report.Id;

    public string Hash => _report.Hash;

    public string Text => _report.Text;

    public IReadOnlyList<Claim> Claims => _claims;

    /// <summary>Adds a claim that stands at the first place where <paramref name="words"/> stand.</summary>
    public InventedReport Says(string words, string happened, ClaimPlace place, HoldingState state, ClaimActor? holder, string? day = null,
        ClaimStatus status = ClaimStatus.Asserted, ClaimActor? from = null, string? source = null, int? killed = null)
    {
        var start = _report.Text.IndexOf(words, StringComparison.Ordinal);
        Assert.True(start >= 0, $"\"{words}\" is not in {_report.Id}");
        var on = day is null ? _report.Published : LocalDatePattern.Iso.Parse(day).Value;
        _claims.Add(new()
        {
            Id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{_report.Id}|{_claims.Count}")))[..16],
            ReportId = _report.Id,
            Sentence = 1,
            Start = start,
            End = start + words.Length,
            Text = words,
            SentenceText = words,
            Kind = ClaimKind.Event,
            Event = happened,
            Actors = holder is null ? [] : [holder],
            Targets = from is null || from == holder ? [] : [from],
            Place = place,
            Extent = Extent.Whole,
            Date = new(day is null ? null : on, on, day is null ? DatePrecision.By : DatePrecision.Day, day is null ? null : "on the day"),
            Source = source is null ? new(null, _report.Outlet, null, SourceKind.Outlet, null, null)
                : new(source, source, null, SourceKind.Unnamed, null, null),
            Status = status,
            Killed = killed,
            Effects = [new(place, state, status == ClaimStatus.Denied ? null : holder, from, false)],
            Confidence = 0.86,
            Rule = "hand-written",
            Codes = new("COERCE", "territory", "190", null, null),
        });
        return this;
    }

    /// <summary>Puts it into a store.</summary>
    public void Into(ReportStore store) => store.Add(new(_report, _claims, []), Encoding.UTF8.GetBytes(_report.Id + _report.Text));
}
