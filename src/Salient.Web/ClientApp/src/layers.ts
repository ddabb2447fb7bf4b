import { worldViews, type WorldView } from './borders';
import { h } from './dom';
import { say } from './say';
import type { Store, View } from './state';

/** What lies under the places: whose borders, and what helps to find one's way. */
export class LayersBox {
  readonly element: HTMLDetailsElement;
  private readonly borders: HTMLSelectElement;
  private readonly backdrop: HTMLInputElement;
  private readonly cells: HTMLInputElement;

  constructor(store: Store) {
    this.borders = h<HTMLSelectElement>('select', { id: 'borders', onchange: () => store.replace({ borders: this.borders.value as WorldView }) },
      worldViews.map((value) => h('option', { value, title: say(`borders.${value}.meaning`) }, say(`borders.${value}`))));
    this.backdrop = h<HTMLInputElement>('input', { type: 'checkbox', onchange: () => store.replace({ backdrop: this.backdrop.checked }) });
    this.cells = h<HTMLInputElement>('input', { type: 'checkbox', onchange: () => store.replace({ cells: this.cells.checked }) });
    this.element = h<HTMLDetailsElement>('details', { class: 'layers' }, h('summary', {}, say('tab.map')),
      h('p', {}, h('label', { for: 'borders' }, say('layers.borders')), this.borders),
      h('label', { title: say('layers.backdrop.meaning') }, this.backdrop, say('layers.backdrop')),
      h('label', { title: say('layers.cells.meaning') }, this.cells, say('layers.cells')),
      h('p', { class: 'disclaimer' }, say('layers.disclaimer')),
      h('p', { class: 'disclaimer' }, say('layers.credits')));
  }

  show(view: View): void {
    this.borders.value = view.borders;
    this.borders.title = say(`borders.${view.borders}.meaning`);
    this.backdrop.checked = view.backdrop;
    this.cells.checked = view.cells;
  }
}
