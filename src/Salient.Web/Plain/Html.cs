using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;

namespace Salient.Web.Plain;

/// <summary>
/// HTML made from an interpolated string: what the program writes is taken as it stands, every value put into it is encoded, unless it is
/// <see cref="Html"/> itself. Nothing that a report says can become markup.
/// </summary>
/// <param name="Text">The markup.</param>
internal readonly record struct Html(string Text)
{
    /// <summary>The markup of an interpolated string.</summary>
    public static Html Of(Writer writer) => new(writer.ToString());

    /// <summary>Several pieces, one after the other.</summary>
    public static Html Join(IEnumerable<Html> pieces) => new(string.Concat(pieces.Select(p => p.Text)));

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>Encodes the holes of an interpolated string.</summary>
    /// <param name="literalLength">Length of the program's own text.</param>
    /// <param name="formattedCount">How many holes.</param>
    [InterpolatedStringHandler]
    internal readonly struct Writer(int literalLength, int formattedCount)
    {
        private readonly StringBuilder _text = new(literalLength + (formattedCount * 16));

        /// <summary>The program's own text.</summary>
        public void AppendLiteral(string literal) => _text.Append(literal);

        /// <summary>Markup already made.</summary>
        public void AppendFormatted(Html html) => _text.Append(html.Text);

        /// <summary>A value: encoded.</summary>
        public void AppendFormatted<T>(T value) => _text.Append(HtmlEncoder.Default.Encode(Convert.ToString(value,
            CultureInfo.InvariantCulture) ?? ""));

        /// <inheritdoc/>
        public override string ToString() => _text.ToString();
    }
}
