using System.Globalization;
using System.Text;

namespace Salient.Gathering.Watching;

/// <summary>What a host's robots.txt lets this program fetch (RFC 9309).</summary>
public sealed class RobotsRules
{
    /// <summary>The name that groups of a robots.txt are looked for by.</summary>
    public const string Agent = "salient";

    /// <summary>As much of the file is read as the RFC asks for at least (500 kibibytes).</summary>
    private const int MostBytes = 500 * 1024;

    /// <summary>Longest pause between two requests that a host may ask for: with more a day would not do for what a feed holds.</summary>
    private static readonly TimeSpan MostDelay = TimeSpan.FromSeconds(60);

    private readonly List<(string Path, bool Allow)> rules;

    private RobotsRules(List<(string, bool)> rules, TimeSpan? delay) => (this.rules, Delay) = (rules, delay);

    /// <summary>Everything may be fetched: there is no robots.txt.</summary>
    public static RobotsRules None { get; } = new([], null);

    /// <summary>
    /// How long the host asks to wait between two requests (<c>Crawl-delay</c>, which is no part of the RFC but widely meant), or null.
    /// </summary>
    public TimeSpan? Delay { get; }

    /// <summary>The rules of a file; lines that are none are passed over.</summary>
    public static RobotsRules Parse(ReadOnlySpan<byte> file)
    {
        // Half a line would be a rule that nobody wrote.
        var read = file.Length <= MostBytes ? file : file[..Math.Max(0, file[..MostBytes].LastIndexOf((byte)'\n'))];
        var groups = Groups(Encoding.UTF8.GetString(read).TrimStart('\uFEFF'));
        // All groups that name this program count together; the others' only where none does.
        var own = groups.Where(g => g.Agents.Contains(Agent)).ToList();
        var ours = own.Count > 0 ? own : groups.Where(g => g.Agents.Contains("*")).ToList();
        return new([.. ours.SelectMany(g => g.Rules)], ours.Select(g => g.Delay).FirstOrDefault(d => d is not null));
    }

    /// <summary>
    /// Whether an address of the host may be fetched: the longest path that fits it says so, and of two as long the one that allows.
    /// </summary>
    public bool Allows(Uri address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var path = Normal(address.PathAndQuery);
        var best = rules.Where(r => Fits(r.Path, path)).OrderByDescending(r => r.Path.Length).ThenByDescending(r => r.Allow)
            .FirstOrDefault();
        return best.Path is null || best.Allow || path == "/robots.txt";
    }

    private static List<Group> Groups(string text)
    {
        var groups = new List<Group>();
        var inAgents = false;
        foreach (var raw in text.Split(['\r', '\n']))
        {
            var line = raw.Split('#')[0];
            if (line.IndexOf(':', StringComparison.Ordinal) is var colon && colon < 0)
            {
                continue;
            }

            var (key, value) = (line[..colon].Trim().ToLowerInvariant(), line[(colon + 1)..].Trim());
            if (key is "user-agent" or "useragent")
            {
                if (!inAgents)
                {
                    groups.Add(new());
                }

                groups[^1].Agents.Add(value == "*" ? value : Token(value));
            }
            else if (groups.Count > 0)
            {
                groups[^1].Add(key, value);
            }

            // Lines of other kinds (Sitemap) do not end a list of agents.
            inAgents = key is "user-agent" or "useragent" || (inAgents && key is not ("allow" or "disallow" or "crawl-delay"));
        }

        return groups;
    }

    /// <summary>The name in a line of an agent, without a version that does not belong there.</summary>
    private static string Token(string value) => string.Concat(value.TakeWhile(c => char.IsAsciiLetter(c) || c is '-' or '_'))
        .ToLowerInvariant();

    /// <summary>Whether a path fits a rule's from its beginning: <c>*</c> is anything, a <c>$</c> at the end the end.</summary>
    private static bool Fits(string rule, string path)
    {
        var whole = rule.EndsWith('$');
        var parts = (whole ? rule[..^1] : rule).Split('*');
        if (!path.StartsWith(parts[0], StringComparison.Ordinal))
        {
            return false;
        }

        // The leftmost place of each part is as good as any other; the last one of a rule with an end must stand there.
        var at = parts[0].Length;
        for (var i = 1; i < parts.Length; i++)
        {
            var isLast = whole && i == parts.Length - 1;
            var found = isLast ? (path.EndsWith(parts[i], StringComparison.Ordinal) ? path.Length - parts[i].Length : -1)
                : path.IndexOf(parts[i], at, StringComparison.Ordinal);
            if (found < at)
            {
                return false;
            }

            at = found + parts[i].Length;
        }

        return !whole || at == path.Length;
    }

    /// <summary>Octets as RFC 9309 compares them: what need not be escaped is not, everything else is, in capitals.</summary>
    private static string Normal(string path)
    {
        var normal = new StringBuilder();
        for (var i = 0; i < path.Length; i++)
        {
            if (path[i] == '%' && i + 2 < path.Length && byte.TryParse(path.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier,
                CultureInfo.InvariantCulture, out var octet))
            {
                normal.Append(char.IsAsciiLetterOrDigit((char)octet) || (char)octet is '-' or '.' or '_' or '~' ? $"{(char)octet}"
                    : $"%{octet:X2}");
                i += 2;
            }
            else if (path[i] < 0x80)
            {
                normal.Append(path[i]);
            }
            else
            {
                var rune = char.IsHighSurrogate(path[i]) && i + 1 < path.Length ? path.Substring(i++, 2) : path[i].ToString();
                normal.Append(Uri.EscapeDataString(rune));
            }
        }

        return normal.ToString();
    }

    private sealed class Group
    {
        public HashSet<string> Agents { get; } = [];

        public List<(string, bool)> Rules { get; } = [];

        public TimeSpan? Delay { get; private set; }

        public void Add(string key, string value)
        {
            if (key is "allow" or "disallow" && value.Length > 0)
            {
                Rules.Add((Normal(value), key == "allow"));
            }
            else if (key == "crawl-delay" && double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
                out var seconds))
            {
                Delay = TimeSpan.FromSeconds(Math.Min(seconds, MostDelay.TotalSeconds));
            }
        }
    }
}
