import { fill, h } from './dom';
import { dateMeaning, dateWords, eventWords, longDay, names, outletName, percent, shortDayYear, sourceMeaning, sourceWords, stateWords, statusMeaning, statusWords } from './format';
import type { Review } from './review';
import { listed, listedApart, locale, say } from './say';
import { runs } from './segments';
import { colour, symbol, symbolImage, type Looks } from './symbols';
import type { Store } from './state';
import type { Actor, Claim, Effect, Hardware, ReportDetail, Toll } from './types';

/** One report: its text as published, every claim marked where it stands, and what each was read as beside it. */
export class ReportView {
  readonly element = h('article', { class: 'report', hidden: true, 'aria-labelledby': 'report-title' });
  /** On narrow screens, where the readings stand below the text: those of the words last touched. */
  private readonly peek = h('div', { class: 'peek', hidden: true, role: 'status' });
  private detail: ReportDetail | null = null;

  constructor(private readonly store: Store, private readonly looks: Looks, private readonly review: Review) {
    const at = (e: Event): void => this.light(claimsAt(e.target), e.target as Element);
    this.element.addEventListener('pointerover', at);
    this.element.addEventListener('focusin', at);
    this.element.addEventListener('pointerleave', () => this.light([]));
    this.element.addEventListener('click', (e) => this.peekAt(e.target as Element));
    this.element.addEventListener('keydown', (e) => { if (e.key === 'Escape') this.escape(); });
  }

  hide(): void {
    this.element.hidden = true;
    this.detail = null;
    fill(this.element);
  }

  /** What is shown is out of date: the next detail is drawn anew, however alike. */
  forget(): void {
    this.detail = null;
  }

  fail(message: string): void {
    this.element.hidden = false;
    fill(this.element, this.back(), h('p', { class: 'problem', role: 'alert' }, message));
  }

  show(detail: ReportDetail): void {
    this.element.hidden = false;
    if (this.detail === detail) return;
    this.detail = detail;
    const { report } = detail;
    fill(this.element,
      this.back(),
      h('header', { class: 'report-head' },
        h('p', { class: 'kicker' }, report.outlet ? outletName(report.outlet) : say('report.outlet.unnamed')),
        report.title_span ? null : heading(report.language, report.title ?? say('report.untitled')),
        h('p', { class: 'facts' }, ...facts(detail))),
      h('div', { class: 'columns' },
        h('div', { class: 'text', lang: report.language, dir: 'auto' }, ...this.text(detail)),
        h('section', { class: 'readings', 'aria-labelledby': 'readings-title' },
          h('h2', { id: 'readings-title', class: 'quiet', title: say('report.claims.meaning') }, say('report.claims', { n: detail.claims.length })),
          this.territoryChoice(detail),
          h('ol', {}, detail.claims.map((claim, i) => this.reading(claim, i, detail))))),
      this.peek);
  }

  /** Scrolls to the words of a claim and marks them; without a claim, to the top. */
  settle(claim: string | null, moveFocus: boolean): void {
    for (const old of this.element.querySelectorAll('.target')) old.classList.remove('target');
    const words = claim ? [...this.element.querySelectorAll<HTMLElement>('.text mark')].filter((e) => e.dataset['claims']?.split(' ').includes(claim)) : [];
    if (words.length === 0) {
      if (moveFocus) this.element.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
      this.element.scrollTo({ top: 0 });
      return;
    }
    for (const element of words) element.classList.add('target');
    this.light([claim as string]);
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    words[0]!.scrollIntoView({ block: 'center', behavior: calm || moveFocus ? 'auto' : 'smooth' });
    if (moveFocus) this.element.querySelector<HTMLElement>(`a.ref[data-claims="${CSS.escape(claim as string)}"]`)?.focus({ preventScroll: true });
    this.bringReading(claim as string);
  }

  private back(): HTMLElement {
    return h('nav', { class: 'bar', 'aria-label': say('report.back.label') }, h('a', { class: 'close', href: this.store.href({ report: null, claim: null }), title: say('report.back.meaning') }, say('report.back')));
  }

  /** The text whole. A headline that is part of it becomes the page's heading where it stands, and is not said twice. */
  private text(detail: ReportDetail): Node[] {
    const { report } = detail;
    const title = report.title_span;
    if (!title) return this.marked(detail, 0, report.text.length);
    return [
      ...this.marked(detail, 0, title.start),
      heading(report.language, this.marked(detail, title.start, title.end)),
      ...this.marked(detail, title.end, report.text.length),
    ];
  }

