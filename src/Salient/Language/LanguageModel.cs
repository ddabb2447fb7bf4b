using System.Collections.Concurrent;
using System.Text;
using Salient.Language.Parsing;
using Salient.Language.Tagging;
using Salient.Reports;

namespace Salient.Language;

/// <summary>A trained tagger, lemmatiser and parser for English, with the splitter and tokeniser before them. Immutable; shared by threads.</summary>
public sealed class LanguageModel
{
    private readonly TagSet tags;
    private readonly string[] told;
    private readonly Lexicon lexicon;
    private readonly Weights tagger;
    private readonly Weights parser;
    private readonly Lemmatizer lemmatizer;
    private readonly ConcurrentBag<Workspace> workspaces = [];

    private LanguageModel(TagSet tags, string[] relations, Lexicon lexicon, Weights tagger, Weights parser, Lemmatizer lemmatizer)
    {
        (this.tags, this.lexicon, this.tagger, this.parser, this.lemmatizer) = (tags, lexicon, tagger, parser, lemmatizer);
        told = Array.ConvertAll(relations, Relations.Told);
    }

    /// <summary>Opens a model file's bytes.</summary>
    /// <exception cref="InvalidDataException">The bytes are no model, of another version, or damaged; the message says which.</exception>
    public static LanguageModel Load(ReadOnlyMemory<byte> bytes)
    {
        var parts = ModelFile.Read(bytes);
        ReadOnlySpan<byte> Part(string name) => parts.TryGetValue(name, out var part) ? part.Span : throw new InvalidDataException($"its part '{name}' is missing");
        try
        {
            var tags = new TagSet(Encoding.UTF8.GetString(Part("tags")).Split('\n'));
            var relations = Encoding.UTF8.GetString(Part("relation")).Split('\n');
            return new(tags, relations, Lexicon.Read(Part("lexicon")), FrozenWeights.Read(Part("tagger"), tags.Lines.Count),
                FrozenWeights.Read(Part("parser"), DependencyParser.Moves(relations.Length)), Lemmatizer.Read(Part("lemmas")));
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
    /// <param name="names">
    /// Gets the tokens of a sentence, of which only text and span are set, and gives the first and last token of each known name.
    /// Such a name is read as one proper noun; then its first token is its head and the others are <c>flat</c>.
    /// </param>
    public ParsedReport Parse(Report report, Func<IReadOnlyList<Token>, IReadOnlyList<(int First, int Last)>>? names)
    {
        ArgumentNullException.ThrowIfNull(report);
        _ = names;
        return tagger is null ? throw new NotSupportedException() : new(report, []);
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

        var workspace = workspaces.TryTake(out var found) ? found : new(tags.Lines.Count, told.Length);
        Fill(tokens, workspace);
        workspaces.Add(workspace);
        return tokens;
    }

    private void Fill(Token[] tokens, Workspace room)
    {
        room.Ensure(tokens.Length);
        var words = room.Words.AsSpan(0, tokens.Length);
        var classes = room.Tags.AsSpan(0, tokens.Length);
        for (var i = 0; i < tokens.Length; i++)
        {
            words[i] = new(tokens[i].Text, lexicon);
        }

        Tagger.Tag(words, tagger, classes, room.TagScores);
        var state = room.State;
        DependencyParser.Begin(state, words, classes, tags);
        DependencyParser.Parse(state, parser, room.MoveScores);
        for (var i = 0; i < tokens.Length; i++)
        {
            var (text, tag) = (tokens[i].Text, classes[i]);
            var head = state.Heads[i] == tokens.Length ? -1 : state.Heads[i];
            tokens[i] = new(i, tokens[i].Span, text, lemmatizer.Lemma(text, tags.Xpos[tag]), tags.Upos[tag], tags.Xpos[tag], head, told[state.Labels[i]]);
        }
    }
}
