import { h } from './dom';
import { dateWords, dayNear, dayNumber, eventWords, holderName, isoDay, longDay, monthOf, shortDay, shortDayYear, stateWords, statusWords, yearOf } from './format';
import { listed, locale, say } from './say';
import { colour, keyOf, type Looks } from './symbols';
import type { Actor, Evidence, Spell } from './types';

const width = 420;
const left = 4;
const right = 10;
const band = { top: 16, height: 15 };
const rowHeight = 27;
/** Rows of claims at most: the holders that fewest claims name share the last one. */
const mostRows = 6;
/** Room that the words of a tick need, in units of the drawing. */
const tickRoom = 62;

interface Row {
  words: string;
  actor: Actor | null;
  claims: Evidence[];
}

/**
 * A place along its days: on top who held it from when to when, in the actors' colours; below each claim, one row a holder, filled where
 * asserted, hollow where denied, negated or only possible, small where a copy. Days stand below; the upright line is the day shown.
 */
export function timeAxis(history: Evidence[], spells: Spell[], on: string, looks: Looks): Element {
  const dated = history.filter((claim) => day(claim) !== null);
  if (dated.length === 0) return h('div', { hidden: true });
  const days = [...dated.map((claim) => day(claim) as number), dayNumber(on)];
  const first = Math.min(...days) - 1;
  const last = Math.max(...days) + 1;
  const x = (d: number): number => left + ((Math.max(first, Math.min(last, d)) - first) / (last - first)) * (width - left - right);
  const rows = rowsOf(dated);
  const foot = band.top + band.height + 8 + rows.length * rowHeight;
  const label = say('axis.label', { n: dated.length, from: shortDayYear(isoDay(first + 1)), to: shortDayYear(isoDay(last - 1)) });
  return h<SVGSVGElement>('svg', { class: 'axis', viewBox: `0 0 ${width} ${foot + 18}`, role: 'img', 'aria-label': label },
    hatch(),
    ticks(first, last).map(({ at, words }) => h('g', {},
      h('line', { x1: x(at), x2: x(at), y1: band.top, y2: foot, class: 'axis-grid' }),
      h('text', { x: x(at), y: foot + 13, class: 'axis-tick', 'text-anchor': x(at) < 30 ? 'start' : x(at) > width - 36 ? 'end' : 'middle' }, words))),
    spells.map((spell) => spellMark(spell, x, looks)),
    rows.map((row, i) => claimRow(row, band.top + band.height + 24 + i * rowHeight, x, looks)),
    nowMark(x(dayNumber(on)), on, foot));
}

/** Who held the place from when to when, in words; the newest first. */
export function spellList(spells: Spell[], on: string, looks: Looks, href: (day: string) => string): Element {
  const told = spells.filter((spell) => spell.state !== 'unknown' || spell.holder !== null);
  if (told.length === 0) return h('div', { hidden: true });
  return h('ol', { class: 'spells' }, told.toReversed().map((spell) => h('li', { class: spell.from <= on && on <= spell.to ? 'now' : null },
    swatch(spell, looks),
    h('span', { class: 'who' }, holderName(spell), spell.state === 'holds' ? '' : h('span', { class: 'faint' }, say('list.comma'), lower(spell))),
    h('a', { class: 'when', href: href(spell.from), title: say('axis.shows', { day: longDay(spell.from) }) },
      spell.from === spell.to ? shortDayYear(spell.from) : daysOf(spell)))));
}

function swatch(spell: Spell, looks: Looks): Element {
  const mark = h('span', { class: `swatch s-${spell.state}` });
  mark.style.setProperty('--own', colour(looks.of(spell.holder)));
  return mark;
}

function rowsOf(dated: Evidence[]): Row[] {
  const rows = new Map<string, Row>();
  for (const claim of dated) {
    const key = claim.holder ? keyOf(claim.holder) : '';
    const row = rows.get(key) ?? { words: claim.holder?.name ?? say('axis.nobody'), actor: claim.holder, claims: [] };
    row.claims.push(claim);
    rows.set(key, row);
  }
  const most = [...rows.values()].sort((a, b) => b.claims.length - a.claims.length);
  if (most.length <= mostRows) return most;
  const others = most.slice(mostRows - 1);
  return [...most.slice(0, mostRows - 1), { words: say('axis.others', { n: others.length }), actor: null, claims: others.flatMap((row) => row.claims) }];
}

