using Salient.Actors;
using Salient.Places;
using Salient.PublicView;
using Salient.Rulings;
using Salient.Yaml;

namespace Salient.Store;

/// <summary>What the public view goes by: how late and how coarse, and whose names everybody knows.</summary>
/// <param name="Rules">How late, how coarse.</param>
/// <param name="KnownBy">What everybody knows; it is given how a store renames the rest.</param>
public sealed record PublicKit(PublicRules Rules, Func<Func<string, string>, PublicKnowledge> KnownBy)
{
    /// <summary>Name of the file of rules in a codebook.</summary>
    public const string RulesFile = "public.yaml";

    /// <summary>Reads it from the program's codebook, with a desk's laid over it.</summary>
    /// <param name="home">The user's folder, for lists of places.</param>
    /// <param name="codebook">The desk's folder, or null.</param>
    /// <param name="program">The folder with <c>codebooks</c>; the program's own where null.</param>
    /// <exception cref="ReadingKitException">A file is missing or has faults; each is named with its line.</exception>
    public static PublicKit Open(SalientHome home, string? codebook = null, string? program = null)
    {
        try
        {
            var folder = CodebookFolder.Open(codebook, program);
            var (name, path) = folder.Single(RulesFile);
            var rules = PublicRules.Parse(File.ReadAllText(path), name);
            var actors = ActorBook.Parse(folder.Layers("actors"));
            var outlets = Outlets.Parse(actors, folder.Layers("outlets"));
            // Only units ask for places, and opening these takes seconds.
            var places = new Lazy<PlaceIndex>(() => ReadingKit.OpenPlaces(home, program));
            return new(rules, renamed => new()
            {
                Renamed = renamed,
                ActorOf = id => actors.ById(id)?.Name,
                KindOf = id => actors.ById(id)?.Kind,
                OutletOf = words => (outlets.Find(words) ?? outlets.ById(words))?.Name,
                UnitOf = (country, unit) => places.Value.UnitOf(country, unit) is { } place ? PinnedPlace.Of(place) : null,
            });
        }
        catch (CodebookFaultsException e)
        {
            throw new ReadingKitException(e.Faults, e);
        }
        catch (IOException e)
        {
            throw new ReadingKitException($"{e.Message}; install Salient again or rebuild it", e);
        }
    }
}
