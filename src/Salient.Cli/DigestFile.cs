using System.Text;
using Salient.Alerts;
using Salient.Claims;

namespace Salient.Cli;

/// <summary>A file at whose end digests are written: text, or a line of JSON each where its name ends in <c>.jsonl</c>.</summary>
internal sealed class DigestFile(string file) : IDigestDestination
{
    private readonly string _path = Path.GetFullPath(file);

    /// <inheritdoc/>
    public string Name => $"file {_path}";

    /// <inheritdoc/>
    public async Task Deliver(Digest digest, CancellationToken stop)
    {
        var isLines = _path.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase);
        try
        {
            await using var stream = new FileStream(_path, FileMode.Append, FileAccess.Write, FileShare.Read);
            var before = stream.Length;
            try
            {
                await stream.WriteAsync(Encoding.UTF8.GetBytes(isLines ? ClaimJson.Line(digest) + "\n"
                    : (before > 0 ? "\n\n" : "") + DigestText.Of(digest)), stop);
                await stream.FlushAsync(stop);
                stream.Flush(flushToDisk: true);
            }
            catch (IOException)
            {
                // Half a digest would be told again whole.
                stream.SetLength(before);
                throw;
            }
        }
        catch (Exception trouble) when (trouble is IOException or UnauthorizedAccessException)
        {
            throw new DeliveryException(
                $"{_path} cannot be written ({trouble.Message.TrimEnd('.')}); check the folder, the disk and the permissions", trouble);
        }
    }
}
