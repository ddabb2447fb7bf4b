import { h } from './dom';
import { isDay } from './format';
import type { Store, View } from './state';

/** The four clocks: what may be used of what was published, and of what the store had. */
const clocks = {
  now: ['with hindsight', 'Uses every report in the store, also those published after the day shown.'],
  then: ['as known that day', 'Uses only what had been published by the end of the day shown: what a reader could know that evening.'],
  by: ['as known on …', 'Uses only what had been published by the end of a day that you choose.'],
  had: ['as we had it on …', 'Uses only reports that had come into this store by the end of a day that you choose.'],
} as const;
type Clock = keyof typeof clocks;

/** Chooses by which clock the map is drawn. */
export class ClockChoice {
  readonly element: HTMLElement;
  private readonly select: HTMLSelectElement;
  private readonly day = h<HTMLInputElement>('input', { type: 'date', 'aria-label': 'Day of the clock', class: 'clock-day' });

  /** Takes the last day of the store, for a clock that has no day yet. */
  constructor(private readonly store: Store, private readonly last: () => string | null) {
    this.select = h<HTMLSelectElement>('select', { id: 'clock', class: 'clock', onchange: () => this.choose(this.select.value as Clock) },
      Object.entries(clocks).map(([value, [words]]) => h('option', { value }, words)));
    this.day.addEventListener('change', () => { if (isDay(this.day.value)) this.store.replace(this.select.value === 'had' ? { had: this.day.value } : { known: this.day.value }); });
    this.element = h('div', { class: 'clocks' }, h('label', { for: 'clock', class: 'faint' }, 'Told'), this.select, this.day);
  }

  show(view: View): void {
    const clock: Clock = view.had !== null ? 'had' : view.known === null ? 'now' : view.known === 'then' ? 'then' : 'by';
    this.select.value = clock;
    this.select.title = clocks[clock][1];
    const day = clock === 'had' ? view.had : clock === 'by' ? view.known : null;
    this.day.hidden = day === null;
    if (day !== null && this.day.value !== day) this.day.value = day;
  }

  private choose(clock: Clock): void {
    const today = new Date().toISOString().slice(0, 10);
    switch (clock) {
      case 'now': this.store.replace({ known: null, had: null }); break;
      case 'then': this.store.replace({ known: 'then', had: null }); break;
      case 'by': this.store.replace({ known: this.store.knownBy ?? this.store.view.on ?? this.last(), had: null }); break;
      case 'had': this.store.replace({ known: null, had: today }); break;
    }
  }
}
