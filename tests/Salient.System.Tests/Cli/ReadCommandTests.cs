using System.Diagnostics;
using System.Text.Json;

namespace Salient.SystemTests.Cli;

public sealed class ReadCommandTests(Folder folder) : IClassFixture<Folder>
{
    /// <summary>The fields of the output contract, in its order, and those added to it (prisoners, weapons).</summary>
    private static readonly string[] Contract =
    [
        "id", "report_id", "sentence", "start", "end", "text", "sentence_text", "kind", "event", "actors", "targets", "place",
        "from_place", "to_place", "extent", "date", "source", "status",
        "killed", "killed_high", "injured", "injured_high", "captured", "captured_high", "hardware", "tolls", "effects", "confidence",
        "rule", "codes", "relation", "subject", "object",
    ];

    [Fact]
    public void Json_lines_have_every_field_of_the_contract_and_no_other()
    {
        var run = SalientRun.Of(folder.Home, "read", folder.GoodFile, "--published", "2019-01-11");
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.NotEmpty(run.Lines);
        Assert.All(run.Lines, line => Assert.Equal(Contract.Order(), JsonDocument.Parse(line).RootElement.EnumerateObject()
            .Select(p => p.Name).Order()));
    }

    [Fact]
    public void Offsets_point_into_the_decoded_input_in_utf16_code_units()
    {
        var text = "\uFEFF" + "Café 🙂 notes\n\n" + Folder.Good;
        var claim = JsonDocument.Parse(SalientRun.Of(folder.Home, "read", folder.Write("mark.txt", text)).Lines[0]).RootElement;
        var (start, end) = (claim.GetProperty("start").GetInt32(), claim.GetProperty("end").GetInt32());
        Assert.Equal(claim.GetProperty("text").GetString(), text[1..][start..end]);
    }

    [Fact]
    public void Who_was_named_far_on_in_a_long_sentence_and_leaves_in_a_short_one_is_read()
    {
        var run = SalientRun.Of(folder.Home, "read", folder.Write("long-short.txt", "On the radio on Saturday, shortly after the visit was reported, "
            + "the general defended his decision to withdraw, saying that Turkish troops had meant to be in Syria “for one month, and that was "
            + "two years ago – we never left”. We’re coming home!”"), "--published", "2018-12-23");
        Assert.Equal((0, ""), (run.Code, run.Error));
    }

    [Fact]
    public void Standard_input_gives_what_the_file_gives() =>
        Assert.Equal(SalientRun.Of(folder.Home, "read", folder.GoodFile).Output,
            SalientRun.With(folder.Home, Folder.Good, "read", "-").Output);

    [Fact]
    public void Json_is_one_array_of_the_same_claims()
    {
        var lines = SalientRun.Of(folder.Home, "read", folder.GoodFile).Lines;
        using var array = JsonDocument.Parse(SalientRun.Of(folder.Home, "read", folder.GoodFile, "--format", "json").Output);
        Assert.True(array.RootElement.EnumerateArray().Zip(lines, (a, b) => JsonElement.DeepEquals(a, JsonDocument.Parse(b).RootElement))
            .All(same => same));
        Assert.Equal(lines.Length, array.RootElement.GetArrayLength());
        Assert.Equal("[]", SalientRun.Of(folder.Home, "read", folder.Write("quiet.txt", "Rain fell."), "--format", "json").Output.Trim());
    }

    [Fact]
    public void Csv_has_the_same_header_whatever_the_data()
    {
        var some = SalientRun.Of(folder.Home, "read", folder.GoodFile, "--format", "csv").Lines;
        var none = SalientRun.Of(folder.Home, "read", folder.Write("quiet.txt", "Rain fell."), "--format", "csv").Lines;
        Assert.Equal(some[0], Assert.Single(none));
        Assert.Empty(((string[])["id", "actors.name", "place.latitude", "date.from", "source.outer.text", "effects.holder.name",
            "codes.plover"]).Except(some[0].Split(',')));
        Assert.Contains("Atarib", some[1], StringComparison.Ordinal);
    }

