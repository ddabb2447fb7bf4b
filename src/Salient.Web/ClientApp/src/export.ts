import { fill, h } from './dom';
import { longDay, placeName } from './format';
import { say } from './say';
import type { Store } from './state';
import type { Holding } from './types';

/** What programs take which file. */
const formats = ['xlsx', 'csv', 'geojson', 'gpkg', 'kml', 'jsonl', 'acled', 'ged'] as const;
/** Those that have columns for what is claimed only. */
const onlyClaims: readonly string[] = ['acled', 'ged'];

/** Gives what is shown as a file: the holdings of the day or the claims up to it, by the clock and the filter of the page. */
export class ExportMenu {
  readonly element: HTMLDetailsElement;
  private readonly menu = h('div', { class: 'menu' });

  constructor(private readonly store: Store, private readonly shown: () => { place: Holding | null; actor: string | null }) {
    this.element = h<HTMLDetailsElement>('details', { class: 'export', ontoggle: () => { if (this.element.open) this.draw(); } }, h('summary', {}, say('export.title')), this.menu);
    this.element.addEventListener('keydown', (e) => { if (e.key === 'Escape') { this.element.open = false; this.element.querySelector('summary')!.focus(); } });
    document.addEventListener('click', (e) => { if (!this.element.contains(e.target as Node)) this.element.open = false; });
  }

  private draw(): void {
    const { view } = this.store;
    const { place, actor } = this.shown();
    const of = { place: place ? placeName(place) : '', actor: actor ?? '', day: longDay(view.on!) };
    const which = place && actor ? '.both' : place ? '.place' : actor ? '.actor' : '';
    fill(this.menu,
      h('h3', {}, say(`export.holdings${which}`, of)), this.list('holdings', { on: view.on }),
      h('h3', {}, say(`export.claims${which}`, of)), this.list('claims', { to: view.on }),
      h('p', { class: 'disclaimer' }, say('export.note')));
  }

  private list(what: 'holdings' | 'claims', days: Record<string, string | null>): HTMLElement {
    const { place, actor } = this.shown();
    const asked = { what, ...days, ...this.store.clocks, place: place ? place.place.id ?? placeName(place) : null, actor };
    const query = new URLSearchParams(Object.entries(asked).filter((pair): pair is [string, string] => pair[1] !== null));
    return h('ul', {}, formats.filter((name) => what === 'claims' || !onlyClaims.includes(name)).map((name) =>
      h('li', {}, h('a', { href: `/api/export?${query}&format=${name}`, download: true }, say(`format.${name}`)))));
  }
}
