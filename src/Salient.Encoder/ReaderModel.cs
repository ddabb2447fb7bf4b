using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.ML.OnnxRuntime;

namespace Salient.Encoder;

/// <summary>
/// An opened model file of the learned reader: the network and what its numbers stand for. Immutable; safe to share between threads.
/// </summary>
public sealed class ReaderModel : IDisposable
{
    /// <summary>Name of the input with the numbers of pieces.</summary>
    public const string PiecesInput = "pieces";

    /// <summary>Name of the input with the places of pieces, from 0.</summary>
    public const string PlacesInput = "places";

    /// <summary>Name of the output, a row a piece.</summary>
    public const string Output = "words";

    /// <summary>Key of the codes, one a line.</summary>
    public const string CodesNote = "codes";

    /// <summary>Key of the pieces, one a line.</summary>
    public const string VocabularyNote = "vocabulary";

    /// <summary>Key of what a code adds to what its trigger asks.</summary>
    public const string AsksNote = "code_asks";

    /// <summary>Key of what a code adds to the thresholds of its roles.</summary>
    public const string ThresholdsNote = "code_thresholds";

    /// <summary>Key of what each kind of distance adds.</summary>
    public const string DistancesNote = "distances";

    /// <summary>Key of the probability from which on a word is a trigger.</summary>
    public const string LeastNote = "least";

    private readonly InferenceSession session;
    private readonly RunOptions options = new();

    private ReaderModel(InferenceSession session, string version)
    {
        this.session = session;
        var notes = session.ModelMetadata.CustomMetadataMap;
        string Note(string key) => notes.TryGetValue(key, out var note) ? note
            : throw new InvalidDataException($"its part '{key}' is missing");
        Codes = Note(CodesNote).Split('\n');
        Pieces = new(new MemoryStream(Encoding.UTF8.GetBytes(Note(VocabularyNote))));
        (CodeAsks, CodeThresholds, Distances) = (Floats(Note(AsksNote)), Floats(Note(ThresholdsNote)), Floats(Note(DistancesNote)));
        Least = double.Parse(Note(LeastNote), CultureInfo.InvariantCulture);
        Version = version;
    }

    /// <summary>The codes, in the order of the model's columns.</summary>
    public IReadOnlyList<string> Codes { get; }

    /// <summary>Cuts words into the model's pieces.</summary>
    public PieceReader Pieces { get; }

    /// <summary>The probability from which on a word is a trigger.</summary>
    public double Least { get; }

    /// <summary>First eight hex digits of the SHA-256 of the file.</summary>
    public string Version { get; }

    /// <summary>What each code adds to what its trigger asks, [codes, roles × width].</summary>
    public ReadOnlyMemory<float> CodeAsks { get; }

    /// <summary>What each code adds to the thresholds, [codes, roles].</summary>
    public ReadOnlyMemory<float> CodeThresholds { get; }

    /// <summary>What each kind of distance adds, [distances, roles].</summary>
    public ReadOnlyMemory<float> Distances { get; }

    /// <summary>Opens a model file's bytes.</summary>
    /// <exception cref="InvalidDataException">The bytes are no model or damaged; the message says which.</exception>
    public static ReaderModel Load(byte[] bytes)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        using var how = new SessionOptions { IntraOpNumThreads = 1, InterOpNumThreads = 1,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
        try
        {
            return new(new InferenceSession(bytes, how), Convert.ToHexStringLower(SHA256.HashData(bytes))[..8]);
        }
        catch (Exception fault) when (fault is OnnxRuntimeException or InvalidDataException or FormatException)
        {
            throw new InvalidDataException($"The reader's model is damaged ({fault.Message}); install Salient again.", fault);
        }
    }

    /// <summary>What the network gives for each piece of a window, a row a piece.</summary>
    public float[] Run(IReadOnlyList<int> pieces)
    {
        ArgumentNullException.ThrowIfNull(pieces);
        var (ids, places) = (new long[pieces.Count], new long[pieces.Count]);
        for (var i = 0; i < ids.Length; i++)
        {
            (ids[i], places[i]) = (pieces[i], i);
        }

        using var first = OrtValue.CreateTensorValueFromMemory(ids, [ids.Length]);
        using var second = OrtValue.CreateTensorValueFromMemory(places, [places.Length]);
        using var results = session.Run(options, [PiecesInput, PlacesInput], [first, second], [Output]);
        return results[0].GetTensorDataAsSpan<float>().ToArray();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        options.Dispose();
        session.Dispose();
    }

    private static float[] Floats(string text) => MemoryMarshal.Cast<byte, float>(Convert.FromBase64String(text)).ToArray();
}
