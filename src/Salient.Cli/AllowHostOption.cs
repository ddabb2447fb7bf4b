using System.CommandLine;
using Salient.Gathering.Fetching;

namespace Salient.Cli;

/// <summary><c>--allow-host</c>: hosts that may be fetched from although they are no part of the public internet.</summary>
internal static class AllowHostOption
{
    /// <summary>Name of the environment variable that names such hosts, with commas between them.</summary>
    public const string Variable = "SALIENT_ALLOW_HOSTS";

    /// <summary>Builds the option.</summary>
    public static Option<string[]> Create()
    {
        var option = new Option<string[]>("--allow-host")
        {
            Description = $"Host that may be fetched from wherever it is, by name or address; may be given several times (besides those in {Variable})", HelpName = "NAME", Arity = ArgumentArity.OneOrMore,
        };
        option.Validators.Add(given =>
        {
            foreach (var name in given.Tokens.Select(t => t.Value)
                .Where(name => Uri.CheckHostName(name.Trim('[', ']')) == UriHostNameType.Unknown))
            {
                given.AddError($"--allow-host: '{name}' is no name of a host; write it like intranet.example or 192.168.1.5, without https:// and port");
            }
        });
        return option;
    }

    /// <summary>How addresses are fetched, as the command line and the environment say.</summary>
    /// <param name="hosts">The hosts of the command line.</param>
    public static FetchOptions Fetching(IEnumerable<string>? hosts) => new()
    {
        AllowedHosts = (hosts ?? []).Concat((Environment.GetEnvironmentVariable(Variable) ?? "")
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .Select(name => name.Trim('[', ']')).ToHashSet(StringComparer.OrdinalIgnoreCase),
    };
}
