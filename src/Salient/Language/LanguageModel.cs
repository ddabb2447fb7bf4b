using System.Collections.Concurrent;
using System.Text;
using Salient.Language.Parsing;
using Salient.Language.Splitting;
using Salient.Language.Tagging;
using Salient.Reports;

namespace Salient.Language;

/// <summary>
/// A trained tagger, lemmatiser and parser for English, with the splitter and tokeniser before them. Immutable; shared by threads.
/// </summary>
public sealed class LanguageModel
{
    /// <summary>Most words that are parsed as one: 12 KB of room a word are kept between sentences.</summary>
    private const int Longest = 1024;

    /// <summary>Stands for a name in capitals that reads as another word; no lexicon has it, so that it is read as an acronym.</summary>
    private const string AnyAcronym = "ZQX";

    private readonly TagSet tags;
    private readonly string[] told;
    private readonly Lexicon lexicon;
    private readonly TaggerWeights tagger;
    private readonly ParserNetwork parser;
    private readonly Lemmatizer lemmatizer;
    private readonly int properNoun;
    private readonly ConcurrentBag<Workspace> workspaces = [];

    private LanguageModel(TagSet tags, string[] relations, Lexicon lexicon, TaggerWeights tagger, ParserNetwork parser,
        Lemmatizer lemmatizer)
    {
        (this.tags, this.lexicon, this.tagger, this.parser, this.lemmatizer) = (tags, lexicon, tagger, parser, lemmatizer);
        properNoun = tags.ProperNoun;
        told = Array.ConvertAll(relations, Relations.Told);
    }

    /// <summary>Opens a model file's bytes.</summary>
    /// <exception cref="InvalidDataException">The bytes are no model, of another version, or damaged; the message says which.</exception>
    public static LanguageModel Load(ReadOnlyMemory<byte> bytes)
    {
        var parts = ModelFile.Read(bytes);
        ReadOnlySpan<byte> Part(string name) => parts.TryGetValue(name, out var part) ? part.Span
            : throw new InvalidDataException($"its part '{name}' is missing");
        try
        {
            var tags = new TagSet(Encoding.UTF8.GetString(Part("tags")).Split('\n'));
            var relations = Encoding.UTF8.GetString(Part("relation")).Split('\n');
            return new(tags, relations, Lexicon.Read(Part("lexicon")),
                new(FrozenWeights.Read(Part("tag-end"), tags.Lines.Count), FrozenWeights.Read(Part("tag-on"), tags.Lines.Count)),
                ParserNetwork.Read(Part("rows"), Part("parser"), DependencyParser.Moves(relations.Length)),
                    Lemmatizer.Read(Part("lemmas")));
        }
        catch (InvalidDataException fault)
        {
            throw new InvalidDataException($"The language model is damaged ({fault.Message}); make one with 'salient train'.", fault);
        }
    }

    /// <summary>Reads the body of a report into sentences; a title that stands in its text comes first.</summary>
    public ParsedReport Parse(Report report) => Parse(report, null);

    /// <summary>Reads the body of a report into sentences, keeping known names of several tokens together.</summary>
    /// <param name="report">The report.</param>
    /// <param name="hints">
    /// Gets the tokens of a sentence, of which only text and span are set, and tells its names and the phrases in front of its clause.
    /// A name is read as one proper noun; then its first token is its head and the others are <c>flat</c>.
    /// </param>
    /// <param name="markup">Whether marks of Markdown (emphasis, link targets) are no words; where false they are tokens like
    /// others.</param>
    public ParsedReport Parse(Report report, Func<IReadOnlyList<Token>, ParseHints>? hints, bool markup = true)
    {
        ArgumentNullException.ThrowIfNull(report);
        var workspace = workspaces.TryTake(out var found) ? found : new(tags.Lines.Count, parser.Scores);
        var sentences = new List<Sentence>();
        var paragraph = 0;
        if (report.TitleSpan is { Length: > 0 } title)
        {
            Tokenizer.Tokenize(report.Text, title, workspace.Spans, markup);
            Add(report, workspace, 0, workspace.Spans.Count, (true, paragraph++), hints, sentences);
        }

        foreach (var pieces in Paragraphs.Find(report.Text, report.Body))
        {
            workspace.Spans.Clear();
            foreach (var piece in pieces)
            {
                if (ColonLists.IsComma(report.Text, piece))
                {
                    workspace.Spans.Add(piece);
                }
                else
                {
                    Tokenizer.Tokenize(report.Text, piece, workspace.Spans, markup);
                }
            }

            BrokenWords.Join(report.Text, workspace.Spans, lexicon);
            var start = 0;
            foreach (var end in SentenceSplitter.Ends(report.Text, workspace.Spans))
            {
                Add(report, workspace, start, end, (false, paragraph), hints, sentences);
                start = end;
            }

            paragraph += workspace.Spans.Count > 0 ? 1 : 0;
        }

        workspace.Spans.Clear();
        workspaces.Add(workspace);
        return new(report, sentences);
    }

