import { spellList, timeAxis } from './axis';
import { fill, h } from './dom';
import { dateMeaning, dateWords, eventWords, longDay, outletName, percent, placeName, shortDayYear, sourceMeaning, sourceWords, stateMeaning, statusMeaning, unsure, whereWords } from './format';
import { originsMeaning } from './list';
import type { Review } from './review';
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
      h('p', { class: `verdict s-${holding.state}`, title: stateMeaning[holding.state] }, ...verdict(holding, on)),
      why ? h('p', { class: 'reason' }, why) : null,
      this.origins(detail),
      precision(holding.place),
      h('h3', {}, 'Who held it'),
      timeAxis(detail.history, detail.spells, on, this.looks),
      spellList(detail.spells, on, this.looks, (day) => this.store.href({ on: day })),
      h('h3', {}, 'What reports say'),
      h('ol', { class: 'claims' }, detail.history.toReversed().map((claim) => this.claim(claim, detail, on))),
      detail.rejected.length > 0 ? h('h3', {}, 'Rejected') : null,
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
    return h('div', { class: 'bar' }, h('button', { type: 'button', class: 'close', onclick: () => this.close(), title: 'Back to all places (Esc)' }, '← All places'));
  }

  private origins(detail: PlaceDetail): HTMLElement {
    return h('dl', { class: 'origins', title: originsMeaning(detail.holding) },
      h('div', {}, h('dt', {}, 'For'), h('dd', {}, sourcesNamed(detail.origins, true))),
      h('div', {}, h('dt', {}, 'Against'), h('dd', {}, sourcesNamed(detail.origins, false))));
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
        h('span', { class: `status st-${claim.status}`, title: statusMeaning[claim.status] }, claim.status),
        side ? h('span', { class: `speaks ${side}`, title: 'Whether it speaks for or against the holder shown.' }, `speaks ${side}`) : null,
        later ? h('span', { class: 'speaks', title: 'Said of a day after the one shown.' }, 'later') : null),
      claim.sentence === '' ? null : h('blockquote', {}, claim.report_hash.startsWith('ruling:') ? claim.text
        : h('a', { href: this.store.href({ report: claim.report_hash.slice(0, 16), claim: claim.id }), title: 'Shows the words in their report' }, ...inSentence(claim))),
      h('p', { class: 'by' },
        h('span', { title: sourceMeaning(claim.source) }, sourceWords(claim.source, claim.outlet)),
        claim.source.kind !== 'outlet' && claim.outlet ? h('span', { class: 'faint' }, ` in ${outletName(claim.outlet)}`) : null,
        claim.published ? h('span', { class: 'faint', title: `Published ${longDay(claim.published)}${claim.known && claim.known !== claim.published ? `; first known ${longDay(claim.known)}` : ''}.` }, ` · ${shortDayYear(claim.published)}`) : null,
        claim.repeats ? h('span', { class: 'faint', title: 'A copy of an earlier report: shown, and not counted again.' }, ' · repeats an earlier report') : null,
        claim.report_hash.startsWith('ruling:') ? h('span', { class: 'faint', title: 'No report says so: somebody told the desk.' }, ' · added by hand') : null),
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
  if (place.latitude === null) parts.push('Not on the map: its whereabouts are not known. ');
  else if (place.radius_km !== null) parts.push(h('span', { title: 'The claims are true somewhere within this circle, drawn on the map.' }, `Within ${place.radius_km < 10 ? place.radius_km.toFixed(1).replace('.0', '') : Math.round(place.radius_km)} km of the marker. `));
  if (place.probability !== null && place.probability < 0.995) {
    const others = place.candidates.slice(0, 3).map((c) => `${c.name} (${percent(c.probability)})`).join(', ');
    parts.push(h('span', { title: 'How likely the reports mean this place and not another of the same name.', class: unsure(place) ? 'unsure-words' : null },
      `${percent(place.probability)} likely to be the place meant${others ? `; else ${others}` : ''}.`));
  }
  return h('p', { class: 'precision' }, ...parts);
}
