namespace Salient.Gathering;

/// <summary>A stream of which the beginning has been read already: that beginning, then the rest.</summary>
/// <param name="begun">What was read.</param>
/// <param name="rest">Where the rest comes from.</param>
internal sealed class Joined(ReadOnlyMemory<byte> begun, Stream rest) : Stream
{
    private ReadOnlyMemory<byte> left = begun;

    /// <inheritdoc/>
    public override bool CanRead => true;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => false;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count)
    {
        if (left.IsEmpty)
        {
            return rest.Read(buffer, offset, count);
        }

        var taken = Math.Min(count, left.Length);
        left[..taken].Span.CopyTo(buffer.AsSpan(offset));
        left = left[taken..];
        return taken;
    }

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
