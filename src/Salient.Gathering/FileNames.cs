using Salient.Gathering.Formats;

namespace Salient.Gathering;

/// <summary>The files that a name on the command line means: itself, those of a folder, those that a pattern fits.</summary>
public static class FileNames
{
    private static readonly EnumerationOptions Everywhere = new() { RecurseSubdirectories = true, IgnoreInaccessible = true,
        AttributesToSkip = FileAttributes.Hidden | FileAttributes.System };

    /// <summary>
    /// The files, in the order of their names. A folder gives the files in it and below it whose names tell a kind that is read; a
    /// pattern (<c>*</c>, <c>?</c>, and
    /// <c>**</c> for folders) those that fit. Any other name stands for itself, also where nothing has it.
    /// </summary>
    public static IEnumerable<string> Of(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Directory.Exists(name) ? Sorted(Directory.EnumerateFiles(name, "*", Everywhere).Where(FileKind.Knows))
            : name.AsSpan().ContainsAny('*', '?') && !File.Exists(name) ? Fitting(name)
            : [name];
    }

    private static IEnumerable<string> Fitting(string pattern)
    {
        var parts = pattern.Split(['/', Path.DirectorySeparatorChar]);
        var plain = parts.TakeWhile(part => !part.AsSpan().ContainsAny('*', '?')).ToList();
        var root = plain.Count == 0 ? "." : plain is [""] ? "/" : string.Join(Path.DirectorySeparatorChar, plain);
        return Directory.Exists(root) ? Sorted(Below(root, parts.AsMemory(plain.Count))
            .Select(file => plain.Count == 0 ? file[2..] : file).Distinct()) : [];
    }

    private static IEnumerable<string> Below(string folder, ReadOnlyMemory<string> parts)
    {
        var part = parts.Span[0];
        var isLast = parts.Length == 1;
        if (part == "**")
        {
            return isLast ? Directory.EnumerateFiles(folder, "*", Everywhere)
                : new[] { folder }.Concat(Directory.EnumerateDirectories(folder, "*", Everywhere))
                    .SelectMany(below => Below(below, parts[1..]));
        }

        return isLast ? Directory.EnumerateFiles(folder, part) : Directory.EnumerateDirectories(folder, part)
            .SelectMany(below => Below(below, parts[1..]));
    }

    private static IOrderedEnumerable<string> Sorted(IEnumerable<string> files) => files.Order(StringComparer.Ordinal);
}
