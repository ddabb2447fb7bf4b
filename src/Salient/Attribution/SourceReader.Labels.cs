using Salient.Language;
using Salient.Language.Names;
using Salient.Mentions;

namespace Salient.Attribution;

/// <content>Sources before a colon.</content>
internal sealed partial class SourceReader
{
    /// <summary>
    /// «SANA: the army took X», «the army took X: SANA»: whoever stands before a colon says all behind it, and behind the last one of a
    /// headline all before it.
    /// </summary>
    private void AddLabels()
    {
        if (frames.Exists(f => f.Saying && f.Source.Span is not null))
        {
            return;
        }

        if (Labels.Before(s) is { } label && IsSource(label.Head) && Read(label.Head, label.Colon) is { } source)
        {
            frames.Add(new(source with { Tie = SourceTie.Label }, true, s.Tokens.Count, t => t > label.Colon) { Speaker = label.Head });
        }
        else if (Labels.Behind(s) is { } closing && IsSource(closing.Head, acts: true) && Read(closing.Head, closing.Colon) is { } speaker)
        {
            frames.Add(new(Behind(speaker, closing.Colon) with { Tie = SourceTie.Label }, true, s.Tokens.Count,
                t => t < closing.Colon) { Speaker = closing.Head });
        }
    }

    /// <summary>Whoever stands behind a mark, in the words behind it alone, whatever phrase the tree makes of them.</summary>
    private Attributed Behind(Attributed speaker, int mark)
    {
        var last = s.Tokens.Count - (s.Tokens[^1].Text == "." ? 2 : 1);
        return speaker.Span is { } span && span.Start < s.Tokens[mark].Span.End
            ? speaker with { Text = s.Words(mark + 1, last), Span = s.Span(mark + 1, last) } : speaker;
    }

    /// <summary>Actors, persons and nouns of saying are sources; places, days and other nouns are headings.</summary>
    /// <param name="head">Its head.</param>
    /// <param name="acts">Whether a capital speaks for its government there: it does behind a headline.</param>
    private bool IsSource(int head, bool acts = false)
    {
        var token = s.Tokens[head];
        if (phrases.InDate(head) || cues.SourceNouns.Contains(token.Lemma))
        {
            return !phrases.InDate(head);
        }

        var named = phrases.IsNamed(head, NameKind.Person) || phrases.IsNamed(head, NameKind.Organisation);
        return phrases.ActorAt(head, acts: acts) is { } actor ? actor.Known is { IsState: false } || acts || actor.Role is not null
            || (actor.Known is null && named) : named && token.Upos == "PROPN" && phrases.PlaceCovering(head) is null;
    }
}
