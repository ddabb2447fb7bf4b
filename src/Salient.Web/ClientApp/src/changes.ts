import { fill, h } from './dom';
import { eventWords, isoDay, dayNumber, longDay, placeName, plural, sourceWords, stateMeaning } from './format';
import { symbol, symbolImage, type Looks } from './symbols';
import type { Store } from './state';
import type { Change, ChangeKind, Changes, Day } from './types';

const kindMeaning: Record<ChangeKind, string> = {
  taken: 'Taken: another holder than before.',
  lost: 'Lost: the holder left or lost it, and nobody is said to have followed.',
  contested: stateMeaning.contested,
  disputed: stateMeaning.disputed,
  besieged: stateMeaning.besieged,
  secured: 'Secured: the same holder, no longer contested, disputed or besieged.',
};

/** How many earlier changes one press adds at least. */
const moreAtOnce = 50;

/** What changed hands up to the day looked at, newest first, and on whose word. */
export class ChangesList {
  readonly element: HTMLElement;
  private readonly days = h('div', { class: 'days' });

  constructor(private readonly store: Store, private readonly looks: Looks) {
    this.element = h('section', { class: 'changes', 'aria-labelledby': 'changes-title' },
      h('h2', { id: 'changes-title', class: 'quiet' }, 'Changes'), this.days);
  }

  /** Shows what changed from a day on; all days of change tell how much stands before it. */
  show({ changes, since }: Changes, on: string, days: Day[]): void {
    const byDay = Map.groupBy(changes, (change) => change.day);
    fill(this.days, changes.length === 0 ? h('p', { class: 'none' }, since && days.some(({ day }) => day < since) ? `Nothing is known to have changed from ${longDay(since)} to ${longDay(on)}.` : `Nothing is known to have changed by ${longDay(on)}.`)
      : [...byDay].map(([day, ofDay]) => h('section', { class: 'day' },
        h('h3', {}, h('time', { datetime: day }, longDay(day))),
        h('ul', {}, ofDay.map((change) => h('li', {}, this.entry(change)))))),
    this.earlier(since, days));
  }

  /** The way to changes before those listed: half a hundred more, or all that there are. */
  private earlier(since: string | null, days: Day[]): HTMLElement | null {
    const before = since === null ? [] : days.filter(({ day }) => day < since);
    if (since === null || before.length === 0) return null;
    let listed = 0;
    const next = before.findLast(({ changes }) => (listed += changes) >= moreAtOnce)?.day ?? before[0]!.day;
    const count = before.reduce((sum, { changes }) => sum + changes, 0);
    return h('p', { class: 'earlier' }, h('button', { type: 'button', class: 'link', onclick: () => this.store.replace({ since: next }) },
      `Show changes from ${longDay(next)} on`), h('span', { class: 'faint' }, ` ${plural(count, 'earlier change')} before ${longDay(isoDay(dayNumber(since)))}`));
  }

  private entry(change: Change): (Node | string | null)[] {
    const first = change.claims[0];
    return [
      symbolImage(symbol(change.state, this.looks.of(change.to ?? change.from), null, false)),
      h('div', { class: 'change' },
        h('p', { class: 'what' },
          h('a', { href: this.store.href({ place: change.key }) }, placeName(change)), ' ',
          h('span', { class: 'kind', title: kindMeaning[change.kind] }, change.kind),
          change.by_then ? h('span', { class: 'faint', title: 'The day is the latest on which it can have happened.' }, ' by this day') : null),
        h('p', { class: 'who' }, hands(change)),
        first ? h('p', { class: 'word' }, 'on the word of ',
          h('a', { href: this.store.href({ report: first.report_hash.slice(0, 16), claim: first.id }) }, sourceWords(first.source, first.outlet)),
          change.origins > 1 ? h('span', { title: 'Independent sources that say so. Copies of one report count once.' }, ` and ${plural(change.origins - 1, 'more source')}`) : null,
          h('span', { class: 'faint' }, ` · ${eventWords(first)}`)) : null),
    ];
  }
}

function hands(change: Change): string {
  const from = change.from?.name;
  const to = change.to?.name;
  if (change.kind === 'taken') return from ? `by ${to ?? 'nobody known'}, from ${from}` : `by ${to ?? 'nobody known'}`;
  return to ?? from ?? 'holder not known';
}
