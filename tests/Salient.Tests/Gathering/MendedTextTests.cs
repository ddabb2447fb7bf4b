using System.Text;
using CsCheck;

namespace Salient.Tests.Gathering;

/// <summary>Words that programs spoilt on their way are mended; sound ones stay as they are.</summary>
public sealed class MendedTextTests : GatheringFolder
{
    private static readonly string[] Words = ["Élan", "Raqqā", "Šibenik", "Mosul’s", "“Idlib”", "Ürümçi", "x – y", "naïve"];

    private string TextOf(string text) => Report(Write("a.txt", text)).Report.Text;

    [Theory]
    [InlineData("The brigadeâ€™s men left", "The brigade’s men left")]
    [InlineData("â€œWe left,â€\u009D he said", "“We left,” he said")]
    [InlineData("Cafï¿½s in MÃ©rida and ÅžÄ±rnak", "Caf\uFFFDs in Mérida and Şırnak")]
    [InlineData("Ð¢ÐµÐ»Ð» fell", "Телл fell")]
    [InlineData("left Ma&#8217;arat &amp; Umm Dhib", "left Ma’arat & Umm Dhib")]
    public void What_was_read_in_the_wrong_encoding_or_left_escaped_is_mended(string spoilt, string sound) =>
        Assert.Equal(sound, TextOf(spoilt));

    [Theory]
    [InlineData("Ärzte, »GÄ«, naïve Çelik, São Tomé and €5")]
    [InlineData("AT&T; R&D; the ‘&’ sign")]
    [InlineData("می\u200Cخواهم stays as its script is written")]
    public void Sound_words_stay_as_they_are(string words) => Assert.Equal(words, TextOf(words));

    [Fact]
    public void A_zero_character_becomes_the_sign_for_none_so_that_offsets_stay()
    {
        var report = Report(Write("a.jsonl", """{"id":"a\u0000b","title":"Tal\u0000 falls","outlet":"O\u0000","text":"They left Tal\u0000 on Monday."}""")).Report;
        Assert.Equal(("a\uFFFDb", "Tal\uFFFD falls", "O\uFFFD"), (report.Id, report.Title, report.Outlet));
        Assert.StartsWith("They left Tal\uFFFD on Monday.", report.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_word_of_Latin_letters_that_was_spoilt_once_comes_back() => Gen.Int[0, Words.Length - 1].List[1, 6].Sample(which =>
    {
        var sound = string.Join(' ', which.Select(i => Words[i]));
        var spoilt = string.Concat(Encoding.UTF8.GetBytes(sound).Select(Windows1252));
        return Report(Write($"{Guid.NewGuid()}.txt", spoilt)).Report.Text == sound;
    }, iter: 60);

    private static char Windows1252(byte b) => b is >= 0x80 and <= 0x9F
        ? "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ"[b - 0x80] : (char)b;
}
