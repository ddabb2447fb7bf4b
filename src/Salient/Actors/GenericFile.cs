using Salient.Yaml;

namespace Salient.Actors;

/// <summary>Reads <c>generic.yaml</c>: words that mean an actor without naming it, over those of the layers before.</summary>
internal static class GenericFile
{
    /// <summary>The words of a file joined to those before it; a role with an id that is known takes that one's place.</summary>
    public static GenericWords Read(string file, string text, GenericWords before, List<string> faults)
    {
        if (CodebookNode.Top(file, text, faults) is not { } top)
        {
            return before;
        }

        var roles = top.Maps("roles").Select(Role).ToList();
        var given = roles.ToDictionary(r => r.Id, StringComparer.Ordinal);
        var words = new GenericWords(
            [.. before.Roles.Select(r => given.GetValueOrDefault(r.Id, r)), .. roles.Where(r => before.Roles.All(b => b.Id != r.Id))],
            Set(before.Modifiers, top, "role_modifiers"),
            new([.. before.Forces.Phrases, .. top.Texts("forces")]),
            new([.. before.Police.Phrases, .. top.Texts("police")]),
            Set(before.ForcesModifiers, top, "forces_modifiers"),
            new([.. before.Government.Phrases, .. top.Texts("government")]),
            Set(before.NotAcronyms, top, "not_acronyms"),
            [.. before.ArmyNames, .. top.Texts("army_names")],
            [.. before.PoliceNames, .. top.Texts("police_names")],
            [.. before.StateNames, .. top.Texts("state_names")],
            Kinds(before.GroupNouns, top, "group_nouns"),
            Kinds(before.CapitalGroupNouns, top, "capital_group_nouns"),
            AnyCase(before.GroupOpenings, top, "group_openings"),
            AnyCase(before.GroupMembers, top, "group_members"));
        top.Close();
        return words;
    }

    private static HashSet<string> Set(IReadOnlySet<string> before, CodebookNode top, string key) => before.Concat(top.Texts(key))
        .ToHashSet(StringComparer.Ordinal);

    private static HashSet<string> AnyCase(IReadOnlySet<string> before, CodebookNode top, string key) => before.Concat(top.Texts(key))
        .ToHashSet(StringComparer.OrdinalIgnoreCase);

    private static Dictionary<string, ActorKind> Kinds(IReadOnlyDictionary<string, ActorKind> before, CodebookNode top, string key)
    {
        var nouns = new Dictionary<string, ActorKind>(before, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, words) in top.WordLists(key))
        {
            if (ActorKinds.Parse(name) is not { } kind)
            {
                top.FaultAt(key, $"'{name}' under '{key}' is not a kind; there are {ActorKinds.All}");
                continue;
            }

            foreach (var word in words)
            {
                nouns[word] = kind;
            }
        }

        return nouns;
    }

    private static GenericRole Role(CodebookNode node)
    {
        var sort = node.Required("sort");
        if (!Enum.TryParse<RoleSort>(sort, ignoreCase: true, out var parsed))
        {
            node.Fault($"'sort' is '{sort}'; it should be one of fighters, civilians, officials, media");
        }

        var side = node.Text("side");
        if (side is not (null or "government" or "opposition"))
        {
            node.Fault($"'side' is '{side}'; it should be government or opposition");
        }

        var role = new GenericRole(node.Required("id"), ActorKinds.Read(node, isState: false), parsed, side,
            node.Texts("nouns")) { Stands = node.Texts("stands"), IsAnybody = node.Flag("anybody") };
        node.Close();
        return role;
    }
}
