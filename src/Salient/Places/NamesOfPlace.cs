using System.Collections;
using System.Text;

namespace Salient.Places;

/// <summary>
/// The other names of a place of an index, made only when looked at: a question for a name makes many places and looks at the names of
/// few.
/// </summary>
/// <param name="text">The names in UTF-8, parted by line ends.</param>
internal sealed class NamesOfPlace(ReadOnlyMemory<byte> text) : IReadOnlyList<string>
{
    private string[]? names;

    /// <inheritdoc/>
    public int Count => Names.Length;

    private string[] Names => names ??= text.Length == 0 ? [] : Encoding.UTF8.GetString(text.Span).Split('\n');

    /// <inheritdoc/>
    public string this[int index] => Names[index];

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator() => ((IEnumerable<string>)Names).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
