import { fill, h } from './dom';
import { longDay, placeName } from './format';
import type { Store } from './state';
import type { Holding } from './types';

/** What programs take which file. */
const formats: { name: string; words: string; only?: 'claims' }[] = [
  { name: 'xlsx', words: 'Spreadsheet (XLSX)' },
  { name: 'csv', words: 'Table (CSV)' },
  { name: 'geojson', words: 'GeoJSON' },
  { name: 'gpkg', words: 'GeoPackage, for QGIS' },
  { name: 'kml', words: 'KML, for Google Earth' },
  { name: 'jsonl', words: 'JSON Lines' },
  { name: 'acled', words: 'ACLED’s columns (CSV)', only: 'claims' },
  { name: 'ged', words: 'UCDP GED’s columns (CSV)', only: 'claims' },
];

/** Gives what is shown as a file: the holdings of the day or the claims up to it, by the clock and the filter of the page. */
export class ExportMenu {
  readonly element: HTMLDetailsElement;
  private readonly menu = h('div', { class: 'menu' });

  constructor(private readonly store: Store, private readonly shown: () => { place: Holding | null; actor: string | null }) {
    this.element = h<HTMLDetailsElement>('details', { class: 'export', ontoggle: () => { if (this.element.open) this.draw(); } }, h('summary', {}, 'Export'), this.menu);
    this.element.addEventListener('keydown', (e) => { if (e.key === 'Escape') { this.element.open = false; this.element.querySelector('summary')!.focus(); } });
    document.addEventListener('click', (e) => { if (!this.element.contains(e.target as Node)) this.element.open = false; });
  }

  private draw(): void {
    const { view } = this.store;
    const { place, actor } = this.shown();
    const of = [place ? `of ${placeName(place)}` : '', actor ? `with ${actor}` : ''].filter(Boolean).join(' ');
    fill(this.menu,
      h('h3', {}, `Who holds what ${of} on ${longDay(view.on!)}`), this.list('holdings', { on: view.on }),
      h('h3', {}, `What reports claim ${of} up to ${longDay(view.on!)}`), this.list('claims', { to: view.on }),
      h('p', { class: 'disclaimer' }, 'Each row says who said it, where and when. By the clock chosen below.'));
  }

  private list(what: 'holdings' | 'claims', days: Record<string, string | null>): HTMLElement {
    const { place, actor } = this.shown();
    const asked = { what, ...days, ...this.store.clocks, place: place ? place.place.id ?? placeName(place) : null, actor };
    const query = new URLSearchParams(Object.entries(asked).filter((pair): pair is [string, string] => pair[1] !== null));
    return h('ul', {}, formats.filter(({ only }) => !only || only === what).map(({ name, words }) =>
      h('li', {}, h('a', { href: `/api/export?${query}&format=${name}`, download: true }, words))));
  }
}
