using System.Text;
using Salient.Gathering.Watching;

namespace Salient.Tests.Gathering.Watching;

/// <summary>RFC 9309; the first cases are the RFC's own examples.</summary>
public sealed class RobotsRulesTests
{
    [Theory]
    [InlineData("/example/page/", true)]
    [InlineData("/example/page/disallowed.gif", false)]
    [InlineData("/else", true)]
    public void The_longest_path_that_fits_counts(string path, bool allowed) =>
        Assert.Equal(allowed,
            Allows("User-Agent: foobot\nAllow: /\n\nUser-Agent: *\nAllow: /example/page/\nDisallow: /example/page/disallowed.gif\n", path));

    [Theory]
    [InlineData("/*.gif$", "/a/b.gif", false)]
    [InlineData("/*.gif$", "/a/b.gif?x", true)]
    [InlineData("/*.gif", "/a/b.gif?x", false)]
    [InlineData("/a*b*c", "/a1b2c3", false)]
    [InlineData("/a*b*c$", "/a1b2c3", true)]
    [InlineData("/a*c$", "/abcabc", false)]
    [InlineData("/path/file-with-a-%2A.html", "/path/file-with-a-*.html", true)]
    [InlineData("/foo/bar?baz=quz", "/foo/bar?baz=quz&x", false)]
    [InlineData("/foo/bar/ツ", "/foo/bar/%E3%83%84", false)]
    [InlineData("/foo/bar/%62%61%7A", "/foo/bar/baz", false)]
    [InlineData("/Private", "/private", true)]
    [InlineData("", "/anything", true)]
    [InlineData("/", "/robots.txt", true)]
    public void Patterns_and_escapes_are_understood(string rule, string path, bool allowed) =>
        Assert.Equal(allowed, Allows($"User-agent: *\nDisallow: {rule}\n", path));

    [Theory]
    [InlineData("User-agent: *\nDisallow: /\nUser-agent: Salient\nDisallow: /x\n", "/y", true)]
    [InlineData("User-agent: salient/0.1\nDisallow: /\n", "/y", false)]
    [InlineData("User-agent: SALIENT\nDisallow: /a\nUser-agent: other\nDisallow: /b\nUser-agent: salient\nDisallow: /c\n", "/c/d", false)]
    [InlineData("User-agent: other\nUser-agent: salient\nDisallow: /a\n", "/a", false)]
    [InlineData("User-agent: other\nSitemap: https://x.example/s.xml\nUser-agent: salient\nDisallow: /a\n", "/a", false)]
    [InlineData("Disallow: /\n", "/a", true)]
    [InlineData("\uFEFFuser-agent : * # all\r\ndisallow : /a # not this\r\nno rule at all\r\n", "/a", false)]
    [InlineData("User-agent: *\nDisallow: /a\nAllow: /a\n", "/a", true)]
    [InlineData("<html>not found</html>", "/a", true)]
    public void Groups_are_found_by_our_name_else_by_the_star(string file, string path, bool allowed) =>
        Assert.Equal(allowed, Allows(file, path));

    [Fact]
    public void A_pause_that_the_host_asks_for_counts_up_to_a_minute()
    {
        Assert.Equal(TimeSpan.FromSeconds(2.5), RobotsRules.Parse("User-agent: *\nCrawl-delay: 2.5\n"u8).Delay);
        Assert.Equal(TimeSpan.FromMinutes(1), RobotsRules.Parse("User-agent: *\nCrawl-delay: 86400\n"u8).Delay);
        Assert.Null(RobotsRules.Parse("User-agent: *\nCrawl-delay: soon\n"u8).Delay);
    }

    [Fact]
    public void A_file_without_end_costs_no_more_than_the_part_that_counts() =>
        Assert.True(RobotsRules.Parse(Encoding.UTF8.GetBytes("User-agent: *\n" + string.Concat(Enumerable.Repeat("Disallow: /*a*b*c*d*e*f$\n", 200_000)))).Allows(new("https://x.example/abcabcabcabc")));

    private static bool Allows(string file, string path) => RobotsRules.Parse(Encoding.UTF8.GetBytes(file))
        .Allows(new("https://x.example" + path));
}
