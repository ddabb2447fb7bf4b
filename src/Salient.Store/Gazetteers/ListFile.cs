using System.Globalization;
using System.IO.Compression;
using System.Text;
using Salient.Places;

namespace Salient.Store.Gazetteers;

/// <summary>
/// A list as it is kept: packed by gzip, under its name. <c>NAME.txt.gz</c> holds places, <c>NAME.names.txt.gz</c> other names of places
/// that further lists
/// hold. The last eight bytes of a gzip file are the checksum and the length of what it holds (RFC 1952): they tell one list from another
/// without reading it.
/// </summary>
internal static class ListFile
{
    internal const string Ending = ".txt.gz";
    internal const string NamesEnding = ".names";

    /// <summary>Whether a list of this name holds names rather than places.</summary>
    internal static bool HoldsNames(string name) => name.EndsWith(NamesEnding, StringComparison.Ordinal);

    /// <summary>Checksum and length of what the file holds.</summary>
    internal static ulong Mark(string file)
    {
        using var stream = File.OpenRead(file);
        Span<byte> mark = stackalloc byte[sizeof(ulong)];
        stream.Seek(-sizeof(ulong), SeekOrigin.End);
        stream.ReadExactly(mark);
        return BitConverter.ToUInt64(mark);
    }

    /// <summary>Opens the text.</summary>
    internal static StreamReader Open(string file) => new(new GZipStream(File.OpenRead(file), CompressionMode.Decompress), Encoding.UTF8);

    /// <summary>Writes a list beside its place and moves it there, so that one cut short is never seen.</summary>
    /// <exception cref="GazetteerException">The disk is full or may not be written.</exception>
    internal static void Replace(string file, Action<Stream> write)
    {
        var beside = $"{file}.{Environment.ProcessId.ToString(CultureInfo.InvariantCulture)}.tmp";
        try
        {
            using (var stream = File.Create(beside))
            {
                write(stream);
            }

            File.Move(beside, file, overwrite: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new GazetteerException($"{file}: cannot be written: {error.Message}; free some space or set SALIENT_HOME to another folder", error);
        }
        finally
        {
            File.Delete(beside);
        }
    }

    /// <summary>The places of a list, row after row.</summary>
    /// <exception cref="GazetteerException">The file is damaged.</exception>
    internal static IEnumerable<Place> Places(string file)
    {
        using var reader = Open(file);
        using var rows = GazetteerFile.Rows(reader, file).GetEnumerator();
        while (Next(rows, file))
        {
            if (rows.Current.Place is { } place)
            {
                yield return place;
            }
        }
    }

    /// <summary>The names of a list of names.</summary>
    /// <exception cref="GazetteerException">The file is damaged.</exception>
    internal static IEnumerable<(string Id, string Name)> Names(string file)
    {
        using var reader = Open(file);
        using var rows = AlternateNames.Read(reader).GetEnumerator();
        while (Next(rows, file))
        {
            yield return rows.Current;
        }
    }

    private static bool Next<T>(IEnumerator<T> rows, string file)
    {
        try
        {
            return rows.MoveNext();
        }
        catch (InvalidDataException error)
        {
            throw new GazetteerException($"{file}: damaged; remove it with 'salient gazetteer remove' and add it again", error);
        }
    }
}
