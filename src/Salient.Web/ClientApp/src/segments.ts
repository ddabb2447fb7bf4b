import type { Span } from './types';

/** A stretch of text that the same claims cover from end to end. */
export interface Run {
  start: number;
  end: number;
  /** Positions of the covering claims, in the order given. */
  claims: number[];
  /** Whether the reading took it in, as headline or story: headers, captions and copyright are left out. */
  read: boolean;
}

/**
 * Cuts a text at every edge of a claim or of another stretch, so that overlapping and nested claims are each wholly marked.
 * Offsets are UTF-16 code units, which is what JavaScript strings count in.
 */
export function runs(length: number, claims: Span[], edgesOf: Span[], body: Span[]): Run[] {
  const edges = new Set([0, length]);
  for (const span of [...claims, ...edgesOf]) {
    edges.add(Math.min(Math.max(span.start, 0), length));
    edges.add(Math.min(Math.max(span.end, 0), length));
  }
  const sorted = [...edges].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((start, i) => {
    const end = sorted[i + 1] as number;
    const covers = (span: Span): boolean => span.start <= start && end <= span.end;
    return { start, end, claims: claims.flatMap((span, n) => (covers(span) ? [n] : [])), read: body.some(covers) };
  });
}
