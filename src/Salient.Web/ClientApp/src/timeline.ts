import { ClockChoice } from './clock';
import { dayNumber, isoDay, longDay, plural, shortDayYear, weekdayOf } from './format';
import { fill, h } from './dom';
import type { Store, View } from './state';
import type { Days } from './types';

/** The date slider with its steps, the days on which something changed above it, and the choice of what was known. */
export class Timeline {
  readonly element: HTMLElement;
  private readonly range = h<HTMLInputElement>('input', { type: 'range', min: 0, max: 0, step: 1, 'aria-label': 'Day', class: 'range', title: 'Arrow keys: a day. Page keys: a week. Home and End: first and last day.' });
  private readonly ticks = h<SVGSVGElement>('svg', { class: 'ticks', 'aria-hidden': 'true', preserveAspectRatio: 'none' });
  private readonly date = h('output', { class: 'date', 'aria-live': 'off' });
  private readonly week = h('span', { class: 'weekday' });
  private readonly note = h('span', { class: 'day-note' });
  private readonly ends = [h('span', { class: 'end' }), h('span', { class: 'end' })] as const;
  private readonly steps: HTMLButtonElement[];
  private readonly clock: ClockChoice;
  private days: Days = { first: null, last: null, first_report: null, days: [] };
  private first = 0;
  private changes = new Map<number, number>();

  constructor(private readonly store: Store) {
    this.range.addEventListener('input', () => this.go(this.first + Number(this.range.value)));
    this.range.addEventListener('keydown', (e) => this.key(e));
    const step = (label: string, sign: string, to: () => number | null): HTMLButtonElement =>
      h<HTMLButtonElement>('button', { type: 'button', class: 'step', title: label, 'aria-label': label, onclick: () => { const day = to(); if (day !== null) this.go(day); } }, sign);
    this.clock = new ClockChoice(store, () => this.days.last);
    this.steps = [
      step('Previous day with a change', '⇤', () => this.nextChange(-1)),
      step('One day back', '←', () => this.day - 1),
      step('One day on', '→', () => this.day + 1),
      step('Next day with a change', '⇥', () => this.nextChange(1)),
    ];
    this.element = h('footer', { class: 'time', id: 'time', 'aria-label': 'Day' },
      h('div', { class: 'when' }, this.date, h('span', { class: 'when-sub' }, this.week, this.note)),
      h('div', { class: 'steps back' }, this.steps.slice(0, 2)),
      h('div', { class: 'track' }, this.ticks, this.range, h('div', { class: 'ends', 'aria-hidden': 'true' }, ...this.ends)),
      h('div', { class: 'steps on' }, this.steps.slice(2)),
      this.clock.element);
  }

  /** Why a day has nothing to show: nobody had reported yet, or nobody says who holds anything. */
  get nothing(): string {
    const { first_report: first } = this.days;
    return first && this.store.view.on && this.store.view.on < first ? `No reports before ${longDay(first)}.` : 'No report says who holds anything by this day.';
  }

  focus(): void {
    this.range.focus();
  }

  setDays(days: Days): void {
    this.days = days;
    this.first = days.first ? dayNumber(days.first) : 0;
    const last = days.last ? dayNumber(days.last) : 0;
    this.changes = new Map(days.days.map((d) => [dayNumber(d.day), d.changes]));
    this.range.max = String(last - this.first);
    this.ends[0].textContent = days.first ? shortDayYear(days.first) : '';
    this.ends[1].textContent = days.last ? shortDayYear(days.last) : '';
    this.drawTicks(last - this.first);
  }

  show(view: View): void {
    const on = view.on;
    if (on === null) return;
    const changes = this.changes.get(dayNumber(on)) ?? 0;
    this.range.value = String(dayNumber(on) - this.first);
    this.range.setAttribute('aria-valuetext', `${longDay(on)}, ${plural(changes, 'change')}`);
    this.date.textContent = longDay(on);
    this.week.textContent = weekdayOf(on);
    const before = this.days.first_report !== null && on < this.days.first_report;
    this.note.textContent = before ? `no reports before ${shortDayYear(this.days.first_report!)}` : changes > 0 ? `${plural(changes, 'change')} this day` : 'no change this day';
    this.note.title = before ? 'What is told of earlier days is told in hindsight, by later reports.' : 'Places that changed holder or state on this day, as the reports say.';
    const now = dayNumber(on);
    const last = this.days.last ? dayNumber(this.days.last) : now;
    this.steps[0]!.disabled = this.nextChange(-1) === null;
    this.steps[1]!.disabled = now <= this.first;
    this.steps[2]!.disabled = now >= last;
    this.steps[3]!.disabled = this.nextChange(1) === null;
    const share = last > this.first ? (now - this.first) / (last - this.first) : 0;
    this.range.style.setProperty('--share', String(share));
    this.clock.show(view);
  }

  private get day(): number {
    return this.store.view.on ? dayNumber(this.store.view.on) : this.first;
  }

  private go(day: number): void {
    if (this.days.first === null || this.days.last === null) return;
    const clamped = Math.max(this.first, Math.min(dayNumber(this.days.last), day));
    this.store.replace({ on: isoDay(clamped) });
  }

  private key(e: KeyboardEvent): void {
    const jump: Record<string, number> = { PageUp: 7, PageDown: -7 };
    const days = jump[e.key];
    if (days === undefined) return;
    e.preventDefault();
    this.go(this.day + days);
  }

  private nextChange(direction: 1 | -1): number | null {
    const days = [...this.changes.entries()].filter(([d, n]) => n > 0 && (d - this.day) * direction > 0).map(([d]) => d);
    return days.length === 0 ? null : direction > 0 ? Math.min(...days) : Math.max(...days);
  }

  private drawTicks(length: number): void {
    const most = Math.max(1, ...this.changes.values());
    this.ticks.setAttribute('viewBox', `0 0 ${Math.max(1, length)} 100`);
    fill(this.ticks, [...this.changes].filter(([, n]) => n > 0).map(([day, n]) =>
      h('line', { x1: day - this.first, x2: day - this.first, y1: 100, y2: 78 - (n / most) * 78, 'vector-effect': 'non-scaling-stroke' })));
  }
}