    /// <summary>Tags and parses words that are given, one sentence. Spans count the words as if one space stood between them.</summary>
    public IReadOnlyList<Token> Parse(IReadOnlyList<string> words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var at = 0;
        var tokens = new Token[words.Count];
        for (var i = 0; i < tokens.Length; i++)
        {
            tokens[i] = new(i, new(at, at + words[i].Length), words[i], "", "", "", -1, "");
            at += words[i].Length + 1;
        }

        var workspace = workspaces.TryTake(out var found) ? found : new(tags.Lines.Count, parser.Scores);
        FillPieces(tokens, [], workspace);
        workspaces.Add(workspace);
        return tokens;
    }

    private void Add(
        Report report, Workspace room, int start, int end, (bool IsHeadline, int Paragraph) place,
        Func<IReadOnlyList<Token>, ParseHints>? hints, List<Sentence> sentences)
    {
        if (start == end)
        {
            return;
        }

        var tokens = new Token[end - start];
        for (var i = 0; i < tokens.Length; i++)
        {
            var span = room.Spans[start + i];
            var word = report.Text.AsSpan(span.Start, span.Length);
            tokens[i] = new(i, span, ColonLists.IsComma(report.Text, span) ? "," : BrokenWords.IsBroken(word) ? BrokenWords.Whole(word)
                : word.Contains('\u00AD') && word.ContainsAnyExcept('\u00AD') ? string.Concat(word.ToString().Where(c => c != '\u00AD'))
                : lemmatizer.Share(word), "", "",
                    "", -1, "");
        }

        var known = hints?.Invoke(tokens) ?? ParseHints.None;
        FillApart(tokens, NameUnits.Find(tokens, known.Names), known.Openings, room);
        var whole = new TextSpan(tokens[0].Span.Start, tokens[^1].Span.End);
        sentences.Add(new(sentences.Count, whole, whole.Of(report.Text), tokens, place.IsHeadline, place.Paragraph));
    }

    /// <summary>
    /// Fills each opening and the rest on their own, then hangs the openings from the verb of the first clause of the rest.
    /// </summary>
    private void FillApart(Token[] tokens, List<(int First, int Last)> units, IReadOnlyList<int> openings, Workspace room)
    {
        if (openings.Count == 0 || openings[^1] >= tokens.Length - 1
            || openings.Any(end => units.Exists(u => u.First <= end && end < u.Last)))
        {
            FillPieces(tokens, units, room);
            return;
        }

        var roots = new List<int>();
        var start = 0;
        foreach (var end in openings.Append(tokens.Length - 1))
        {
            var was = tokens[start].Text; // a clause begins as sentences do, which is what the model has seen
            tokens[start] = tokens[start] with { Text = char.ToUpperInvariant(was[0]) + was[1..] };
            roots.Add(FillPart(tokens, start, end + 1, units, room));
            tokens[start] = tokens[start] with { Text = was };
            start = end + 1;
        }

        // «On Monday, shells hit the town, residents said»: the day is that of the clause behind it, not of the saying at the end.
        var clause = Array.Find(tokens, t => t.Head == roots[^1] && t.Index < roots[^1]
            && t.Relation is "ccomp" or "parataxis") is { Text: not null } told ? told.Index : roots[^1];
        foreach (var opening in roots[..^1])
        {
            tokens[opening] = tokens[opening] with { Head = clause, Relation = "obl" };
        }
    }

    /// <summary>
    /// Fills a sentence, one longer than any in pieces, so that the room it takes has an end; the roots of later pieces hang from the
    /// first.
    /// </summary>
    private void FillPieces(Token[] tokens, List<(int First, int Last)> units, Workspace room)
    {
        if (tokens.Length <= Longest)
        {
            Fill(tokens, units, room);
            return;
        }

        var first = FillPart(tokens, 0, Longest, units, room);
        for (var start = Longest; start < tokens.Length; start += Longest)
        {
            var root = FillPart(tokens, start, Math.Min(start + Longest, tokens.Length), units, room);
            tokens[root] = tokens[root] with { Head = first, Relation = "parataxis" };
        }
    }

