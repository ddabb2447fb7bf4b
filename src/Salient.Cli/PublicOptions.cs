using System.CommandLine;
using System.CommandLine.Parsing;
using Salient.PublicView;
using Salient.Store;

namespace Salient.Cli;

/// <summary>The options of the commands that can show a desk's store to everybody: <c>--public</c>, how late and how coarse.</summary>
internal sealed class PublicOptions
{
    private readonly Option<bool> _public = new("--public")
    {
        Description = "Only what everybody may see: late, coarse, and without words, titles and times of receipt (docs/serving.md)",
    };

    private readonly Option<int?> _delay = new("--delay")
    {
        Description = "With --public: days after which a claim is shown, and the least that rules may say (default: as public.yaml says, 14)",
        HelpName = "DAYS",
    };

    private readonly Option<string?> _coarsen = new("--coarsen")
    {
        Description = "With --public: grid that places are shown in, 100m to 25km, or unit for provinces (default: as public.yaml says, 10km)",
        HelpName = "SIZE",
    };

    private readonly Option<string?> _codebook = new("--codebook")
    {
        Description = "With --public: folder whose public.yaml, actors and outlets are laid over the bundled ones", HelpName = "DIR",
    };

    /// <summary>Adds them to a command.</summary>
    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_public, _delay, _coarsen, _codebook])
        {
            command.Add(option);
        }

        command.Validators.Add(Check);
    }

    /// <summary>Whether everybody may look.</summary>
    public bool IsPublic(ParseResult parsed) => parsed.GetValue(_public);

    /// <summary>The store that everybody may see.</summary>
    public PublicCopy Copy(ParseResult parsed, ReportStore desk)
    {
        var kit = PublicKit.Open(SalientHome.Default(), parsed.GetValue(_codebook));
        return PublicCopy.Of(desk, kit.Rules.With(parsed.GetValue(_delay), Coarseness.Parse(parsed.GetValue(_coarsen))), kit.KnownBy,
            TimeProvider.System);
    }

    private void Check(CommandResult result)
    {
        if (!result.GetValue(_public) && ((Option[])[_delay, _coarsen, _codebook])
            .FirstOrDefault(o => result.GetResult(o) is { Implicit: false }) is { } stray)
        {
            result.AddError($"{stray.Name} is about what everybody may see; give --public too");
        }

        if (result.GetValue(_coarsen) is { } size && Coarseness.Parse(size) is null)
        {
            result.AddError($"--coarsen: '{size}' is not from 100m to 25km, nor unit");
        }

        if (result.GetValue(_delay) is < 0 or > PublicRules.LongestDelay)
        {
            result.AddError($"--delay: give days from 0 to {PublicRules.LongestDelay}");
        }
    }
}
