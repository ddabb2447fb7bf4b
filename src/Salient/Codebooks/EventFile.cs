using Salient.Claims;
using Salient.Yaml;

namespace Salient.Codebooks;

/// <summary>Reads event definitions from their mappings in codebook files.</summary>
internal static class EventFile
{
    /// <summary>One event from its mapping, with its faults noted.</summary>
    public static EventDefinition Event(CodebookNode node)
    {
        var definition = new EventDefinition
        {
            Code = node.Required("code"),
            Meaning = node.Required("meaning"),
            Not = node.Text("not"),
            Plover = node.Text("plover"),
            PloverMode = node.Text("mode"),
            Cameo = node.Text("cameo"),
            AcledType = node.Text("acled"),
            AcledSubType = node.Text("sub"),
            AcledSubTypeState = node.Text("sub-state"),
            Unarmed = node.Text("unarmed"),
            Sense = SenseFrom(node),
            Mishap = node.Flag("mishap"),
            Effect = node.Map("effect") is { } effect ? EffectFrom(effect) : null,
            File = node.File,
            Line = node.Line,
        };
        node.Close();
        return definition;
    }

    private static EventSense? SenseFrom(CodebookNode node)
    {
        if (node.Text("sense") is not { } word)
        {
            return null;
        }

        foreach (var sense in Enum.GetValues<EventSense>().Where(s => Word(s) == word))
        {
            return sense;
        }

        node.FaultAt("sense",
            $"no sense is called '{word}'; there are {string.Join(", ", Enum.GetValues<EventSense>().Select(s => Word(s)))}");
        return null;
    }

    private static EffectRule EffectFrom(CodebookNode node)
    {
        var state = node.Required("state");
        if (!Enum.TryParse<HoldingState>(state, ignoreCase: true, out var parsed))
        {
            node.Fault($"no state is called '{state}'");
        }

        var (place, holder, from) = (node.Texts("place"), node.Text("holder"), node.Text("from"));
        var effect = new EffectRule
        {
            State = parsed,
            Holder = ClaimWords.Find<ClaimRole>(holder),
            From = ClaimWords.Find<ClaimRole>(from),
            Place = place.Count > 0 ? [.. place.Select(ClaimWords.Find<ClaimRole>).OfType<ClaimRole>()] : [ClaimRole.Place],
            Inferred = node.Flag("inferred"),
        };
        foreach (var role in place.Append(holder).Append(from).OfType<string>().Where(r => !CodebookFiles.Roles.Contains(r)))
        {
            node.Fault($"an effect names a role '{role}'; roles are {string.Join(", ", CodebookFiles.Roles)}");
        }

        node.Close();
        return effect;
    }

    /// <summary>What is wrong with the senses of all events together.</summary>
    public static IEnumerable<string> SenseFaults(IReadOnlyCollection<EventDefinition> events)
    {
        var senses = events.Where(e => e.Sense is not null).ToLookup(e => e.Sense!.Value);
        foreach (var (first, second) in senses.SelectMany(s => s.Skip(1).Select(e => (s.First(), e))))
        {
            yield return $"{second.File}:{second.Line}: event '{second.Code}' has the sense '{Word(second.Sense)}', which '{first.Code}' has already";
        }

        foreach (var definition in senses[EventSense.Holding].Where(e => e.Effect is not { State: HoldingState.Holds, Holder: not null }))
        {
            yield return $"{definition.File}:{definition.Line}: event '{definition.Code}' has the sense 'holding', so it needs an effect by which somebody holds a place";
        }

        foreach (var definition in events.Where(e => e.Mishap))
        {
            foreach (var sense in new[] { EventSense.Disaster, EventSense.Accident }.Where(s => !senses.Contains(s)))
            {
                yield return $"{definition.File}:{definition.Line}: event '{definition.Code}' may be a mishap, but no event has the sense '{Word(sense)}'";
            }
        }
    }

    private static string Word(EventSense? sense) => $"{sense}".ToLowerInvariant();
}
