namespace Salient.Language;

/// <summary>Which dependency relations the parser learns and which of them it tells.</summary>
internal static class Relations
{
    private static readonly HashSet<string> Kept = ["nsubj:pass", "obl:agent", "aux:pass", "compound:prt", "acl:relcl"];

    /// <summary>The relation as learnt: outer subjects are subjects, and rare clause subtypes are their plain relation.</summary>
    public static string Learnt(string relation) => relation switch
    {
        "nsubj:outer" => "nsubj",
        "csubj:outer" or "csubj:pass" => "csubj",
        "advcl:relcl" => "advcl",
        _ => relation,
    };

    /// <summary>The relation as told: without subtype but for the five that event coding needs.</summary>
    public static string Told(string relation)
    {
        var colon = relation.IndexOf(':', StringComparison.Ordinal);
        return string.Intern(colon < 0 || Kept.Contains(relation) ? relation : relation[..colon]);
    }
}
