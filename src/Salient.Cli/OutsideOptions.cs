using System.CommandLine;
using System.Net;
using Salient.Web;

namespace Salient.Cli;

/// <summary>The options of a server that others than its own user come to.</summary>
internal sealed class OutsideOptions
{
    private readonly Option<string?> _bind = new("--bind")
    {
        Description = "Address to listen at (default: 127.0.0.1, this machine only); others with --public, or where people have accounts", HelpName = "ADDRESS",
    };

    private readonly Option<string[]> _hosts = new("--host")
    {
        Description = "Name under which the page is asked for, beside localhost; may be given several times", HelpName = "NAME",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<bool> _proxy = new("--behind-proxy")
    {
        Description = "Believes a proxy on this machine about who asks, by which name and scheme (X-Forwarded-For, -Host, -Proto)",
    };

    private readonly Option<int> _requests = new("--requests")
    {
        Description = "Requests that one address may make of the public view in a minute", HelpName = "NUMBER",
        DefaultValueFactory = _ => new ServerOptions().RequestsPerMinute,
    };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_bind, _hosts, _proxy, _requests])
        {
            command.Add(option);
        }

        command.Validators.Add(result =>
        {
            if (result.GetValue(_bind) is { } address && !IPAddress.TryParse(address, out _))
            {
                result.AddError($"--bind: '{address}' is no address of a machine; write it like 192.168.1.5 or ::1");
            }
        });
    }

    /// <summary>The options with what the command line says.</summary>
    public ServerOptions Of(ParseResult parsed, ServerOptions options) => options with
    {
        Bind = parsed.GetValue(_bind) is { } address ? IPAddress.Parse(address) : options.Bind,
        Hosts = parsed.GetValue(_hosts) ?? [],
        BehindProxy = parsed.GetValue(_proxy),
        RequestsPerMinute = parsed.GetValue(_requests),
    };
}
