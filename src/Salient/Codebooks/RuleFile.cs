using Salient.Claims;
using Salient.Yaml;

namespace Salient.Codebooks;

/// <summary>Reads rules and examples from their mappings in codebook files.</summary>
internal static class RuleFile
{
    /// <summary>A rule, with its faults noted.</summary>
    public static EventRule Rule(CodebookNode node)
    {
        var roles = node.Map("roles");
        var rule = new EventRule
        {
            Id = node.Required("id"),
            Event = node.Required("event"),
            Verbs = node.Texts("verbs"),
            Nouns = node.Texts("nouns"),
            Subject = node.Texts("subject"),
            Object = node.Texts("object"),
            With = node.Texts("with"),
            Unless = node.Texts("unless"),
            Roles = roles is null ? new Dictionary<ClaimRole, IReadOnlyList<string>>() : RolesIn(roles),
            Need = node.Texts("need"),
            By = node.Text("by"),
            At = node.Text("at"),
            Status = node.Text("status"),
            AnySubject = node.Flag("any-subject"),
            AnyObject = node.Flag("any-object"),
            State = node.Flag("state"),
            Mutual = node.Flag("mutual"),
            Examples = [.. node.Maps("examples").Select(Example)],
            File = node.File,
            Line = node.Line,
        };
        Check(rule, roles?.Keys ?? [], node);
        return rule;
    }

    private static void Check(EventRule rule, IEnumerable<string> roles, CodebookNode node)
    {
        if (rule.Verbs.Count + rule.Nouns.Count == 0)
        {
            node.Fault($"rule '{rule.Id}' names neither verbs nor nouns");
        }

        if (rule.Status is not null && !Enum.TryParse<ClaimStatus>(rule.Status, ignoreCase: true, out _))
        {
            node.Fault($"rule '{rule.Id}' has status '{rule.Status}'; there are {Statuses}");
        }

        foreach (var (key, party) in new[] { ("by", rule.By), ("at", rule.At) }.Where(p => p.Item2 is not null
            && !EventRule.Parties.Contains(p.Item2)))
        {
            node.FaultAt(key, $"rule '{rule.Id}' has {key} '{party}'; there are {string.Join(", ", EventRule.Parties)}");
        }

        foreach (var need in rule.Need.SelectMany(n => n.Split('|'))
            .Where(n => n is not ("negated" or "nobody" or "counted" or "event-verb") && !CodebookFiles.Roles.Contains(n)))
        {
            node.Fault($"rule '{rule.Id}' needs '{need}', which is neither a role nor negated, nobody, counted or event-verb");
        }

        foreach (var role in roles.Where(r => !CodebookFiles.Roles.Contains(r)))
        {
            node.Fault($"rule '{rule.Id}' names a role '{role}'; roles are {string.Join(", ", CodebookFiles.Roles)}");
        }
    }

    /// <summary>The functions of each role; a role that there is not is told with the rule's other faults.</summary>
    private static Dictionary<ClaimRole, IReadOnlyList<string>> RolesIn(CodebookNode node)
    {
        var roles = new Dictionary<ClaimRole, IReadOnlyList<string>>();
        foreach (var key in node.Keys)
        {
            var functions = node.Texts(key, '|');
            if (ClaimWords.Find<ClaimRole>(key) is { } role)
            {
                roles[role] = functions;
            }
        }

        return roles;
    }

    private static string Statuses => string.Join(", ", Enum.GetNames<ClaimStatus>()).ToLowerInvariant();

    /// <summary>An example with the claims that it expects.</summary>
    public static RuleExample Example(CodebookNode node)
    {
        node.Need("claims");
        var example = new RuleExample { Text = node.Required("text"), Claims = [.. node.Maps("claims").Select(Claim)], File = node.File,
            Line = node.Line };
        node.Close();
        return example;
    }

    private static ExampleClaim Claim(CodebookNode node)
    {
        var claim = new ExampleClaim
        {
            Event = node.Required("event"),
            Actor = node.Text("actor"),
            Target = node.Text("target"),
            Place = node.Text("place"),
            From = node.Text("from"),
            To = node.Text("to"),
            Status = node.Text("status") ?? "asserted",
            Source = node.Text("source"),
            Killed = node.Whole("killed"),
            Injured = node.Whole("injured"),
            Captured = node.Whole("captured"),
            Tolls = node.Texts("tolls"),
            Hardware = node.Texts("hardware"),
            Holder = node.Text("holder"),
            State = node.Text("state"),
        };
        if (!Enum.TryParse<ClaimStatus>(claim.Status, ignoreCase: true, out _))
        {
            node.FaultAt("status", $"no status is called '{claim.Status}'; there are {Statuses}");
        }

        node.Close();
        return claim;
    }
}
