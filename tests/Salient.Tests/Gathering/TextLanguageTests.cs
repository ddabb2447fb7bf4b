using System.Text.Json;
using Salient.Gathering;

namespace Salient.Tests.Gathering;

/// <summary>
/// The language of a text is told where its words say so; English is never refused, and what is too short to tell is nothing else than it
/// says it is.
/// </summary>
public sealed class TextLanguageTests : GatheringFolder
{
    [Theory]
    [InlineData("ar", "قال سكان محليون إن مقاتلين سيطروا على بلدة وادي سبلة يوم الثلاثاء بعد اشتباكات استمرت ساعات.")]
    [InlineData("fa", "ساکنان محلی گفتند که نیروهای دولتی روز سه‌شنبه روستای وادی سبله را پس گرفتند و درگیری‌ها ادامه دارد.")]
    [InlineData("ur", "مقامی لوگوں نے بتایا کہ جنگجوؤں نے منگل کے روز گاؤں پر قبضہ کر لیا اور لڑائی جاری ہے۔")]
    [InlineData("uk", "Місцеві жителі повідомили, що у вівторок бойовики захопили село Ваді Сабла після кількох годин бою.")]
    [InlineData("ru", "Местные жители сообщили, что во вторник боевики захватили деревню Вади Сабла после нескольких часов боя.")]
    [InlineData("fr", "Des combattants de la brigade du Mont Rouge ont pris mardi le village de Wadi Sabla, ont rapporté des habitants.")]
    [InlineData("es", "Combatientes de la brigada del Cerro Rojo tomaron el martes la aldea de Wadi Sabla, dijeron vecinos del lugar.")]
    [InlineData("de", "Kämpfer der Brigade Roter Hügel haben am Dienstag das Dorf Wadi Sabla eingenommen, wie Anwohner berichteten, die geflohen sind.")]
    [InlineData("pt", "Combatentes da brigada do Monte Vermelho tomaram na terça-feira a aldeia de Wadi Sabla, disseram moradores.")]
    [InlineData("it", "I combattenti della brigata del Colle Rosso hanno preso martedì il villaggio di Wadi Sabla, hanno detto gli abitanti.")]
    [InlineData("nl", "Strijders van de brigade van de Rode Heuvel hebben dinsdag het dorp Wadi Sabla ingenomen, zeiden bewoners die gevlucht zijn.")]
    [InlineData("tr", "Yerel kaynaklar, Kızıl Tepe tugayının savaşçılarının salı günü çatışmaların ardından Vadi Sabla köyünü ele geçirdiğini söyledi.")]
    [InlineData("so", "Dadka deegaanka ayaa sheegay in dagaalyahanno ay talaadadii qabsadeen tuulada kadib dagaal saacado socday.")]
    [InlineData("sw", "Wakazi walisema kuwa wapiganaji waliteka kijiji hicho siku ya jumanne baada ya mapigano ya saa kadhaa.")]
    [InlineData("he", "תושבים מקומיים אמרו כי לוחמים השתלטו ביום שלישי על הכפר לאחר קרבות שנמשכו שעות.")]
    [InlineData("zh", "当地居民说，武装人员周二经过数小时的战斗占领了瓦迪萨布拉村。")]
    [InlineData("am", "የአካባቢው ነዋሪዎች ታጣቂዎች ማክሰኞ ዕለት መንደሩን ከሰዓታት ውጊያ በኋላ ተቆጣጠሩ ብለዋል።")]
    public void A_sentence_of_another_language_is_known_as_such(string code, string sentence) =>
        Assert.Equal(code, TextLanguage.Of(sentence));

    [Theory]
    [InlineData("Umm Dhib, Wadi Sabla, Tell Rumman, Khirbat al-Jazira, Deir Khalil, Ras al-Wadi, Kafr Basil, Sarmin al-Gharbi")]
    [InlineData("Brigade takes Wadi Sabla")]
    [InlineData("Huthi rebels shell Marib")]
    [InlineData("Umm Dhib: Jaysh al-Nahr 2 – Liwa al-Jabal 0 #WadiSabla @riverpost t.co/abc")]
    [InlineData("شظية")]
    [InlineData("")]
    [InlineData("Ras al-Wadi\nحي السلام")]
    public void A_headline_a_list_of_names_or_a_word_says_no_language_or_english(string words) =>
        Assert.Contains(TextLanguage.Of(words), (string?[])[null, "en"]);

