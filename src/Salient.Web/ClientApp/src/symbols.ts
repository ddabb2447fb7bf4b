import type { Actor, Holding, Legend, State } from './types';
import { areaPrecision, number, unsure } from './format';

// Eight colours that stay apart for the three common kinds of colour blindness (Machado 2009 simulation: every pair at least 11
// units of CIELAB apart, neighbours in the order far more), at 2.8:1 or better against the land; the shape says the same again.
const light = ['#3567b8', '#d2382c', '#07915f', '#b07a00', '#5c0a7c', '#6f86b5', '#86103f', '#45480e'];
const dark = ['#77a4f9', '#e8681a', '#53e0a0', '#fdd710', '#7d62ea', '#bfddfc', '#cf659b', '#94683f'];

const polygon = (points: number, radius: number, turn: number, inner = 0): string => {
  const count = inner > 0 ? points * 2 : points;
  const corners = Array.from({ length: count }, (_, i) => {
    const r = inner > 0 && i % 2 === 1 ? inner : radius;
    const angle = turn + (i * 2 * Math.PI) / count;
    return `${(12 + r * Math.sin(angle)).toFixed(2)} ${(12 - r * Math.cos(angle)).toFixed(2)}`;
  });
  return `M${corners.join('L')}Z`;
};

// Areas are near enough equal that no holder looks stronger for its shape. Seven shapes against eight colours: 56 pairs before one comes again.
const circle = 'M12 5a7 7 0 1 0 0 14a7 7 0 1 0 0-14Z';
const shapes = [
  circle,
  polygon(4, 8.8, Math.PI / 4),
  polygon(3, 9.4, 0),
  polygon(4, 8.8, 0),
  polygon(5, 9.2, 0, 4.6),
  polygon(3, 9.4, Math.PI),
  'M9 4h6v5h5v6h-5v5H9v-5H4V9h5Z',
];
const shapeNames = ['circle', 'square', 'triangle', 'diamond', 'star', 'inverted', 'cross'] as const;

/** How a holder is drawn everywhere: map, legend, table and panel. */
export interface Look {
  light: string;
  dark: string;
  shape: string;
  shapeName: typeof shapeNames[number];
}

const nobody: Look = { light: '#6d6d68', dark: '#a3a8ab', shape: circle, shapeName: 'circle' };

/** Gives each holder its colour and shape, by its rank in the whole store, so that they stay the same on every day. */
export class Looks {
  private readonly byKey = new Map<string, Look>();

  constructor(legend: Legend) {
    legend.holders.forEach((holder, rank) => {
      const look = {
        light: light[rank % light.length] as string,
        dark: dark[rank % dark.length] as string,
        shape: shapes[rank % shapes.length] as string,
        shapeName: shapeNames[rank % shapes.length]!,
      };
      for (const key of holder.keys) this.byKey.set(key, look);
    });
  }

  known(actor: Actor): boolean {
    return this.byKey.has(keyOf(actor));
  }

  of(actor: Actor | null): Look {
    return actor === null ? nobody : this.byKey.get(keyOf(actor)) ?? nobody;
  }
}

/** What tells holders apart: the id, or the name where no id is known. */
export const keyOf = (actor: Actor): string => actor.id ?? actor.name;

const scheme = matchMedia('(prefers-color-scheme: dark)');
export const isDark = (): boolean => scheme.matches;
export const onScheme = (then: () => void): void => scheme.addEventListener('change', then);

export const colour = (look: Look): string => (isDark() ? look.dark : look.light);

/**
 * Draws a marker as an SVG document. Held: filled. Contested: half filled, half hatched in the rival's colour (or ink). Besieged: ringed.
 * Unknown: a small hollow circle. Stale: pale with a thin outline. Unsure placing: a dashed outline. A whole district or province: a small marker
 * on a pale disc, since it stands for something wide.
 */