function claimRow(row: Row, y: number, x: (d: number) => number, looks: Looks): Element {
  return h('g', {},
    h('text', { x: left, y: y - 8, class: 'axis-name' }, row.words),
    h('line', { x1: left, x2: width - right, y1: y, y2: y, class: 'axis-line' }),
    row.claims.map((claim) => {
      const own = colour(looks.of(claim.holder));
      return h('circle', { cx: x(day(claim) as number), cy: y, r: claim.repeats ? 2.6 : 4.2, fill: claim.status === 'asserted' ? own : 'var(--paper)', stroke: own, 'stroke-width': 1.8 },
        h('title', {}, [dateWords(claim.date), listed([eventWords(claim), statusWords(claim.status)]), claim.holder?.name, claim.outlet].filter(Boolean).join(' · ')));
    }));
}

function spellMark(spell: Spell, x: (d: number) => number, looks: Looks): Element | null {
  if (spell.holder === null && spell.state === 'unknown') return null;
  const [from, to] = [x(dayNumber(spell.from)), x(dayNumber(spell.to) + 1)];
  const own = colour(looks.of(spell.holder));
  const words = `${daysOf(spell)} · ${listed([holderName(spell), lower(spell)])}`;
  const box = { x: from, y: band.top, width: Math.max(1.5, to - from), height: band.height };
  const pale = spell.state === 'stale' || spell.state === 'unknown';
  return h('g', {},
    h('rect', { ...box, fill: own, 'fill-opacity': pale ? 0.3 : 1 }, h('title', {}, words)),
    spell.state === 'contested' || spell.state === 'disputed' ? h('rect', { ...box, fill: 'url(#axis-hatch)', 'pointer-events': 'none' }) : null,
    spell.state === 'besieged' ? h('rect', { ...box, fill: 'none', stroke: 'var(--ink)', 'stroke-width': 1.5, 'pointer-events': 'none' }) : null);
}

const hatch = (): Element => h('pattern', { id: 'axis-hatch', width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
  h('rect', { width: 2.4, height: 6, fill: 'var(--paper)', 'fill-opacity': 0.8 }));

function nowMark(x: number, on: string, foot: number): Element {
  const anchor = x < 40 ? 'start' : x > width - 48 ? 'end' : 'middle';
  return h('g', {},
    h('line', { x1: x, x2: x, y1: band.top - 3, y2: foot, class: 'axis-now' }),
    h('text', { x: Math.max(left, Math.min(width - 4, x)), y: 10, class: 'axis-day', 'text-anchor': anchor }, shortDay(on)));
}

/** Days that begin a year, a month or a week, as many as their words have room. */
export function ticks(first: number, last: number, room = Math.floor((width - left - right) / tickRoom)): { at: number; words: string }[] {
  const months = (last - first) / 30.44;
  const step = [1, 2, 3, 6, 12, 24, 60, 120, 240].find((n) => months / n <= room) ?? 600;
  const found: { at: number; words: string }[] = [];
  if (months < 2.2) {
    const every = [1, 2, 7, 14].find((n) => (last - first) / n <= room) ?? 14;
    for (let at = first + 1; at < last; at += every) found.push({ at, words: shortDay(isoDay(at)) });
    return found;
  }
  const start = new Date(first * 86_400_000);
  for (let month = start.getUTCFullYear() * 12 + Math.ceil(start.getUTCMonth() / step) * step; ; month += step) {
    const at = Date.UTC(Math.floor(month / 12), month % 12, 1) / 86_400_000;
    if (at >= last) return found;
    if (at > first) found.push({ at, words: month % 12 === 0 || step >= 12 ? yearOf(isoDay(at)) : monthOf(isoDay(at)) });
  }
}

const daysOf = ({ from, to }: Spell): string => say('day.range', { from: dayNear(from, to), to: shortDayYear(to) });
const lower = ({ state }: Spell): string => stateWords(state).toLocaleLowerCase(locale);

function day(claim: Evidence): number | null {
  const iso = claim.date.to ?? claim.date.from ?? claim.known;
  return iso === null ? null : dayNumber(iso);
}