    [Theory]
    [InlineData("shells hit mill, two wounded; militants seen near bridge, army truck destroyed")]
    [InlineData("The town was quiet on Monday. قال سكان محليون إن مقاتلين سيطروا على بلدة وادي سبلة يوم الثلاثاء بعد اشتباكات استمرت ساعات. Residents said that fighters of the brigade had left it, and that shells which were fired from the hill had hit the mill near the bridge, they said.")]
    [InlineData("Le maire said that the fighters of the Brigade du Mont Rouge had left the village, and that they would not return to it.")]
    public void English_stays_english_among_other_words(string words) => Assert.Equal("en", TextLanguage.Of(words));

    [Fact]
    public void None_of_the_english_texts_that_are_here_is_taken_for_another_language()
    {
        var texts = Directory.EnumerateFiles(Checkout.File("samples"), "*.txt", SearchOption.AllDirectories)
            .Select(f => (Name: f, Text: File.ReadAllText(f)))
            .Concat(Lines(Checkout.File("samples", "idlib-2019", "digest.jsonl")))
            .Concat(Lines(Shared("train", "guardian.jsonl"))).Concat(Lines(Shared("eval", "reports", "texts.jsonl")))
                .Concat(Lines(Shared("eval", "hard", "sentences.jsonl")))
            .Concat(Lines(Shared("eval", "ledger", "press.jsonl"))).ToList();
        Assert.True(texts.Count > 40);
        Assert.DoesNotContain(texts.Select(t => (t.Name, Told: TextLanguage.Of(t.Text))), t => t.Told is not (null or "en"));
    }

    [Fact]
    public void Neither_is_a_line_of_one_of_them_read_alone_nor_the_headlines()
    {
        var lines = Lines(Shared("train", "guardian.jsonl")).Concat(Lines(Checkout.File("samples", "idlib-2019", "digest.jsonl")))
            .SelectMany(t => t.Text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(line => (t.Name, Line: line))).ToList();
        var refused = lines.Where(l => TextLanguage.Of(l.Line) is not (null or "en")).Select(l => l.Line).ToList();
        Assert.True(refused.Count <= lines.Count / 1000, $"{refused.Count} of {lines.Count}: {string.Join('\n', refused.Take(20))}");
    }

    [Fact]
    public void What_a_record_says_of_its_language_is_believed_where_its_words_do_not_tell_and_not_where_they_do()
    {
        var file = Write("a.jsonl", """
            {"text": "Les combattants ont quitté le village de Wadi Sabla, ont rapporté les habitants de la région.", "language": "en"}
            {"text": "Residents said that the fighters of the brigade had left the village of Wadi Sabla.", "language": "fr"}
            {"text": "Umm Dhib", "language": "ar-SY"}
            {"text": "Umm Dhib", "language": "unknown"}
            """);
        var reports = Read(file).Cast<GatheredReport>().ToList();
        Assert.Equal([("fr", "en"), ("en", "fr"), ("ar", null), ("en", (string?)null)],
            reports.Select(r => (r.Report.Language, r.SaidLanguage)));
        Assert.All(Read(file, new() { Given = new() { Language = "en" } }).Cast<GatheredReport>(),
            r => Assert.Equal("en", r.Report.Language));
    }

    [Fact]
    public void A_report_in_another_language_is_kept_with_its_words_and_gives_no_claims()
    {
        var reader = TestReader.Reader;
        var report = Report(Write("a.txt",
            "La brigade du Mont Rouge a pris le village de Wadi Sabla mardi, ont rapporté des habitants de la région.")).Report;
        var reading = reader.Read(report);
        Assert.Empty(reading.Claims);
        Assert.Equal(("language", "fr"), (Assert.Single(reading.Dropped).Reason, reading.Dropped[0].Detail));
        Assert.Equal(report.Text, reading.Dropped[0].Text);
        Assert.Equal("language", Assert.Single(reader.Explain(report).LeftOut).Reason);
    }

    private static string Shared(params string[] parts) => Path.GetFullPath(Path.Combine([Checkout.Root, "..", "shared", .. parts]));

    private static IEnumerable<(string Name, string Text)> Lines(string file)
    {
        if (!File.Exists(file))
        {
            yield break;
        }

        foreach (var (line, number) in File.ReadLines(file).Select((l, i) => (l, i + 1)))
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String)
            {
                yield return ($"{file} {number}", text.GetString()!);
            }
        }
    }
}
