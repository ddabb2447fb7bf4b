import { fill, h } from './dom';
import { areaPrecision, dayNear, holderName, longDay, placeName, stateMeaning, stateWords, unsure, percent, whereWords } from './format';
import { listed, listedApart, locale, say } from './say';
import { holdingSymbol, symbolImage, type Looks } from './symbols';
import type { Store, View } from './state';
import type { Holding, State } from './types';

interface Column {
  key: 'place' | 'holder' | 'state' | 'since' | 'origins';
  /** The column of the table that it sorts; two share one where one line says both. */
  under?: string;
  compare: (a: Holding, b: Holding) => number;
}

/** Rows drawn at first, and added by a press: twenty thousand at once would keep the page busy for seconds. */
const rowsAtOnce = 300;

const tableColumns = ['place', 'holder', 'since', 'origins'];

const stateRank: Record<State, number> = { contested: 0, disputed: 1, besieged: 2, holds: 3, stale: 4, unknown: 5 };
const collator = new Intl.Collator(locale, { sensitivity: 'base' });
const byName = (a: Holding, b: Holding): number => collator.compare(a.label, b.label);
const descending = (a: string, b: string): number => (a < b ? 1 : a > b ? -1 : 0);

const columns: Column[] = [
  { key: 'place', compare: byName },
  { key: 'holder', compare: (a, b) => collator.compare(a.holder?.name ?? '\uffff', b.holder?.name ?? '\uffff') },
  { key: 'state', under: 'holder', compare: (a, b) => stateRank[a.state] - stateRank[b.state] },
  { key: 'since', compare: (a, b) => descending(a.since ?? a.by ?? '', b.since ?? b.by ?? '') },
  { key: 'origins', compare: (a, b) => b.origins_for - a.origins_for || b.origins_against - a.origins_against },
];

/** Whether a holding matches the words that narrow the list: each word must be in its place, holder or state. */
export function matches(holding: Holding, find: string): boolean {
  const words = find.toLocaleLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return true;
  const text = [placeName(holding), holding.place.name, holderName(holding), stateWords(holding.state), holding.state, holding.rival?.name ?? ''].join(' ').toLocaleLowerCase();
  return words.every((word) => text.includes(word));
}

/** The twin of the map: every place as a row, sortable and narrowed by words. */
export class HoldingsList {
  readonly element: HTMLElement;
  private readonly body = h('tbody');
  private readonly caption = h('p', { class: 'count', role: 'status' });
  private readonly find = h<HTMLInputElement>('input', { type: 'search', class: 'find', placeholder: say('list.find'), 'aria-label': say('list.find.label') });
  private readonly heads: HTMLElement[];
  private shown: Holding[] = [];
  private readonly more = h('p', { class: 'earlier' });
  private drawn = rowsAtOnce;
  private question = '';
  /** Places that the workspace leaves out; null where there is none. */
  outside: number | null = null;

  constructor(private readonly store: Store, private readonly looks: Looks, private readonly hover: (key: string | null) => void) {
    this.heads = tableColumns.map((name) => h('th', { scope: 'col', class: `c-${name}` }, columns.filter((column) => (column.under ?? column.key) === name)
      .map((column) => h('button', { type: 'button', 'data-sort': column.key, title: say('list.sort', { meaning: say(`column.${column.key}.meaning`) }), onclick: () => this.sortBy(column.key) }, say(`column.${column.key}`)))));
    this.find.addEventListener('input', () => this.store.replace({ find: this.find.value }));
    this.element = h('section', { class: 'list', id: 'list', 'aria-labelledby': 'list-title', tabindex: -1 },
      h('h2', { id: 'list-title', class: 'quiet' }, say('tab.list')),
      h('div', { class: 'list-tools' }, this.find, this.caption),
      h('table', {}, h('thead', {}, h('tr', {}, ...this.heads)), this.body), this.more);
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
    const nowhere = shown.filter((holding) => holding.place.latitude === null).length;
    const states = troubled.map((state) => [shown.filter((holding) => holding.state === state).length, state] as const).filter(([n]) => n > 0);
    this.caption.textContent = listed([none ? say('list.count.none') : shown.length === all.length ? say('list.count', { n: all.length }) : say('list.count.of', { shown: shown.length, n: all.length }),
      ...states.map(([n, state]) => say(`list.count.${state}`, { n })), ...nowhere > 0 ? [say('list.count.nowhere', { n: nowhere })] : [], ...this.outside ? [say('workspace.outside.places', { n: this.outside })] : []]);
    this.caption.title = nowhere > 0 ? say('list.nowhere') : '';
    const focused = document.activeElement?.closest<HTMLElement>('.list tbody tr')?.dataset['key'];
    // Words that nothing matches leave the places where they are, paler: an empty page would say that there are none.
    if (none) this.shown = this.sorted(all, view.sort);
    this.body.classList.toggle('dim', none);
    const question = [view.on, view.find, view.sort, view.workspace].join('|');
    if (question !== this.question) [this.question, this.drawn] = [question, rowsAtOnce];
    this.drawRows(view);
    if (all.length === 0) fill(this.body, h('tr', {}, h('td', { colspan: tableColumns.length, class: 'none' }, nothing)));
    if (focused) this.focus(focused);
    const [key, reversed] = split(view.sort);
    const sorted = columns.find((column) => column.key === key);
    tableColumns.forEach((name, i) => this.heads[i]!.setAttribute('aria-sort', (sorted?.under ?? sorted?.key) !== name ? 'none' : reversed ? 'descending' : 'ascending'));
    for (const head of this.heads) for (const button of head.querySelectorAll('button')) button.classList.toggle('by', button.dataset['sort'] === key);
  }

