using System.CommandLine;

namespace Salient.Cli;

/// <summary><c>--language</c>: the language of reports, where their words look like another.</summary>
internal static class LanguageOption
{
    /// <summary>Builds the option.</summary>
    public static Option<string?> Create()
    {
        var option = new Option<string?>("--language") { Description = "Language of the reports, as two letters of ISO 639-1 (en), whatever their words look like; only English is coded", HelpName = "CODE" };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && result.Tokens[0].Value is var code && (code.Length != 2 || !code.All(char.IsAsciiLetterLower)))
            {
                result.AddError($"--language: '{code}' is no code of a language; write two letters, e.g. en");
            }
        });
        return option;
    }
}
