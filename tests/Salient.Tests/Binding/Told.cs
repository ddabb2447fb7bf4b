using Salient.Claims;
using Salient.Frames;
using Salient.Language;

namespace Salient.Tests.Binding;

/// <summary>A reader that finds one frame, told by words of the report.</summary>
internal sealed class Told(string trigger, string code) : IFrameReader
{
    private readonly List<(FrameRole Role, string Word, double Probability)> fillers = [];
    private FrameTime time = FrameTime.By;
    private (ClaimStatus Status, double Probability) status = (ClaimStatus.Asserted, 0.9);

    public string Name => "told";

    public string Event => code;

    public Told With(FrameRole role, string word, double probability = 0.9)
    {
        fillers.Add((role, word, probability));
        return this;
    }

    public Told At(FrameTime when)
    {
        time = when;
        return this;
    }

    public Told As(ClaimStatus put, double probability)
    {
        status = (put, probability);
        return this;
    }

    public IReadOnlyList<Frame> Read(IReadOnlyList<Sentence> sentences)
    {
        (int Sentence, int Token) Find(string word) =>
        sentences.SelectMany(s => s.Tokens.Where(t => t.Text == word).Select(t => (s.Index, t.Index))).First();
        var (sentence, token) = Find(trigger);
        return [new()
        {
            Sentence = sentence, Trigger = token, Event = code, Probability = 0.9, Status = status.Status, Time = time,
            Statuses = [new(status.Status.ToString().ToLowerInvariant(), status.Probability),
                new(status.Status == ClaimStatus.Asserted ? "negated" : "asserted", 1 - status.Probability)],
            Fillers = [.. fillers.Select(f => new Filler(f.Role, Find(f.Word).Sentence, Find(f.Word).Token, f.Probability))],
        }];
    }
}
