using Salient.Reports;

namespace Salient.Language.Names;

/// <summary>A trained recogniser of organisations, persons and places. Immutable; shared by threads.</summary>
public sealed class NameModel
{
    private readonly Weights weights;

    internal NameModel(Weights weights) => this.weights = weights;

    /// <summary>Opens a model file's bytes.</summary>
    /// <exception cref="InvalidDataException">The bytes are no model of names, of another version, or damaged; the message says
    /// which.</exception>
    public static NameModel Load(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return ModelFile.Read(bytes).TryGetValue(Part, out var part)
                ? new(FrozenWeights.Read(part.Span, NameTagger.Labels))
                : throw new InvalidDataException($"its part '{Part}' is missing");
        }
        catch (InvalidDataException fault)
        {
            throw new InvalidDataException($"The model of names cannot be used ({fault.Message}); make one with 'salient train names'.",
                fault);
        }
    }

    /// <summary>The part of a model file that holds the weights.</summary>
    internal const string Part = "names";

    /// <summary>The organisations, persons and places that a report mentions, sentence by sentence, in order, none overlapping.</summary>
    /// <param name="report">All sentences of one report: how a word stands in one of them helps to read it in the others.</param>
    public IReadOnlyList<IReadOnlyList<NameMention>> Read(IReadOnlyList<HintedSentence> report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var habits = new NameHabits(report);
        return [.. report.Select(s => Mentions(s.Sentence, NameTagger.Tag(Words(s, habits), weights, NameTagger.Eagerness)))];
    }

    /// <summary>What the recogniser looks at in each token of a sentence.</summary>
    internal static NameWord[] Words(HintedSentence sentence, NameHabits habits)
    {
        var words = new NameWord[sentence.Sentence.Tokens.Count];
        for (var i = 0; i < words.Length; i++)
        {
            words[i] = new(sentence, i, habits);
        }

        return words;
    }

    private static List<NameMention> Mentions(Sentence sentence, byte[] labels)
    {
        var found = new List<NameMention>();
        for (var i = 0; i < labels.Length; i++)
        {
            if (labels[i] == 0)
            {
                continue;
            }

            var last = i;
            while (last + 1 < labels.Length && NameTagger.Continues(labels[last + 1]))
            {
                last++;
            }

            found.Add(Mention(sentence, i, last, NameTagger.KindOf(labels[i])));
            i = last;
        }

        return found;
    }

    /// <summary>A mention with its head and form.</summary>
    internal static NameMention Mention(Sentence sentence, int first, int last, NameKind kind)
    {
        var tokens = sentence.Tokens;
        var head = Head(tokens, first, last);
        var form = tokens[head].Upos == "PRON" ? NameForm.Pronoun
            : tokens[head].Upos == "PROPN" || (char.IsUpper(tokens[head].Text[0]) && head > 0) ? NameForm.Name : NameForm.Description;
        return new(sentence.Index, first, last, head, new TextSpan(tokens[first].Span.Start, tokens[last].Span.End), kind, form);
    }

    // The first noun whose head lies outside; a tree that shows none leaves the last word.
    private static int Head(IReadOnlyList<Token> tokens, int first, int last)
    {
        for (var i = first; i <= last; i++)
        {
            if ((tokens[i].Head < first || tokens[i].Head > last) && tokens[i].Upos is "NOUN" or "PROPN" or "PRON" or "ADJ" or "NUM")
            {
                return i;
            }
        }

        return last;
    }
}
