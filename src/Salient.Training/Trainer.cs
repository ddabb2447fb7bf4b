using System.Diagnostics;
using System.Globalization;
using Salient.Encoder;
using Salient.Training.Network;
using TorchSharp;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Salient.Training;

/// <summary>How the reader is trained.</summary>
public sealed record ReaderTrainingOptions
{
    /// <summary>How often each text is read.</summary>
    public int Epochs { get; init; } = 5;

    /// <summary>Seed of every random choice.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Pieces that are taken together before a step.</summary>
    public int BatchPieces { get; init; } = 512;

    /// <summary>Highest rate at which the encoder learns; falls to nothing in a straight line.</summary>
    public double EncoderRate { get; init; } = 8e-5;

    /// <summary>Highest rate at which the rest learns.</summary>
    public double HeadRate { get; init; } = 2e-3;

    /// <summary>What both rates are multiplied with: a second round on learnt weights takes a half.</summary>
    public double Rate { get; init; } = 1;

    /// <summary>Weights that an earlier round left, or null to begin with the pretrained encoder.</summary>
    public string? From { get; init; }

    /// <summary>
    /// How many of the encoder's lowest layers stay as they are: a second round learns as well without them, in three quarters of the
    /// time.
    /// </summary>
    public int Frozen { get; init; }

    /// <summary>Share of the encoder's numbers left out at random while training.</summary>
    public double Dropout { get; init; } = 0.1;
}

/// <summary>Trains the reader from its pretrained encoder on.</summary>
internal static class Trainer
{
    // Windows to learn from, in pieces: as those that are read later.
    private const int LearntOwn = 256;
    private const int LearntContext = 64;

    /// <summary>The trained network. The same texts, options and processor give the same one.</summary>
    public static ReaderNetwork Train(IReadOnlyList<ReadText> texts, IReadOnlyList<string> codes, PieceReader pieces,
        ReaderTrainingOptions options, Action<string> say)
    {
        random.manual_seed(options.Seed);
        set_num_threads(Math.Min(2, Environment.ProcessorCount));
        var network = new ReaderNetwork(new(PretrainedWeights.Open(), options.Dropout), codes.Count);
        if (options.From is { } weights)
        {
            network.load(weights);
        }

        foreach (var kept in network.Encoder.Layers.Take(options.Frozen).SelectMany(l => l.parameters()))
        {
            kept.requires_grad = false;
        }

        var encoder = network.Encoder.parameters().Where(p => p.requires_grad).ToList();
        var optimizer = optim.AdamW(
            [new AdamW.ParamGroup(encoder, new AdamW.Options { LearningRate = options.EncoderRate }),
                new AdamW.ParamGroup(network.Heads, new AdamW.Options { LearningRate = options.HeadRate })],
            lr: options.EncoderRate, weight_decay: 0.01);
        var random2 = new Random(options.Seed);
        var (step, clock) = (0, Stopwatch.StartNew());
        var total = options.Epochs * Batches(texts, codes, pieces, options, new Random(options.Seed)).Count();
        for (var epoch = 0; epoch < options.Epochs; epoch++)
        {
            var (sum, count, parts) = (0.0, 0, new double[network.Parts.Length]);
            network.train();
            foreach (var make in Batches(texts, codes, pieces, options, random2))
            {
                using var room = NewDisposeScope();
                var factor = options.Rate * Math.Min(1, (step + 1) / (0.06 * total)) * Math.Max(0.01, 1 - ((double)step / total));
                var (group, batch) = (0, make());
                foreach (var part in optimizer.ParamGroups)
                {
                    part.LearningRate = (group++ == 0 ? options.EncoderRate : options.HeadRate) * factor;
                }

                optimizer.zero_grad();
                var loss = network.forward(batch);
                loss.backward();
                torch.nn.utils.clip_grad_norm_(encoder.Concat(network.Heads), 2.0);
                optimizer.step();
                (sum, count, step) = (sum + loss.item<float>(), count + 1, step + 1);
                for (var i = 0; i < parts.Length; i++)
                {
                    parts[i] = (0.98 * parts[i]) + (0.02 * network.Parts[i]);
                }

                if (step % 50 == 0)
                {
                    say(string.Create(CultureInfo.InvariantCulture,
                        $"step {step} of {total}, loss {sum / count:F3} (lately {string.Join(' ', parts.Select(p => p.ToString("F2", CultureInfo.InvariantCulture)))}), {clock.Elapsed.TotalSeconds:F0} s, {clock.Elapsed.TotalSeconds / step * (total - step):F0} s left"));
                }
            }

            say(string.Create(CultureInfo.InvariantCulture, $"epoch {epoch + 1} of {options.Epochs}: loss {sum / count:F3}"));
        }

        network.eval();
        return network;
    }

    /// <summary>
    /// The batches of one reading of all texts: windows that begin elsewhere each time, those of like length together, in random order.
    /// </summary>
    private static IEnumerable<Func<Batch>> Batches(IReadOnlyList<ReadText> texts, IReadOnlyList<string> codes, PieceReader pieces,
        ReaderTrainingOptions options, Random random)
    {
        var windows = new List<WindowExample>();
        foreach (var text in texts.SelectMany(t => Enumerable.Repeat(t, t.Readings)))
        {
            var at = text.Targets.ToLookup(t => t.Anchor);
            foreach (var window in Window.Over(text.Sentences, pieces, LearntOwn, LearntContext, random.Next(LearntContext, LearntOwn)))
            {
                windows.Add(new(window, text, [.. window.Words.Skip(window.FirstOwn).SelectMany(w => at[new(w.Sentence, w.Token)])]));
            }
        }

        var (batches, batch, longest) = (new List<List<WindowExample>>(), new List<WindowExample>(), 0);
        foreach (var window in windows.OrderBy(w => w.Window.Pieces.Count + random.Next(24)))
        {
            if (batch.Count > 0 && Math.Max(longest, window.Window.Pieces.Count) * (batch.Count + 1) > options.BatchPieces)
            {
                batches.Add(batch);
                (batch, longest) = ([], 0);
            }

            batch.Add(window);
            longest = Math.Max(longest, window.Window.Pieces.Count);
        }

        batches.Add(batch);
        return batches.OrderBy(_ => random.Next()).Select(b => (Func<Batch>)(() => new Batch(b, codes)));
    }
}
