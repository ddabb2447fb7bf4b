using System.CommandLine;
using Salient.Rulings;

namespace Salient.Cli;

/// <summary><c>salient review accept</c>, <c>reject</c>, <c>comment</c>, <c>change</c> and <c>pin</c>: rulings on one claim.</summary>
internal static class ReviewClaimCommands
{
    /// <summary><c>salient review accept</c>.</summary>
    public static Command Accept() => OnClaim(RulingKind.Accept, "accept",
        "Says that a claim is read rightly: it counts as surely read and pinned.")
        .WithExamples("salient review accept 0a1b2c3d", "salient review accept 0a1b2c3d --by ana");

    /// <summary><c>salient review reject</c>.</summary>
    public static Command Reject() => OnClaim(RulingKind.Reject, "reject",
        "Says that a claim must not count: it leaves the ledger and the incidents, and is listed as rejected.")
        .WithExamples("salient review reject 0a1b2c3d --why 'the report speaks of another town'");

    /// <summary><c>salient review comment</c>.</summary>
    public static Command Comment() => OnClaim(RulingKind.Comment, "comment", "Puts words to a claim; no answer changes.")
        .WithExamples("salient review comment 0a1b2c3d --why 'ask the correspondent'");

    /// <summary><c>salient review change</c>.</summary>
    public static Command Change()
    {
        var claim = Claim();
        var fields = Fields("New values: event, status, actor, target, place, from_place, to_place, date or source, as status=denied");
        var options = new ReviewOptions();
        return options.Run(new Command("change", "Changes fields of a claim; what it does to the ledger follows from them.") { claim,
            fields }, (session, parsed) =>
        {
            var (report, read) = session.Claim(parsed.GetValue(claim)!);
            return session.Keep(session.Desk.Change(report, read, Pairs(parsed.GetValue(fields)!)));
        }).WithExamples(
            "salient review change 0a1b2c3d status=denied",
            "salient review change 0a1b2c3d actor='Northern Front; River Guard' date=2019-01-02..2019-01-04",
            "salient review change 0a1b2c3d place=Tal source='' --why 'nobody is quoted'");
    }

    /// <summary><c>salient review pin</c>.</summary>
    public static Command Pin()
    {
        var claim = Claim();
        var where = new Argument<string>("WHERE") { Description = "LATITUDE,LONGITUDE in degrees, a place by name or id, or both as NAME#ID" };
        var options = new ReviewOptions();
        return options.Run(new Command("pin", "Moves the pin of a claim: to another place, or to a point.") { claim, where },
            (session, parsed) =>
        {
            var (report, read) = session.Claim(parsed.GetValue(claim)!);
            return session.Keep(session.Desk.Pin(report, read, parsed.GetValue(where)!));
        }).WithExamples("salient review pin 0a1b2c3d 35.93,36.63", "salient review pin 0a1b2c3d Atarib",
            "salient review pin 0a1b2c3d 'Tal#167890' --why 'the one in Idlib'");
    }

    /// <summary><c>CLAIM</c>.</summary>
    public static Argument<string> Claim() => new("CLAIM") { Description = "A claim by its id, or four or more first digits of it" };

    /// <summary><c>FIELD=VALUE…</c>.</summary>
    public static Argument<string[]> Fields(string description)
    {
        var fields = new Argument<string[]>("FIELD=VALUE") { Description = description, Arity = ArgumentArity.OneOrMore };
        fields.Validators.Add(given =>
        {
            foreach (var word in given.Tokens.Select(t => t.Value).Where(w => w.IndexOf('=') < 1))
            {
                given.AddError($"'{word}' is no FIELD=VALUE; write status=denied or actor='Northern Front'");
            }
        });
        return fields;
    }

    /// <summary>The fields as names and values.</summary>
    public static IReadOnlyList<(string, string)> Pairs(string[] fields) =>
        [.. fields.Select(f => f.Split('=', 2)).Select(f => (f[0], f[1]))];

    private static Command OnClaim(RulingKind kind, string name, string description)
    {
        var claim = Claim();
        return new ReviewOptions().Run(new Command(name, description) { claim }, (session, parsed) =>
        {
            var (report, read) = session.Claim(parsed.GetValue(claim)!);
            return session.Keep(session.Desk.OnClaim(kind, report, read));
        });
    }
}