  private marked(detail: ReportDetail, from: number, to: number): Node[] {
    const { claims, report } = detail;
    const ended = new Map<number, number[]>();
    claims.forEach((claim, i) => ended.set(claim.end, [...ended.get(claim.end) ?? [], i]));
    return runs(report.text.length, claims, [...report.body, { start: from, end: to }], report.title_span ? [...report.body, report.title_span] : report.body).filter((run) => run.start >= from && run.end <= to).flatMap((run) => {
      const words = report.text.slice(run.start, run.end);
      const ids = run.claims.map((i) => claims[i]!.id);
      const element = ids.length > 0
        ? h('mark', { 'data-claims': ids.join(' '), class: `depth-${Math.min(ids.length, 3)}` }, words)
        : run.read ? document.createTextNode(words)
          : h('span', { class: words.trim() ? 'unread' : null, title: words.trim() ? say('report.unread') : null }, words);
      if (element instanceof HTMLElement && ids.length > 0) element.style.setProperty('--own', this.colourOf(claims[run.claims[0]!]!));
      return [element, ...(ended.get(run.end) ?? []).map((i) => this.reference(claims[i]!, i))];
    });
  }

  /** The number behind a claim's words: a link to its reading that keyboards reach. Drawn by the style sheet, so that copied text stays clean. */
  private reference(claim: Claim, i: number): HTMLElement {
    return h('a', { class: 'ref', href: this.store.href({ claim: claim.id }), 'data-claims': claim.id, 'data-n': i + 1, 'aria-label': say('report.claim', { n: i + 1, event: eventWords(claim), status: statusWords(claim.status) }), 'aria-describedby': `reading-${claim.id}`, title: summary(claim, this.detail?.report.outlet ?? null) });
  }

  private reading(claim: Claim, i: number, detail: ReportDetail): HTMLElement {
    const place = detail.places[claim.id];
    const row = (field: Field, words: string | Node | null, meaning?: string): HTMLElement | null =>
      (words === null || words === '' ? null : h('div', { title: meaning ?? null, class: `d-${field}` }, h('dt', {}, say(`field.${field}`)), h('dd', {}, words)));
    const where = claim.place ? (place ? h('a', { href: this.store.href({ report: null, claim: null, place }) }, claim.place.name) : claim.place.name) : null;
    const item = h('li', { id: `reading-${claim.id}`, 'data-claims': claim.id, 'data-rule': claim.id, class: [claim.ruled?.verdict === 'rejected' ? 'rejected' : '', claim.effects.length > 0 ? 'territory' : ''].join(' ').trim() || null },
      h('h3', {},
        h('a', { class: 'n', href: this.store.href({ claim: claim.id }), title: say('report.claim.show') }, String(i + 1)),
        h('span', { class: 'event' }, eventWords(claim)),
        h('span', { class: `status st-${claim.status}`, title: statusMeaning(claim.status) }, statusWords(claim.status))),
      h('dl', {},
        row('who', names(claim.actors) || (claim.subject ? say('report.relation', { subject: claim.subject.name, object: claim.object?.name ?? say('report.nobody') }) : '')),
        row('target', names(claim.targets)),
        row('where', where, claim.place?.radius_km ? say('report.within', { km: claim.place.radius_km }) : undefined),
        row('when', dateWords(claim.date), dateMeaning(claim.date)),
        row('source', sourceWords(claim.source, detail.report.outlet), sourceMeaning(claim.source)),
        row('killed', count(claim.killed, claim.killed_high)),
        row('injured', count(claim.injured, claim.injured_high)),
        row('captured', count(claim.captured, claim.captured_high)),
        row('sides', listedApart(claim.tolls.map(toll))),
        row('equipment', listedApart(claim.hardware.map(equipment))),
        row('sure', percent(claim.confidence), say('report.sure', { rule: claim.rule })),
        row('ledger', this.effects(claim), say('report.ledger'))),
      ...this.review.bar({ id: claim.id, report: detail.report.hash, ruled: claim.ruled ?? null }, detail.rulings));
    item.style.setProperty('--own', this.colourOf(claim));
    return item;
  }

  /** Leaves those claims only that say who holds a place, in the list and in the text. */
  private territoryChoice({ claims }: ReportDetail): HTMLElement | null {
    const own = claims.filter((claim) => claim.effects.length > 0);
    if (own.length === 0 || own.length === claims.length) return null;
    const ids = new Set(own.map((claim) => claim.id));
    const choose = (only: boolean): void => {
      this.element.classList.toggle('territory-only', only);
      for (const mark of this.element.querySelectorAll<HTMLElement>('.text [data-claims]')) {
        mark.classList.toggle('other', only && !mark.dataset['claims']!.split(' ').some((id) => ids.has(id)));
      }
    };
    const box = h<HTMLInputElement>('input', { type: 'checkbox', onchange: () => choose(box.checked) });
    this.element.classList.remove('territory-only');
    return h('label', { class: 'check' }, box, say('report.territory', { n: own.length }));
  }

  private effects(claim: Claim): Node | null {
    if (claim.effects.length === 0) return null;
    return h('span', {}, claim.effects.map((effect) => h('span', { class: 'effect' },
      symbolImage(symbol(effect.state, this.looks.of(effect.holder), null, false), 14),
      effectWords(effect))));
  }

