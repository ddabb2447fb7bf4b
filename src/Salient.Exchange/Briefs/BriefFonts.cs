using System.Reflection;
using PdfSharp.Drawing;
using PdfSharp.Fonts;

namespace Salient.Exchange.Briefs;

/// <summary>
/// The fonts of a brief, which come with the program: DejaVu Sans Condensed has Latin, Cyrillic, Greek, Hebrew and Arabic, and prints the
/// same on a machine that has no fonts.
/// </summary>
internal sealed class BriefFonts : IFontResolver
{
    private const string Family = "DejaVu Sans Condensed", Regular = "DejaVuSansCondensed.ttf", Bold = "DejaVuSansCondensed-Bold.ttf";

    private static readonly Lazy<bool> Set = new(() =>
    {
        GlobalFontSettings.FontResolver ??= new BriefFonts();
        return true;
    });

    /// <summary>A font of a size in points.</summary>
    public static XFont Of(double size, bool isBold = false)
    {
        _ = Set.Value;
        return new(Family, size, isBold ? XFontStyleEx.Bold : XFontStyleEx.Regular);
    }

    /// <inheritdoc/>
    public FontResolverInfo? ResolveTypeface(string familyName, bool isBold, bool isItalic) => new(isBold ? Bold : Regular);

    /// <inheritdoc/>
    public byte[]? GetFont(string faceName)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(faceName)
            ?? throw new InvalidOperationException($"the font {faceName} is not in the program");
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
