using CsCheck;
using Salient.Claims;
using Salient.Places;

namespace Salient.Tests.Places;

public class PlaceResolverTests
{
    private static readonly PlaceReader Reader = new(Atlas.Index, Atlas.Words);
    private static readonly PlaceResolver Resolver = new(Atlas.Index, Atlas.Words);

    [Fact]
    public void What_the_text_says_contains_a_place_chooses_among_homonyms()
    {
        Assert.Equal("7000002", First("They entered the village of Saida in western Hama.").Id);
        Assert.Equal("7000003", First("They entered the village of Saida in Daraa province.").Id);
    }

    [Fact]
    public void Other_places_of_the_report_choose_among_homonyms()
    {
        Assert.Equal("SY", First("Fighting resumed in Tripoli, Beirut said.", "Arsal and Baalbek were quiet.") is { Country: "LB" }
            ? "SY" : "wrong");
        Assert.Equal("LY", First("Fighting resumed in Tripoli.", "Misrata and Benghazi were quiet.").Country);
    }

    [Fact]
    public void The_theatre_chooses_where_nothing_else_does() =>
        Assert.Equal(("LY", "LB"), (Alone("Tripoli", ["LY"]).Country, Alone("Tripoli", ["LB"]).Country));

    [Fact]
    public void A_name_of_town_and_province_is_the_town_unless_a_word_or_a_side_says_otherwise()
    {
        Assert.Equal(PlacePrecision.Settlement, First("They attacked Idlib.").Precision);
        Assert.Equal(PlacePrecision.Settlement, First("They attacked the city of Idlib.").Precision);
        Assert.Equal(PlacePrecision.Province, First("They attacked Idlib province.").Precision);
        Assert.Equal(PlacePrecision.District, First("They attacked southern Idlib.").Precision);
    }

    [Fact]
    public void A_distance_and_a_direction_move_the_point_there()
    {
        var place = First("A mine exploded 20 km south of Mosul.");
        Assert.Equal((null, PlacePrecision.Near, 5.0), (place.Id, place.Precision, place.RadiusKm));
        Assert.InRange(Earth.Km(36.16, 43.13, place.Latitude!.Value, place.Longitude!.Value), 0, 1);
    }

    [Fact]
    public void A_side_of_a_province_lies_on_that_side_of_it()
    {
        var (west, east) = (First("They left western Aleppo."), First("They left eastern Aleppo."));
        Assert.True(west.Longitude < east.Longitude);
        Assert.Equal("western Aleppo", west.Name);
    }

    [Fact]
    public void A_facility_is_not_its_town()
    {
        var place = First("They hold the Baiji refinery.");
        Assert.Equal((null, "Baiji refinery", PlacePrecision.Near), (place.Id, place.Name, place.Precision));
    }

    [Fact]
    public void An_unknown_village_is_put_near_the_place_it_is_told_with_and_says_how_little_that_means()
    {
        var sentences = Sentences.Report("They took the town of Manbij.", "Now they near the village of Umm Zarbutah.");
        var mentions = sentences.SelectMany(s => Reader.Find(s, [])).ToList();
        var place = Resolver.Resolve(mentions, PlaceTheatre.None)[mentions[1]];
        Assert.Equal((null, "Umm Zarbutah", PlacePrecision.Near), (place.Id, place.Name, place.Precision));
        Assert.True(place.RadiusKm >= 12 && place.Probability <= 0.3);
    }

    [Fact]
    public void An_unknown_name_alone_keeps_its_words_and_gets_no_point()
    {
        var place = First("They took the village of Umm Zarbutah.");
        Assert.Equal(("Umm Zarbutah", null, null, PlacePrecision.Unknown), (place.Name, place.Latitude, place.Id, place.Precision));
    }

    [Fact]
    public void The_town_of_a_later_sentence_is_the_one_named_before()
    {
        var sentences = Sentences.Report("They took the town of Manbij.", "They left the town.");
        List<PlaceMention> mentions = [.. Reader.Find(sentences[0], []), Reader.Describe(sentences[1], 3)!];
        var places = Resolver.Resolve(mentions, PlaceTheatre.None);
        Assert.Equal(places[mentions[0]].Id, places[mentions[1]].Id);
    }

    [Fact]
    public void Villages_told_of_after_a_town_are_not_that_town()
    {
        var sentences = Sentences.Report("They took the town of Manbij.", "They left several villages.");
        List<PlaceMention> mentions = [.. Reader.Find(sentences[0], []), Reader.Describe(sentences[1], 3)!];
        var villages = Resolver.Resolve(mentions, PlaceTheatre.None)[mentions[1]];
        Assert.Equal((null, null), (villages.Id, villages.Latitude));
    }

