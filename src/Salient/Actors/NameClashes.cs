namespace Salient.Actors;

/// <summary>Names that would find two actors where nothing chooses between them.</summary>
internal static class NameClashes
{
    /// <summary>
    /// One fault for each name that two actors of one country, or of none, bear in the same way at the same time. Actors of different
    /// countries may share a name: the countries of the report choose. So do dates, where the lives of both are known and do not meet.
    /// </summary>
    public static IEnumerable<string> In(IReadOnlyList<ActorEntry> entries)
    {
        var claims = new Dictionary<(string Key, ActorForm Form), List<(ActorEntry Entry, IReadOnlyList<string>? Only)>>();
        foreach (var entry in entries)
        {
            foreach (var (form, names, only) in entry.Names)
            {
                foreach (var name in names)
                {
                    var key = NameKey.IsAcronym(name) ? NameKey.Undotted(name)
                        : string.Join(' ', NameTokens.Keys(NameTokens.Split(name)).SelectMany(k => k ?? []));
                    if (!claims.TryGetValue((key, form), out var claim))
                    {
                        claims[(key, form)] = claim = [];
                    }

                    if (claim.FirstOrDefault(c => c.Entry != entry && Meet(c, (entry, only))).Entry is { } other)
                    {
                        yield return $"{entry.Where}: the name '{name}' of '{entry.Actor.Id}' already belongs to '{other.Actor.Id}' ({other.Where}) in the same country and time";
                    }

                    claim.Add((entry, only));
                }
            }
        }
    }

    private static bool Meet((ActorEntry Entry, IReadOnlyList<string>? Only) a, (ActorEntry Entry, IReadOnlyList<string>? Only) b)
    {
        var places = (a.Only, b.Only) switch
        {
            ({ } x, { } y) => x.Intersect(y).Any(),
            (null, null) => a.Entry.Actor.Country is not { } one || b.Entry.Actor.Country is not { } two || one == two,
            _ => false, // a name that counts in one country only goes before one that counts everywhere
        };
        var (c, d) = (a.Entry.Actor, b.Entry.Actor);
        return places && !(c.Until < d.Since) && !(d.Until < c.Since);
    }
}
