import type { Actor, ClaimDate, Holding, Place, Source, State, Status } from './types';

const long = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
const short = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', timeZone: 'UTC' });
const shortYear = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' });
const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' });
const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'code' });

const dayLength = 86_400_000;

/** Whole days since 1970 of an ISO day: days are counted, never instants, so no time zone can shift them. */
export const dayNumber = (iso: string): number => Math.round(Date.parse(`${iso}T00:00:00Z`) / dayLength);
export const isoDay = (day: number): string => new Date(day * dayLength).toISOString().slice(0, 10);
export const isDay = (text: string | null): text is string =>
  text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));

const at = (iso: string): Date => new Date(`${iso}T00:00:00Z`);
export const longDay = (iso: string): string => long.format(at(iso));
export const shortDay = (iso: string): string => short.format(at(iso));
export const shortDayYear = (iso: string): string => shortYear.format(at(iso));
export const weekdayOf = (iso: string): string => weekday.format(at(iso));

/** A day without its year where that is the year of another day anyway. */
export const dayNear = (iso: string, other: string | null): string => (other?.slice(0, 4) === iso.slice(0, 4) ? shortDay(iso) : shortDayYear(iso));

export const plural = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`;

export const stateWords: Record<State, string> = {
  holds: 'Held',
  contested: 'Contested',
  disputed: 'Disputed',
  besieged: 'Besieged',
  unknown: 'Unknown',
  stale: 'Stale',
};

export const stateMeaning: Record<State, string> = {
  holds: 'Held: one actor is said to hold the place, and no standing claim disputes it.',
  contested: 'Contested: it is fought over, or parts of it are held by two sides.',
  disputed: 'Disputed: sources disagree about who holds it.',
  besieged: 'Besieged: its holder is surrounded.',
  unknown: 'Unknown: nobody is known to hold it on this day.',
  stale: 'Stale: the last word on it is too old to rely on.',
};

export const statusMeaning: Record<Status, string> = {
  asserted: 'Asserted: the source says that it is so.',
  negated: 'Negated: the source says that it is not so.',
  denied: 'Denied: somebody denies it.',
  failed: 'Failed: it was tried without success.',
  planned: 'Planned: intended or announced, not done.',
  conditional: 'Conditional: depends on something that has not happened.',
  possible: 'Possible: rumoured, hedged or suspected.',
};

const datePrecision: Record<string, string> = {
  by: 'at the latest on this day',
  'as-of': 'true on this day, since when is not said',
  week: 'some day of this week',
  month: 'some day of this month',
  year: 'some day of this year',
  days: 'between these days',
  day: 'on this day',
};

export const eventWords = (claim: { event: string | null; relation?: string | null }): string => (claim.event ?? claim.relation ?? 'claim').replaceAll('-', ' ');

export function dateWords(date: ClaimDate): string {
  if (date.to === null && date.from === null) return 'undated';
  if (date.precision === 'by' && date.to) return `by ${shortDayYear(date.to)}`;
  if (date.precision === 'as-of' && date.to) return `as of ${shortDayYear(date.to)}`;
  if (date.from && date.to && date.from !== date.to) return `${shortDay(date.from)} – ${shortDayYear(date.to)}`;
  return shortDayYear((date.from ?? date.to) as string);
}

export const dateMeaning = (date: ClaimDate): string =>
  date.precision === null ? 'The report does not say when.'
    : `When: ${datePrecision[date.precision] ?? date.precision}${date.text ? `, from the words “${date.text}”` : ', from the date of the report'}.`;

export const names = (actors: Actor[]): string => actors.map((a) => a.name).join(', ');

/** An outlet for people: some reports have nothing but the hash of their bytes, which tells nobody anything. */
export const outletName = (name: string | null): string => (name === null || /^[0-9a-f]{12,}$/i.test(name) ? 'an outlet that is not named' : name);

export function sourceWords(source: Source, outlet: string | null): string {
  const own = source.kind === 'outlet' ? outletName(outlet ?? source.name) : source.name ?? source.text ?? 'a source';
  return source.outer ? `${own}, quoted by ${sourceWords(source.outer, outlet)}` : own;
}

export const sourceMeaning = (source: Source): string => {
  const kind = source.kind === 'outlet' ? 'Nobody else is named: the outlet itself says so.'
    : source.kind === 'named' ? 'A named source.' : 'A source without a name.';
  return source.leaning ? `${kind} Said to lean towards ${source.leaning}.` : kind;
};

export const holderName = (holding: { holder: Actor | null }): string => holding.holder?.name ?? 'nobody known';

/** One sentence that says all of a holding, for labels that are heard rather than seen. */
export function holdingSentence(holding: Holding): string {
  const since = holding.since ? ` since ${longDay(holding.since)}` : '';
  switch (holding.state) {
    case 'holds': return `${placeName(holding)}: held by ${holderName(holding)}${since}`;
    case 'contested': return `${placeName(holding)}: contested${since}, last held by ${holderName(holding)}`;
    case 'disputed': return `${placeName(holding)}: disputed${since}, said to be held by ${holderName(holding)}`;
    case 'besieged': return `${placeName(holding)}: besieged${since}, held by ${holderName(holding)}`;
    case 'stale': return `${placeName(holding)}: no recent word, last held by ${holderName(holding)}${since}`;
    default: return `${placeName(holding)}: holder unknown`;
  }
}

export function whereWords(place: Place): string {
  const parts: string[] = [];
  if (place.precision !== 'settlement' && place.precision !== 'unknown') parts.push(place.precision === 'near' ? 'near it' : place.precision);
  if (place.country) parts.push(regionName(place.country));
  return parts.join(', ');
}

function regionName(code: string): string {
  try { return regions.of(code) ?? code; } catch { return code; }
}

/** Below this a pin looks unsure. A third candidate may still be as likely as not to be meant. */
export const sureFrom = 0.6;

export const unsure = (place: Place): boolean => place.probability !== null && place.probability < sureFrom;

export const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** Whether the place is an area rather than a spot: its marker stands at the middle of something wide. */
export const areaPrecision = (place: Place): boolean => place.precision === 'district' || place.precision === 'province' || place.precision === 'country';

/** What the ledger calls a place, with a capital: the parts of places are called by the words that say which part. */
export const placeName = ({ label }: { label: string }): string => label.charAt(0).toLocaleUpperCase() + label.slice(1);
