using System.Runtime.InteropServices;
using Google.Protobuf;

namespace Salient.Training.Export;

/// <summary>
/// Writes a graph in the form of ONNX (IR version 8, onnx.proto3): nodes, initialisers, inputs, outputs, and words about it.
/// </summary>
internal sealed class OnnxGraph
{
    private readonly List<byte[]> nodes = [];
    private readonly List<byte[]> tensors = [];
    private readonly List<byte[]> inputs = [];
    private readonly List<byte[]> outputs = [];
    private readonly List<byte[]> words = [];
    private int names;

    /// <summary>What kind of numbers a tensor holds (<c>TensorProto.DataType</c>).</summary>
    public enum Kind
    {
        Float = 1,
        SByte = 3,
        Long = 7,
    }

    /// <summary>Adds a node and gives the name of its only output.</summary>
    public string Node(string type, IReadOnlyList<string> inputs, params (string Name, object Value)[] attributes) =>
        Nodes(type, 1, inputs, attributes)[0];

    /// <summary>Adds a node and gives the names of its outputs.</summary>
    public string[] Nodes(string type, int outputs, IReadOnlyList<string> inputs, params (string Name, object Value)[] attributes)
    {
        string[] results = [.. Enumerable.Range(0, outputs).Select(_ => $"v{names++}")];
        Add(type, inputs, results, attributes);
        return results;
    }

    /// <summary>Adds a node whose output has a name of its own: one of the graph's outputs.</summary>
    public void Output(string type, IReadOnlyList<string> inputs, string output, params (string Name, object Value)[] attributes)
    {
        Add(type, inputs, [output], attributes);
        outputs.Add(Value(output, Kind.Float, 2));
    }

    /// <summary>Adds an input of whole numbers in one row.</summary>
    public string Input(string name)
    {
        inputs.Add(Value(name, Kind.Long, 1));
        return name;
    }

    /// <summary>Adds a tensor.</summary>
    public string Tensor<T>(Kind kind, T[] values, params long[] shape)
        where T : struct
    {
        var name = $"w{names++}";
        tensors.Add(Message(o =>
        {
            Array.ForEach(shape, d => Number(o, 1, d));
            Number(o, 2, (int)kind);
            Bytes(o, 8, name);
            Bytes(o, 9, MemoryMarshal.AsBytes(values.AsSpan()).ToArray());
        }));
        return name;
    }

    /// <summary>Adds words about the model.</summary>
    public void Note(string key, string value) => words.Add(Message(o =>
    {
        Bytes(o, 1, key);
        Bytes(o, 2, value);
    }));

    /// <summary>The file's bytes.</summary>
    public byte[] ToBytes()
    {
        var graph = Message(o =>
        {
            nodes.ForEach(n => Bytes(o, 1, n));
            Bytes(o, 2, "reader");
            tensors.ForEach(t => Bytes(o, 5, t));
            inputs.ForEach(i => Bytes(o, 11, i));
            outputs.ForEach(i => Bytes(o, 12, i));
        });
        return Message(o =>
        {
            Number(o, 1, 8);
            Bytes(o, 2, "Salient");
            Bytes(o, 7, graph);
            Bytes(o, 8, Message(s => Number(s, 2, 17)));
            Bytes(o, 8, Message(s =>
            {
                Bytes(s, 1, "com.microsoft");
                Number(s, 2, 1);
            }));
            words.ForEach(w => Bytes(o, 14, w));
        });
    }

    private void Add(string type, IReadOnlyList<string> given, IReadOnlyList<string> results,
        (string Name, object Value)[] attributes) => nodes.Add(Message(o =>
    {
        foreach (var input in given)
        {
            Bytes(o, 1, input);
        }

        foreach (var result in results)
        {
            Bytes(o, 2, result);
        }

        var local = type.Split('.');
        Bytes(o, 4, local[^1]);
        foreach (var (name, value) in attributes)
        {
            Bytes(o, 5, Attribute(name, value));
        }

        if (local.Length > 1)
        {
            Bytes(o, 7, "com.microsoft");
        }
    }));

    private static byte[] Attribute(string name, object value) => Message(o =>
    {
        Bytes(o, 1, name);
        switch (value)
        {
            case float number:
                o.WriteTag(2, WireFormat.WireType.Fixed32);
                o.WriteFloat(number);
                Number(o, 20, 1);
                break;
            case long whole:
                Number(o, 3, whole);
                Number(o, 20, 2);
                break;
            case long[] several:
                Array.ForEach(several, s => Number(o, 8, s));
                Number(o, 20, 7);
                break;
            default:
                throw new ArgumentException($"An attribute cannot be {value.GetType()}.", nameof(value));
        }
    });

    private static byte[] Value(string name, Kind kind, int dimensions) => Message(o =>
    {
        Bytes(o, 1, name);
        Bytes(o, 2, Message(type => Bytes(type, 1, Message(tensor =>
        {
            Number(tensor, 1, (int)kind);
            Bytes(tensor, 2, Message(shape =>
            {
                for (var i = 0; i < dimensions; i++)
                {
                    var dimension = $"{name}{i}";
                    Bytes(shape, 1, Message(d => Bytes(d, 2, dimension)));
                }
            }));
        }))));
    });

    private static byte[] Message(Action<CodedOutputStream> write)
    {
        using var memory = new MemoryStream();
        using (var output = new CodedOutputStream(memory, leaveOpen: true))
        {
            write(output);
        }

        return memory.ToArray();
    }

    private static void Number(CodedOutputStream output, int field, long value)
    {
        output.WriteTag(field, WireFormat.WireType.Varint);
        output.WriteInt64(value);
    }

    private static void Bytes(CodedOutputStream output, int field, string value) =>
        Bytes(output, field, System.Text.Encoding.UTF8.GetBytes(value));

    private static void Bytes(CodedOutputStream output, int field, byte[] value)
    {
        output.WriteTag(field, WireFormat.WireType.LengthDelimited);
        output.WriteBytes(ByteString.CopyFrom(value));
    }
}
