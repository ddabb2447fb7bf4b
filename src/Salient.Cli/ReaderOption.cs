using System.CommandLine;
using Salient.Binding;

namespace Salient.Cli;

/// <summary>The option of the commands that read reports: which reader.</summary>
internal static class ReaderOption
{
    /// <summary><c>--reader</c>.</summary>
    public static Option<ReaderUse> Create()
    {
        var option = new Option<ReaderUse>("--reader")
        {
            Description = "Whose claims count: rules, model (the learned reader) or both",
            HelpName = "rules|model|both",
            DefaultValueFactory = _ => ReaderUse.Both,
            CustomParser = result =>
            {
                if (Enum.TryParse<ReaderUse>(result.Tokens[0].Value, ignoreCase: true, out var use)
                    && !char.IsDigit(result.Tokens[0].Value[0]))
                {
                    return use;
                }

                result.AddError($"--reader takes rules, model or both, not '{result.Tokens[0].Value}'");
                return default;
            },
        };
        return option;
    }
}
