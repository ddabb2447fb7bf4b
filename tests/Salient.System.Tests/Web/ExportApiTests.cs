using System.Net;
using Salient.Exchange.Formats;
using Salient.SystemTests.Exchange;

namespace Salient.SystemTests.Web;

[Collection(OneDesk.Name)]
public sealed class ExportApiTests(ServedDesk desk)
{
    [Fact]
    public async Task Every_format_comes_as_a_file_with_its_name_and_kind()
    {
        foreach (var format in ExchangeFormat.All)
        {
            using var answer = await Get($"/api/export?format={format.Name}&place=Stone+Bridge&from=2030-03-01&to=2030-03-31");

            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(format.MediaType.Split(';')[0], answer.Content.Headers.ContentType!.MediaType);
            var what = format.IsForClaims ? format.Name : "claims";
            Assert.Equal($"salient-{what}-2030-03-01-2030-03-31{format.Ending}", answer.Content.Headers.ContentDisposition!.FileName);
            if (!format.IsForClaims)
            {
                Assert.Equal((format.Name, 3), (format.Name, RowCount.Of(format.Name, await Saved(answer))));
            }
        }
    }

    [Fact]
    public async Task The_filters_are_those_of_the_command()
    {
        async Task<List<string>> Reports(string filter)
        {
            using var answer = await Get($"/api/export?format=csv&{filter}");
            return [.. ExportFormatTests.Csv(await Saved(answer)).Select(r => r["report_id"])];
        }

        Assert.Equal(desk.Store.Claims().Count, (await Reports("what=claims")).Count);
        Assert.Equal(["w-05"], await Reports("event=besiege"));
        Assert.Equal(["w-05", "w-09"], await Reports("event=besiege,hand-over"));
        Assert.Equal(["w-02", "w-02"], await Reports("actor=Harbour+Front"));
        Assert.Equal(["w-08"], await Reports("place=35.86,38.45&km=5"));
        Assert.DoesNotContain("w-05", await Reports("known_by=2030-03-07"));
        Assert.Equal([], await Reports("event=no-such-event"));
    }

    [Fact]
    public async Task Holdings_of_a_day_come_as_a_layer()
    {
        using var answer = await Get("/api/export?what=holdings&format=gpkg&on=2030-03-14");

        Assert.Equal("salient-holdings-2030-03-14.gpkg", answer.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal(desk.Store.Ledger().Holdings(new(2030, 3, 14)).Count, RowCount.Of("gpkg", await Saved(answer)));
    }

    [Theory]
    [InlineData("/api/export", "format is missing")]
    [InlineData("/api/export?format=docx", "no format")]
    [InlineData("/api/export?format=csv&plaec=Tal", "plaec")]
    [InlineData("/api/export?format=csv&from=2030-03-09&to=2030-03-01", "is after the last")]
    [InlineData("/api/export?format=csv&km=near&place=Tal", "not a number")]
    [InlineData("/api/export?format=csv&km=5", "counted from a place")]
    [InlineData("/api/export?format=ged&what=holdings", "for claims only")]
    [InlineData("/api/export?format=csv&what=holdings&event=hold", "ask for claims")]
    [InlineData("/api/export?format=csv&what=everything", "neither claims nor holdings")]
    public async Task What_cannot_be_answered_is_said(string path, string told)
    {
        using var answer = await Get(path);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(told, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private Task<HttpResponseMessage> Get(string path) => desk.Client.GetAsync(path, TestContext.Current.CancellationToken);

    private async Task<string> Saved(HttpResponseMessage answer)
    {
        var file = Path.Combine(Path.GetDirectoryName(desk.DatabasePath)!, $"export-{Guid.NewGuid():n}");
        await File.WriteAllBytesAsync(file, await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken),
            TestContext.Current.CancellationToken);
        return file;
    }
}
