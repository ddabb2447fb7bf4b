import { spellList, timeAxis } from './axis';
import { fill, h } from './dom';
import { dateMeaning, dateWords, eventWords, longDay, outletName, percent, placeName, shortDayYear, sourceMeaning, sourceWords, stateMeaning, statusMeaning, statusWords, unsure, whereWords } from './format';
import { originsMeaning } from './list';
import type { Review } from './review';
import { listed, say } from './say';
import { holdingSymbol, symbol, symbolImage, type Looks } from './symbols';
import type { Store } from './state';
import type { Evidence, Place, PlaceDetail } from './types';
import { claimDay, reason, sourcesNamed, verdict } from './verdict';

/** One place: who holds it, since when, on how many independent words, and every claim about it over time. */
export class PlacePanel {
  readonly element: HTMLElement;

  constructor(private readonly store: Store, private readonly looks: Looks, private readonly review: Review) {
    this.element = h('section', { class: 'place', 'aria-labelledby': 'place-title', hidden: true });
    this.element.addEventListener('keydown', (e) => { if (e.key === 'Escape') this.close(); });
  }

  hide(): void {
    this.element.hidden = true;
    fill(this.element);
  }

  fail(message: string): void {
    this.element.hidden = false;
    fill(this.element, this.bar(), h('p', { class: 'problem', role: 'alert' }, message));
  }

  show(detail: PlaceDetail, on: string): void {
    const { holding } = detail;
    const why = reason(detail, on);
    this.element.hidden = false;
    fill(this.element,
      h('div', { class: 'place-top' }, this.bar(),
        h('header', {},
          symbolImage(holdingSymbol(holding, this.looks), 34),
          h('div', {}, h('h2', { id: 'place-title', tabindex: -1 }, placeName(holding)), h('p', { class: 'where' }, whereWords(holding.place))))),
      h('p', { class: `verdict s-${holding.state}`, title: stateMeaning(holding.state) }, ...verdict(holding, on)),
      why ? h('p', { class: 'reason' }, why) : null,
      this.origins(detail),
      precision(holding.place),
      h('h3', {}, say('place.held')),
      timeAxis(detail.history, detail.spells, on, this.looks),
      spellList(detail.spells, on, this.looks, (day) => this.store.href({ on: day })),
      h('h3', {}, say('place.said')),
      h('ol', { class: 'claims' }, detail.history.toReversed().map((claim) => this.claim(claim, detail, on))),
      detail.rejected.length > 0 ? h('h3', {}, say('place.rejected')) : null,
      detail.rejected.length > 0 ? h('ol', { class: 'claims rejected' }, detail.rejected.toReversed().map((claim) => this.claim(claim, detail, on, true))) : null);
  }

  focus(): void {
    this.element.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
    this.element.parentElement?.scrollTo({ top: 0 });
  }

  private close(): void {
    this.store.push({ place: null });
  }

  private bar(): HTMLElement {
    return h('div', { class: 'bar' }, h('button', { type: 'button', class: 'close', onclick: () => this.close(), title: say('place.back.meaning') }, say('place.back')));
  }

  private origins(detail: PlaceDetail): HTMLElement {
    return h('dl', { class: 'origins', title: originsMeaning(detail.holding) },
      h('div', {}, h('dt', {}, say('place.for')), h('dd', {}, sourcesNamed(detail.origins, true))),
      h('div', {}, h('dt', {}, say('place.against')), h('dd', {}, sourcesNamed(detail.origins, false))));
  }

  private claim(claim: Evidence, detail: PlaceDetail, on: string, rejected = false): HTMLElement {
    const later = claimDay(claim) > on;
    const side = detail.sides[claim.id];
    const own = detail.rulings.filter((r) => claim.rulings.includes(r.number));
    const verdict = rejected ? 'rejected' : own.some((r) => r.kind === 'accept') ? 'accepted' : null;
    return h('li', { 'data-rule': claim.id, class: [later ? 'later' : '', claim.repeats ? 'repeat' : ''].join(' ').trim() || null },
      h('div', { class: 'claim-head' },
        symbolImage(symbol(claim.holder ? 'holds' : 'unknown', this.looks.of(claim.holder), null, false), 15),
        h('span', { class: 'day', title: dateMeaning(claim.date) }, dateWords(claim.date)),
        h('span', { class: 'event' }, eventWords(claim)),
        h('span', { class: `status st-${claim.status}`, title: statusMeaning(claim.status) }, statusWords(claim.status)),
        side ? h('span', { class: `speaks ${side}`, title: say('place.speaks.meaning') }, say(`place.speaks.${side}`)) : null,
        later ? h('span', { class: 'speaks', title: say('place.later.meaning') }, say('place.later')) : null),
      claim.sentence === '' ? null : h('blockquote', {}, claim.report_hash.startsWith('ruling:') ? claim.text
        : h('a', { href: this.store.href({ report: claim.report_hash.slice(0, 16), claim: claim.id }), title: say('place.words') }, ...inSentence(claim))),
      h('p', { class: 'by' },
        h('span', { title: sourceMeaning(claim.source) }, sourceWords(claim.source, claim.outlet)),
        claim.source.kind !== 'outlet' && claim.outlet ? h('span', { class: 'faint' }, say('source.in', { outlet: outletName(claim.outlet) })) : null,
        claim.published ? h('span', { class: 'faint', title: claim.known && claim.known !== claim.published ? say('place.published.known', { day: longDay(claim.published), known: longDay(claim.known) }) : say('place.published', { day: longDay(claim.published) }) }, ` · ${shortDayYear(claim.published)}`) : null,
        claim.repeats ? h('span', { class: 'faint', title: say('place.repeats.meaning') }, ` · ${say('place.repeats')}`) : null,
        claim.report_hash.startsWith('ruling:') ? h('span', { class: 'faint', title: say('place.hand.meaning') }, ` · ${say('place.hand')}`) : null),
      ...this.review.bar({ id: claim.id, report: claim.report_hash, ruled: { verdict, numbers: claim.rulings } }, detail.rulings));
  }
}

/** The whole sentence, its claim set apart: half a sentence says less than was said. */
function inSentence({ sentence, text }: Evidence): (Node | string)[] {
  const at = sentence.indexOf(text);
  if (at < 0 || text.length >= sentence.trim().length) return [sentence.trim() || text];
  return [sentence.slice(0, at).trimStart(), h('b', {}, text), sentence.slice(at + text.length).trimEnd()];
}

/** How exactly the place is known, in words: nobody should take a pin for more than it is. */
function precision(place: Place): HTMLElement {
  const parts: (Node | string)[] = [];
  if (place.latitude === null) parts.push(say('place.nowhere'), ' ');
  else if (place.radius_km !== null) parts.push(h('span', { title: say('place.within.meaning') }, say('place.within', { km: place.radius_km < 10 ? Math.round(place.radius_km * 10) / 10 : Math.round(place.radius_km) })), ' ');
  if (place.probability !== null && place.probability < 0.995) {
    const others = listed(place.candidates.slice(0, 3).map((c) => say('place.candidate', { name: c.name, share: percent(c.probability) })));
    parts.push(h('span', { title: say('place.likely.meaning'), class: unsure(place) ? 'unsure-words' : null },
      say(others ? 'place.likely.others' : 'place.likely', { share: percent(place.probability), others })));
  }
  return h('p', { class: 'precision' }, ...parts);
}
