using Salient.Language;

namespace Salient.Tests.LanguageTests;

public sealed class ModelFileTests
{
    [Fact]
    public void A_foreign_file_is_refused() => Refused("PK\u0003\u0004 some other file of sufficient length"u8.ToArray(),
        "not a Salient language model");

    [Fact]
    public void An_empty_file_is_refused() => Refused([], "not a Salient language model");

    [Fact]
    public void A_file_cut_short_is_refused() => Refused(English.Bytes()[..^1000], "damaged");

    [Fact]
    public void A_file_of_another_version_is_refused_by_its_number()
    {
        var bytes = English.Bytes();
        bytes[8] = 99;
        Refused(bytes, "format 99");
    }

    [Theory]
    [InlineData(30)]
    [InlineData(5000)]
    [InlineData(1_000_003)]
    public void One_changed_bit_is_noticed(int at)
    {
        var bytes = English.Bytes();
        bytes[at] ^= 4;
        Refused(bytes, "damaged");
    }

    [Fact]
    public void The_file_is_under_20_MB() => Assert.True(English.Bytes().Length < 20_000_000);

    private static void Refused(byte[] bytes, string why) =>
        Assert.Contains(why, Assert.Throws<InvalidDataException>(() => LanguageModel.Load(bytes)).Message, StringComparison.Ordinal);
}
