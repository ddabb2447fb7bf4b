namespace Salient.Language.Training.Networks;

/// <summary>One of Adam's steps: its number from 1, its rate with the first moment's correction in it, and the second's.</summary>
internal readonly record struct AdamStep(int Number, float Rate, float Correct2)
{
    /// <summary>How much is kept of the mean of gradients at each step.</summary>
    public const float Decay1 = 0.9f;

    /// <summary>How much is kept of the mean of their squares; 0.95 after Dozat and Manning (2017), who take 0.9.</summary>
    public const float Decay2 = 0.95f;

    /// <summary>Makes a step. Powers are products, so that they are the same on all machines.</summary>
    public static AdamStep Of(int number, float rate)
    {
        var (kept1, kept2) = (1.0, 1.0);
        for (var i = 0; i < number && kept2 > 1e-9; i++)
        {
            (kept1, kept2) = (kept1 * Decay1, kept2 * Decay2);
        }

        return new(number, (float)(rate / (1 - kept1)), (float)(1 / (1 - kept2)));
    }
}
