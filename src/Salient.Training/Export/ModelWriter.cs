using System.Runtime.InteropServices;
using Salient.Encoder;
using Salient.Training.Network;
using TorchSharp.Modules;
using static TorchSharp.torch;

namespace Salient.Training.Export;

/// <summary>
/// Writes a trained reader as an ONNX file: the encoder's matrices in whole numbers of seven bits with a scale a column (so that
/// processors without 8-bit dot products cannot
/// overflow: ONNX Runtime, «Quantize ONNX models», reduce range), the rows of pieces in eight bits with a scale a row, the heads as they
/// are; labels, pieces and thresholds as
/// the file's metadata.
/// </summary>
internal static class ModelWriter
{
    private const float Most = 63;

    /// <summary>The file's bytes.</summary>
    public static byte[] Write(ReaderNetwork network, IReadOnlyList<string> codes, byte[] vocabulary, IReadOnlyDictionary<string,
        string> notes)
    {
        using var still = no_grad();
        using var room = NewDisposeScope();
        var graph = new OnnxGraph();
        var encoder = network.Encoder;
        var words = Pieces(graph, encoder);
        foreach (var layer in encoder.Layers)
        {
            words = Layer(graph, layer, words);
        }

        var flat = graph.Node("Squeeze", [words, graph.Tensor(OnnxGraph.Kind.Long, [0L], 1)]);
        Linear[] heads = [network.Codes, network.Statuses, network.Times, network.Asks, network.Answers, network.Threshold];
        var matrix = cat([.. heads.Select(h => h.weight!)], 0).t().contiguous();
        var product = graph.Node("MatMul", [flat, Floats(graph, matrix)]);
        graph.Output("Add", [product, Floats(graph, cat([.. heads.Select(h => h.bias!)], 0))], ReaderModel.Output);
        graph.Note(ReaderModel.CodesNote, string.Join('\n', codes));
        graph.Note(ReaderModel.VocabularyNote, System.Text.Encoding.UTF8.GetString(vocabulary));
        graph.Note(ReaderModel.AsksNote, Text(network.CodeAsks.weight!));
        graph.Note(ReaderModel.ThresholdsNote, Text(network.CodeThreshold.weight!));
        graph.Note(ReaderModel.DistancesNote, Text(network.Distances.weight!));
        foreach (var (key, value) in notes)
        {
            graph.Note(key, value);
        }

        return graph.ToBytes();
    }

    private static string Pieces(OnnxGraph graph, EncoderNetwork encoder)
    {
        var ids = graph.Input(ReaderModel.PiecesInput);
        var places = graph.Input(ReaderModel.PlacesInput);
        var (rows, scales) = ByRow(encoder.Pieces.weight!, 127);
        var table = graph.Tensor(OnnxGraph.Kind.SByte, rows, encoder.Pieces.weight!.shape);
        var whole = graph.Node("Cast", [graph.Node("Gather", [table, ids])], ("to", (long)OnnxGraph.Kind.Float));
        var scale = graph.Node("Gather", [graph.Tensor(OnnxGraph.Kind.Float, scales, scales.Length, 1), ids]);
        var position = graph.Node("Gather", [Floats(graph, encoder.Positions.weight! + encoder.Kind), places]);
        var sum = graph.Node("Add", [graph.Node("Mul", [whole, scale]), position]);
        var norm = graph.Node("LayerNormalization", [sum, Floats(graph, encoder.Norm.weight!), Floats(graph, encoder.Norm.bias!)],
            ("axis", -1L), ("epsilon", 1e-12f));
        return graph.Node("Unsqueeze", [norm, graph.Tensor(OnnxGraph.Kind.Long, [0L], 1)]);
    }

    private static string Layer(OnnxGraph graph, EncoderLayer layer, string words)
    {
        var all = Product(graph, words, cat([layer.Query.weight!, layer.Key.weight!, layer.Value.weight!], 0),
            cat([layer.Query.bias!, layer.Key.bias!, layer.Value.bias!], 0));
        var parts = graph.Nodes("Split", 3, [all, graph.Tensor(OnnxGraph.Kind.Long, [384L, 384L, 384L], 3)], ("axis", -1L));
        var seen = graph.Node("com.microsoft.MultiHeadAttention", parts, ("num_heads", 12L));
        words = Norm(graph, Product(graph, seen, layer.Output.weight!, layer.Output.bias!), words, layer.AfterAttention);
        var inner = graph.Node("com.microsoft.Gelu", [Product(graph, words, layer.Inner.weight!, layer.Inner.bias!)]);
        return Norm(graph, Product(graph, inner, layer.Outer.weight!, layer.Outer.bias!), words, layer.AfterInner);
    }

    private static string Norm(OnnxGraph graph, string added, string words, LayerNorm norm) =>
        graph.Node("com.microsoft.SkipLayerNormalization", [added, words, Floats(graph, norm.weight!), Floats(graph, norm.bias!)],
            ("epsilon", 1e-12f));

    /// <summary>The product with a matrix, [outputs, inputs], in whole numbers, the row's scale found as it comes.</summary>
    private static string Product(OnnxGraph graph, string words, Tensor matrix, Tensor bias)
    {
        var (rows, scales) = ByRow(matrix, Most);
        var (outputs, inputs) = ((int)matrix.shape[0], (int)matrix.shape[1]);
        var columns = new sbyte[rows.Length];
        for (var o = 0; o < outputs; o++)
        {
            for (var i = 0; i < inputs; i++)
            {
                columns[(i * outputs) + o] = rows[(o * inputs) + i];
            }
        }

        return graph.Node("com.microsoft.DynamicQuantizeMatMul",
        [
            words, graph.Tensor(OnnxGraph.Kind.SByte, columns, inputs, outputs), graph.Tensor(OnnxGraph.Kind.Float, scales, outputs),
            graph.Tensor(OnnxGraph.Kind.SByte, new sbyte[outputs], outputs), Floats(graph, bias),
        ]);
    }

    /// <summary>A matrix in whole numbers, each row with a scale of its own.</summary>
    private static (sbyte[] Rows, float[] Scales) ByRow(Tensor matrix, float most)
    {
        var values = matrix.contiguous().data<float>().ToArray();
        var width = (int)matrix.shape[1];
        var (rows, scales) = (new sbyte[values.Length], new float[values.Length / width]);
        for (var r = 0; r < scales.Length; r++)
        {
            var row = values.AsSpan(r * width, width);
            var largest = 1e-8f;
            foreach (var value in row)
            {
                largest = Math.Max(largest, Math.Abs(value));
            }

            scales[r] = largest / most;
            for (var i = 0; i < width; i++)
            {
                rows[(r * width) + i] = (sbyte)Math.Round(row[i] / scales[r]);
            }
        }

        return (rows, scales);
    }

    private static string Floats(OnnxGraph graph, Tensor tensor) =>
        graph.Tensor(OnnxGraph.Kind.Float, tensor.contiguous().data<float>().ToArray(), tensor.shape);

    private static string Text(Tensor tensor) => Convert.ToBase64String(MemoryMarshal.AsBytes(tensor.contiguous().data<float>().ToArray()
        .AsSpan()));
}