    [Fact]
    public void One_place_that_cannot_be_found_changes_nothing_for_the_others()
    {
        var alone = First("They took the town of Manbij.");
        var sentences = Sentences.Report("They took the town of Manbij.", "They took the village of Qzzwrt.");
        var mentions = sentences.SelectMany(s => Reader.Find(s, [])).ToList();
        Assert.Equal(alone.Id, Resolver.Resolve(mentions, PlaceTheatre.None)[mentions[0]].Id);
    }

    [Fact]
    public void Probabilities_are_probabilities_and_the_order_of_mentions_does_not_matter() =>
        Gen.Int[0, Atlas.World.Count - 1].Array[1, 6].Sample(picks =>
        {
            var mentions = picks.Select((p, i) => Bare(Atlas.World[p].Name, i)).ToList();
            var (forward, backward) = (Resolver.Resolve(mentions, PlaceTheatre.None),
                Resolver.Resolve([.. mentions.AsEnumerable().Reverse()], PlaceTheatre.None));
            return mentions.All(m => forward[m].Id == backward[m].Id && forward[m].Probability is null or (>= 0 and <= 1)
                && forward[m].Candidates.Sum(c => c.Probability) + (forward[m].Probability ?? 0) <= 1.01);
        }, iter: 60);

    [Fact]
    public void The_region_that_a_group_is_confined_to_chooses_among_villages_of_one_name()
    {
        PlaceTheatre theatre = new(["SY"], ["SY.06"], [], null);
        Assert.Equal(("7000003", "7000002"), (Alone("Saida", theatre).Id, Alone("Saida", theatre with { Regions = ["SY.10"] }).Id));
    }

    [Fact]
    public void Where_groups_of_another_country_act_a_namesake_abroad_is_less_sure()
    {
        var (anywhere, sudan) = (Alone("Saida", PlaceTheatre.None), Alone("Saida", PlaceTheatre.None with { Countries = ["SD"] }));
        Assert.True((sudan.Probability ?? 0) < 0.7 * anywhere.Probability, $"{anywhere.Probability} {sudan.Probability}");
    }

    [Fact]
    public void The_outlets_own_country_chooses_where_nothing_else_does()
    {
        var towns = new[] { "AU", "CA", "GB" }.Select((country, i) => new Place($"90{i}", "Wetherford", [], 10 * i, 10 * i, "P", "PPL",
            country, null, null, 9000));
        var (mention, resolver) = (Bare("Wetherford", 0), new PlaceResolver(PlaceIndex.Build([.. towns]), Atlas.Words));
        Assert.All(["AU", "CA", "GB"], home => Assert.Equal(home,
            resolver.Resolve([mention], PlaceTheatre.None with { Home = home })[mention].Country));
    }

    [Theory]
    [InlineData("Shells fell on a village in Saida (Daraa).", "7000003")]
    [InlineData("They blew up a bridge at Saida camp (Hama, Syria).", "7000002")]
    [InlineData("They entered Saida village in western Syria (Hama).", "7000002")]
    [InlineData("A drone fell in the Saida district of Daraa.", "7000003")]
    public void What_stands_in_brackets_behind_a_place_contains_it(string text, string id) =>
        Assert.Equal(id, Resolver.Choose([.. Sentences.Report(text).SelectMany(s => Reader.Find(s, []))], PlaceTheatre.None)
            .First(c => c.Mention.Name == "Saida").Chosen?.Place.Id);

    [Fact]
    public void A_place_of_the_name_is_no_pin_where_the_text_says_that_it_lies_elsewhere()
    {
        var place = First("They entered the village of Manbij in Daraa province.");
        Assert.Null(place.Id);
        Assert.NotEqual("09", place.Admin1);
    }

    [Fact]
    public void A_village_that_no_list_holds_is_put_into_the_unit_that_it_is_told_with()
    {
        var place = First("A mine exploded near Umm Zarbutah, Daraa province.");
        Assert.Equal((null, "06", "within"), (place.Id, place.Admin1, place.Rule));
    }

    private static ClaimPlace Alone(string name, PlaceTheatre theatre)
    {
        var mention = Bare(name, 0);
        return Resolver.Resolve([mention], theatre)[mention];
    }

    private static ClaimPlace First(params string[] texts)
    {
        var mentions = Sentences.Report(texts).SelectMany(s => Reader.Find(s, [])).ToList();
        return Resolver.Resolve(mentions, PlaceTheatre.None)[mentions[0]];
    }

    private static ClaimPlace Alone(string name, string[] theatre) => Alone(name, new PlaceTheatre(theatre, [], [], null));

    private static PlaceMention Bare(string name, int sentence) => new()
    {
        Sentence = sentence, FirstToken = 0, LastToken = 0, HeadToken = 0, Span = new(0, name.Length), Text = name, Name = name,
            NameSpan = new(0, name.Length), Known = true,
    };
}
