using TorchSharp.Modules;
using static TorchSharp.torch;
using static TorchSharp.torch.nn;

namespace Salient.Training.Network;

/// <summary>One layer of the encoder (Vaswani et al. 2017, as in BERT: Devlin et al. 2019).</summary>
internal sealed class EncoderLayer : Module<Tensor, Tensor, Tensor>
{
    private readonly Dropout dropout;

    public EncoderLayer(double drop) : base("layer")
    {
        (Query, Key, Value, Output) = (Linear(384, 384), Linear(384, 384), Linear(384, 384), Linear(384, 384));
        (Inner, Outer) = (Linear(384, 1536), Linear(1536, 384));
        (AfterAttention, AfterInner) = (LayerNorm(384, 1e-12), LayerNorm(384, 1e-12));
        dropout = Dropout(drop);
        RegisterComponents();
    }

    public Linear Query { get; }

    public Linear Key { get; }

    public Linear Value { get; }

    public Linear Output { get; }

    public Linear Inner { get; }

    public Linear Outer { get; }

    public LayerNorm AfterAttention { get; }

    public LayerNorm AfterInner { get; }

    public override Tensor forward(Tensor x, Tensor mask)
    {
        var (batch, length) = (x.shape[0], x.shape[1]);
        Tensor Heads(Tensor t) => t.view(batch, length, 12, 32).transpose(1, 2);
        var seen = functional.scaled_dot_product_attention(Heads(Query.forward(x)), Heads(Key.forward(x)), Heads(Value.forward(x)), mask);
        seen = seen.transpose(1, 2).contiguous().view(batch, length, 384);
        x = AfterAttention.forward(x + dropout.forward(Output.forward(seen)));
        return AfterInner.forward(x + dropout.forward(Outer.forward(functional.gelu(Inner.forward(x)))));
    }
}

/// <summary>The encoder, from its pretrained weights on. The rows of pieces stay as they are.</summary>
internal sealed class EncoderNetwork : Module<Tensor, Tensor, Tensor>
{
    private readonly Dropout dropout;

    public EncoderNetwork(PretrainedWeights weights, double drop) : base("encoder")
    {
        (Pieces, Positions, Kind) = (Embedding(30522, 384), Embedding(512, 384), new Parameter(zeros(384)));
        Norm = LayerNorm(384, 1e-12);
        Layers = new ModuleList<EncoderLayer>([.. Enumerable.Range(0, 6).Select(_ => new EncoderLayer(drop))]);
        dropout = Dropout(drop);
        RegisterComponents();
        Fill(weights);
        foreach (var kept in new[] { Pieces.weight, Positions.weight, Kind })
        {
            kept!.requires_grad = false;
        }
    }

    public Embedding Pieces { get; }

    public Embedding Positions { get; }

    public Parameter Kind { get; }

    public LayerNorm Norm { get; }

    public ModuleList<EncoderLayer> Layers { get; }

    /// <summary>What each piece means in its text.</summary>
    /// <param name="pieces">Numbers of pieces, [texts, length].</param>
    /// <param name="there">1 where a piece stands, 0 where the row is padded.</param>
    public override Tensor forward(Tensor pieces, Tensor there)
    {
        var x = Norm.forward(Pieces.forward(pieces) + Positions.forward(arange(pieces.shape[1])).unsqueeze(0) + Kind);
        x = dropout.forward(x);
        var mask = (1 - there.unsqueeze(1).unsqueeze(1)) * -1e9f;
        foreach (var layer in Layers)
        {
            x = layer.forward(x, mask);
        }

        return x;
    }

    private void Fill(PretrainedWeights weights)
    {
        using var still = no_grad();
        Tensor Of(string name) => tensor(weights[name].Values).view(weights[name].Shape);
        Pieces.weight!.copy_(Of("embeddings.word_embeddings.weight"));
        Positions.weight!.copy_(Of("embeddings.position_embeddings.weight"));
        Kind.copy_(Of("embeddings.token_type_embeddings.weight")[0]);
        Norm.weight!.copy_(Of("embeddings.LayerNorm.weight"));
        Norm.bias!.copy_(Of("embeddings.LayerNorm.bias"));
        for (var i = 0; i < Layers.Count; i++)
        {
            var (layer, name) = (Layers[i], $"encoder.layer.{i}.");
            var linears = new[] { (layer.Query, "attention.self.query"), (layer.Key, "attention.self.key"),
                (layer.Value, "attention.self.value"), (layer.Output, "attention.output.dense"), (layer.Inner, "intermediate.dense"),
            (layer.Outer, "output.dense") };
            for (var k = 0; k < linears.Length; k++)
            {
                linears[k].Item1.weight!.copy_(Of(weights.Products[(i * linears.Length) + k]).t());
                linears[k].Item1.bias!.copy_(Of(name + linears[k].Item2 + ".bias"));
            }

            foreach (var (norm, at) in new[] { (layer.AfterAttention, "attention.output.LayerNorm"),
                (layer.AfterInner, "output.LayerNorm") })
            {
                norm.weight!.copy_(Of($"{name}{at}.weight"));
                norm.bias!.copy_(Of($"{name}{at}.bias"));
            }
        }
    }
}
