using Salient.Encoder;
using Salient.Frames;
using static TorchSharp.torch;

namespace Salient.Training.Network;

/// <summary>A window of a text with what is to be found in its own part.</summary>
/// <param name="Window">The window.</param>
/// <param name="Text">Its text.</param>
/// <param name="Targets">The frames whose anchor is the window's own.</param>
internal sealed record WindowExample(Window Window, ReadText Text, IReadOnlyList<FrameTarget> Targets);

/// <summary>Some windows as tensors.</summary>
internal sealed class Batch
{
    private readonly IReadOnlyList<WindowExample> windows;
    private readonly IReadOnlyList<string> codes;
    private readonly int length;

    public Batch(IReadOnlyList<WindowExample> windows, IReadOnlyList<string> codes)
    {
        (this.windows, this.codes) = (windows, codes);
        length = windows.Max(w => w.Window.Pieces.Count);
        var (ids, there) = (new long[windows.Count * length], new float[windows.Count * length]);
        for (var i = 0; i < windows.Count; i++)
        {
            for (var j = 0; j < windows[i].Window.Pieces.Count; j++)
            {
                (ids[(i * length) + j], there[(i * length) + j]) = (windows[i].Window.Pieces[j], 1);
            }
        }

        (Pieces, There) = (tensor(ids).view(windows.Count, length), tensor(there).view(windows.Count, length));
        Sentences = windows.Sum(w => w.Window.Words.Skip(w.Window.FirstOwn).Select(x => x.Sentence).Distinct().Count());
        FillCodes();
        FillFrames();
    }

    /// <summary>Numbers of pieces, [windows, length].</summary>
    public Tensor Pieces { get; }

    /// <summary>1 where a piece stands.</summary>
    public Tensor There { get; }

    /// <summary>How many sentences are the windows' own.</summary>
    public int Sentences { get; }

    /// <summary>1 where a word carries a code, [windows, length, codes].</summary>
    public Tensor CodeTruth { get; private set; } = null!;

    /// <summary>How much each of <see cref="CodeTruth"/> counts.</summary>
    public Tensor CodeWeight { get; private set; } = null!;

    /// <summary>How many frames there are.</summary>
    public int Frames { get; private set; }

    /// <summary>Window, position and code of each frame.</summary>
    public (Tensor Window, Tensor Position, Tensor Code) Anchors { get; private set; }

    /// <summary>How much each frame counts.</summary>
    public Tensor FrameWeight { get; private set; } = null!;

    /// <summary>Share of each status, [frames, statuses].</summary>
    public Tensor StatusTruth { get; private set; } = null!;

    /// <summary>The way to the day, and how much it counts.</summary>
    public (Tensor Truth, Tensor Weight) Time { get; private set; }

    /// <summary>Kind of distance of each position from each anchor, [frames, length].</summary>
    public Tensor Distance { get; private set; } = null!;

    /// <summary>0 where a word fills no role of a frame and could, −10,000 elsewhere, [frames, roles, length].</summary>
    public Tensor NoFiller { get; private set; } = null!;

    /// <summary>How much the words that fill no role count, [frames, roles].</summary>
    public Tensor RoleWeight { get; private set; } = null!;

    /// <summary>
    /// Frame and role of each filler, and 0 at the words that mean it, −10,000 elsewhere, [fillers, length]; null where no frame has any.
    /// </summary>
    public (Tensor Frame, Tensor Role, Tensor Words)? Fillers { get; private set; }

    private static Dictionary<At, int> Positions(Window window)
    {
        var positions = new Dictionary<At, int>();
        foreach (var word in window.Words)
        {
            positions[new(word.Sentence, word.Token)] = word.Position;
        }

        return positions;
    }

    private void FillCodes()
    {
        var (truth, weight) = (new float[windows.Count * length * codes.Count], new float[windows.Count * length * codes.Count]);
        for (var i = 0; i < windows.Count; i++)
        {
            var window = windows[i].Window;
            foreach (var word in window.Words.Skip(window.FirstOwn))
            {
                Array.Fill(weight, 1f, ((i * length) + word.Position) * codes.Count, codes.Count);
            }

            var positions = Positions(window);
            int Cell(At at, string code) => (((i * length) + positions[at]) * codes.Count) + Index(code);
            foreach (var target in windows[i].Targets)
            {
                foreach (var word in target.Words.Where(positions.ContainsKey))
                {
                    foreach (var code in target.Others.Append(target.Event).Where(c => Index(c) >= 0))
                    {
                        weight[Cell(word, code)] = 0;
                    }
                }
            }

            foreach (var target in windows[i].Targets.OrderByDescending(t => t.Soft))
            {
                truth[Cell(target.Anchor, target.Event)] = 1;
                weight[Cell(target.Anchor, target.Event)] = target.Soft ? 0.3f : 1;
            }
        }

        (CodeTruth, CodeWeight) = (tensor(truth).view(windows.Count, length, codes.Count),
        tensor(weight).view(windows.Count, length, codes.Count));
    }

