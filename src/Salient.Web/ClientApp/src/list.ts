import { fill, h } from './dom';
import { areaPrecision, dayNear, holderName, longDay, placeName, plural, stateMeaning, stateWords, unsure, percent, whereWords } from './format';
import { holdingSymbol, symbolImage, type Looks } from './symbols';
import type { Store, View } from './state';
import type { Holding, State } from './types';

interface Column {
  key: string;
  /** The column of the table that it sorts; two share one where one line says both. */
  under?: string;
  words: string;
  meaning: string;
  compare: (a: Holding, b: Holding) => number;
}

const tableColumns = ['place', 'holder', 'since', 'origins'];

const stateRank: Record<State, number> = { contested: 0, disputed: 1, besieged: 2, holds: 3, stale: 4, unknown: 5 };
const collator = new Intl.Collator(undefined, { sensitivity: 'base' });
const byName = (a: Holding, b: Holding): number => collator.compare(placeName(a), placeName(b));

const columns: Column[] = [
  { key: 'place', words: 'Place', meaning: 'The place; in italics where it is a whole district or province.', compare: byName },
  { key: 'holder', words: 'Holder', meaning: 'Who holds it; the last known holder where it is contested.', compare: (a, b) => collator.compare(a.holder?.name ?? '\uffff', b.holder?.name ?? '\uffff') },
  { key: 'state', under: 'holder', words: 'State', meaning: 'Held, contested, disputed, besieged, unknown or stale.', compare: (a, b) => stateRank[a.state] - stateRank[b.state] },
  { key: 'since', words: 'Since', meaning: 'The day the holder’s spell began, as the reports say; “by” stands before the latest day it can have begun.', compare: (a, b) => (b.since ?? b.by ?? '').localeCompare(a.since ?? a.by ?? '') },
  { key: 'origins', words: 'Sources', meaning: 'How many independent sources speak for the holder and against it. Copies of one report count once.', compare: (a, b) => b.origins_for - a.origins_for || b.origins_against - a.origins_against },
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
    this.heads = tableColumns.map((name) => h('th', { scope: 'col', class: `c-${name}` }, columns.filter((column) => (column.under ?? column.key) === name)
      .map((column) => h('button', { type: 'button', 'data-sort': column.key, title: `${column.meaning} Press to sort.`, onclick: () => this.sortBy(column.key) }, column.words))));
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

  /** Shows the rows that match; all of them, paler, where none does. The words say why there are none at all. */
  show(all: Holding[], shown: Holding[], view: View, nothing: string): void {
    if (this.find.value !== view.find) this.find.value = view.find;
    this.shown = this.sorted(shown, view.sort);
    const none = shown.length === 0 && all.length > 0;
    const of = shown.length === all.length ? '' : ` of ${all.length}`;
    const states = troubled.map((state) => [shown.filter((holding) => holding.state === state).length, state] as const).filter(([n]) => n > 0);
    this.caption.textContent = [none ? 'No place matches these words' : `${shown.length}${of} ${all.length === 1 ? 'place' : 'places'}`, ...states.map(([n, state]) => `${n} ${state}`)].join(', ');
    const nowhere = shown.filter((holding) => holding.place.latitude === null).length;
    if (nowhere > 0) this.caption.textContent += `, ${nowhere} not on the map`;
    this.caption.title = nowhere > 0 ? 'Reports name places whose whereabouts are not known: they stand in the list only.' : '';
    const focused = document.activeElement?.closest<HTMLElement>('.list tbody tr')?.dataset['key'];
    // Words that nothing matches leave the places where they are, paler: an empty page would say that there are none.
    if (none) this.shown = this.sorted(all, view.sort);
    this.body.classList.toggle('dim', none);
    fill(this.body, this.shown.map((holding) => this.row(holding, view)));
    if (all.length === 0) fill(this.body, h('tr', {}, h('td', { colspan: tableColumns.length, class: 'none' }, nothing)));
    if (focused) this.focus(focused);
    const [key, reversed] = split(view.sort);
    const sorted = columns.find((column) => column.key === key);
    tableColumns.forEach((name, i) => this.heads[i]!.setAttribute('aria-sort', (sorted?.under ?? sorted?.key) !== name ? 'none' : reversed ? 'descending' : 'ascending'));
    for (const head of this.heads) for (const button of head.querySelectorAll('button')) button.classList.toggle('by', button.dataset['sort'] === key);
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
        unsure(holding.place) ? h('span', { class: 'unsure', title: `The reports may mean another place of this name: this one is ${percent(holding.place.probability ?? 0)} likely.` }, 'place unsure') : null),
      h('td', { class: 'c-holder' }, holding.holder ? holding.holder.name : h('span', { class: 'faint' }, 'nobody known'),
        holding.state === 'holds' ? null : h('span', { class: `state s-${holding.state}`, title: stateMeaning[holding.state] }, stateWords[holding.state])),
      h('td', { class: 'c-since' }, since(holding, view.on)),
      h('td', { class: 'c-origins', title: originsMeaning(holding) }, h('span', {}, `${holding.origins_for} for`),
        holding.origins_against > 0 ? h('span', { class: 'against' }, `${holding.origins_against} against`) : null));
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

/** States counted above the list: those that ask for a look. */
const troubled: State[] = ['contested', 'disputed', 'besieged'];

const split = (sort: string): [string, boolean] => (sort.startsWith('-') ? [sort.slice(1), true] : [sort, false]);

export const originsMeaning = (holding: Holding): string =>
  `${plural(holding.origins_for, 'independent source')} ${holding.origins_for === 1 ? 'says' : 'say'} so, ${holding.origins_against === 0 ? 'none says otherwise' : `${holding.origins_against} ${holding.origins_against === 1 ? 'says' : 'say'} otherwise`}. Copies of one report count once.`;

function since(holding: Holding, on: string | null): Node | string {
  const day = holding.since ?? holding.by;
  if (!day) return h('span', { class: 'faint', title: 'No report says since when.' }, 'not said');
  const words = dayNear(day, on).replace(' ', '\u00a0');
  return holding.since ? h('time', { datetime: day, title: `Since ${longDay(day)}` }, words)
    : h('time', { datetime: day, title: `Known to hold it by ${longDay(day)}; since when is not said.` }, `by\u00a0${words}`);
}
