using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using NodaTime;
using Salient.Store;
using Salient.Web.People;

namespace Salient.Web.Api;

/// <summary>Who has an account.</summary>
internal static class Accounts
{
    /// <summary>The route.</summary>
    public static void MapPeople(this IEndpointRouteBuilder routes) => routes.MapGet("/api/people", All).Knows()
        .Gives<PeopleAnswer>("Who has an account, as what, and with which keys");

    private static IResult All(DeskStore desk)
    {
        var keys = desk.Store.Keys().ToLookup(k => k.Account);
        return Answer.Json(new PeopleAnswer([.. desk.Store.Accounts().Select(a => new Person(a.Name, a.Role, a.Made, a.LockedUntil,
            [.. keys[a.Name].Select(k => new KeyLine(k.Scope, k.Hint, k.Made))]))]));
    }
}

/// <summary>Who has an account.</summary>
internal sealed record PeopleAnswer(IReadOnlyList<Person> People);

/// <summary>Somebody with an account.</summary>
internal sealed record Person(string Name, DeskRole Role, Instant Made, Instant? LockedUntil, IReadOnlyList<KeyLine> Keys);

/// <summary>A key for programs, without the key.</summary>
internal sealed record KeyLine(KeyScope Scope, string Hint, Instant Made);
