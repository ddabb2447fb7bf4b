using Salient.Actors;
using Salient.Yaml;

namespace Salient.Tests.Actors;

public class OutletsTests
{
    private static readonly Outlets All = Outlets.Parse(CodebookFolder.Actors, CodebookFolder.Read("outlets"));

    [Theory]
    [InlineData("Reuters", "reuters")]
    [InlineData("the associated press", "ap")]
    [InlineData("AFP", "afp")]
    [InlineData("al jazeera", "al-jazeera")]
    [InlineData("Al-Masdar News", "al-masdar")]
    [InlineData("A’maq", "amaq")]
    [InlineData("South Front", "south-front")]
    [InlineData("The Daily Nothing", null)]
    public void An_outlet_is_found_by_any_of_its_names(string name, string? id) => Assert.Equal(id, All.Find(name)?.Id);

    [Fact]
    public void A_leaning_is_the_actor_that_the_outlet_belongs_to() => Assert.Equal("islamic-state", All.Find("Amaq")!.Leaning);

    [Theory]
    [InlineData("www.example.co.uk", "GB")]
    [InlineData("news.example.ca", "CA")]
    [InlineData("example.com", null)]
    [InlineData("example.io", null)]
    [InlineData("www.globalresearch.ca", null)]
    public void A_web_address_tells_from_which_country_an_outlet_writes_unless_it_is_known_to_write_of_the_world(string host,
        string? country) => Assert.Equal(country, All.HomeAt(host));

    [Fact]
    public void Newspapers_write_from_their_country_and_agencies_of_the_world() =>
        Assert.Equal(("IL", null), (All.HomeOf("Haaretz"), All.HomeOf("Reuters")));

    [Fact]
    public void Every_fault_is_listed_with_its_file_and_line()
    {
        var faulty = Assert.Throws<CodebookFaultsException>(() => Outlets.Parse(
            CodebookFolder.Actors,
                [("o.yaml", "- {id: a, name: A Wire, kind: agency, leaning: nobody}\n- {id: b, name: a wire, kind: paper}\n- {id: a, name: C, kind: site}\n")]));
        Assert.Equal(
            ["o.yaml:1: no actor has the id 'nobody' that 'leaning' names",
                "o.yaml:2: 'kind' is 'paper'; it should be one of agency, broadcaster, monitor, newspaper, office, site",
             "o.yaml:3: the id 'a' is already used at o.yaml:1", "o.yaml:2: the name 'a wire' already belongs to 'a'"],
            faulty.Faults);
    }

    [Fact]
    public void A_layer_adds_outlets_and_replaces_what_it_names_again()
    {
        var all = Outlets.Parse(
            CodebookFolder.Actors,
            [("ours.yaml", "- {id: hill-post, name: Hill Post, kind: newspaper}\n- {id: vale-wire, name: Vale Wire, kind: agency}\n")],
            [("desk.yaml", "- {id: vale-wire, name: Vale Agency, kind: agency, leaning: syria}\n- {id: shore-fm, name: Shore FM, kind: broadcaster}\n")]);
        Assert.Equal(["hill-post", "vale-wire", "shore-fm"], all.All.Select(o => o.Id));
        Assert.Null(all.Find("Vale Wire"));
        Assert.Equal("syria", all.Find("Vale Agency")?.Leaning);
    }
}
