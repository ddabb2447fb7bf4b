using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Salient.Claims;

namespace Salient.Web.Api;

/// <summary>
/// The answers given from one content of the store, as the bytes that are sent, so that many readers of one map cost one working out.
/// Safe to share between threads: who asks for the same at
/// the same time waits for the first.
/// </summary>
/// <param name="edition">Whose answers they are.</param>
internal sealed class KeptAnswers(LedgerView.Edition edition)
{
    /// <summary>Answers kept; beyond that all are let go of. A page asks for one a day that is looked at.</summary>
    private const int Most = 64;

    /// <summary>Answers that a new edition works out before it takes the place of the last: those of the map that is watched.</summary>
    private const int MostTakenOver = 4;

    private readonly ConcurrentDictionary<string,
        (Func<LedgerView.Edition, object> Make, Lazy<Bytes> Bytes)> _answers = new(StringComparer.Ordinal);

    /// <summary>The answer to a question, with its tag; 304 where whoever asks has it.</summary>
    /// <param name="context">The request.</param>
    /// <param name="question">What is asked, in one spelling.</param>
    /// <param name="make">Works the answer out.</param>
    public IResult Of(HttpContext context, string question, Func<LedgerView.Edition, object> make)
    {
        if (EntityTag.IsKnown(context, FormattableString.Invariant($"{edition.Version}-{edition.Today:uuuuMMdd}-{question}")))
        {
            return Results.StatusCode(StatusCodes.Status304NotModified);
        }

        var bytes = Kept(question, make);
        if (!context.Request.GetTypedHeaders().AcceptEncoding.Any(e => e.Value == "gzip" && e.Quality is null or > 0))
        {
            return Results.Bytes(bytes.Plain, "application/json; charset=utf-8");
        }

        context.Response.Headers.ContentEncoding = "gzip";
        context.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        return Results.Bytes(bytes.Packed, "application/json; charset=utf-8");
    }

    /// <summary>Works out what was asked of an earlier edition, before anybody asks this one.</summary>
    public void TakeOver(KeptAnswers earlier)
    {
        foreach (var (question, (make, _)) in earlier._answers.Take(MostTakenOver))
        {
            _ = Kept(question, make);
        }
    }

    private Bytes Kept(string question, Func<LedgerView.Edition, object> make)
    {
        if (_answers.Count > Most)
        {
            _answers.Clear();
        }

        return _answers.GetOrAdd(question, _ => (make, new(() => Bytes.Of(make(edition))))).Bytes.Value;
    }

    private sealed record Bytes(byte[] Plain, byte[] Packed)
    {
        public static Bytes Of(object answer)
        {
            var plain = JsonSerializer.SerializeToUtf8Bytes(answer, ClaimJson.Options);
            using var packed = new MemoryStream();
            using (var zip = new GZipStream(packed, CompressionLevel.Fastest))
            {
                zip.Write(plain);
            }

            return new(plain, packed.ToArray());
        }
    }
}
