using Salient.Encoder;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Salient.Training.Network;

/// <summary>
/// The reader: on each word of the encoder's output, which codes it triggers, how they are put and when; for each trigger and role, which
/// words fill it. A filler is weighed
/// against a threshold of its frame (adaptive thresholds: Zhou et al. 2021, «Document-level relation extraction with adaptive
/// thresholding and localized context pooling»);
/// of several mentions of one filler any will do.
/// </summary>
internal sealed class ReaderNetwork : Module<Batch, Tensor>
{
    private const int RoleWidth = ReaderShape.RoleWidth;
    private static readonly int Roles = ReaderShape.Roles.Count;
    private readonly Dropout dropout = Dropout(0.1);

    public ReaderNetwork(EncoderNetwork encoder, int codes) : base("reader")
    {
        Encoder = encoder;
        (Codes, Statuses, Times) = (Linear(384, codes), Linear(384, ReaderShape.Statuses.Count), Linear(384, ReaderShape.Times.Count));
        (Asks, Answers, Threshold) = (Linear(384, Roles * RoleWidth), Linear(384, Roles * RoleWidth), Linear(384, Roles));
        (CodeAsks, CodeThreshold, Distances) = (Embedding(codes, Roles * RoleWidth), Embedding(codes, Roles),
        Embedding(ReaderShape.Distances, Roles));
        using (no_grad())
        {
            Codes.bias!.fill_(-5f);
            CodeAsks.weight!.mul_(0.1f);
            CodeThreshold.weight!.mul_(0.1f);
            Distances.weight!.mul_(0.1f);
        }

        RegisterComponents();
    }

    public EncoderNetwork Encoder { get; }

    public Linear Codes { get; }

    public Linear Statuses { get; }

    public Linear Times { get; }

    public Linear Asks { get; }

    public Linear Answers { get; }

    public Linear Threshold { get; }

    public Embedding CodeAsks { get; }

    public Embedding CodeThreshold { get; }

    public Embedding Distances { get; }

    /// <summary>The parameters that are not the encoder's.</summary>
    public IEnumerable<Parameter> Heads => new Module[] { Codes, Statuses, Times, Asks, Answers, Threshold, CodeAsks, CodeThreshold,
        Distances }.SelectMany(m => m.parameters());

    /// <summary>What the last batch's loss was made of, a sentence: codes, statuses, days, words that fill no role, and fillers.</summary>
    public float[] Parts { get; } = new float[5];

    /// <summary>The loss of a batch, a sentence.</summary>
    public override Tensor forward(Batch batch)
    {
        var words = dropout.forward(Encoder.forward(batch.Pieces, batch.There));
        var loss = functional.binary_cross_entropy_with_logits(Codes.forward(words), batch.CodeTruth, weight: batch.CodeWeight,
            reduction: Reduction.Sum);
        Array.Clear(Parts);
        Parts[0] = loss.item<float>() / batch.Sentences;
        if (batch.Frames > 0)
        {
            loss += FrameLoss(batch, words);
        }

        return loss / batch.Sentences;
    }

    private Tensor FrameLoss(Batch batch, Tensor words)
    {
        var (window, position, code) = batch.Anchors;
        var anchor = words.index(TensorIndex.Tensor(window), TensorIndex.Tensor(position));
        var status = -(functional.log_softmax(Statuses.forward(anchor), 1) * batch.StatusTruth).sum(1);
        var time = functional.cross_entropy(Times.forward(anchor), batch.Time.Truth, reduction: Reduction.None);
        var asks = (Asks.forward(anchor) + CodeAsks.forward(code)).view(batch.Frames, Roles, RoleWidth);
        var answers = Answers.forward(words).view(words.shape[0], words.shape[1], Roles, RoleWidth).index_select(0, window);
        var scores = (torch.einsum("nrd,nlrd->nrl", asks,
            answers) / Math.Sqrt(RoleWidth)) + Distances.forward(batch.Distance).transpose(1, 2);
        var threshold = Threshold.forward(anchor) + CodeThreshold.forward(code);
        var none = functional.softplus(torch.logsumexp(scores + batch.NoFiller, 2) - threshold);
        var (put, when, unfilled) = ((status * batch.FrameWeight).sum(), (time * batch.Time.Weight).sum(), (none * batch.RoleWeight).sum());
        var loss = put + when + unfilled;
        (Parts[1], Parts[2], Parts[3]) = (put.item<float>() / batch.Sentences, when.item<float>() / batch.Sentences,
        unfilled.item<float>() / batch.Sentences);
        if (batch.Fillers is { } fillers)
        {
            var chosen = TensorIndex.Tensor(fillers.Frame);
            var role = TensorIndex.Tensor(fillers.Role);
            var best = torch.logsumexp(scores.index(chosen, role) + fillers.Words, 1);
            var filled = (functional.softplus(threshold.index(chosen, role) - best) * batch.FrameWeight.index_select(0,
                fillers.Frame)).sum();
            Parts[4] = filled.item<float>() / batch.Sentences;
            loss += filled;
        }

        return loss;
    }
}
