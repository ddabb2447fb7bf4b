import { worldViews, type WorldView } from './borders';
import { h } from './dom';
import type { Store, View } from './state';

/** What lies under the places: whose borders, and what helps to find one's way. */
export class LayersBox {
  readonly element: HTMLDetailsElement;
  private readonly borders: HTMLSelectElement;
  private readonly backdrop: HTMLInputElement;
  private readonly cells: HTMLInputElement;

  constructor(store: Store) {
    this.borders = h<HTMLSelectElement>('select', { id: 'borders', onchange: () => store.replace({ borders: this.borders.value as WorldView }) },
      Object.entries(worldViews).map(([value, { words, meaning }]) => h('option', { value, title: meaning }, words)));
    this.backdrop = h<HTMLInputElement>('input', { type: 'checkbox', onchange: () => store.replace({ backdrop: this.backdrop.checked }) });
    this.cells = h<HTMLInputElement>('input', { type: 'checkbox', onchange: () => store.replace({ cells: this.cells.checked }) });
    this.element = h<HTMLDetailsElement>('details', { class: 'layers' }, h('summary', {}, 'Map'),
      h('p', {}, h('label', { for: 'borders' }, 'Borders'), this.borders),
      h('label', { title: 'Rivers, lakes, and towns that no report tells of.' }, this.backdrop, 'Rivers and other towns'),
      h('label', { title: 'Colours the land around each place by its holder, as far as the word about it reaches. Nobody reported these areas: they are drawn, not told.' }, this.cells, 'Nearest place known'),
      h('p', { class: 'disclaimer' }, 'Borders, names and areas imply no opinion on whose they are.'),
      h('p', { class: 'disclaimer' }, 'Outlines and water: Natural Earth. Towns: GeoNames, CC BY 4.0.'));
  }

  show(view: View): void {
    this.borders.value = view.borders;
    this.borders.title = worldViews[view.borders].meaning;
    this.backdrop.checked = view.backdrop;
    this.cells.checked = view.cells;
  }
}
