import { isKey, listed, locale, say } from './say';
import type { Actor, ClaimDate, Holding, Place, Source, State, Status } from './types';

const dates = (options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC', calendar: 'gregory' });
const long = dates({ day: 'numeric', month: 'long', year: 'numeric' });
const short = dates({ day: 'numeric', month: 'short' });
const shortYear = dates({ day: 'numeric', month: 'short', year: 'numeric' });
const weekday = dates({ weekday: 'long' });
const month = dates({ month: 'short', year: 'numeric' });
const yearOnly = dates({ year: 'numeric' });
const shares = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
const counts = new Intl.NumberFormat(locale);
const regions = new Intl.DisplayNames(locale, { type: 'region', fallback: 'code' });

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
export const monthOf = (iso: string): string => month.format(at(iso));
export const yearOf = (iso: string): string => yearOnly.format(at(iso));
export const number = (n: number): string => counts.format(n);

/** A day without its year where that is the year of another day anyway. */
export const dayNear = (iso: string, other: string | null): string => (other?.slice(0, 4) === iso.slice(0, 4) ? shortDay(iso) : shortDayYear(iso));

export const stateWords = (state: State): string => say(`state.${state}`);
export const stateMeaning = (state: State): string => say(`state.${state}.meaning`);
export const statusWords = (status: Status): string => say(`status.${status}`);
export const statusMeaning = (status: Status): string => say(`status.${status}.meaning`);

/** What an event or a relation is called; a code that a desk added itself is read as it stands. */
export function eventWords(claim: { event: string | null; relation?: string | null }): string {
  const code = claim.event ?? claim.relation ?? 'none';
  const key = `event.${code}`;
  return isKey(key) ? say(key) : code.replaceAll('-', ' ');
}

export function dateWords(date: ClaimDate): string {
  if (date.to === null && date.from === null) return say('day.undated');
  if (date.precision === 'by' && date.to) return say('day.by', { day: shortDayYear(date.to) });
  if (date.precision === 'as-of' && date.to) return say('day.as-of', { day: shortDayYear(date.to) });
  if (date.from && date.to && date.from !== date.to) return say('day.dash', { from: dayNear(date.from, date.to), to: shortDayYear(date.to) });
  return shortDayYear((date.from ?? date.to) as string);
}

export function dateMeaning(date: ClaimDate): string {
  const key = `precision.${date.precision}`;
  if (date.precision === null || !isKey(key)) return say('day.unsaid');
  return date.text ? say('day.words', { precision: say(key), words: date.text }) : say('day.report', { precision: say(key) });
}

export const names = (actors: Actor[]): string => listed(actors.map((a) => a.name));

/** An outlet for people: some reports have nothing but the hash of their bytes, which tells nobody anything. */
export const outletName = (name: string | null): string => (name === null || /^[0-9a-f]{12,}$/i.test(name) ? say('source.outlet.unnamed') : name);

export function sourceWords(source: Source, outlet: string | null): string {
  const own = source.kind === 'outlet' ? outletName(outlet ?? source.name) : source.name ?? source.text ?? say('source.unnamed');
  return source.outer ? say('source.quoted', { source: own, by: sourceWords(source.outer, outlet) }) : own;
}

export const sourceMeaning = (source: Source): string => {
  const kind = say(`source.kind.${source.kind}`);
  return source.leaning ? say('source.leaning', { kind, leaning: source.leaning }) : kind;
};

export const holderName = (holding: { holder: Actor | null }): string => holding.holder?.name ?? say('holding.nobody');

/** One sentence that says all of a holding, for labels that are heard rather than seen. */
export const holdingSentence = (holding: Holding): string => say(`holding.${holding.state}`, {
  place: placeName(holding), holder: holderName(holding), since: holding.since ? say('holding.since', { day: longDay(holding.since) }) : '',
});

export function whereWords(place: Place): string {
  const parts: string[] = [];
  const key = `area.${place.precision}`;
  if (isKey(key)) parts.push(say(key));
  if (place.country) parts.push(regionName(place.country));
  return listed(parts);
}

function regionName(code: string): string {
  try { return regions.of(code) ?? code; } catch { return code; }
}

/** A country by its number of ISO 3166, in the language of the page; as it is called otherwise where there is no such number. */
export function countryName(number: string, otherwise: string): string {
  try {
    const code = new Intl.Locale(`und-${number.padStart(3, '0')}`).region;
    return code && code.length === 2 ? regions.of(code) ?? otherwise : otherwise;
  } catch { return otherwise; }
}

export const isScriptJoined = (words: string): boolean => /\p{Script=Arabic}/u.test(words);

/** Below this a pin looks unsure. A third candidate may still be as likely as not to be meant. */
export const sureFrom = 0.6;

export const unsure = (place: Place): boolean => place.probability !== null && place.probability < sureFrom;

export const percent = (share: number): string => shares.format(share);

/** Whether the place is an area rather than a spot: its marker stands at the middle of something wide. */
export const areaPrecision = (place: Place): boolean => place.precision === 'district' || place.precision === 'province' || place.precision === 'country';

/** What the ledger calls a place, with a capital: the parts of places are called by the words that say which part. */
export const placeName = ({ label }: { label: string }): string => label.charAt(0).toLocaleUpperCase() + label.slice(1);
