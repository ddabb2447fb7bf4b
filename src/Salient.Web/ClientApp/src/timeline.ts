import { ClockChoice } from './clock';
import { dayNumber, isDay, isoDay, longDay, shortDayYear, weekdayOf } from './format';
import { fill, h } from './dom';
import { say } from './say';
import type { Store, View } from './state';
import type { Days } from './types';

/** Milliseconds that a day stays while the days are played. */
const pace = 700;

/** The date slider with its steps, the days on which something changed above it, and the choice of what was known. */
export class Timeline {
  readonly element: HTMLElement;
  private readonly range = h<HTMLInputElement>('input', { type: 'range', min: 0, max: 0, step: 1, 'aria-label': say('time.day'), class: 'range', title: say('time.keys') });
  private readonly ticks = h<SVGSVGElement>('svg', { class: 'ticks', 'aria-hidden': 'true', preserveAspectRatio: 'none' });
  private readonly date = h('output', { class: 'date', 'aria-live': 'off' });
  private readonly week = h('span', { class: 'weekday' });
  private readonly note = h('span', { class: 'day-note' });
  private readonly ends = [h('span', { class: 'end' }), h('span', { class: 'end' })] as const;
  private readonly steps: HTMLButtonElement[];
  private readonly clock: ClockChoice;
  private days: Days = { first: null, last: null, first_report: null, days: [] };
  /** The first and last day of the slider, which can be looked at closer. */
  private first = 0;
  private last = 0;
  private playing = 0;
  private readonly pick = h<HTMLInputElement>('input', { type: 'date', class: 'clock-day pick', 'aria-label': say('time.pick') });
  private readonly play = h<HTMLButtonElement>('button', { type: 'button', class: 'step play', onclick: () => this.toggle() });
  private readonly zooms: HTMLButtonElement[];
  private changes = new Map<number, number>();

  constructor(private readonly store: Store) {
    this.range.addEventListener('input', () => this.go(this.first + Number(this.range.value)));
    this.range.addEventListener('keydown', (e) => this.key(e));
    this.pick.addEventListener('change', () => { if (isDay(this.pick.value)) this.go(dayNumber(this.pick.value)); });
    const step = (label: string, sign: string, to: () => number | null): HTMLButtonElement =>
      h<HTMLButtonElement>('button', { type: 'button', class: 'step', title: label, 'aria-label': label, onclick: () => { const day = to(); if (day !== null) this.go(day); } }, sign);
    const zoom = (label: string, sign: string, by: number): HTMLButtonElement =>
      h<HTMLButtonElement>('button', { type: 'button', class: 'step', title: label, 'aria-label': label, onclick: () => this.zoom(by) }, sign);
    this.zooms = [zoom(say('time.fewer'), '+', 0.5), zoom(say('time.more'), '−', 2)];
    this.clock = new ClockChoice(store, () => this.days.last);
    this.steps = [
      step(say('time.change.back'), '⇤', () => this.nextChange(-1)),
      step(say('time.back'), '←', () => this.day - 1),
      step(say('time.on'), '→', () => this.day + 1),
      step(say('time.change.on'), '⇥', () => this.nextChange(1)),
    ];
    this.element = h('footer', { class: 'time', id: 'time', dir: 'ltr', 'aria-label': say('time.day') },
      h('div', { class: 'when', dir: document.documentElement.dir }, h('div', { class: 'when-day' }, this.date, this.pick), h('span', { class: 'when-sub' }, this.week, this.note)),
      h('div', { class: 'steps back' }, this.steps.slice(0, 2)),
      h('div', { class: 'track' }, this.ticks, this.range, h('div', { class: 'ends', 'aria-hidden': 'true' }, ...this.ends)),
      h('div', { class: 'steps on' }, this.steps.slice(2), this.play, this.zooms),
      this.clock.element);
  }

  /** Why a day has nothing to show: nobody had reported yet, or nobody says who holds anything. */
  get nothing(): string {
    const { first_report: first } = this.days;
    return first && this.store.view.on && this.store.view.on < first ? say('list.before', { day: longDay(first) }) : say('list.nothing');
  }

  focus(): void {
    this.range.focus();
  }

  setDays(days: Days): void {
    this.days = days;
    this.changes = new Map(days.days.map((d) => [dayNumber(d.day), d.changes]));
    // What was told in hindsight of years before the first report is a zoom away: the slider begins where reports do.
    const [first, reports, last] = [days.first, days.first_report, days.last].map((day) => (day === null ? null : dayNumber(day)));
    const from = reports !== null && reports! < last! ? Math.max(first ?? 0, reports!) : first ?? 0;
    this.frame(Math.min(from, this.store.view.on ? dayNumber(this.store.view.on) : from), last ?? 0);
    if (days.first !== null) [this.pick.min, this.pick.max] = [days.first, days.last!];
  }

