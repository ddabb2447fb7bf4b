import { dateWords, eventWords, names, sourceWords, statusWords } from './format';
import { listed, say } from './say';
import type { Actor, ClaimDate, Evidence, Place, Source, State, Status } from './types';

/** What analysts ruled of a claim. */
export interface Ruled {
  verdict: 'accepted' | 'rejected' | null;
  numbers: number[];
}

/** Fields of a claim as a ruling found and left them; what it did not touch is null. */
export interface RulingFields {
  event: string | null;
  status: Status | null;
  actors: Actor[] | null;
  targets: Actor[] | null;
  place: Place | null;
  date: ClaimDate | null;
  source: Source | null;
  grade: string | null;
  actor: Actor | null;
}

/** A ruling. */
export interface RulingLine {
  number: number;
  kind: 'accept' | 'reject' | 'change' | 'pin' | 'comment' | 'add' | 'merge' | 'split' | 'grade' | 'take-back';
  claim: string | null;
  before: RulingFields | null;
  after: RulingFields | null;
  by: string;
  why: string | null;
}

/** A ruling in one line: who decided what, from what to what, and why. */
export function rulingWords({ kind, before, after, by, why }: RulingLine): string {
  const [was, is] = [fieldWords(before), fieldWords(after)];
  const ruled = say(`ruled.${kind}`, { by });
  const told = is === '' ? ruled : was === '' ? say('ruled.value', { ruled, after: is }) : say('ruled.values', { ruled, before: was, after: is });
  return why ? say('ruled.why', { ruled: told, why }) : told;
}

function fieldWords(fields: RulingFields | null): string {
  if (fields === null) return '';
  const { event, status, actors, targets, place, date, source, grade, actor } = fields;
  const all: [Parameters<typeof say>[0], string | null][] = [
    ['field.event', event && eventWords({ event })], ['field.status', status && statusWords(status)], ['field.who', actors && names(actors)], ['field.target', targets && names(targets)],
    ['field.where', place && placeWords(place)], ['field.when', date && dateWords(date)], ['field.source', source && sourceWords(source, null)], ['field.grade', grade], ['field.who', actor && actor.name],
  ];
  return listed(all.flatMap(([key, value]) => (value ? [say('ruled.field', { field: say(key), value })] : [])));
}

const placeWords = ({ name, latitude, longitude }: Place): string => (latitude === null || longitude === null ? name : `${name} (${Number(latitude.toFixed(4))},${Number(longitude.toFixed(4))})`);

/** A ruling as it is asked for. */
export interface RulingBody {
  kind: 'accept' | 'reject' | 'change' | 'pin' | 'comment' | 'merge';
  claim?: string;
  actor?: string;
  into?: string;
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
