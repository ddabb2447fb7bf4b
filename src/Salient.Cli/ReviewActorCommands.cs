using System.CommandLine;
using Salient.Rulings;

namespace Salient.Cli;

/// <summary><c>salient review merge</c>, <c>split</c> and <c>grade</c>: rulings on actors and sources, wherever claims name them.</summary>
internal static class ReviewActorCommands
{
    /// <summary><c>salient review merge</c>.</summary>
    public static Command Merge()
    {
        var actor = new Argument<string>("ACTOR") { Description = "The actor that is another, by id or name" };
        var into = new Argument<string>("INTO") { Description = "The one that is meant, by id or name" };
        return new ReviewOptions().Run(
            new Command("merge", "Takes one actor for another in every claim.") { actor, into },
            (session, parsed) => session.Keep(session.Desk.Merge(parsed.GetValue(actor)!, parsed.GetValue(into)!)))
            .WithExamples("salient review merge 'Free Army of the North' northern-front --why 'renamed on 3 January'");
    }

    /// <summary><c>salient review split</c>.</summary>
    public static Command Split()
    {
        var actor = new Argument<string>("ACTOR") { Description = "The actor that the words are taken for, by id or name" };
        var words = new Argument<string>("WORDS") { Description = "The words, as reports have them" };
        var into = new Argument<string>("INTO") { Description = "The actor that they mean, by id or name" };
        return new ReviewOptions().Run(
            new Command("split", "Takes certain words for an actor as meaning another one, in every claim.") { actor, words, into },
            (session, parsed) => session.Keep(session.Desk.Split(parsed.GetValue(actor)!, parsed.GetValue(words)!, parsed.GetValue(into)!)))
            .WithExamples("salient review split northern-front 'the Front' 'Harbour Front' --why 'another front of that name'");
    }

    /// <summary><c>salient review grade</c>.</summary>
    public static Command Grade()
    {
        var source = new Argument<string>("SOURCE") { Description = "A source as claims name it" };
        var grade = new Argument<string>("GRADE") { Description = "A (reliable), B, C, D, E (unreliable) or F (cannot be judged)" };
        return new ReviewOptions().Run(
            new Command("grade", "Says how far a source is trusted; its claims weigh more or less by that.") { source, grade },
            (session, parsed) =>
            {
                var name = parsed.GetValue(source)!;
                var before = RulingsInForce.Of(session.Store.Rulings()
                    .Select(r => r.Ruling)).All.LastOrDefault(r => r.Kind == RulingKind.Grade && r.Subject == name.Trim());
                return session.Keep(session.Desk.Grade(name, parsed.GetValue(grade)!, before?.After?.Grade));
            })
            .WithExamples("salient review grade 'Harbour Front radio' D --why 'told of three towns that never fell'");
    }
}