  /** Sets which days the slider spans. */
  private frame(first: number, last: number): void {
    [this.first, this.last] = [first, Math.max(first, last)];
    this.range.max = String(this.last - this.first);
    this.ends[0].textContent = this.days.first ? shortDayYear(isoDay(this.first)) : '';
    this.ends[1].textContent = this.days.last ? shortDayYear(isoDay(this.last)) : '';
    this.drawTicks(this.last - this.first);
    if (this.store.view.on) this.show(this.store.view);
  }

  /** Spans fewer or more days around the day shown. */
  private zoom(by: number): void {
    const [least, most] = this.bounds;
    const length = Math.max(6, Math.round((this.last - this.first) * by));
    const from = Math.max(least, Math.min(this.day - Math.round(length / 2), most - length));
    this.frame(Math.max(least, from), Math.min(most, from + length));
  }

  /** Goes on by a day, again and again, until somebody stops it or the last day is reached. */
  private toggle(): void {
    if (this.playing) { clearInterval(this.playing); this.playing = 0; }
    else {
      if (this.day >= this.last) this.go(this.first);
      this.playing = window.setInterval(() => { if (this.day >= this.last) this.toggle(); else this.go(this.day + 1); }, pace);
    }
    this.showPlay();
  }

  private showPlay(): void {
    const label = say(this.playing ? 'time.pause' : 'time.play');
    this.play.textContent = this.playing ? '❚❚' : '▶';
    this.play.title = label;
    this.play.setAttribute('aria-label', label);
  }

  private get bounds(): [number, number] {
    return this.days.first === null || this.days.last === null ? [0, 0] : [dayNumber(this.days.first), dayNumber(this.days.last)];
  }

  show(view: View): void {
    const on = view.on;
    if (on === null) return;
    const changes = this.changes.get(dayNumber(on)) ?? 0;
    const [least, most] = this.bounds;
    if (dayNumber(on) < this.first && least < this.first) { this.frame(Math.max(least, dayNumber(on)), this.last); return; }
    if (dayNumber(on) > this.last && most > this.last) { this.frame(this.first, Math.min(most, dayNumber(on))); return; }
    if (this.pick.value !== on) this.pick.value = on;
    this.zooms[0]!.disabled = this.last - this.first <= 6;
    this.zooms[1]!.disabled = this.first <= least && this.last >= most;
    this.showPlay();
    this.range.value = String(dayNumber(on) - this.first);
    this.range.setAttribute('aria-valuetext', say('time.value', { day: longDay(on), n: changes }));
    this.date.textContent = longDay(on);
    this.week.textContent = weekdayOf(on);
    const before = this.days.first_report !== null && on < this.days.first_report;
    this.note.textContent = before ? say('time.before', { day: shortDayYear(this.days.first_report!) }) : say('time.changes', { n: changes });
    this.note.title = say(before ? 'time.before.meaning' : 'time.changes.meaning');
    const now = dayNumber(on);
    const last = this.days.last ? dayNumber(this.days.last) : now;
    this.steps[0]!.disabled = this.nextChange(-1) === null;
    this.steps[1]!.disabled = now <= least;
    this.steps[2]!.disabled = now >= last;
    this.steps[3]!.disabled = this.nextChange(1) === null;
    const share = this.last > this.first ? (now - this.first) / (this.last - this.first) : 0;
    this.range.style.setProperty('--share', String(share));
    this.clock.show(view);
  }

  private get day(): number {
    return this.store.view.on ? dayNumber(this.store.view.on) : this.first;
  }

  private go(day: number): void {
    if (this.days.first === null || this.days.last === null) return;
    const clamped = Math.max(dayNumber(this.days.first), Math.min(dayNumber(this.days.last), day));
    this.store.replace({ on: isoDay(clamped) });
  }

  private key(e: KeyboardEvent): void {
    const act = { ' ': () => this.toggle(), '+': () => this.zoom(0.5), '-': () => this.zoom(2) }[e.key];
    if (act) { e.preventDefault(); act(); return; }
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
    fill(this.ticks, [...this.changes].filter(([day, n]) => n > 0 && day >= this.first && day <= this.last).map(([day, n]) =>
      h('line', { x1: day - this.first, x2: day - this.first, y1: 100, y2: 78 - (n / most) * 78, 'vector-effect': 'non-scaling-stroke' })));
  }
}
