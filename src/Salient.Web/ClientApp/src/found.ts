import type { Actor, Place, Source, Span, Status } from './types';

/** A report that has the words looked for. */
export interface FoundReport {
  hash: string;
  title: string | null;
  outlet: string | null;
  published: string | null;
  withdrawn: string | null;
  passage: { text: string; start: number; end: number; hits: Span[] } | null;
  claims: string[];
}

/** How many were killed, injured or captured, as far as those differ who count. */
export interface IncidentToll {
  low: number;
  high: number;
  latest: number;
  said: { count: number; high: number | null; source: string | null; outlet: string | null }[];
}

/** What happened, by all who tell of it. */
export interface Incident {
  id: string;
  event: string;
  status: Status;
  place: Place | null;
  from: string | null;
  to: string | null;
  actors: Actor[];
  targets: Actor[];
  killed: IncidentToll | null;
  injured: IncidentToll | null;
  captured: IncidentToll | null;
  origins: number;
  origins_against: number;
  reports: number;
}

export interface IncidentDetail extends Incident {
  claims: { id: string; report_hash: string; outlet: string | null; published: string | null; source: Source; repeats: string | null; sentence: string; text: string }[];
}
