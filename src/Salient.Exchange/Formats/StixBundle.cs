using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using NodaTime;
using NodaTime.Text;
using Salient.Claims;

namespace Salient.Exchange.Formats;

/// <summary>
/// A bundle of STIX 2.1 while it is made. Ids are made of what a thing is (UUIDs, version 5), so that the same claim, place or actor has the
/// same id in every export on any machine, and who takes in two exports has each once.
/// </summary>
internal sealed class StixBundle
{
    /// <summary>Of which Salient's ids are made.</summary>
    private static readonly Guid Namespace = new("6f0d9a52-3c1b-4e57-9d6e-0a4f6f5b2c31");

    /// <summary>When things that have no day of their own were first said: the same in every export.</summary>
    private static readonly string Ever = Time(new LocalDate(2000, 1, 1));

    private readonly SortedDictionary<string, JsonObject> _objects = new(StringComparer.Ordinal);
    private readonly string _marking;

    /// <summary>Begins one.</summary>
    /// <param name="notice">Under which terms it goes out.</param>
    public StixBundle(string notice)
    {
        (_marking, Maker, Extension) = (IdOf("marking-definition", notice), IdOf("identity", "salient"), IdOf("extension-definition", "claim"));
        Put(_marking, Ever, marking =>
        {
            marking.Remove("modified");
            marking["definition_type"] = "statement";
            marking["definition"] = new JsonObject { ["statement"] = notice };
        }, isMarked: false);
        Put(Maker, Ever, maker => (maker["name"], maker["identity_class"]) = ("Salient", "system"));
        Put(Extension, Ever, extension =>
        {
            extension["created_by_ref"] = Maker;
            (extension["name"], extension["version"]) = ("A claim as Salient read it", "1.0.0");
            extension["schema"] = "One line of salient export --format jsonl, as docs/cli.md tells it.";
            extension["extension_types"] = List(["property-extension"]);
        });
    }

    /// <summary>The id of the program, which made all of it.</summary>
    public string Maker { get; }

    /// <summary>The id of what claims are told by in full.</summary>
    public string Extension { get; }

    /// <summary>The beginning of a day as an instant; a day of nobody's where it is not known.</summary>
    public static string Time(LocalDate? day) => day is { } known ? LocalDatePattern.Iso.Format(known) + "T00:00:00.000Z" : Ever;

    /// <summary>A list of words.</summary>
    public static JsonArray List(IEnumerable<string> words) => new([.. words.Select(w => (JsonNode)w)]);

    /// <summary>Adds a thing; what is here already stays as it is.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="words">What it is, in words that nothing else of the type has.</param>
    /// <param name="at">When it was first said.</param>
    /// <param name="fill">Says the rest of it.</param>
    /// <param name="by">Who says so; the program where null.</param>
    /// <returns>Its id.</returns>
    public string Add(string type, string words, string at, Action<JsonObject> fill, string? by = null) =>
        Put(IdOf(type, words), at, made =>
        {
            made["created_by_ref"] = by ?? Maker;
            fill(made);
        });

    /// <summary>Somebody who takes part.</summary>
    public string Actor(ClaimActor actor) => Add("identity", $"actor|{actor.Id ?? actor.Name}", Ever, identity =>
        (identity["name"], identity["identity_class"]) = (actor.Name, "group"));

    /// <summary>Whoever publishes.</summary>
    public string Outlet(string name) => Add("identity", $"outlet|{name}", Ever, identity =>
        (identity["name"], identity["identity_class"]) = (name, "organization"));

    /// <summary>A place; null where neither its point nor its country is known, since the standard knows no others.</summary>
    public string? Location(ClaimPlace place)
    {
        var (hasPoint, hasCountry) = (place is { Latitude: not null, Longitude: not null }, place.Country is { Length: 2 });
        return !hasPoint && !hasCountry ? null : Add("location", FormattableString.Invariant(
            $"place|{place.Id ?? place.Name ?? place.Text}|{place.Latitude}|{place.Longitude}"), Ever, location =>
        {
            location["name"] = place.Name ?? place.Text;
            if (hasPoint)
            {
                (location["latitude"], location["longitude"]) = (place.Latitude, place.Longitude);
                if (place.RadiusKm is { } km)
                {
                    location["precision"] = km * 1000;
                }
            }

            if (hasCountry)
            {
                location["country"] = place.Country;
            }

            if (place.Admin1 is { Length: > 0 } unit)
            {
                location["administrative_area"] = unit;
            }
        });
    }

    /// <summary>That two things belong together.</summary>
    public void Relate(string source, string kind, string target, string at) => Add("relationship", $"{source}|{kind}|{target}", at, relation =>
        (relation["relationship_type"], relation["source_ref"], relation["target_ref"]) = (kind, source, target));

    /// <summary>All of it.</summary>
    public JsonObject ToJson() => new()
    {
        ["type"] = "bundle", ["id"] = IdOf("bundle", string.Join('\n', _objects.Keys)),
        ["objects"] = new JsonArray([.. _objects.Values]),
    };

    private string Put(string id, string at, Action<JsonObject> fill, bool isMarked = true)
    {
        if (!_objects.ContainsKey(id))
        {
            var made = new JsonObject
            {
                ["type"] = id[..id.IndexOf("--", StringComparison.Ordinal)], ["spec_version"] = "2.1", ["id"] = id, ["created"] = at, ["modified"] = at,
            };
            fill(made);
            if (isMarked)
            {
                made["object_marking_refs"] = List([_marking]);
            }

            _objects[id] = made;
        }

        return id;
    }

    private static string IdOf(string type, string words)
    {
#pragma warning disable CA5350 // RFC 9562 makes version 5 by SHA-1; nothing is kept secret or signed by it.
        var bytes = SHA1.HashData([.. Namespace.ToByteArray(bigEndian: true), .. Encoding.UTF8.GetBytes($"{type}|{words}")])[..16];
#pragma warning restore CA5350
        (bytes[6], bytes[8]) = ((byte)((bytes[6] & 0x0F) | 0x50), (byte)((bytes[8] & 0x3F) | 0x80));
        return $"{type}--{new Guid(bytes, bigEndian: true)}";
    }
}
