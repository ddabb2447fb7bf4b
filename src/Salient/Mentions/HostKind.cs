namespace Salient.Mentions;

/// <summary>What a verb lends to the event noun that is its argument.</summary>
internal enum HostKind
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Its subject does it: <c>launched an attack</c>.</summary>
    Light,

    /// <summary>Its subject undergoes it: <c>suffered a defeat</c>.</summary>
    Undergoing,

    /// <summary>Its subject stops it: <c>repelled an attack</c>.</summary>
    Stopping,

    /// <summary>It only says that the noun takes place: <c>clashes erupted</c>.</summary>
    Happening,
}
