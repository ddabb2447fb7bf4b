using System.Security.Cryptography;
using System.Text;
using Salient.Reports;

namespace Salient.Tests.Reports;

/// <summary>Cleans texts with the bundled codebook.</summary>
internal static class Cleaning
{
    public static BoilerplateBook Book { get; } = BoilerplateBook.Parse(File.ReadAllText(Checkout.File("codebooks", "boilerplate.yaml")));

    public static ReportCleaner Cleaner { get; } = new(Book);

    public static Report Clean(string text, string? title = null, string? outlet = null) => Cleaner.Clean(new()
    {
        Text = text,
        Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
        Title = title,
        Outlet = outlet,
    });

    public static string[] BodyOf(Report report) => [.. report.Body.Select(span => span.Of(report.Text))];
}