  /** Draws as many rows as were asked for, and the one that is chosen. */
  private drawRows(view: View): void {
    const chosen = view.place === null ? -1 : this.shown.findIndex((holding) => holding.key === view.place);
    this.drawn = Math.max(this.drawn, chosen + 1);
    fill(this.body, this.shown.slice(0, this.drawn).map((holding) => this.row(holding, view)));
    const left = this.shown.length - this.drawn;
    fill(this.more, left > 0 ? h('button', { type: 'button', class: 'link', onclick: () => { this.drawn += rowsAtOnce * 3; this.drawRows(view); } }, say('incidents.more', { n: Math.min(left, rowsAtOnce * 3) })) : null);
  }

  /** Puts the keyboard on a row. */
  focus(key: string): void {
    this.body.querySelector<HTMLElement>(`tr[data-key="${CSS.escape(key)}"] a`)?.focus({ preventScroll: false });
  }

  private row(holding: Holding, view: View): HTMLElement {
    const chosen = holding.key === view.place;
    return h('tr', { 'data-key': holding.key, class: chosen ? 'chosen' : null },
      h('td', { class: 'c-place' },
        symbolImage(holdingSymbol(holding, this.looks)),
        h('a', { href: this.store.href({ place: holding.key }), class: areaPrecision(holding.place) ? 'area' : null, 'aria-current': chosen ? 'true' : null, title: listedApart([whereWords(holding.place), unsure(holding.place) ? say('list.unsure.share', { share: percent(holding.place.probability ?? 0) }) : ''].filter(Boolean)) || null }, placeName(holding)),
        unsure(holding.place) ? h('span', { class: 'unsure', title: say('list.unsure.meaning', { share: percent(holding.place.probability ?? 0) }) }, say('list.unsure')) : null),
      h('td', { class: 'c-holder' }, holding.holder ? holding.holder.name : h('span', { class: 'faint' }, say('holding.nobody')),
        holding.state === 'holds' ? null : h('span', { class: `state s-${holding.state}`, title: stateMeaning(holding.state) }, stateWords(holding.state))),
      h('td', { class: 'c-since' }, since(holding, view.on)),
      h('td', { class: 'c-origins', title: originsMeaning(holding) }, h('span', {}, say('list.for', { n: holding.origins_for })),
        holding.origins_against > 0 ? h('span', { class: 'against' }, say('list.against', { n: holding.origins_against })) : null));
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
const troubled = ['contested', 'disputed', 'besieged'] as const;

const split = (sort: string): [string, boolean] => (sort.startsWith('-') ? [sort.slice(1), true] : [sort, false]);

export const originsMeaning = (holding: Holding): string =>
  say('list.origins', { yes: holding.origins_for, no: holding.origins_against });

function since(holding: Holding, on: string | null): Node | string {
  const day = holding.since ?? holding.by;
  if (!day) return h('span', { class: 'faint', title: say('list.since.unsaid.meaning') }, say('list.since.unsaid'));
  const words = dayNear(day, on).replace(' ', '\u00a0');
  return holding.since ? h('time', { datetime: day, title: say('list.since.meaning', { day: longDay(day) }) }, words)
    : h('time', { datetime: day, title: say('list.by.meaning', { day: longDay(day) }) }, say('list.by', { day: words }));
}
