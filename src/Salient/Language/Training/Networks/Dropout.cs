namespace Salient.Language.Training.Networks;

/// <summary>
/// Hides some of the numbers of a layer, the same ones for all words of a sentence (Gal and Ghahramani 2016), so that none is leant on
/// alone; the others count for more, as
/// the layer after expects the sum of all.
/// </summary>
/// <param name="width">How many numbers a row has.</param>
internal sealed class Dropout(int width)
{
    /// <summary>Share of the numbers hidden; 0.33 after Dozat and Manning (2017).</summary>
    private const float Share = 0.33f;

    private readonly float[] factors = new float[width];

    /// <summary>Draws what is hidden.</summary>
    public void Draw(Random random)
    {
        for (var i = 0; i < factors.Length; i++)
        {
            factors[i] = random.NextSingle() < Share ? 0 : 1 / (1 - Share);
        }
    }

    /// <summary>Hides numbers of each row, or, which is the same, of each row's gradient.</summary>
    public void Apply(Span<float> rows)
    {
        for (; rows.Length >= factors.Length; rows = rows[factors.Length..])
        {
            for (var i = 0; i < factors.Length; i++)
            {
                rows[i] *= factors[i];
            }
        }
    }
}
