import { fill, h } from './dom';
import { areaPrecision, holderName, longDay, placeName, plural, shortDay, shortDayYear, stateMeaning, stateWords, unsure, percent, whereWords } from './format';
import { holdingSymbol, symbolImage, type Looks } from './symbols';
import type { Store, View } from './state';
import type { Holding, State } from './types';

interface Column {
  key: string;
  words: string;
  meaning: string;
  compare: (a: Holding, b: Holding) => number;
}

const stateRank: Record<State, number> = { contested: 0, disputed: 1, besieged: 2, holds: 3, stale: 4, unknown: 5 };
const collator = new Intl.Collator(undefined, { sensitivity: 'base' });
const byName = (a: Holding, b: Holding): number => collator.compare(placeName(a), placeName(b));

const columns: Column[] = [
  { key: 'place', words: 'Place', meaning: 'The place; in italics where it is a whole district or province.', compare: byName },
  { key: 'state', words: 'State', meaning: 'Held, contested, disputed, besieged, unknown or stale.', compare: (a, b) => stateRank[a.state] - stateRank[b.state] },
  { key: 'holder', words: 'Holder', meaning: 'Who holds it; the last known holder where it is contested.', compare: (a, b) => collator.compare(a.holder?.name ?? '\uffff', b.holder?.name ?? '\uffff') },
  { key: 'since', words: 'Since', meaning: 'The day the holder’s spell began, as the reports say; ≤ marks the latest day it can have begun.', compare: (a, b) => (b.since ?? b.by ?? '').localeCompare(a.since ?? a.by ?? '') },
  { key: 'origins', words: 'Origins', meaning: 'Independent origins that say so : those that say otherwise. Copies of one report count once.', compare: (a, b) => b.origins_for - a.origins_for || b.origins_against - a.origins_against },
];

/** Whether a holding matches the words that narrow the list: each word must be in its place, holder or state. */
export function matches(holding: Holding, find: string): boolean {
  const words = find.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const text = [placeName(holding), holding.place.name, holderName(holding), stateWords[holding.state], holding.state, holding.rival?.name ?? ''].join(' ').toLocaleLowerCase();
  return words.every((word) => text.includes(word));
}

/** The twin of the map: every place as a row, sortable and narrowed by words. */
export class HoldingsList {
  readonly element: HTMLElement;
  private readonly body = h('tbody');
  private readonly caption = h('p', { class: 'count', role: 'status' });
  private readonly find = h<HTMLInputElement>('input', { type: 'search', class: 'find', placeholder: 'Narrow by place, holder or state', 'aria-label': 'Narrow the list and the map by place, holder or state' });
  private readonly heads: HTMLElement[];
  private shown: Holding[] = [];

  constructor(private readonly store: Store, private readonly looks: Looks, private readonly hover: (key: string | null) => void) {
    this.heads = columns.map((column) => h('th', { scope: 'col', class: `c-${column.key}` },
      h('button', { type: 'button', title: `${column.meaning} Press to sort.`, onclick: () => this.sortBy(column.key) }, column.words)));
    this.find.addEventListener('input', () => this.store.replace({ find: this.find.value }));
    this.element = h('section', { class: 'list', id: 'list', 'aria-labelledby': 'list-title', tabindex: -1 },
      h('h2', { id: 'list-title', class: 'quiet' }, 'Places'),
      h('div', { class: 'list-tools' }, this.find, this.caption),
      h('table', {}, h('thead', {}, h('tr', {}, ...this.heads)), this.body));
    this.body.addEventListener('pointerover', (e) => this.hover((e.target as Element).closest('tr')?.dataset['key'] ?? null));
    this.body.addEventListener('pointerleave', () => this.hover(null));
    this.body.addEventListener('focusin', (e) => this.hover((e.target as Element).closest('tr')?.dataset['key'] ?? null));
    this.body.addEventListener('click', (e) => this.clicked(e));
  }