  private light(ids: string[], from: Element | null = null): void {
    for (const old of this.element.querySelectorAll('.lit')) old.classList.remove('lit');
    if (ids.length === 0) return;
    if (from?.closest('.text')) this.bringReading(ids[0]!);
    for (const element of this.element.querySelectorAll<HTMLElement>('[data-claims]')) {
      if (element.dataset['claims']!.split(' ').some((id) => ids.includes(id))) element.classList.add('lit');
    }
  }

  private bringReading(claim: string): void {
    const reading = document.getElementById(`reading-${claim}`);
    const column = reading?.closest('.readings');
    if (!reading || !column || column.scrollHeight <= column.clientHeight) return;
    const [top, bottom] = [column.scrollTop, column.scrollTop + column.clientHeight];
    if (reading.offsetTop < top || reading.offsetTop + reading.offsetHeight > bottom) column.scrollTo({ top: reading.offsetTop - 40 });
  }

  private peekAt(target: Element): void {
    const words = target.closest('.text mark');
    const below = getComputedStyle(this.element).getPropertyValue('--readings').trim() === 'below';
    this.peek.hidden = !words || !below;
    if (this.peek.hidden) return;
    fill(this.peek, claimsAt(words).map((id) => {
      const copy = document.getElementById(`reading-${id}`)!.cloneNode(true) as HTMLElement;
      copy.removeAttribute('id');
      for (const bar of copy.querySelectorAll('.rule-bar, .rulings')) bar.remove();
      return h('div', {}, ...copy.childNodes);
    }));
  }

  private escape(): void {
    if (this.peek.hidden) this.store.push({ report: null, claim: null });
    else this.peek.hidden = true;
  }

  private colourOf(claim: Claim): string {
    const holder: Actor | null = claim.effects.find((effect) => effect.holder)?.holder ?? null;
    return holder ? colour(this.looks.of(holder)) : 'var(--ink-2)';
  }
}

type Field = 'who' | 'target' | 'where' | 'when' | 'source' | 'killed' | 'injured' | 'captured' | 'sides' | 'equipment' | 'sure' | 'ledger';

function effectWords({ place, state, holder, inferred }: Effect): string {
  const values = { place: place.name, state: stateWords(state).toLocaleLowerCase(locale), holder: holder?.name ?? '' };
  const effect = say(holder ? 'report.effect.holder' : 'report.effect', values);
  return inferred ? say('report.effect.inferred', { effect }) : effect;
}

const heading = (lang: string, words: string | Node[]): HTMLElement => h('h1', { id: 'report-title', tabindex: -1, lang, dir: 'auto' }, words);

const claimsAt = (target: EventTarget | null): string[] =>
  (target instanceof Element ? target.closest<HTMLElement>('[data-claims]')?.dataset['claims']?.split(' ') : null) ?? [];

const count = (low: number | null, high: number | null): string =>
  (low === null ? (high === null ? '' : say('count.most', { high })) : high === null ? say('count.more', { low }) : high !== low ? say('count.range', { low, high }) : say('count.exact', { low }));

const toll = (t: Toll): string =>
  say('toll.of', { who: t.who ?? say('toll.others'), what: listed((['killed', 'injured', 'captured'] as const).flatMap((what) => (t[what] === null ? [] : [say(`toll.${what}`, { n: t[what] })]))) });

const equipment = ({ what, captured, destroyed }: Hardware): string =>
  listed([...captured === null ? [] : [say('report.hardware.captured', { n: captured, what })], ...destroyed === null ? [] : [say('report.hardware.destroyed', { n: destroyed, what })]]);

const summary = (claim: Claim, outlet: string | null): string =>
  [eventWords(claim), names(claim.actors) || say('report.nobody'), claim.place?.name, sourceWords(claim.source, outlet), statusWords(claim.status), dateWords(claim.date)].filter(Boolean).join(' · ');

function facts({ report, descent, copies }: ReportDetail): (Node | string)[] {
  const kind = say(`descent.${descent.kind}.meaning`);
  const parts: (Node | string | null)[] = [
    report.published ? h('time', { datetime: report.published, title: say('report.published') }, longDay(report.published)) : say('day.undated'),
    report.author ? say('report.author', { author: report.author }) : null,
    report.original_source || descent.origin_outlet !== report.outlet && descent.kind !== 'original'
      ? h('span', { title: kind }, say(report.original_published ? 'report.from.day' : 'report.from', { source: report.original_source ?? descent.origin_outlet ?? say('report.original'), day: report.original_published ? shortDayYear(report.original_published) : '' })) : null,
    h('span', { title: kind }, say(`descent.${descent.kind}`)),
    copies.length > 0 ? h('span', { title: copies.map((c) => `${outletName(c.outlet)}: ${c.title ?? say('report.untitled')}`).join('\n') }, say('report.copies', { n: copies.length })) : null,
    report.region, report.theme,
    report.url && /^https?:\/\//.test(report.url) ? h('a', { href: report.url, rel: 'noreferrer noopener', target: '_blank', title: report.url }, say('report.address')) : null,
  ];
  return parts.filter((p): p is Node | string => p !== null && p !== '').flatMap((p, i) => (i === 0 ? [p] : [' · ', p]));
}