export function symbol(state: State, look: Look, rival: Look | null, dashed: boolean, wide = false): string {
  const paper = isDark() ? '#10171d' : '#fffdf8';
  const ink = isDark() ? '#f2efe8' : '#1a1f24';
  const own = colour(look);
  const shape = look.shape;
  let body: string;
  if (state === 'unknown') {
    body = `<circle cx="12" cy="12" r="5" fill="${paper}" stroke="${colour(nobody)}" stroke-width="2"${dashed ? ' stroke-dasharray="2.4 2.2"' : ''}/>`;
  } else if (dashed && state !== 'contested' && state !== 'disputed') {
    body = `<path d="${shape}" fill="${paper}"/><path d="${shape}" fill="${own}" fill-opacity=".35" stroke="${own}" stroke-width="2" stroke-dasharray="3 2.2"/>`;
  } else if (state === 'contested' || state === 'disputed') {
    const other = rival ? colour(rival) : ink;
    const dash = dashed ? ' stroke-dasharray="3 2.2"' : '';
    body = `<clipPath id="s"><path d="${shape}"/></clipPath><path d="${shape}" fill="${paper}"/>`
      + `<g clip-path="url(#s)"><rect x="0" y="0" width="12" height="24" fill="${own}"/>`
      + `<path d="M12 9l9-9M12 14l12-12M12 19l12-12M12 24l12-12M17 24l8-8" stroke="${other}" stroke-width="1.9"/>`
      + `<path d="M12 0v24" stroke="${ink}" stroke-width="1.4"/></g>`
      + `<path d="${shape}" fill="none" stroke="${ink}" stroke-width="1.6" stroke-linejoin="round"${dash}/>`;
  } else if (state === 'stale') {
    body = `<path d="${shape}" fill="${paper}"/><path d="${shape}" fill="${own}" fill-opacity=".22" stroke="${own}" stroke-width="1.5"/>`;
  } else {
    body = `<path d="${shape}" fill="${own}" stroke="${paper}" stroke-width="1.5" stroke-linejoin="round" paint-order="stroke"/>`;
  }

  if (state === 'besieged') {
    body = `<circle cx="12" cy="12" r="10.6" fill="none" stroke="${paper}" stroke-width="3.6"/>`
      + `<circle cx="12" cy="12" r="10.6" fill="none" stroke="${own}" stroke-width="2"/>`
      + `<g transform="translate(12 12) scale(.74) translate(-12 -12)">${body}</g>`;
  }

  if (wide) {
    body = `<circle cx="12" cy="12" r="12.5" fill="${state === 'unknown' ? colour(nobody) : own}" fill-opacity=".22"/><g transform="translate(12 12) scale(.7) translate(-12 -12)">${body}</g>`;
  }

  return `<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24" viewBox="-1 -1 26 26">${body}</svg>`;
}

export const dataUrl = (svg: string): string => `data:image/svg+xml,${encodeURIComponent(svg)}`;

export function holdingSymbol(holding: Holding, looks: Looks): string {
  return symbol(holding.state, looks.of(holding.holder), holding.rival ? looks.of(holding.rival) : null, unsure(holding.place), areaPrecision(holding.place));
}

/** The marker as an image for tables and panels. Its meaning always stands beside it in words, so it is silent itself. */
export function symbolImage(svg: string, size = 18): HTMLImageElement {
  const image = new Image(size, size);
  image.src = dataUrl(svg);
  image.alt = '';
  image.className = 'symbol';
  return image;
}

/** Many places under one marker: their number, and a ring with the shares of their holders, null for nobody known. */
export function discSymbol(shares: [string | null, number][], count: number): string {
  const paper = isDark() ? '#10171d' : '#fffdf8';
  const ink = isDark() ? '#f2efe8' : '#1a1f24';
  const [radius, around] = [12, 2 * Math.PI * 12];
  let turned = 0;
  const ring = shares.map(([own, n]) => {
    const length = (n / count) * around;
    const mark = `<circle cx="16" cy="16" r="${radius}" fill="none" stroke="${own ?? colour(nobody)}" stroke-width="5" stroke-dasharray="${length.toFixed(2)} ${(around - length).toFixed(2)}" stroke-dashoffset="${(-turned).toFixed(2)}" transform="rotate(-90 16 16)"/>`;
    turned += length;
    return mark;
  });
  const words = count > 999 ? `${number(Math.round(count / 1000))}k` : number(count);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="32" height="32" viewBox="0 0 32 32"><circle cx="16" cy="16" r="15.5" fill="${paper}"/>${ring.join('')}`
    + `<circle cx="16" cy="16" r="9.5" fill="${paper}"/><text x="16" y="20" text-anchor="middle" font-family="sans-serif" font-size="${words.length > 2 ? 9.5 : 11}" font-weight="600" fill="${ink}">${words}</text></svg>`;
}
