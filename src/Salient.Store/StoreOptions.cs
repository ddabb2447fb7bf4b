using System.Globalization;

namespace Salient.Store;

/// <summary>How a store is opened.</summary>
public sealed record StoreOptions
{
    /// <summary>Name of the environment variable that limits the database's pages; for rehearsing a full disk.</summary>
    public const string MaxPagesVariable = "SALIENT_MAX_PAGES";

    /// <summary>
    /// How long to wait for another program that is writing, before giving up. SQLite lets those who wait in by chance, so that two who
    /// add reports at once may each wait for several of the other's.
    /// </summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Most pages of 4,096 bytes that the database may grow to (SQLite's <c>max_page_count</c>), or null for no limit.</summary>
    public int? MaxPages { get; init; }

    /// <summary>Whether to make the database where there is none.</summary>
    public bool Create { get; init; } = true;

    /// <summary>Says when a report was received and when one was changed.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The defaults, with what the environment says of pages.</summary>
    /// <exception cref="StoreException">The variable is not a positive whole number.</exception>
    public static StoreOptions FromEnvironment() => Environment.GetEnvironmentVariable(MaxPagesVariable) switch
    {
        null or "" => new(),
        var set when int.TryParse(set, NumberStyles.None, CultureInfo.InvariantCulture, out var pages) && pages > 0 =>
            new() { MaxPages = pages },
        var set => throw new StoreException($"{MaxPagesVariable}={set} is not a number of pages: give a positive whole number or unset it"),
    };
}
