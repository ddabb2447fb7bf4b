namespace Salient.Tests;

/// <summary>Files of this checkout, and the measuring data beside it.</summary>
internal static class Checkout
{
    /// <summary>The folder with Salient.slnx.</summary>
    public static string Root { get; } = Find();

    /// <summary>A file of the checkout.</summary>
    public static string File(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>A file of ../shared. Where it is absent the test is skipped, and fails on CI.</summary>
    public static string Shared(params string[] parts)
    {
        var file = Path.GetFullPath(Path.Combine([Root, "..", "shared", .. parts]));
        if (!Path.Exists(file))
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", $"{file} is missing; on CI the measuring data must be there");
            Assert.Skip($"no measuring data: {file} is missing");
        }

        return file;
    }

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !System.IO.File.Exists(Path.Combine(folder.FullName, "Salient.slnx")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("the tests do not run inside the checkout");
    }
}
