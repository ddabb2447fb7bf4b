using System.IO.Compression;
using Salient.Places;
using Salient.Store;
using Salient.Store.Gazetteers;
using Salient.SystemTests.Store;

namespace Salient.SystemTests.Gazetteers;

public class GazetteerIndexTests
{
    private const string Towns =
        "8100001\tVerkhnia Balka\tVerkhnia Balka\tВерхня Балка\t48.50\t37.90\tP\tPPL\tUA\t\t05\t\t\t\t1200\t\t\t\t\n"
        + "8100002\tTall Qamar\tTall Qamar\tتل قمر\t36.10\t37.20\tP\tPPL\tSY\t\t09\t\t\t\t300\t\t\t\t\n";

    [Fact]
    public void A_place_is_found_in_each_script_that_its_names_are_written_in()
    {
        using var home = new TemporaryHome();
        var index = With(home, ("XY.txt", Towns)).Open([]);
        Assert.Equal(["8100001", "8100001", "8100002", "8100002"],
            new[] { "Верхня Балка", "VERKHNIA BALKA", "تل قمر", "Tell Kamar" }.Select(name => index.Find(name)[0].Place.Id));
    }

    [Fact]
    public void Alternate_names_are_kept_as_a_list_of_their_own_and_find_the_places_of_the_others()
    {
        using var home = new TemporaryHome();
        const string Names = "900\t8100001\tru\tVerkhnyaya Balka\t\t\t\t1\n901\t8100001\t\tOktyabrskoye\t\t\t\t1\n902\t8100001\tlink\thttps://example.org/x\n903\t77\ten\tNowhere\n904\t8100002\tar\tتل الهلال\n905\t8100001\tuk\tЖовтневе\n";
        var folder = With(home, ("XY.txt", Towns), ("XY-other.txt", Names));
        Assert.Equal([("XY", 2, false), ("XY-other.names", 5, true)], folder.List().Select(g => (g.Name, g.Places, g.HoldsNames)));
        var index = folder.Open([]);
        Assert.Equal(["8100001", "8100001", "8100002"],
            new[] { "Oktyabrskoye", "Жовтневе", "تل الهلال" }.Select(name => index.Find(name)[0].Place.Id));
        Assert.Empty(index.Find("Nowhere"));
        Assert.Empty(index.Find("https://example.org/x"));
    }

    [Fact]
    public void The_index_is_built_once_and_again_when_a_list_changes()
    {
        using var home = new TemporaryHome();
        var told = new List<string>();
        File.WriteAllText(home.File("XY.txt"), Towns);
        var folder = new GazetteerFolder(new SalientHome(home.Path), log: told.Add);
        folder.Add(home.File("XY.txt"));
        Assert.Equal([2, 2], [folder.Open([]).Count, folder.Open([]).Count]);
        Assert.Single(told);

        File.WriteAllText(home.File("XY.txt"), Towns.Split('\n')[0] + "\n");
        folder.Add(home.File("XY.txt"));
        Assert.Equal(1, folder.Open([]).Count);
        Assert.Equal(2, told.Count);
        Assert.Single(Directory.EnumerateFiles(folder.Path, "*.places"));
    }

    [Fact]
    public void A_damaged_index_is_built_again()
    {
        using var home = new TemporaryHome();
        var folder = With(home, ("XY.txt", Towns));
        Assert.Equal(2, folder.Open([]).Count);
        var file = Directory.EnumerateFiles(folder.Path, "*.places").Single();
        File.WriteAllBytes(file + ".cut", File.ReadAllBytes(file)[..^5]);
        File.Move(file + ".cut", file, overwrite: true);
        Assert.Equal("8100002", folder.Open([]).Find("Tall Qamar")[0].Place.Id);
    }

    [Fact]
    public void A_mapped_index_answers_what_one_in_memory_answers_for_every_name_of_a_country()
    {
        using var home = new TemporaryHome();
        var file = Checkout.Shared("gazetteer", "SY.zip");
        var folder = new GazetteerFolder(new SalientHome(home.Path));
        folder.Add(file);
        var mapped = folder.Open([]);
        using var zip = ZipFile.OpenRead(file);
        using var list = new StreamReader(zip.GetEntry("SY.txt")!.Open());
        var places = GazetteerFile.Read(list, "SY").Places;
        var built = PlaceIndex.Build([.. places]);
        Assert.Equal(built.Count, mapped.Count);
        Assert.All(places.Where((_, i) => i % 20 == 0),
            place => Assert.Equal(built.Find(place.Name).Select(m => m.Place.Id), mapped.Find(place.Name).Select(m => m.Place.Id)));
    }

    private static GazetteerFolder With(TemporaryHome home, params (string Name, string Text)[] files)
    {
        var folder = new GazetteerFolder(new SalientHome(home.Path));
        foreach (var (name, text) in files)
        {
            File.WriteAllText(home.File(name), text);
            folder.Add(home.File(name));
        }

        return folder;
    }
}
