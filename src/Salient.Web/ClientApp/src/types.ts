import type { Ruled, RulingLine } from './ruled';

// The shapes that the API sends (snake_case, as in the claims contract). Only what the page reads is listed.

export type State = 'holds' | 'contested' | 'disputed' | 'besieged' | 'unknown' | 'stale';
export type Status = 'asserted' | 'negated' | 'denied' | 'failed' | 'planned' | 'conditional' | 'possible';

export interface Actor {
  text: string;
  name: string;
  id: string | null;
}

export interface Candidate {
  id: string;
  name: string;
  country: string | null;
  admin1: string | null;
  latitude: number;
  longitude: number;
  probability: number;
}

export interface Place {
  text: string;
  name: string;
  id: string | null;
  country: string | null;
  admin1: string | null;
  latitude: number | null;
  longitude: number | null;
  radius_km: number | null;
  /** The outline as WKT where the place is a part that is known, or null. */
  area: string | null;
  precision: string;
  probability: number | null;
  candidates: Candidate[];
}

export interface Source {
  text: string | null;
  name: string | null;
  id: string | null;
  kind: 'outlet' | 'named' | 'unnamed';
  leaning: string | null;
  outer: Source | null;
}

export interface ClaimDate {
  from: string | null;
  to: string | null;
  precision: string | null;
  text: string | null;
}

export interface Effect {
  place: Place;
  state: State;
  holder: Actor | null;
  from_holder: Actor | null;
  inferred: boolean;
}

/** Losses of one side; sides may be part of another. */
export interface Toll {
  who: string | null;
  killed: number | null;
  injured: number | null;
  captured: number | null;
}

/** Weapons and vehicles that were taken or destroyed. */
export interface Hardware {
  what: string;
  captured: number | null;
  destroyed: number | null;
}

export interface Claim {
  id: string;
  report_id: string;
  sentence: number;
  start: number;
  end: number;
  text: string;
  sentence_text: string;
  kind: 'event' | 'relation';
  event: string | null;
  actors: Actor[];
  targets: Actor[];
  place: Place | null;
  from_place: Place | null;
  to_place: Place | null;
  extent: 'whole' | 'most' | 'part' | null;
  date: ClaimDate;
  source: Source;
  status: Status;
  killed: number | null;
  killed_high: number | null;
  injured: number | null;
  injured_high: number | null;
  captured: number | null;
  captured_high: number | null;
  tolls: Toll[];
  hardware: Hardware[];
  effects: Effect[];
  confidence: number;
  rule: string;
  relation: string | null;
  subject: Actor | null;
  object: Actor | null;
  ruled?: Ruled;
}

/** One row of the map and the list. */
export interface Holding {
  key: string;
  /** What the ledger calls the place. */
  label: string;
  place: Place;
  state: State;
  holder: Actor | null;
  /** Who else is said to hold it; set where the holder is disputed. */
  rival: Actor | null;
  since: string | null;
  /** The day by which the holder is known to have held it. */
  by: string | null;
  origins_for: number;
  origins_against: number;
  /** Who held it last, where nobody is known to hold it now. */
  last_holder: Actor | null;
  /** How far the holder is believed, 0 to 1, and the same in words. */
  probability: number | null;
  likelihood: string | null;
  /** Everybody who may hold it, likeliest first; what is missing to 1 is not known. */
  sides: { holder: Actor; probability: number }[];
  /** 1 (confirmed by others) to 6 (cannot be judged). */
  grade: number;
  /** Whether only what is told of later days says so. */
  hindsight: boolean;
}

export interface Holdings {
  on: string;
  known_by: string | null;
  holdings: Holding[];
  /** Places outside the workspace; null where none is asked for. */
  outside: number | null;
}

/** A claim as the ledger weighs it for one place. */
export interface Evidence {
  id: string;
  report_id: string;
  report_hash: string;
  outlet: string | null;
  published: string | null;
  known: string | null;
  date: ClaimDate;
  source: Source;
  status: Status;
  event: string | null;
  sentence: string;
  text: string;
  start: number;
  end: number;
  holder: Actor | null;
  origin: string;
  repeats: string | null;
  rulings: number[];
  /** What it weighed, 0 to 1, and what that is the product of. */
  weight: number;
  why: { why: string; factor: number }[];
  withdrawn: string | null;
  for: boolean;
}

export interface HoldingOrigin {
  id: string;
  outlet: string | null;
  for: boolean;
}

export interface PlaceDetail {
  on: string;
  known_by: string | null;
  holding: Holding;
  origins: HoldingOrigin[];
  /** Which way each claim that the holding rests on speaks, by claim id. */
  sides: Record<string, 'for' | 'against'>;
  /** Every claim about the place, oldest first, also of days after the one shown. */
  history: Evidence[];
  /** What analysts rejected of it, and the rulings that act on either. */
  rejected: Evidence[];
  rulings: RulingLine[];
  /** Who held it from when to when, earliest first. */
  spells: Spell[];
}

/** A stretch of days with one answer for one place. */
export interface Spell {
  from: string;
  to: string;
  state: State;
  holder: Actor | null;
  rival: Actor | null;
}

export type ChangeKind = 'taken' | 'lost' | 'contested' | 'disputed' | 'besieged' | 'secured';

export interface Change {
  key: string;
  label: string;
  place: Place;
  kind: ChangeKind;
  day: string;
  by_then: boolean;
  from: Actor | null;
  to: Actor | null;
  state: State;
  origins: number;
  claims: Evidence[];
}

export interface Changes {
  since: string | null;
  until: string | null;
  changes: Change[];
  outside: number | null;
}

/** One conflict of the desk. */
export interface Workspace {
  name: string;
  area: { west: number; south: number; east: number; north: number } | null;
  from: string | null;
  to: string | null;
  actors: string[];
  outlets: string[];
}

export interface Day {
  day: string;
  changes: number;
}

export interface Days {
  first: string | null;
  last: string | null;
  /** The day of the earliest report; what is said of days before it is said in hindsight. */
  first_report: string | null;
  days: Day[];
}

export interface Span {
  start: number;
  end: number;
}

export interface ReportDetail {
  report: {
    id: string;
    text: string;
    hash: string;
    title: string | null;
    author: string | null;
    outlet: string | null;
    published: string | null;
    original_source: string | null;
    original_published: string | null;
    region: string | null;
    theme: string | null;
    url: string | null;
    language: string;
    title_span: Span | null;
    body: Span[];
  };
  descent: { kind: 'original' | 'exact-copy' | 'near-copy' | 'stated-original'; origin_outlet: string | null; origin_day: string | null; superseded_by: string | null };
  copies: { hash: string; id: string; title: string | null; outlet: string | null; published: string | null }[];
  /** Key of the place that a claim speaks about in the ledger, by claim id. */
  places: Record<string, string>;
  claims: Claim[];
  rulings: RulingLine[];
}

export interface Legend {
  /** Most claims first; the keys are ids (or names) of the actors of one side. */
  holders: { side: string; name: string; keys: string[]; claims: number }[];
  version: string;
  /** Who looks, and as what; the role is null where nobody has an account. */
  user: string | null;
  role: 'reader' | 'analyst' | 'editor' | 'admin' | null;
  /** Whether this is the public view: nothing can be ruled, and reports and their words are not shown. */
  public: boolean;
  tiles: { address: string; attribution: string } | null;
}

/** What went wrong, as the server says it to programs. */
export interface Problem {
  detail: string;
  status: number;
}
