using System.Globalization;

namespace Salient.PublicView;

/// <summary>How coarse the public view shows where something is: the cells of a fixed grid, or first-level units.</summary>
/// <param name="Km">Side of a cell in kilometres, <see cref="Finest"/> to <see cref="Coarsest"/>; null for first-level units.</param>
public sealed record Coarseness(double? Km)
{
    /// <summary>The finest and the coarsest grid, in kilometres.</summary>
    public const double Finest = 0.1, Coarsest = 25;

    /// <summary>First-level units (provinces), and where none is known the coarsest grid.</summary>
    public static Coarseness Unit { get; } = new((double?)null);

    /// <summary>Reads <c>10km</c>, <c>500m</c> or <c>unit</c>; null where it is none of them, or finer or coarser than there is.</summary>
    public static Coarseness? Parse(string? text)
    {
        var word = (text ?? "").Trim().ToLowerInvariant();
        if (word == "unit")
        {
            return Unit;
        }

        var (number, share) = word.EndsWith("km", StringComparison.Ordinal) ? (word[..^2], 1.0)
            : word.EndsWith('m') ? (word[..^1], 0.001) : ("", 0);
        return double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var side)
            && side * share is >= Finest and <= Coarsest ? new(side * share) : null;
    }

    /// <summary>The coarser of two; units are coarser than any grid.</summary>
    public static Coarseness Coarser(Coarseness a, Coarseness b) =>
        (a.Km ?? double.MaxValue) >= (b.Km ?? double.MaxValue) ? a : b;

    /// <summary>As <see cref="Parse"/> reads it.</summary>
    public override string ToString() => Km switch
    {
        null => "unit",
        < 1 => string.Create(CultureInfo.InvariantCulture, $"{Km * 1000:0.###}m"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Km:0.###}km"),
    };
}