    /// <summary>
    /// Fills the tokens from <paramref name="start"/> to before <paramref name="end"/> as if they were a sentence; gives their root.
    /// </summary>
    private int FillPart(Token[] tokens, int start, int end, List<(int First, int Last)> units, Workspace room)
    {
        var (part, root) = (tokens[start..end], start);
        FillPieces(part, [.. units.Where(u => start <= u.First && u.Last < end).Select(u => (u.First - start, u.Last - start))], room);
        foreach (var token in part)
        {
            root = token.Head < 0 ? start + token.Index : root;
            tokens[start + token.Index] = token with { Index = start + token.Index, Head = token.Head < 0 ? -1 : start + token.Head };
        }

        return root;
    }

    /// <summary>Tags, lemmatises and parses; each unit counts as one proper noun and is spread over its tokens afterwards.</summary>
    private void Fill(Token[] tokens, List<(int First, int Last)> units, Workspace room)
    {
        room.Ensure(tokens.Length);
        if (units.Count > 0)
        {
            var count = Look(tokens, units, room);
            Tagger.Tag(room.Words.AsSpan(0, count), tagger, room.Guesses, room.Tags, room.TagScores, room.Fixed);
            Span<bool> proper = tokens.Length <= 1024 ? stackalloc bool[tokens.Length] : new bool[tokens.Length];
            for (var i = 0; i < count; i++)
            {
                proper[room.Starts[i]] = tags.Upos[room.Tags[i]] == "PROPN";
            }

            units = NameUnits.Join(tokens, units, proper);
        }

        var words = Look(tokens, units, room);
        Tagger.Tag(room.Words.AsSpan(0, words), tagger, room.Guesses, room.Tags, room.TagScores, room.Fixed);
        DependencyParser.Parse(room.State, parser, room.Words.AsSpan(0, words), room.Tags, room.Encoded, room.MoveScores);
        for (var i = 0; i < words; i++)
        {
            Spread(tokens, i, words, room);
        }
    }

    /// <summary>Looks at each word, a unit being one; gives their number.</summary>
    private int Look(Token[] tokens, List<(int First, int Last)> units, Workspace room)
    {
        var (count, unit) = (0, 0);
        var mixedCase = HasSmallWords(tokens);
        for (var i = 0; i < tokens.Length; i++)
        {
            var isUnit = unit < units.Count && units[unit].First == i;
            room.Starts[count] = i;
            i = isUnit ? units[unit++].Last : i;
            room.Words[count] = new(tokens[i].Text, lexicon);
            room.IsUnit[count] = isUnit;
            room.Fixed[count] = isUnit || (mixedCase && room.Words[count].IsUnknownAcronym) ? properNoun : -1;
            count++;
        }

        room.Starts[count] = tokens.Length;
        return count;
    }

    /// <summary>Whether a sentence has words without capitals, so that a word all in capitals is an acronym.</summary>
    private static bool HasSmallWords(Token[] tokens)
    {
        var small = 0;
        for (var i = 0; i < tokens.Length && small < 3; i++)
        {
            small += char.IsLower(tokens[i].Text[0]) && tokens[i].Text.Length > 1 ? 1 : 0;
        }

        return small == 3;
    }

    /// <summary>Fills the token or tokens of word <paramref name="i"/> from the parse.</summary>
    private void Spread(Token[] tokens, int i, int words, Workspace room)
    {
        var (state, tag, first) = (room.State, room.Tags[i], room.Starts[i]);
        var head = state.Heads[i] == words ? -1 : room.Starts[state.Heads[i]];
        var name = room.IsUnit[i];
        for (var at = first; at < room.Starts[i + 1]; at++)
        {
            var (span, text) = (tokens[at].Span, tokens[at].Text);
            var mark = name && !char.IsLetterOrDigit(text[0]);
            var (upos, xpos) = mark ? ("PUNCT", text is "-" ? "HYPH" : ".") : (tags.Upos[tag], tags.Xpos[tag]);
            var lemma = name ? text : lemmatizer.Lemma(text, xpos);
            tokens[at] = new(at, span, text, lemma, upos, xpos, at == first ? head : first, at == first ? told[state.Labels[i]] : "flat");
        }
    }
}
