import { fill, h } from './dom';
import { eventWords, holderName, longDay, placeName, sourceWords, stateMeaning } from './format';
import { put, say } from './say';
import { symbol, symbolImage, type Looks } from './symbols';
import type { Store } from './state';
import type { Change, ChangeKind, Changes, Day } from './types';

const kindMeaning = (kind: ChangeKind): string => (kind === 'contested' || kind === 'disputed' || kind === 'besieged' ? stateMeaning(kind) : say(`kind.${kind}.meaning`));

/** How many earlier changes one press adds at least. */
const moreAtOnce = 50;

/** What changed hands up to the day looked at, newest first, and on whose word. */
export class ChangesList {
  readonly element: HTMLElement;
  private readonly days = h('div', { class: 'days' });

  constructor(private readonly store: Store, private readonly looks: Looks) {
    this.element = h('section', { class: 'changes', 'aria-labelledby': 'changes-title' },
      h('h2', { id: 'changes-title', class: 'quiet' }, say('tab.changes')), this.days);
  }

  /** Shows what changed from a day on; all days of change tell how much stands before it. */
  show({ changes, since, outside }: Changes, on: string, days: Day[]): void {
    const byDay = Map.groupBy(changes, (change) => change.day);
    fill(this.days, changes.length === 0 ? h('p', { class: 'none' }, since && days.some(({ day }) => day < since) ? say('changes.none.from', { from: longDay(since), to: longDay(on) }) : say('changes.none', { to: longDay(on) }))
      : [...byDay].map(([day, ofDay]) => h('section', { class: 'day' },
        h('h3', {}, h('time', { datetime: day }, longDay(day))),
        h('ul', {}, ofDay.map((change) => h('li', {}, this.entry(change)))))),
    this.earlier(since, days),
    outside ? h('p', { class: 'earlier faint' }, say('workspace.outside.changes', { n: outside })) : null);
  }

  /** The way to changes before those listed: half a hundred more, or all that there are. */
  private earlier(since: string | null, days: Day[]): HTMLElement | null {
    const before = since === null ? [] : days.filter(({ day }) => day < since);
    if (since === null || before.length === 0) return null;
    let listed = 0;
    const next = before.findLast(({ changes }) => (listed += changes) >= moreAtOnce)?.day ?? before[0]!.day;
    const count = before.reduce((sum, { changes }) => sum + changes, 0);
    return h('p', { class: 'earlier' }, h('button', { type: 'button', class: 'link', onclick: () => this.store.replace({ since: next }) },
      say('changes.earlier', { day: longDay(next) })), h('span', { class: 'faint' }, ' ', say('changes.earlier.count', { n: count, day: longDay(since) })));
  }

  private entry(change: Change): (Node | string | null)[] {
    const first = change.claims[0];
    return [
      symbolImage(symbol(change.state, this.looks.of(change.to ?? change.from), null, false)),
      h('div', { class: 'change' },
        h('p', { class: 'what' },
          h('a', { href: this.store.href({ place: change.key }) }, placeName(change)), ' ',
          h('span', { class: 'kind', title: kindMeaning(change.kind) }, say(`kind.${change.kind}`)),
          change.by_then ? h('span', { class: 'faint', title: say('changes.by.meaning') }, say('changes.by')) : null),
        h('p', { class: 'who' }, hands(change)),
        first ? h('p', { class: 'word' }, ...put('changes.word', {
          source: h('a', { href: this.store.href({ report: first.report_hash.slice(0, 16), claim: first.id }) }, sourceWords(first.source, first.outlet)),
          more: change.origins > 1 ? h('span', { title: say('changes.more.meaning') }, say('changes.more', { n: change.origins - 1 })) : null,
        }),
          h('span', { class: 'faint' }, ` · ${eventWords(first)}`)) : null),
    ];
  }
}

function hands(change: Change): string {
  const from = change.from?.name;
  const to = change.to?.name;
  if (change.kind === 'taken') {
    const by = holderName({ holder: change.to });
    return from ? say('changes.taken.from', { to: by, from }) : say('changes.taken', { to: by });
  }
  return to ?? from ?? say('changes.unknown');
}
