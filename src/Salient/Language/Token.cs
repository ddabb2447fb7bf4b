using Salient.Reports;

namespace Salient.Language;

/// <summary>
/// One word or mark of a sentence, with its place in the report's text and in the dependency tree (Universal Dependencies).
/// </summary>
/// <param name="Index">Position in the sentence, from 0.</param>
/// <param name="Span">Where it stands in the report's text.</param>
/// <param name="Text">As written; a word that the end of a line broke is whole here, without the hyphen.</param>
/// <param name="Lemma">Dictionary form, lower case but for names.</param>
/// <param name="Upos">Universal part of speech: <c>NOUN</c>, <c>VERB</c>, <c>PROPN</c>…</param>
/// <param name="Xpos">Penn Treebank tag: <c>NN</c>, <c>VBD</c>, <c>NNP</c>…</param>
/// <param name="Head">Index of the head in the sentence, or −1 for the root.</param>
/// <param name="Relation">Universal dependency relation to the head, without subtype but for <c>nsubj:pass</c>, <c>obl:agent</c>,
/// <c>aux:pass</c>, <c>compound:prt</c>, <c>acl:relcl</c>; <c>root</c> for the root.</param>
public readonly record struct Token(int Index, TextSpan Span, string Text, string Lemma, string Upos, string Xpos, int Head,
    string Relation);
