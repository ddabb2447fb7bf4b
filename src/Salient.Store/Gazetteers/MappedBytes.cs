using System.Buffers;
using System.IO.MemoryMappedFiles;

namespace Salient.Store.Gazetteers;

/// <summary>
/// The bytes of a file where they lie: pages come into memory when they are looked at and leave it when memory is short. The mapping ends
/// when
/// nothing uses its memory any more. Thread-safe.
/// </summary>
internal sealed unsafe class MappedBytes : MemoryManager<byte>
{
    private readonly MemoryMappedFile file;
    private readonly MemoryMappedViewAccessor view;
    private readonly byte* start;
    private readonly int length;

    private MappedBytes(string path, int length)
    {
        this.length = length;
        file = MemoryMappedFile.CreateFromFile(path, FileMode.Open, null, 0, MemoryMappedFileAccess.Read);
        view = file.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
    }

    /// <summary>Maps a file of less than 2 GB.</summary>
    /// <exception cref="IOException">It cannot be read, is empty or is larger.</exception>
    public static ReadOnlyMemory<byte> Open(string path) => new FileInfo(path).Length is > 0 and <= int.MaxValue and var size
        ? new MappedBytes(path, (int)size).Memory
        : throw new IOException($"{path}: empty, or larger than 2 GB");

    /// <inheritdoc/>
    public override Span<byte> GetSpan() => new(start + view.PointerOffset, length);

    /// <inheritdoc/>
    public override MemoryHandle Pin(int elementIndex = 0) => new(start + view.PointerOffset + elementIndex);

    /// <inheritdoc/>
    public override void Unpin()
    {
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            view.SafeMemoryMappedViewHandle.ReleasePointer();
            view.Dispose();
            file.Dispose();
        }
    }
}
