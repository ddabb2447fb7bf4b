namespace Salient.Store;

/// <summary>Makes what has to be filled before anybody has it: where that fails, it is let go of.</summary>
internal static class Filled
{
    /// <summary>The thing, filled.</summary>
    /// <typeparam name="T">What it is.</typeparam>
    /// <param name="thing">The empty thing.</param>
    /// <param name="fill">Fills it.</param>
    public static T With<T>(T thing, Action<T> fill) where T : IDisposable
    {
        try
        {
            fill(thing);
            return thing;
        }
        catch
        {
            thing.Dispose();
            throw;
        }
    }
}