  show(all: Holding[], shown: Holding[], view: View): void {
    if (this.find.value !== view.find) this.find.value = view.find;
    this.shown = this.sorted(shown, view.sort);
    const contested = shown.filter((holding) => holding.state === 'contested').length;
    const of = shown.length === all.length ? '' : ` of ${all.length}`;
    this.caption.textContent = `${shown.length}${of} ${all.length === 1 ? 'place' : 'places'}${contested > 0 ? `, ${contested} contested` : ''}`;
    const nowhere = shown.filter((holding) => holding.place.latitude === null).length;
    if (nowhere > 0) this.caption.textContent += `, ${nowhere} not on the map`;
    this.caption.title = nowhere > 0 ? 'Reports name places whose whereabouts are not known: they stand in the list only.' : '';
    const focused = document.activeElement?.closest<HTMLElement>('.list tbody tr')?.dataset['key'];
    fill(this.body, this.shown.map((holding) => this.row(holding, view)));
    if (this.shown.length === 0) fill(this.body, h('tr', {}, h('td', { colspan: columns.length, class: 'none' }, all.length === 0 ? 'No claim says who holds anything by this day.' : 'No place matches these words.')));
    if (focused) this.focus(focused);
    const [key, reversed] = split(view.sort);
    columns.forEach((column, i) => this.heads[i]!.setAttribute('aria-sort', column.key !== key ? 'none' : reversed ? 'descending' : 'ascending'));
  }

  /** Marks the chosen row without drawing the table again. */
  focus(key: string): void {
    this.body.querySelector<HTMLElement>(`tr[data-key="${CSS.escape(key)}"] a`)?.focus({ preventScroll: false });
  }

  private row(holding: Holding, view: View): HTMLElement {
    const chosen = holding.key === view.place;
    return h('tr', { 'data-key': holding.key, class: chosen ? 'chosen' : null },
      h('td', { class: 'c-place' },
        symbolImage(holdingSymbol(holding, this.looks)),
        h('a', { href: this.store.href({ place: holding.key }), class: areaPrecision(holding.place) ? 'area' : null, 'aria-current': chosen ? 'true' : null, title: [whereWords(holding.place), unsure(holding.place) ? `the place itself is unsure (${percent(holding.place.probability ?? 0)})` : ''].filter(Boolean).join('; ') || null }, placeName(holding)),
        unsure(holding.place) ? h('span', { class: 'unsure', title: `The reports may mean another place of this name: this one is ${percent(holding.place.probability ?? 0)} likely.` }, '?') : null),
      h('td', { class: `c-state s-${holding.state}`, title: stateMeaning[holding.state] }, stateWords[holding.state]),
      h('td', { class: 'c-holder' }, holding.holder ? holding.holder.name : h('span', { class: 'faint' }, 'nobody known')),
      h('td', { class: 'c-since' }, since(holding, view.on)),
      h('td', { class: 'c-origins', title: originsMeaning(holding) }, h('span', {}, String(holding.origins_for)), h('span', { class: holding.origins_against > 0 ? 'against' : 'faint' }, ` : ${holding.origins_against}`)));
  }

  /** A press anywhere in a row opens its place, as its link does. */
  private clicked(e: MouseEvent): void {
    const target = e.target as Element;
    if (e.button !== 0 || target.closest('a')) return;
    target.closest('tr')?.querySelector('a')?.click();
  }

  private sortBy(key: string): void {
    const [now, reversed] = split(this.store.view.sort);
    this.store.replace({ sort: now === key && !reversed ? `-${key}` : key });
  }

  private sorted(holdings: Holding[], sort: string): Holding[] {
    const [key, reversed] = split(sort);
    const column = columns.find((c) => c.key === key) ?? columns[3]!;
    return holdings.toSorted((a, b) => (reversed ? -1 : 1) * column.compare(a, b) || byName(a, b));
  }
}

const split = (sort: string): [string, boolean] => (sort.startsWith('-') ? [sort.slice(1), true] : [sort, false]);

export const originsMeaning = (holding: Holding): string =>
  `${plural(holding.origins_for, 'independent origin')} ${holding.origins_for === 1 ? 'says' : 'say'} so, ${holding.origins_against === 0 ? 'none says otherwise' : `${holding.origins_against} ${holding.origins_against === 1 ? 'says' : 'say'} otherwise`}. Copies of one report count once.`;

function since(holding: Holding, on: string | null): Node | string {
  const day = holding.since ?? holding.by;
  if (!day) return h('span', { class: 'faint', title: 'No report says since when.' }, '–');
  const words = on && day.slice(0, 4) === on.slice(0, 4) ? shortDay(day).replaceAll(' ', '\u00a0') : shortDayYear(day).replace(' ', '\u00a0');
  return holding.since ? h('time', { datetime: day, title: `Since ${longDay(day)}` }, words)
    : h('time', { datetime: day, title: `Known to hold it by ${longDay(day)}; since when is not said.` }, `≤\u00a0${words}`);
}
