using System.Globalization;
using NodaTime;
using NodaTime.Text;
using Salient.Claims;
using Salient.Frames;
using Salient.Reports;

namespace Salient.Training.Corpus;

/// <summary>
/// Reads our own coded reports: text with each paragraph's claims below it (<c>models/corpus/README.md</c> tells the form).
/// </summary>
internal sealed class ClaimsFile
{
    private static readonly Dictionary<string, FrameRole> Roles = new(StringComparer.Ordinal)
    {
        ["a"] = FrameRole.Actor, ["t"] = FrameRole.Target, ["p"] = FrameRole.Place, ["f"] = FrameRole.FromPlace,
            ["to"] = FrameRole.ToPlace, ["s"] = FrameRole.Source,
    };

    private readonly string file;
    private readonly List<(int Line, int Start, string Words, string Claim)> claims = [];
    private readonly List<CodedText> texts = [];
    private readonly List<string> faults = [];
    private readonly System.Text.StringBuilder text = new();
    private string? id;
    private LocalDate? published;
    private (int Start, string Words)? above;

    private ClaimsFile(string file) => this.file = file;

    /// <summary>Reads one file.</summary>
    /// <exception cref="InvalidDataException">Lines that do not fit the form or their text; the message names each with file and
    /// line.</exception>
    public static IReadOnlyList<CodedText> Read(string file)
    {
        var reader = new ClaimsFile(file);
        var number = 0;
        foreach (var line in File.ReadLines(file))
        {
            reader.Take(line, ++number);
        }

        reader.Close();
        return reader.faults.Count == 0 ? reader.texts : throw new InvalidDataException(string.Join('\n', reader.faults));
    }

    private bool inBody;

    private void Take(string line, int number)
    {
        if (line.StartsWith("=== ", StringComparison.Ordinal))
        {
            Close();
            (id, published, above, inBody) = (line[4..].Trim(), null, null, false);
        }
        else if (line.StartsWith("> ", StringComparison.Ordinal))
        {
            if (above is { } words)
            {
                claims.Add((number, words.Start, words.Words, line[2..]));
            }
            else
            {
                Fault(number, "a claim without a line of text above it");
            }
        }
        else if (line.StartsWith("! ", StringComparison.Ordinal) || line.Trim().Length == 0)
        {
            return; // who holds what follows from the claims; the lines are for those who check the ledger
        }
        else if (inBody)
        {
            Paragraph(line.Trim());
        }
        else if (line.Trim() == "---")
        {
            (inBody, above) = (true, null);
        }
        else
        {
            Header(line, number);
        }
    }

    private void Header(string line, int number)
    {
        var colon = line.IndexOf(':');
        var (key, value) = colon < 0 ? ("", "") : (line[..colon].Trim(), line[(colon + 1)..].Trim());
        if (key == "published" && LocalDatePattern.Iso.Parse(value) is { Success: true } day)
        {
            published = day.Value;
        }
        else if (key == "title" && value.Length > 0)
        {
            Paragraph(value);
        }
        else if (key.Length == 0)
        {
            Fault(number, "a header line is 'key: value'; the text begins after ---");
        }
    }

    private void Paragraph(string words)
    {
        if (text.Length > 0)
        {
            text.Append("\n\n");
        }

        above = (text.Length, words);
        text.Append(words);
    }

    private void Close()
    {
        if (id is not null)
        {
            var whole = text.ToString();
            texts.Add(new(id, whole, published, [.. claims.Select(c => Claim(c.Claim, c.Line, c.Start, c.Words,
                whole)).OfType<CodedLine>()]));
        }

        claims.Clear();
        text.Clear();
    }

    private CodedLine? Claim(string claim, int number, int start, string line, string whole)
    {
        var parts = claim.Split('|', StringSplitOptions.TrimEntries);
        var trigger = Trigger(parts[0], start, line, whole);
        if (trigger is null || parts.Length < 2)
        {
            Fault(number, $"'{parts[0]}' does not stand in the line above, or the code is missing");
            return null;
        }

        var (fillers, statuses, time) = (new List<CodedFiller>(), new List<ClaimStatus> { ClaimStatus.Asserted },
            (FrameTime?)FrameTime.None);
        int? killed = null, injured = null;
        var soft = false;
        foreach (var part in parts.Skip(2))
        {
            var equals = part.IndexOf('=');
            var (key, value) = equals < 0 ? (part, "") : (part[..equals].Trim(), part[(equals + 1)..].Trim());
            if (Roles.TryGetValue(key, out var role))
            {
                fillers.AddRange((role is FrameRole.Actor or FrameRole.Target ? value.Split(" + ") : [value])
                    .Select(p => Filler(role, p, whole, number)).OfType<CodedFiller>());
            }
            else if (key == "d")
            {
                time = Date(value, whole, fillers);
            }
            else if (key == "st")
            {
                statuses = [.. value.Split(',', StringSplitOptions.TrimEntries).Select(s => Enum.Parse<ClaimStatus>(s, ignoreCase: true))];
            }
            else if (key is "k" or "i" && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            {
                killed = key == "k" ? count : killed;
                injured = key == "i" ? count : injured;
            }
            else if (key is "opt" or "rep" or "optional" or "repeat")
            {
                soft = true;
            }
            else if (key is not ("past" or "e" or ""))
            {
                Fault(number, $"'{part}' is not understood");
            }
        }

        return new()
        {
            Trigger = trigger, Events = parts[1].Split(',', StringSplitOptions.TrimEntries), Statuses = statuses, Fillers = fillers,
                Time = time, Killed = killed, Injured = injured, Soft = soft,
        };
    }

    private CodedFiller? Filler(FrameRole role, string names, string whole, int number)
    {
        var mentions = Mentions.OfAny(names.Split(" / ", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), whole);
        if (mentions.Count == 0)
        {
            Fault(number, $"'{names}' does not stand in the text");
        }

        return names.Length == 0 ? null : new(role, mentions);
    }

    /// <summary>The way to the day that a coder's date shows: <c>by</c>, <c>asof</c>, or <c>FROM..TO/precision:words</c>.</summary>
    private static FrameTime? Date(string value, string whole, List<CodedFiller> fillers)
    {
        if (value is "by" or "asof" or "as-of")
        {
            return value == "by" ? FrameTime.By : FrameTime.AsOf;
        }

        var slash = value.IndexOf('/');
        var colon = value.IndexOf(':', Math.Max(slash, 0));
        var words = colon < 0 ? null : value[(colon + 1)..].Trim();
        if (words is { Length: > 0 })
        {
            fillers.Add(new(FrameRole.Date, Mentions.Of(words, whole)));
        }

        return slash < 0 ? null : GuideFile.Time(value[(slash + 1)..(colon < 0 ? value.Length : colon)].Trim(), words);
    }

    /// <summary>Where a trigger stands in its line: <c>took … control</c>, <c>attack#2</c>.</summary>
    private static List<TextSpan>? Trigger(string trigger, int start, string line, string whole)
    {
        var hash = trigger.LastIndexOf('#');
        var nth = 1;
        if (hash > 0 && int.TryParse(trigger.AsSpan(hash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out nth))
        {
            trigger = trigger[..hash].Trim();
        }

        var first = Mentions.Of(trigger.Split('…', StringSplitOptions.TrimEntries)[0], line);
        return first.Count < Math.Max(nth, 1) ? null : GuideFile.Trigger(whole[..(start + line.Length)],
            start + first[Math.Max(nth, 1) - 1].Start, trigger);
    }

    private void Fault(int line, string what) => faults.Add($"{file}:{line}: {what}");
}
