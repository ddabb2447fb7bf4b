using Salient.Language;
using Salient.Mentions;

namespace Salient.Coding;

/// <content>What stands in which function to an event noun.</content>
internal sealed partial class Arguments
{
    /// <summary>The arguments of an event noun, with those that its verb lends it.</summary>
    /// <param name="noun">The noun.</param>
    /// <param name="host">The light, undergoing or happening verb whose argument it is, or −1.</param>
    /// <param name="hostKind">What the host lends.</param>
    public IReadOnlyList<Argument> OfNoun(int noun, int host, HostKind hostKind)
    {
        var found = new List<Argument>();
        AddNominal(found, noun, weak: false);
        if (s.Case(noun) == "behind" && s.Dependent(noun, "cop") >= 0)
        {
            Add(found, "by", s.Dependent(noun, "nsubj")); // «X was behind the attack»
        }

        if (host >= 0)
        {
            var subject = s.LogicalSubject(host, cues.ObjectControlVerbs);
            switch (hostKind)
            {
                case HostKind.Light when subject < 0 || !EventHosts.IsNobody(s, subject):
                    Add(found, "by", subject);
                    break;
                case HostKind.Happening when TollReader.IsToll(s.Tokens[host].Lemma, cues):
                    Add(found, "victim", cues.DyingVerbs.Contains(s.Tokens[host].Lemma) ? subject
                        : s.LogicalObject(host, cues.ObjectControlVerbs));
                    break;
                case HostKind.Happening:
                    Add(found, "in", s.LogicalObject(host, cues.ObjectControlVerbs), weak: true); // «an earthquake struck X»
                    break;
                case HostKind.Undergoing or HostKind.Stopping:
                    Add(found, "on", subject);
                    break;
            }

            AddObliques(found, host, weak: true);
            AddShared(found, host);
        }
        else
        {
            AddHeads(found, noun);
        }

        foreach (var deed in s.Dependents(noun, "acl:relcl", "acl").Where(c => TollReader.IsToll(s.Tokens[c].Lemma, cues)))
        {
            AddObliques(found, deed, weak: true); // «a bombing that killed nine people in X»
        }

        AddInner(found);
        return found;
    }

    private void AddNominal(List<Argument> found, int noun, bool weak)
    {
        AddObliques(found, noun, weak);
        var above = s.Tokens[noun].Head;
        if (above >= 0)
        {
            // «indicating preparations for an operation», «confirmed the loss of X to Y»: the phrase right behind a noun's phrase is the
            // noun's.
            var next = s.Subtree(noun).Last + 1;
            foreach (var beside in s.Dependents(above, "obl", "nmod")
                .Where(c => c > noun && s.Children(c).Any(k => (k == noun + 1 || k == next) && s.Tokens[k].Relation == "case")))
            {
                Add(found, s.Case(beside), beside, weak);
                AddNested(found, beside);
            }
        }

        Add(found, "possessor", s.Possessor(noun), weak);
        foreach (var child in s.Dependents(noun, "amod", "compound", "nmod"))
        {
            if (child < noun && s.Case(child).Length == 0)
            {
                Add(found, "modifier", child, weak);
            }
        }

        foreach (var child in s.Dependents(noun, "acl"))
        {
            if (s.Tokens[child].Xpos == "VBN")
            {
                Add(found, "by", s.Agent(child), weak);
                AddObliques(found, child, weak: true);
            }
        }
    }
}
