using System.Globalization;
using System.Text;

namespace Salient.Fuzz;

/// <summary>Makes inputs of sound ones: the same number gives the same input, on every machine.</summary>
/// <param name="target">Whose inputs.</param>
/// <param name="seed">The run's seed.</param>
internal sealed class Mutator(FuzzTarget target, int seed)
{
    /// <summary>Longest piece that is made; readers have tests of their own for what is long.</summary>
    private const int MostBytes = 48 * 1024;

    /// <summary>One input in so many may be as long as <see cref="MostOfLong"/>: nesting and repetition show only there.</summary>
    private const int LongOneIn = 500, MostOfLong = 1024 * 1024;

    private static readonly byte[][] Words = [.. new[]
    {
        "<", ">", "</", "<!--", "-->", "<![CDATA[", "]]>", "&#0;", "&#xD800;", "&#1114112;", "&amp;amp;", "&", ";", "\"", "'", "{", "}", "[", "]",
        "<div>", "<p>", "<table>", "<tr><td>", "<script>", "<svg>", "<math>", "<template>", "<b><i>", "</body>", "<plaintext>", "<base href=\"//[\">",
        "<!DOCTYPE a [<!ENTITY b \"cc\">]>", "&b;", "xmlns=\"\"", "xml:lang=\"\"", "\\ud800", "\\udc00", "\\u0000", "\\", "\0", "\r", "\n", "\r\n",
        "\n\n", "\t", ",", ":", "- ", "*", "#", "|", "=?utf-8?q?=00?=", "=?x-none?b?////?=", "%", "%00", "%s", "{0}", "\uFEFF", "\uFFFE", "\u202E",
        "\u200B", "\u0301", "\uD7FF", "İ", "ß", "ﬁ", "１", "مدينة", "0", "-1", "-0", "1e999", "NaN", "null", "true", "[]", "{}", "\"\"",
        "2147483648", "-9223372036854775809", "99999999999999999999", "0x", "1.7976931348623157e308", "0000-00-00", "9999-12-31", "-9998-01-01",
        "2019-02-30T25:61:61+99:99", "31 February", "24:00", "Content-Type: multipart/mixed; boundary=\"b\"\n\n--b\n",
        "Content-Transfer-Encoding: base64\n", "charset=utf-7", "charset=x", "Content-Length: 99999999999\r\n", "Transfer-Encoding: chunked\r\n",
        "Content-Encoding: gzip\r\n", "WARC/1.0\r\n", "From \n", "obj", "endobj", "stream\n", "endstream", "/Kids [2 0 R]", "/Length 9999999",
        "/Filter /FlateDecode", "<< ", " >>", "R ", "xref\n", "!!binary ", "&a ", "*a", "<<: *a", "? ", "--- ", "http://[", "https://a b/", "//",
        "last ", "early ", "between ", "and ", "since ", "two ", "Monday ", "9 Ramadan 1440 ", "mid-", "'s ", "of the ", "Rebels captured Atarib. ",
    }.Select(Encoding.UTF8.GetBytes)];

    private static readonly string[] Numbers = ["0", "-1", "1", "255", "65536", "2147483647", "2147483648", "4294967296",
        "9223372036854775808", "1e308", "0.0000001", "-", "00000000000000000000001"];

    /// <summary>The input of a number.</summary>
    public byte[] Make(long number)
    {
        var random = new Random(unchecked((int)((number * 2654435761L) ^ (seed * 40503L) ^ (number >> 31))));
        var first = target.Seeds[random.Next(target.Seeds.Count)];
        var isLong = random.Next(LongOneIn) == 0;
        if (first.Pack is null || random.Next(3) == 0)
        {
            return Mutate(first.Whole(), random, isLong);
        }

        var name = first.Members.Keys.ElementAt(random.Next(first.Members.Count));
        var changed = first.Members.ToDictionary(m => m.Key, m => m.Key == name ? Mutate(m.Value, random, isLong) : m.Value,
            StringComparer.Ordinal);
        return first.Pack(changed);
    }

    private byte[] Mutate(byte[] bytes, Random random, bool isLong)
    {
        var input = new List<byte>(bytes);
        var most = isLong ? MostOfLong : MostBytes;
        for (var steps = 1 + (random.Next(4) == 0 ? random.Next(24) : random.Next(5)); steps > 0; steps--)
        {
            Step(input, random, isLong);
            if (input.Count > most)
            {
                input.RemoveRange(most, input.Count - most);
            }
        }

        return [.. input];
    }

    private void Step(List<byte> input, Random random, bool isLong)
    {
        var at = random.Next(input.Count + 1);
        var length = Math.Min(input.Count - at, random.Next(5) switch { 0 => 1, 1 => random.Next(200), 2 => random.Next(2000), _ => random.Next(16) });
        switch (random.Next(11))
        {
            case 0 when at < input.Count:
                input[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when at < input.Count:
                input[at] = (byte)random.Next(256);
                break;
            case 2:
                input.InsertRange(at, Enumerable.Range(0, 1 + random.Next(8)).Select(_ => (byte)random.Next(256)));
                break;
            case 3:
                input.RemoveRange(at, length);
                break;
            case 4:
                Repeat(input, at, input.GetRange(at, length), random, isLong);
                break;
            case 5:
                Renumber(input, at, random);
                break;
            case 6 when random.Next(8) == 0:
                Repeat(input, at, [.. Words[random.Next(Words.Length)]], random, isLong);
                break;
            case 7:
                var other = target.Seeds[random.Next(target.Seeds.Count)].Members.Values.First();
                var from = random.Next(other.Length + 1);
                input.InsertRange(at, other.AsSpan(from, Math.Min(other.Length - from, random.Next(400))).ToArray());
                break;
            case 8:
                var moved = input.GetRange(at, length);
                input.RemoveRange(at, length);
                input.InsertRange(random.Next(input.Count + 1), moved);
                break;
            case 9 when random.Next(4) == 0:
                input.RemoveRange(at, input.Count - at);
                break;
            default:
                input.InsertRange(at, Words[random.Next(Words.Length)]);
                break;
        }
    }

    private static void Repeat(List<byte> input, int at, List<byte> piece, Random random, bool isLong)
    {
        var times = Math.Min(isLong ? 200_000 : random.Next(6) == 0 ? 2000 : 1 + random.Next(12),
            (isLong ? MostOfLong : MostBytes) / Math.Max(1, piece.Count));
        var all = new byte[times * piece.Count];
        for (var i = 0; i < all.Length; i++)
        {
            all[i] = piece[i % piece.Count];
        }

        input.InsertRange(at, all);
    }

    /// <summary>Puts another number in the place of the next one.</summary>
    private static void Renumber(List<byte> input, int at, Random random)
    {
        while (at < input.Count && !char.IsAsciiDigit((char)input[at]))
        {
            at++;
        }

        var end = at;
        while (end < input.Count && char.IsAsciiDigit((char)input[end]))
        {
            end++;
        }

        var word = random.Next(2) == 0 ? Numbers[random.Next(Numbers.Length)]
            : random.Next(100_000).ToString(CultureInfo.InvariantCulture);
        input.RemoveRange(at, end - at);
        input.InsertRange(at, Encoding.ASCII.GetBytes(word));
    }
}
