import { fill, h } from './dom';
import { locale, say } from './say';
import { areaPrecision, number, stateMeaning, stateWords, unsure } from './format';
import { keyOf, symbol, symbolImage, type Look, type Looks } from './symbols';
import type { Store } from './state';
import type { Actor, Holding, State } from './types';

const sample: Look = { light: '#5a5f63', dark: '#c3c8cb', shape: 'M5.5 5.5h13v13h-13Z', shapeName: 'square' as const };
const states: State[] = ['holds', 'contested', 'disputed', 'besieged', 'unknown', 'stale'];

/** What the markers in sight mean: holders by colour and shape, states by filling. Pressing a holder narrows map and list to it. */
export class LegendBox {
  readonly element: HTMLDetailsElement;
  private readonly holders = h('ul', { class: 'holders' });
  private readonly states = h('ul', { class: 'states' });
  private readonly summary = h('summary', {}, say('legend.title'));

  constructor(private readonly store: Store, private readonly looks: Looks) {
    this.element = h<HTMLDetailsElement>('details', { class: 'legend' }, this.summary, this.holders, this.states);
    // Where room is short the map comes first.
    this.element.open = matchMedia('(min-width: 1100px) and (min-height: 720px)').matches;
  }

  /** Shows what is in sight of all places of the day. */
  show(seen: Holding[], all: Holding[], find: string): void {
    this.summary.textContent = seen.length === all.length ? say('legend.title') : say('legend.seen', { n: seen.length, all: all.length });
    const counts = new Map<Look | string, { actor: Actor; places: number }>();
    for (const { holder } of seen) {
      if (!holder) continue;
      const side = this.looks.known(holder) ? this.looks.of(holder) : keyOf(holder);
      const entry = counts.get(side) ?? { actor: holder, places: 0 };
      entry.places += 1;
      counts.set(side, entry);
    }
    const entries = [...counts.values()].sort((a, b) => b.places - a.places || a.actor.name.localeCompare(b.actor.name, locale));
    fill(this.holders, entries.map(({ actor, places }) => this.holder(actor, places, find)));
    const has = (state: State): boolean => seen.some((holding) => holding.state === state);
    fill(this.states,
      states.filter(has).map((state) => h('li', { title: stateMeaning(state) }, symbolImage(symbol(state, sample, null, false), 16), stateWords(state))),
      seen.some(({ place }) => unsure(place)) ? h('li', { title: say('legend.unsure.meaning') }, symbolImage(symbol('holds', sample, null, true), 16), say('legend.unsure')) : null,
      seen.some(({ place }) => areaPrecision(place)) ? h('li', { title: say('legend.wide.meaning') }, symbolImage(symbol('holds', sample, null, false, true), 16), say('legend.wide')) : null);
  }

  private holder(actor: Actor, places: number, find: string): HTMLElement {
    const look = this.looks.of(actor);
    const on = find === actor.name;
    return h('li', {}, h('button', {
      type: 'button', 'aria-pressed': String(on), title: on ? say('legend.all', { shape: say(`shape.${look.shapeName}`) }) : say('legend.only', { holder: actor.name, shape: say(`shape.${look.shapeName}`) }),
      onclick: () => this.store.replace({ find: on ? '' : actor.name }),
    }, symbolImage(symbol('holds', look, null, false), 16), h('span', { class: 'name' }, actor.name),
    h('span', { class: 'n', title: say('legend.count') }, number(places))));
  }
}
