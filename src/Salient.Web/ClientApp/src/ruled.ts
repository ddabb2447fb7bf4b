import type { Actor, Evidence, State } from './types';

/** What analysts ruled of a claim. */
export interface Ruled {
  verdict: 'accepted' | 'rejected' | null;
  numbers: number[];
}

/** A ruling, with one line of words for people. */
export interface RulingLine {
  number: number;
  kind: string;
  claim: string | null;
  words: string;
}

/** A ruling as it is asked for. */
export interface RulingBody {
  kind: 'accept' | 'reject' | 'change' | 'pin' | 'comment';
  claim: string;
  fields?: Record<string, string>;
  where?: string;
  why?: string;
}

/** What hangs on one claim. */
export interface Stake {
  key: string;
  label: string;
  claim: Evidence;
  state: State;
  holder: Actor | null;
  state_without: State;
  holder_without: Actor | null;
  change: number;
  sure: number;
}
