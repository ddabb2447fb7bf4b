using System.Globalization;
using System.Text;

namespace Salient.Bench;

/// <summary>
/// Lays a folder of files that a desk might get: invented reports in every kind that is read, the repository's samples, and among them
/// files and records that cannot be read.
/// </summary>
internal static class MixFolder
{
    /// <summary>Shares of the reports that come in files of a kind, and how many a file holds.</summary>
    private static readonly (string Name, double Share, int Each, Func<List<MixedReport>, byte[]> Write)[] Kinds =
    [
        (".jsonl", .26, 200, r => Bytes(MixFiles.Records(r))), (".html", .12, 1, r => Bytes(MixFiles.Page(r[0]))),
        (".rss", .12, 40, r => Bytes(MixFiles.Feed(r))), (".atom", .04, 40, r => Bytes(MixFiles.Atom(r))),
        (".feed.json", .03, 40, r => Bytes(MixFiles.JsonFeed(r))), (".csv", .08, 100, r => Bytes(MixFiles.Csv(r))),
        (".xlsx", .04, 100, r => MixFiles.Zip(MixFiles.Sheet(r))), (".mbox", .07, 50, r => Bytes(MixFiles.Mailbox(r))),
        (".eml", .02, 1, r => Bytes(MixFiles.Mail(r[0]))), (".result.json", .07, 100, r => Bytes(MixFiles.Telegram(r))),
        (".telegram.html", .02, 25, r => Bytes(MixFiles.TelegramPage(r))), (".live.html", .02, 10, r => Bytes(MixFiles.Live(r))),
        (".warc.gz", .04, 40, MixFiles.PackedArchive), (".mhtml", .01, 1, r => Bytes(MixFiles.SavedPage(r[0]))),
        (".docx", .015, 1, r => MixFiles.Zip(MixFiles.Word(r[0]))), (".odt", .01, 1, r => MixFiles.Zip(MixFiles.Open(r[0]))),
        (".pdf", .015, 1, r => MixFiles.Pdf(r[0])), (".txt", .02, 1, r => Bytes($"{r[0].Title}\n{r[0].Outlet}, {r[0].Date}\n\n{r[0].Text}\n")),
    ];

    /// <summary>Writes the files; the same seed and count give the same bytes.</summary>
    /// <returns>How many files there are.</returns>
    public static int Write(string folder, int seed, int count)
    {
        using var reports = ReportMix.Reports(seed, count).GetEnumerator();
        var files = 0;
        foreach (var (ending, share, each, write) in Kinds)
        {
            var place = Directory.CreateDirectory(Path.Combine(folder, ending.Trim('.'))).FullName;
            for (var left = (int)Math.Round(share * count); left > 0; left -= each)
            {
                var some = Take(reports, Math.Min(each, left));
                if (some.Count == 0)
                {
                    break;
                }

                File.WriteAllBytes(Path.Combine(place, string.Create(CultureInfo.InvariantCulture, $"{files++:00000}{ending}")), write(some));
            }
        }

        foreach (var sample in Directory.EnumerateFiles(Path.Combine(Bundled.Root, "samples", "idlib-2019")))
        {
            File.Copy(sample, Path.Combine(folder, "txt", "sample-" + Path.GetFileName(sample)));
        }

        return files + Spoilt(Path.Combine(folder, "spoilt"));
    }

    /// <summary>What cannot be read, whole or in part.</summary>
    private static int Spoilt(string folder)
    {
        Directory.CreateDirectory(folder);
        (string Name, byte[] Bytes)[] files =
        [
            ("half.jsonl", Bytes("{\"text\":\"Rebels left Taftanaz, residents said. \\ud83d\"}\n{\"text\":\n[1]\n{\"text\":\"The army shelled Saraqib on Monday.\"}\n")),
            ("deep.html", Bytes("<html><body>" + string.Concat(Enumerable.Repeat("<div>", 100_000)))),
            ("latin.txt", Encoding.Latin1.GetBytes("Le café fut pris.")), ("empty.txt", []), ("zip.docx", Bytes("PK\u0003\u0004 and no more")),
            ("cut.pdf", Bytes("%PDF-1.7 and no more")), ("cut.rss", Bytes("<rss version=\"2.0\"><channel><item><title>Half")),
        ];
        foreach (var (name, bytes) in files)
        {
            File.WriteAllBytes(Path.Combine(folder, name), bytes);
        }

        return files.Length;
    }

    private static List<MixedReport> Take(IEnumerator<MixedReport> reports, int count)
    {
        var some = new List<MixedReport>();
        while (some.Count < count && reports.MoveNext())
        {
            some.Add(reports.Current);
        }

        return some;
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
