import { h } from './dom';
import { dateWords, dayNumber, eventWords, isoDay, shortDay, shortDayYear } from './format';
import { colour, keyOf, type Looks } from './symbols';
import type { Actor, Evidence } from './types';

const width = 400;
const rowHeight = 20;
const left = 4;
const right = 10;

/**
 * The claims of a place along a line of days, one row a holder: filled where asserted, hollow where denied, negated or only possible,
 * small where a copy. The upright line is the day shown.
 */
export function claimStrip(history: Evidence[], on: string, looks: Looks): Element {
  const dated = history.filter((claim) => day(claim) !== null);
  if (dated.length < 2) return h('div', { hidden: true });
  const days = [...dated.map((claim) => day(claim) as number), dayNumber(on)];
  const first = Math.min(...days) - 1;
  const last = Math.max(...days) + 1;
  const x = (d: number): number => left + ((d - first) / (last - first)) * (width - left - right);
  const rows = new Map<string, { actor: Actor | null; claims: Evidence[] }>();
  for (const claim of dated) {
    const key = claim.holder ? keyOf(claim.holder) : '';
    const row = rows.get(key) ?? { actor: claim.holder, claims: [] };
    row.claims.push(claim);
    rows.set(key, row);
  }
  const height = rows.size * rowHeight * 1.5 + 18;
  const now = x(dayNumber(on));
  return h<SVGSVGElement>('svg', { class: 'strip', viewBox: `0 0 ${width} ${height}`, role: 'img', 'aria-label': `${dated.length} claims from ${shortDayYear(isoDay(first + 1))} to ${shortDayYear(isoDay(last - 1))}; the list below says the same` },
    [...rows.values()].map((row, i) => {
      const y = i * rowHeight * 1.5 + 21;
      const own = colour(looks.of(row.actor));
      return h('g', {},
        h('text', { x: left, y: y - 9, class: 'strip-name' }, row.actor?.name ?? 'holder not named'),
        h('line', { x1: left, x2: width - right, y1: y, y2: y, class: 'strip-line' }),
        row.claims.map((claim) => {
          const firm = claim.status === 'asserted';
          return h('circle', { cx: x(day(claim) as number), cy: y, r: claim.repeats ? 2.6 : 4.4, fill: firm ? own : 'var(--paper)', stroke: own, 'stroke-width': 1.8 },
            h('title', {}, `${dateWords(claim.date)}: ${eventWords(claim)}, ${claim.status}${claim.outlet ? ` (${claim.outlet})` : ''}`));
        }));
    }),
    h('line', { x1: now, x2: now, y1: 4, y2: height - 14, class: 'strip-now' }),
    h('text', { x: Math.max(18, Math.min(width - 20, now)), y: height - 3, class: 'strip-day', 'text-anchor': 'middle' }, shortDay(on)));
}

function day(claim: Evidence): number | null {
  const iso = claim.date.to ?? claim.date.from ?? claim.known;
  return iso === null ? null : dayNumber(iso);
}
