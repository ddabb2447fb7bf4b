using Salient.Coding;
using Salient.Language;
namespace Salient.Dating;
/// <summary>Stub.</summary>
public sealed class DateReader
{
    /// <summary>Stub.</summary>
    public IReadOnlyList<DateMention> Find(Sentence s) => s is null ? null! : this is null ? null! : [];
}
/// <summary>Stub.</summary>
public static class DateResolver
{
    /// <summary>Stub.</summary>
    public static ClaimDate? Resolve(DateMention m, DateContext c) => null;
}
