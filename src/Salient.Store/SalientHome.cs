namespace Salient.Store;

/// <summary>The folder where Salient keeps its database and gazetteers for one user.</summary>
/// <param name="Path">The folder; made when first needed.</param>
public sealed record SalientHome(string Path)
{
    /// <summary>Name of the environment variable that moves the home.</summary>
    public const string Variable = "SALIENT_HOME";

    /// <summary><c>SALIENT_HOME</c> if set, else <c>salient</c> in the user's local application data.</summary>
    public static SalientHome Default() =>
        new(Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } set
            ? System.IO.Path.GetFullPath(set)
            : System.IO.Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData,
                Environment.SpecialFolderOption.DoNotVerify), "salient"));

    /// <summary>The database. Its folder exists once this is asked for.</summary>
    public string DatabasePath => System.IO.Path.Combine(Made(Path), "salient.db");

    /// <summary>The folder of the gazetteers. It exists once this is asked for.</summary>
    public string GazetteersPath => Made(System.IO.Path.Combine(Path, "gazetteers"));

    /// <exception cref="ReadingKitException">The folder is not there and cannot be made.</exception>
    private static string Made(string folder)
    {
        try
        {
            return Directory.CreateDirectory(folder).FullName;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new ReadingKitException($"{folder} cannot be made: {error.Message.TrimEnd('.')}; set {Variable} to a folder that you may write to", error);
        }
    }
}
