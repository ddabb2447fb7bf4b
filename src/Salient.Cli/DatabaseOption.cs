using System.CommandLine;
using Salient.Store;

namespace Salient.Cli;

/// <summary>
/// Which database a command works on: <c>--db</c> or <c>--database</c>, else <see cref="Variable"/>, else the user's own file.
/// </summary>
internal sealed class DatabaseOption
{
    /// <summary>Name of the environment variable with the address of the database.</summary>
    public const string Variable = "SALIENT_DATABASE";

    /// <summary><c>--db</c>.</summary>
    public Option<FileInfo?> File { get; } = new("--db")
    {
        Description = "Database file (default: salient.db in the user's data folder, or in SALIENT_HOME)", HelpName = "FILE",
    };

    /// <summary><c>--database</c>.</summary>
    public Option<string?> Address { get; } = new("--database")
    {
        Description = $"Database by its address, e.g. postgres://user@host/desk (default: {Variable})", HelpName = "URL",
    };

    /// <summary>The database that a command line means.</summary>
    public string Of(ParseResult parsed) => parsed.GetValue(File)?.FullName ?? parsed.GetValue(Address)
        ?? Named(Environment.GetEnvironmentVariable(Variable)) ?? SalientHome.Default().DatabasePath;

    /// <summary>Adds both options to a command; they exclude each other.</summary>
    public void AddTo(Command command)
    {
        File.Validators.Add(given =>
        {
            if (given.Tokens is [{ Value: var word }, ..] && word.Contains("://", StringComparison.Ordinal))
            {
                given.AddError("--db takes a file; --database takes the address of a server");
            }
        });
        command.Add(File);
        command.Add(Address);
        command.Validators.Add(given =>
        {
            if (given.GetResult(File) is { Implicit: false } && given.GetResult(Address) is { Implicit: false })
            {
                given.AddError("--db and --database exclude each other: give one of them");
            }
        });
    }

    private static string? Named(string? words) => string.IsNullOrWhiteSpace(words) ? null : words;
}

/// <summary>Lets a <see cref="DatabaseOption"/> stand among the options of a command.</summary>
internal static class DatabaseOptions
{
    /// <summary>Adds its options.</summary>
    public static void Add(this Command command, DatabaseOption database) => database.AddTo(command);

    /// <summary>The database that the command line means.</summary>
    public static string GetValue(this ParseResult parsed, DatabaseOption database) => database.Of(parsed);
}
