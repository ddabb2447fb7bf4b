using System.CommandLine;
using MimeKit;
using Salient.Alerts;
using Salient.Claims;
using Salient.Gathering.Fetching;

namespace Salient.Cli;

/// <summary><c>salient digest</c>: tells what is new for alerts, by file, feed, mail or webhook.</summary>
internal static class DigestCommand
{
    /// <summary>A mail server that says nothing for so long is left alone until the next time.</summary>
    private static readonly TimeSpan MailPatience = TimeSpan.FromSeconds(30);

    private sealed record Options(Option<string[]> To, Option<string[]> Feed, Option<string[]> Mail, Option<string[]> Webhook)
    {
        public static Options Create() => new(
            Many("--to", "Write it at the end of this file: text, or a line of JSON where the name ends in .jsonl", "FILE"),
            Many("--feed", "Add it to this Atom feed", "FILE.atom"),
            Many("--mail", $"Send it to this mailbox, by the server that {MailServer.Variable} names", "ADDRESS"),
            Many("--webhook", $"Send it to this address as JSON, signed with the secret in {DigestWebhook.Variable}", "URL"));

        private static Option<string[]> Many(string name, string description, string help) => new(name)
        {
            Description = description + "; may be given several times", HelpName = help, Arity = ArgumentArity.OneOrMore,
        };
    }

    /// <summary>Builds the command.</summary>
    public static Command Create()
    {
        var names = new Argument<string[]>("NAME") { Description = "Alerts (default: all of them)", Arity = ArgumentArity.ZeroOrMore };
        names.Validators.Add(CommandLine.RefuseOptions);
        var since = ReadCommand.DayOption("--since", "Tell what came in on this day (UTC) or later, told before or not");
        var always = new Option<bool>("--always") { Description = "Deliver a digest also where nothing is new" };
        var (to, format, allowed, db) = (Options.Create(), new Option<string>("--format", "-f")
        {
            Description = "Without a destination: text (default), json (a line each) or html", DefaultValueFactory = _ => "text",
        }, AllowHostOption.Create(), LedgerOptions.Database());
        var role = new RoleOption();
        format.AcceptOnlyFromAmong("text", "json", "html");
        var command = new Command("digest",
            "Tells what changed and what happened for alerts since the last digest, on whose word; without a destination it only shows it.")
        {
            names, since, to.To, to.Feed, to.Mail, to.Webhook, always, format, allowed, db,
        };
        role.AddTo(command);
        command.SetAction(async (parsed, stop) =>
        {
            using var fetcher = new Fetcher(AllowHostOption.Fetching(parsed.GetValue(allowed)));
            var destinations = Destinations(to, parsed, fetcher);
            using var store = LedgerOptions.Open(parsed.GetValue(db));
            var alerts = AlertCommand.Named(store, parsed.GetValue(names)!);
            var run = new DigestRun(store, TimeProvider.System, Terminal.Note, role.Of(parsed));
            if (destinations.Count == 0)
            {
                Write([.. alerts.Select(alert => run.Look(alert, parsed.GetValue(since)))], parsed.GetValue(format)!);
                return ExitCodes.Ok;
            }

            var failed = await run.Deliver(alerts, destinations, parsed.GetValue(since), parsed.GetValue(always), stop);
            return failed == 0 ? ExitCodes.Ok : ExitCodes.SomeFailed;
        });
        return command.WithExamples(
            "salient digest",
            "salient digest people --to digest.txt",
            "salient digest --mail desk@example.org --feed /srv/www/people.atom",
            "salient digest people --webhook https://hooks.example.org/salient",
            "salient digest people --since 2019-01-06 --format html > week.html");
    }

    private static List<IDigestDestination> Destinations(Options options, ParseResult parsed, Fetcher fetcher)
    {
        IEnumerable<string> Given(Option<string[]> option) => (parsed.GetValue(option) ?? []).Distinct(StringComparer.Ordinal);
        var mail = Given(options.Mail).ToList();
        var server = mail.Count > 0 ? MailServer.Parse(Environment.GetEnvironmentVariable(MailServer.Variable)) : null;
        var secret = Environment.GetEnvironmentVariable(DigestWebhook.Variable);
        return
        [
            .. Given(options.To).Select(file => new DigestFile(file)),
            .. Given(options.Feed).Select(file => new DigestFeed(file)),
            .. mail.Select(word => new DigestMail(Mailbox(word), server!, MailPatience)),
            .. Given(options.Webhook).Select(word => Webhook(word, fetcher, string.IsNullOrEmpty(secret) ? null : secret)),
        ];
    }

    private static MailboxAddress Mailbox(string word) => MailboxAddress.TryParse(word, out var mailbox)
        && mailbox.Address.Contains('@', StringComparison.Ordinal) ? mailbox
        : throw new UsageException($"--mail '{word}' is no mail address; write it like desk@example.org");

    private static DigestWebhook Webhook(string word, Fetcher fetcher, string? secret)
    {
        try
        {
            return new(word, fetcher, secret);
        }
        catch (FetchException wrong)
        {
            throw new UsageException($"--webhook {wrong.Message}", wrong);
        }
    }

    private static void Write(IReadOnlyList<Digest> digests, string format) => Console.Out.Write(string.Join(format == "text" ? "\n\n" : "",
        digests.Select(digest => format switch
        {
            "json" => ClaimJson.Line(digest) + "\n",
            "html" => DigestHtml.Of(digest),
            _ => DigestText.Of(digest),
        })));
}
