using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Salient.Claims;

namespace Salient.SystemTests.Exchange;

/// <summary>STIX 2.1 against what its specification asks of each object.</summary>
public sealed partial class StixTests(ExportDesk desk) : IClassFixture<ExportDesk>
{
    /// <summary>What each type must have beside what all have (parts 4 to 7 of the specification).</summary>
    private static readonly Dictionary<string, string[]> Needed = new()
    {
        ["marking-definition"] = ["definition_type", "definition"],
        ["extension-definition"] = ["modified", "created_by_ref", "name", "schema", "version", "extension_types"],
        ["identity"] = ["modified", "name"],
        ["location"] = ["modified"],
        ["incident"] = ["modified", "name"],
        ["note"] = ["modified", "content", "object_refs"],
        ["report"] = ["modified", "name", "published", "object_refs"],
        ["relationship"] = ["modified", "relationship_type", "source_ref", "target_ref"],
    };

    private List<JsonElement> Objects => [.. Bundle(desk.Written("stix", desk.ClaimRows)).GetProperty("objects").EnumerateArray()];

    [Fact]
    public void Every_object_has_what_the_specification_asks_and_refers_to_what_is_there()
    {
        var bundle = Bundle(desk.Written("stix", desk.ClaimRows));
        Assert.Equal(["type", "id", "objects"], bundle.EnumerateObject().Select(p => p.Name));
        Assert.Matches(Id("bundle"), Text(bundle, "id"));
        var ids = Objects.Select(o => Text(o, "id")).ToHashSet();
        Assert.Equal(Objects.Count, ids.Count);
        foreach (var thing in Objects)
        {
            var (type, id) = (Text(thing, "type"), Text(thing, "id"));
            Assert.Equal("2.1", Text(thing, "spec_version"));
            Assert.Matches(Id(type), id);
            Assert.Equal((id, ""), (id, string.Join(' ', Needed[type].Concat(["created"]).Except(thing.EnumerateObject().Select(p => p.Name)))));
            foreach (var property in thing.EnumerateObject())
            {
                Assert.True(property.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Undefined), $"{id} {property.Name}");
                Assert.False(property.Value.ValueKind == JsonValueKind.Array && property.Value.GetArrayLength() == 0, $"{id} {property.Name}");
                foreach (var reference in property.Name.EndsWith("_ref", StringComparison.Ordinal) ? [property.Value.GetString()!]
                    : property.Name.EndsWith("_refs", StringComparison.Ordinal) ? property.Value.EnumerateArray().Select(r => r.GetString()!) : [])
                {
                    Assert.Contains(reference, ids);
                }
            }

            foreach (var time in new[] { "created", "modified", "published" }.Where(t => thing.TryGetProperty(t, out _)))
            {
                Assert.Matches(Time(), Text(thing, time));
            }

            if (type == "location")
            {
                Assert.True(thing.TryGetProperty("country", out _) || thing.TryGetProperty("latitude", out _), id);
                Assert.Equal(thing.TryGetProperty("latitude", out _), thing.TryGetProperty("longitude", out _));
            }

            if (thing.TryGetProperty("confidence", out var confidence))
            {
                Assert.InRange(confidence.GetInt32(), 0, 100);
            }

            if (thing.TryGetProperty("external_references", out var references))
            {
                Assert.All(references.EnumerateArray(), r => Assert.True(Text(r, "source_name").Length > 0 && Text(r, "external_id").Length > 0));
            }
        }
    }

    [Fact]
    public void What_is_asserted_happened_somewhere_by_somebody_and_what_is_denied_is_a_note()
    {
        var things = Objects.ToDictionary(o => Text(o, "id"));
        var siege = things.Values.Single(o => Text(o, "type") == "incident" && Text(o, "name").StartsWith("besiege", StringComparison.Ordinal));
        Assert.Equal("besiege, Qasr Wadi, 2030-03-08", Text(siege, "name"));
        var at = things.Values.Single(o => Text(o, "type") == "relationship" && Text(o, "source_ref") == Text(siege, "id")
            && Text(o, "relationship_type") == "located-at");
        Assert.Equal(36.22, things[Text(at, "target_ref")].GetProperty("latitude").GetDouble());
        Assert.Equal(3000, things[Text(at, "target_ref")].GetProperty("precision").GetDouble());

        var denied = things.Values.Single(o => Text(o, "type") == "note" && Text(o, "abstract").StartsWith("denied: ", StringComparison.Ordinal));
        Assert.DoesNotContain(things.Values, o => Text(o, "type") == "relationship" && Text(o, "source_ref") == Text(denied, "id"));
        Assert.Equal(desk.Claims.Count(c => c.Claim is { Kind: ClaimKind.Event, Status: ClaimStatus.Asserted }),
            things.Values.Count(o => Text(o, "type") == "incident"));
        Assert.Equal(desk.Claims.Count, things.Values.Count(o => Text(o, "type") is "incident" or "note"));
        Assert.Equal(desk.Claims.Select(c => c.ReportHash).Distinct().Count(), things.Values.Count(o => Text(o, "type") == "report"));
    }

    [Fact]
    public void Each_carries_its_claim_whole_under_the_extension_that_the_bundle_defines()
    {
        var extension = Text(Objects.Single(o => Text(o, "type") == "extension-definition"), "id");
        var lines = File.ReadLines(desk.Written("jsonl", desk.ClaimRows)).Select(l => JsonDocument.Parse(l).RootElement).ToDictionary(l => Text(l, "id"));
        foreach (var thing in Objects.Where(o => Text(o, "type") is "incident" or "note"))
        {
            var carried = thing.GetProperty("extensions").GetProperty(extension);
            Assert.Equal("property-extension", Text(carried, "extension_type"));
            var claim = carried.GetProperty("claim");
            var line = lines[Text(claim, "id")].EnumerateObject().Where(p => p.Name != "notice").Select(p => (p.Name, p.Value.GetRawText()));
            Assert.Equal(line, claim.EnumerateObject().Select(p => (p.Name, p.Value.GetRawText())));
        }
    }

    [Fact]
    public void The_same_thing_has_the_same_id_in_every_export()
    {
        var all = File.ReadAllText(desk.Written("stix", desk.ClaimRows));
        Assert.Equal(all, File.ReadAllText(desk.Written("stix", desk.ClaimRows)));
        var part = desk.Written("stix", desk.ClaimRows with { Rows = [.. desk.ClaimRows.Rows.Skip(3).Take(5)] });
        var whole = Objects.ToDictionary(o => Text(o, "id"), o => o.GetRawText());
        foreach (var thing in Bundle(part).GetProperty("objects").EnumerateArray().Where(o => Text(o, "type") != "report"))
        {
            Assert.Equal(whole[Text(thing, "id")], thing.GetRawText());
        }
    }

    [Fact]
    public void The_command_writes_it_and_holdings_are_not_for_it()
    {
        var run = desk.Run("export", "--format", "stix", "--event", "besiege", "--db", desk.Database);
        Assert.Equal(0, run.Code);
        Assert.Contains("\"type\":\"bundle\"", run.Output, StringComparison.Ordinal);
        var file = desk.FileOf("claims.stix.json");
        Assert.Equal(0, desk.Run("export", "-o", file, "--db", desk.Database).Code);
        Assert.Equal("bundle", Text(Bundle(file), "type"));
        Assert.Contains("stix is for claims only", desk.Run("export", "holdings", "--format", "stix", "--db", desk.Database).Error, StringComparison.Ordinal);
    }

    private static JsonElement Bundle(string file) => JsonDocument.Parse(File.ReadAllText(file)).RootElement;

    private static string Text(JsonElement of, string name) => of.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    private static string Id(string type) =>
        string.Create(CultureInfo.InvariantCulture, $"^{Regex.Escape(type)}--[0-9a-f]{{8}}-[0-9a-f]{{4}}-5[0-9a-f]{{3}}-[89ab][0-9a-f]{{3}}-[0-9a-f]{{12}}$");

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$")]
    private static partial Regex Time();
}
