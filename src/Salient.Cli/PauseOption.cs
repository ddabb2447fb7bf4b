using System.CommandLine;
using System.Globalization;

namespace Salient.Cli;

/// <summary>Options that take a length of time: <c>45s</c>, <c>10m</c>, <c>1h</c>.</summary>
internal static class PauseOption
{
    /// <summary>Builds an option.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What for.</param>
    /// <param name="least">Shortest time that makes sense.</param>
    /// <param name="otherwise">What counts where it is not given.</param>
    public static Option<TimeSpan> Create(string name, string description, TimeSpan least, TimeSpan otherwise) => new(name)
    {
        Description = description,
        HelpName = "TIME",
        DefaultValueFactory = _ => otherwise,
        CustomParser = result =>
        {
            var words = result.Tokens[0].Value;
            if (Read(words) is { } time && time >= least)
            {
                return time;
            }

            result.AddError($"{name}: '{words}' is no length of time from {least.TotalSeconds.ToString(CultureInfo.InvariantCulture)}s on; write it like 45s, 10m or 1h");
            return default;
        },
    };

    private static TimeSpan? Read(string words)
    {
        var unit = words.Length == 0 ? 0 : words[^1] switch { 's' => 1, 'm' => 60, 'h' => 3600, 'd' => 86400, _ => 0 };
        return unit > 0 && double.TryParse(words.AsSpan(0, words.Length - 1), NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture, out var many) && many * unit < 1e7
            ? TimeSpan.FromSeconds(many * unit) : null;
    }
}
