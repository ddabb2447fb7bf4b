import { h } from './dom';
import { isDay } from './format';
import { say } from './say';
import type { Store, View } from './state';

/** The four clocks: what may be used of what was published, and of what the store had. */
const clocks = ['now', 'then', 'by', 'had'] as const;
type Clock = typeof clocks[number];

/** Chooses by which clock the map is drawn. */
export class ClockChoice {
  readonly element: HTMLElement;
  private readonly select: HTMLSelectElement;
  private readonly day = h<HTMLInputElement>('input', { type: 'date', 'aria-label': say('clock.day'), class: 'clock-day' });

  /** Takes the last day of the store, for a clock that has no day yet. */
  constructor(private readonly store: Store, private readonly last: () => string | null) {
    this.select = h<HTMLSelectElement>('select', { id: 'clock', class: 'clock', onchange: () => this.choose(this.select.value as Clock) },
      clocks.map((value) => h('option', { value }, say(`clock.${value}`))));
    this.day.addEventListener('change', () => { if (isDay(this.day.value)) this.store.replace(this.select.value === 'had' ? { had: this.day.value } : { known: this.day.value }); });
    this.element = h('div', { class: 'clocks', dir: document.documentElement.dir }, h('label', { for: 'clock', class: 'faint' }, say('clock.label')), this.select, this.day);
  }

  show(view: View): void {
    const clock: Clock = view.had !== null ? 'had' : view.known === null ? 'now' : view.known === 'then' ? 'then' : 'by';
    this.select.value = clock;
    this.select.title = say(`clock.${clock}.meaning`);
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
