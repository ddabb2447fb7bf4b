namespace Salient.Actors;

/// <summary>One name of one actor.</summary>
/// <param name="Actor">The actor.</param>
/// <param name="Form">What kind of name it is.</param>
/// <param name="Cased">Whether the words must have a capital letter in the text.</param>
/// <param name="Only">The countries (ISO codes) whose reports it counts in; null where it counts everywhere.</param>
internal sealed record NameEntry(Actor Actor, ActorForm Form, bool Cased, IReadOnlyList<string>? Only)
{
    /// <summary>Whether the name counts in a report.</summary>
    public bool CountsIn(ActorContext context) => Only is null || Only.Any(context.Countries.Contains);
}

/// <summary>The key words of each token, and how they sound.</summary>
/// <param name="Words">Key words; null for a token that no name runs across.</param>
/// <param name="Sounds">The same as they sound.</param>
internal sealed record NameKeys(string[]?[] Words, string[]?[] Sounds)
{
    /// <summary>The keys of tokens.</summary>
    public static NameKeys Of(IReadOnlyList<string> text)
    {
        var words = NameTokens.Keys(text);
        return new(words, Array.ConvertAll(words, w => w is null ? null : Array.ConvertAll(w, NameKey.Sound)));
    }
}

/// <summary>Names as paths of key words, for the longest match from a token. Frozen once <see cref="ActorBook"/> is built.</summary>
internal sealed class NameIndex
{
    // A single word is matched by sound only from this length on: shorter ones meet everyday words ("Mali", "Malay").
    private const int ShortestSound = 5;

    private readonly Node exact = new();
    private readonly Node sounds = new();
    private readonly Dictionary<string, List<NameEntry>> acronyms = new(StringComparer.Ordinal);

    /// <summary>Adds a name.</summary>
    public void Add(string name, Actor actor, ActorForm form, IReadOnlyList<string>? only)
    {
        if (NameKey.IsAcronym(name))
        {
            AddAcronym(NameKey.Undotted(name), new(actor, form == ActorForm.Name ? ActorForm.Acronym : form, true, only));
            return;
        }

        var entry = new NameEntry(actor, form, name.Any(char.IsUpper), only);
        var tokens = NameTokens.Split(name);
        var words = NameTokens.Keys(tokens).SelectMany(k => k ?? []).ToArray();
        if (words.Length == 0)
        {
            return;
        }

        exact.Add(words, entry);
        if (!actor.IsState && (words.Length > 1 || words[0].Length >= ShortestSound))
        {
            sounds.Add(Array.ConvertAll(words, NameKey.Sound), entry);
        }
    }

    /// <summary>The names that start at a token: the longest by spelling, else the longest by sound, with the last token of it.</summary>
    /// <param name="text">The tokens' texts.</param>
    /// <param name="keys">Their key words, and how these sound.</param>
    /// <param name="start">The token to start from.</param>
    /// <param name="skipAcronym">Acronyms to leave out: small words that a line in capitals makes look like one.</param>
    public (int Last, IReadOnlyList<NameEntry> Entries)? Longest(IReadOnlyList<string> text, NameKeys keys, int start,
        IReadOnlySet<string>? skipAcronym)
    {
        if (keys.Words[start] is not { Length: > 0 })
        {
            return null;
        }

        var best = Walk(exact, text, keys.Words, start);
        var sound = Walk(sounds, text, keys.Sounds, start);
        if (sound is { } s && (best is null || s.Last > best.Value.Last))
        {
            best = s;
        }

        return best ?? Acronym(text[start], start, skipAcronym);
    }

    private (int Last, IReadOnlyList<NameEntry> Entries)? Acronym(string token, int start, IReadOnlySet<string>? skip)
    {
        var letters = NameKey.Undotted(token);
        if (!acronyms.TryGetValue(letters, out var found) || (skip is not null && skip.Contains(token)))
        {
            return null;
        }

        return (start, found);
    }

    private void AddAcronym(string letters, NameEntry entry)
    {
        AddTo(letters);
        if (letters.Length >= 4 && letters.All(char.IsLetter))
        {
            // Some newspapers write acronyms that are spoken as words like names: Isis, Nato.
            AddTo(letters[0] + letters[1..].ToLowerInvariant());
        }

        void AddTo(string key)
        {
            if (!acronyms.TryGetValue(key, out var list))
            {
                acronyms[key] = list = [];
            }

            list.Add(entry);
        }
    }

    private static (int Last, IReadOnlyList<NameEntry> Entries)? Walk(Node root, IReadOnlyList<string> text, string[]?[] keys, int start)
    {
        var node = root;
        (int, IReadOnlyList<NameEntry>)? best = null;
        var cased = false;
        for (var i = start; i < keys.Length && keys[i] is { } words; i++)
        {
            foreach (var word in words)
            {
                if (!node.Next.TryGetValue(word, out var next))
                {
                    return best;
                }

                node = next;
            }

            cased |= text[i].Any(char.IsUpper);
            if (words.Length > 0 && node.Entries.Count > 0)
            {
                var isCased = cased;
                var entries = node.Entries.Where(e => isCased || !e.Cased).ToList();
                best = entries.Count > 0 ? (i, entries) : best;
            }
        }

        return best;
    }

    private sealed class Node
    {
        public Dictionary<string, Node> Next { get; } = new(StringComparer.Ordinal);

        public List<NameEntry> Entries { get; } = [];

        public void Add(string[] words, NameEntry entry)
        {
            var node = this;
            foreach (var word in words)
            {
                if (!node.Next.TryGetValue(word, out var next))
                {
                    node.Next[word] = next = new();
                }

                node = next;
            }

            if (!node.Entries.Contains(entry))
            {
                node.Entries.Add(entry);
            }
        }
    }
}