    private int Index(string code)
    {
        for (var i = 0; i < codes.Count; i++)
        {
            if (codes[i] == code)
            {
                return i;
            }
        }

        return -1;
    }

    private void FillFrames()
    {
        var all = windows.SelectMany((w, i) => w.Targets.Select(t => (Window: i, Target: t))).ToList();
        Frames = all.Count;
        var (roles, statuses) = (ReaderShape.Roles.Count, ReaderShape.Statuses.Count);
        var (anchors, positions, events, weight) = (new long[Frames], new long[Frames], new long[Frames], new float[Frames]);
        var (status, time, timeWeight) = (new float[Frames * statuses], new long[Frames], new float[Frames]);
        var (distance, none, roleWeight) = (new long[Frames * length], new float[Frames * roles * length], new float[Frames * roles]);
        var (fillerFrame, fillerRole, fillerWords) = (new List<long>(), new List<long>(), new List<float[]>());
        Array.Fill(none, -1e4f);
        for (var n = 0; n < Frames; n++)
        {
            var (window, target) = (windows[all[n].Window].Window, all[n].Target);
            var at = Positions(window);
            (anchors[n], positions[n], events[n], weight[n]) = (all[n].Window, at[target.Anchor], Index(target.Event), target.Soft ? 0.5f
            : 1);
            foreach (var one in target.Statuses)
            {
                status[(n * statuses) + (int)one] += 1f / target.Statuses.Count;
            }

            (time[n], timeWeight[n]) = ((long)(target.Time ?? FrameTime.None), target.Time is null ? 0 : weight[n]);
            foreach (var word in window.Words)
            {
                distance[(n * length) + word.Position] = ReaderShape.Distance(word.Sentence - target.Anchor.Sentence,
                    word.Token - target.Anchor.Token);
            }

            for (var r = 0; r < roles; r++)
            {
                var role = ReaderShape.Roles[r];
                var fillers = target.Fillers.Where(f => f.Role == role).Select(f => f.Heads.Where(at.ContainsKey).ToList()).ToList();
                var gone = target.Untold.Contains(role) || fillers.Any(f => f.Count == 0);
                roleWeight[(n * roles) + r] = gone && fillers.All(f => f.Count == 0) ? 0 : weight[n];
                var taken = fillers.SelectMany(f => f).ToHashSet();
                var points = fillers.Count > 0 && role is not (FrameRole.Date or FrameRole.Killed or FrameRole.Injured);
                foreach (var word in window.Words)
                {
                    var token = windows[all[n].Window].Text.Sentences[word.Sentence].Tokens[word.Token];

                    // A pronoun may well mean the filler; nobody has said so, and nobody has said the contrary.
                    if (Candidates.Fits(token) && !taken.Contains(new(word.Sentence, word.Token)) && !(points && token.Upos == "PRON"))
                    {
                        none[(((n * roles) + r) * length) + word.Position] = 0;
                    }
                }

                foreach (var filler in fillers.Where(f => f.Count > 0))
                {
                    var words = new float[length];
                    Array.Fill(words, -1e4f);
                    filler.ForEach(f => words[at[f]] = 0);
                    fillerFrame.Add(n);
                    fillerRole.Add(r);
                    fillerWords.Add(words);
                }
            }
        }

        Anchors = (tensor(anchors), tensor(positions), tensor(events));
        FrameWeight = tensor(weight);
        StatusTruth = tensor(status).view(Frames, statuses);
        Time = (tensor(time), tensor(timeWeight));
        Distance = tensor(distance).view(Frames, length);
        (NoFiller, RoleWeight) = (tensor(none).view(Frames, roles, length), tensor(roleWeight).view(Frames, roles));
        Fillers = fillerFrame.Count == 0 ? null : (tensor(fillerFrame.ToArray()), tensor(fillerRole.ToArray()),
            tensor(fillerWords.SelectMany(w => w).ToArray()).view(fillerFrame.Count, length));
    }
}