    [Fact]
    public void The_ending_of_the_output_file_chooses_the_format()
    {
        var file = Path.Combine(folder.Home, "claims.csv");
        var run = SalientRun.Of(folder.Home, "read", folder.GoodFile, "--output", file);
        Assert.Equal((0, ""), (run.Code, run.Output));
        Assert.StartsWith("id,report_id,", File.ReadAllText(file), StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_shows_who_where_and_in_which_words()
    {
        var output = SalientRun.Of(folder.Home, "read", folder.GoodFile, "--format", "table").Output;
        Assert.Contains("capture", output, StringComparison.Ordinal);
        Assert.Contains("Hayat Tahrir al-Sham", output, StringComparison.Ordinal);
        Assert.Contains("Atarib", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Boilerplate_yields_no_claim_and_is_told_with_dropped()
    {
        const string Notice = "Permission is granted to republish what HTS captured in Atarib, if the source and copyright are acknowledged.";
        var file = folder.Write("notice.jsonl", JsonSerializer.Serialize(new { id = "n", text = Notice }));
        Assert.Equal("", SalientRun.Of(folder.Home, "read", file).Output);
        var dropped = JsonDocument.Parse(Assert.Single(SalientRun.Of(folder.Home, "read", file, "--dropped").Lines)).RootElement;
        Assert.Equal(("dropped", "boilerplate", Notice),
            (dropped.GetProperty("kind").GetString(), dropped.GetProperty("reason").GetString(), dropped.GetProperty("text").GetString()));
    }

    [Fact]
    public void A_published_day_overrides_and_dates_the_claims()
    {
        var run = SalientRun.Of(folder.Home, "read", folder.GoodFile, "--published", "11 January 2019");
        Assert.Equal("2019-01-08", JsonDocument.Parse(run.Lines[0]).RootElement.GetProperty("date").GetProperty("from").GetString());
    }

    [Fact]
    public void A_report_without_a_day_of_publication_says_so_and_keeps_its_words_undated()
    {
        var run = SalientRun.Of(folder.Home, "read", folder.GoodFile);
        Assert.Contains("states no day of publication", Assert.Single(run.Errors), StringComparison.Ordinal);
        var date = JsonDocument.Parse(run.Lines[0]).RootElement.GetProperty("date");
        Assert.Equal((JsonValueKind.Null, JsonValueKind.Null, "Tuesday"),
            (date.GetProperty("from").ValueKind, date.GetProperty("to").ValueKind, date.GetProperty("text").GetString()));
        Assert.Contains("“Tuesday”", SalientRun.Of(folder.Home, "read", folder.GoodFile, "--format", "table").Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Conllu_gives_the_parse_of_every_report_and_no_claims()
    {
        var file = folder.Write("two.jsonl", string.Join('\n',
            new[] { "a", "b" }.Select(id => JsonSerializer.Serialize(new { id, text = Folder.Good }))));
        var run = SalientRun.Of(folder.Home, "read", file, "--format", "conllu");
        Assert.Equal((0, ""), (run.Code, run.Error));
        Assert.Equal(["# newdoc id = a", "# newdoc id = b"], run.Lines.Where(l => l.StartsWith("# newdoc", StringComparison.Ordinal)));
        Assert.Equal(2, run.Lines.Count(l => l == "# text = " + Folder.Good));
        Assert.All(run.Lines.Where(l => l[0] != '#'), l => Assert.Equal(10, l.Split('\t').Length));
        Assert.Equal(0, SalientRun.Of(folder.Home, "read", file, "--output", Path.Combine(folder.Home, "out.conllu")).Code);
        Assert.Equal(run.Output, File.ReadAllText(Path.Combine(folder.Home, "out.conllu")));
        Assert.Equal(2, SalientRun.Of(folder.Home, "read", file, "--format", "conllu", "--dropped").Code);
    }

    [Fact]
    public void The_order_of_the_output_is_the_order_of_the_input()
    {
        var file = folder.Write("many.jsonl", string.Join('\n', Enumerable.Range(0, 60)
            .Select(i => JsonSerializer.Serialize(new { id = $"r{i:00}", text = Folder.Good }))));
        var ids = SalientRun.Of(folder.Home, "read", file).Lines.Select(l => JsonDocument.Parse(l).RootElement.GetProperty("report_id")
            .GetString()).ToList();
        Assert.Equal(ids.Order(StringComparer.Ordinal), ids);
        Assert.Equal(60, ids.Distinct().Count());
    }

    [Fact]
    public async Task A_reader_that_goes_away_is_no_error()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs a shell");
        var file = folder.Write("flood.jsonl", string.Join('\n', Enumerable.Range(0, 3000)
            .Select(i => JsonSerializer.Serialize(new { id = $"r{i}", text = Folder.Good }))));
        var shell = new ProcessStartInfo("bash", ["-c",
            $"dotnet '{SalientRun.Program}' read '{file}' --published 2019-01-11 | head -n 1; exit ${{PIPESTATUS[0]}}"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        shell.Environment["SALIENT_HOME"] = folder.Home;
        using var process = Process.Start(shell)!;
        Assert.StartsWith("{\"id\"", await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
        Assert.Equal("", await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, process.ExitCode);
    }

    [Fact]
    public async Task Ctrl_C_ends_it_with_130()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "needs kill");
        using var process = SalientRun.Start(folder.Home, "read", "-");
        await process.StandardInput.WriteAsync($"{{\"text\": \"{Folder.Good}\"}}\n{{\"text\": \"{Folder.Good}\"}}\n{new string(' ', 200_000)}\n");
        await process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
        await Task.Delay(TimeSpan.FromSeconds(3), TestContext.Current.CancellationToken);
        using (var kill = Process.Start("kill", ["-INT", $"{process.Id}"]))
        {
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(130, process.ExitCode);
        Assert.DoesNotContain("   at ", await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal);
    }
}
