import { fill, h } from './dom';
import { eventWords, longDay, placeName, plural, sourceWords, stateMeaning } from './format';
import { symbol, symbolImage, type Looks } from './symbols';
import type { Store } from './state';
import type { Change, ChangeKind } from './types';

const kindMeaning: Record<ChangeKind, string> = {
  taken: 'Taken: another holder than before.',
  lost: 'Lost: the holder left or lost it, and nobody is said to have followed.',
  contested: stateMeaning.contested,
  disputed: stateMeaning.disputed,
  besieged: stateMeaning.besieged,
  secured: 'Secured: the same holder, no longer contested, disputed or besieged.',
};

/** What changed hands up to the day looked at, newest first, and on whose word. */
export class ChangesList {
  readonly element: HTMLElement;
  private readonly days = h('div', { class: 'days' });

  constructor(private readonly store: Store, private readonly looks: Looks) {
    this.element = h('section', { class: 'changes', 'aria-labelledby': 'changes-title' },
      h('h2', { id: 'changes-title', class: 'quiet' }, 'Changes'), this.days);
  }

  show(changes: Change[], on: string): void {
    const byDay = Map.groupBy(changes, (change) => change.day);
    fill(this.days, changes.length === 0 ? h('p', { class: 'none' }, `Nothing is known to have changed by ${longDay(on)}.`)
      : [...byDay].map(([day, ofDay]) => h('section', { class: 'day' },
        h('h3', {}, h('time', { datetime: day }, longDay(day))),
        h('ul', {}, ofDay.map((change) => h('li', {}, this.entry(change)))))));
  }

  private entry(change: Change): (Node | string | null)[] {
    const first = change.claims[0];
    return [
      symbolImage(symbol(change.state, this.looks.of(change.to ?? change.from), null, false)),
      h('div', { class: 'change' },
        h('p', { class: 'what' },
          h('a', { href: this.store.href({ place: change.key }) }, placeName(change)), ' ',
          h('span', { class: 'kind', title: kindMeaning[change.kind] }, change.kind),
          change.by_then ? h('span', { class: 'faint', title: 'The day is the latest on which it can have happened.' }, ' at the latest') : null),
        h('p', { class: 'who' }, hands(change)),
        first ? h('p', { class: 'word' }, 'on the word of ',
          h('a', { href: this.store.href({ report: first.report_hash.slice(0, 16), claim: first.id }) }, sourceWords(first.source, first.outlet)),
          h('span', { title: 'Independent origins that say so. Copies of one report count once.' }, `, ${plural(change.origins, 'origin')}`),
          h('span', { class: 'faint' }, ` · ${eventWords(first)}`)) : null),
    ];
  }
}

function hands(change: Change): string {
  const from = change.from?.name;
  const to = change.to?.name;
  if (change.kind === 'taken') return from ? `${from} → ${to ?? 'nobody known'}` : to ?? 'nobody known';
  return to ?? from ?? 'holder not known';
}
