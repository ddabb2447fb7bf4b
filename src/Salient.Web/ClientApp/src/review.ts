import { api } from './api';
import { fill, h } from './dom';
import { percent, stateWords, statusWords } from './format';
import { rulingWords, type Ruled, type RulingBody, type RulingLine, type Stake } from './ruled';
import { locale, put, say } from './say';
import type { Claim, ClaimDate, Status } from './types';
import type { Store } from './state';

/** What can be ruled on a claim, by the key that does it. */
const acts = { a: 'accept', r: 'reject', e: 'change', p: 'pin', c: 'comment', m: 'merge' } as const;
/** What needs an editor. */
const editorial: readonly string[] = ['m'];
type Key = keyof typeof acts;
type FormKey = Exclude<Key, 'a' | 'r'>;

const statuses: Status[] = ['asserted', 'negated', 'denied', 'failed', 'planned', 'conditional', 'possible'];

/** A claim that rulings can be made on, wherever it is listed. */
export interface Rulable {
  id: string;
  report: string;
  ruled: Ruled | null;
}

/**
 * Rulings from the page: a bar on every claim, one key for each kind of ruling, and an undo. What is ruled is asked of the server anew, so that the page never shows what it only
 * hopes for.
 */
export class Review {
  /** Says what was ruled, with the way back. */
  readonly said = h('div', { class: 'said', role: 'status' });
  private readonly made: number[] = [];
  private readonly known = new Map<string, Rulable>();

  /**
   * @param closed Whether nothing can be ruled here: the public view.
   * @param mayEdit Whether who looks may rule what reaches beyond one claim.
   */
  constructor(private readonly refresh: (claim: string) => Promise<void>, private readonly closed: boolean, private readonly mayEdit: boolean) {
    if (!closed) document.addEventListener('keydown', (e) => this.key(e));
  }

  /** The bar of a claim, and what was ruled of it. Its list item must bear the claim's id as data-rule. */
  bar(claim: Rulable, rulings: RulingLine[]): HTMLElement[] {
    if (this.closed) return [];
    this.known.set(claim.id, claim);
    const own = rulings.filter((r) => claim.ruled?.numbers.includes(r.number));
    return [
      h('p', { class: 'rule-bar' }, Object.entries(acts).filter(([key]) => this.may(key)).map(([key, act]) => h('button', {
        type: 'button', class: `rule rule-${key}`, title: say('act.key', { meaning: say(`act.${act}.meaning`), key: key.toUpperCase() }), 'aria-keyshortcuts': key,
        'aria-pressed': key === 'a' ? String(claim.ruled?.verdict === 'accepted') : key === 'r' ? String(claim.ruled?.verdict === 'rejected') : null,
        onclick: (e: Event) => this.act(key as Key, (e.currentTarget as Element).closest('[data-rule]')!),
      }, say(`act.${act}`), ' ', h('kbd', {}, key.toUpperCase())))),
      own.length === 0 ? h('div', { hidden: true }) : h('ul', { class: 'rulings' }, own.map((r) => h('li', {},
        rulingWords(r), ' ', h('button', { type: 'button', class: 'undo', 'aria-label': say('act.take-back.label', { words: rulingWords(r) }), onclick: () => void this.undo(r.number, claim.id) }, say('act.take-back'))))),
    ];
  }

  private key(e: KeyboardEvent): void {
    const at = e.target as Element;
    if (e.ctrlKey || e.metaKey || e.altKey || at.closest('input, select, textarea')) return;
    const item = at.closest<HTMLElement>('[data-rule]');
    const key = letterOf(e);
    if (key === 'u' && this.made.length > 0) { e.preventDefault(); void this.undo(this.made.at(-1)!, item?.dataset['rule'] ?? ''); return; }
    if (!item) return;
    if (key === 'j' || key === 'k') { e.preventDefault(); focusClaim(next(item, key === 'j' ? 1 : -1)); }
    else if (key in acts && this.may(key)) { e.preventDefault(); this.act(key as Key, item); }
  }

  private may(key: string): boolean {
    return this.mayEdit || !editorial.includes(key);
  }

  private act(key: Key, item: Element): void {
    const claim = this.known.get((item as HTMLElement).dataset['rule']!);
    if (!claim) return;
    if (key === 'a') void this.rule({ kind: 'accept', claim: claim.id }, claim.id);
    else if (key === 'r') void this.rule({ kind: 'reject', claim: claim.id }, claim.id);
    else void this.form(key, claim, item);
  }

  private async form(key: FormKey, claim: Rulable, item: Element): Promise<void> {
    item.querySelector('.rule-form')?.remove();
    let read: Claim | null = null;
    try { read = key === 'c' ? null : await api.claim(claim.report, claim.id); } catch (error) { this.fail((error as Error).message); return; }
    const first = key === 'c' ? [area('why', say('act.comment'))] : key === 'p' ? pinFields(read!) : key === 'm' ? mergeFields(read!) : changeFields(read!);
    const form = h<HTMLFormElement>('form', {
      class: 'rule-form', 'aria-label': say('act.form', { act: say(`act.${acts[key]}`) }),
      onsubmit: (e: Event) => { e.preventDefault(); this.send(key, claim, form, read); },
      onkeydown: (e: KeyboardEvent) => { if (e.key === 'Escape') { e.stopPropagation(); form.remove(); focusClaim(item); } },
    }, ...first, key === 'c' ? null : input('why', say('field.why'), ''),
    h('p', { class: 'rule-send' }, h('button', { type: 'submit' }, say(`act.${acts[key]}`), ' ', h('kbd', {}, '↵')), h('button', { type: 'button', onclick: () => { form.remove(); focusClaim(item); } }, say('act.leave'), ' ', h('kbd', {}, 'Esc'))));
    item.append(form);
    form.querySelector<HTMLElement>('input, select, textarea')!.focus();
  }

  private send(key: FormKey, claim: Rulable, form: HTMLFormElement, read: Claim | null): void {
    const given = new FormData(form);
    const why = String(given.get('why') ?? '');
    if (key === 'c') { void this.rule({ kind: 'comment', claim: claim.id, why }, claim.id); return; }
    if (key === 'p') { void this.rule({ kind: 'pin', claim: claim.id, where: String(given.get('where')), why }, claim.id); return; }
    if (key === 'm') { void this.rule({ kind: 'merge', actor: String(given.get('actor')), into: String(given.get('into')), why }, claim.id); return; }
    const fields: Record<string, string> = {};
    for (const [name, words] of Object.entries(values(read!))) if (String(given.get(name) ?? words) !== words) fields[name] = String(given.get(name));
    void this.rule({ kind: 'change', claim: claim.id, fields, why }, claim.id);
  }

  private async rule(body: RulingBody, claim: string): Promise<void> {
    try {
      const { ruling } = await api.rule(body);
      this.made.push(ruling.number);
      await this.refresh(claim);
      this.tell(say(`done.${body.kind}`), ruling.number, claim);
    } catch (error) { this.fail((error as Error).message); }
  }

  private async undo(number: number, claim: string): Promise<void> {
    try {
      await api.takeBack(number);
      const at = this.made.indexOf(number);
      if (at >= 0) this.made.splice(at, 1);
      await this.refresh(claim);
      fill(this.said, say('done.take-back'));
    } catch (error) { this.fail((error as Error).message); }
  }

  private tell(words: string, number: number, claim: string): void {
    fill(this.said, words, ' ', h('button', { type: 'button', onclick: () => void this.undo(number, claim) }, say('act.undo'), ' ', h('kbd', {}, 'U')));
  }

  private fail(words: string): void {
    fill(this.said, h('span', { class: 'wrong' }, words));
  }
}

/** The letter of a key: where letters of another script are typed, the one that stands there on a Latin keyboard. */
const letterOf = ({ key, code }: KeyboardEvent): string => (/^\p{Script=Latin}$/u.test(key) || !code.startsWith('Key') ? key : code.slice(3)).toLowerCase();

/** Puts the keyboard on a claim of a list. */
export function focusClaim(item: Element | null): void {
  item?.querySelector<HTMLElement>('a, button')?.focus();
}

function next(item: Element, step: 1 | -1): Element | null {
  const all = [...(item.closest('.report, .place, .queue') ?? document).querySelectorAll('[data-rule]')];
  return all[all.indexOf(item) + step] ?? item;
}

function input(name: string, label: string, value: string, hint = ''): HTMLElement {
  return h('label', {}, h('span', {}, label), h('input', { name, value, autocomplete: 'off', spellcheck: 'false', placeholder: hint || null }));
}

const area = (name: string, label: string): HTMLElement => h('label', {}, h('span', {}, label), h('textarea', { name, rows: 2, required: true }));

const days = (date: ClaimDate): string => (date.to === null ? '' : date.from === null ? `..${date.to}` : date.from === date.to ? date.to : `${date.from}..${date.to}`);

/** The fields of a claim as they are typed. */
const values = (claim: Claim): Record<string, string> => ({
  status: claim.status, event: claim.event ?? '', actor: claim.actors.map((a) => a.name).join('; '), target: claim.targets.map((a) => a.name).join('; '),
  place: claim.place?.name ?? '', date: days(claim.date), source: claim.source.kind === 'outlet' ? '' : claim.source.name ?? claim.source.text ?? '',
});

function changeFields(claim: Claim): HTMLElement[] {
  const now = values(claim);
  const status = h('label', {}, h('span', {}, say('field.status')), h('select', { name: 'status' }, statuses.map((s) => h('option', { value: s, selected: s === claim.status }, statusWords(s)))));
  return [status, input('event', say('field.event'), now['event']!), input('actor', say('field.who'), now['actor']!, say('hint.several')), input('target', say('field.target'), now['target']!), input('place', say('field.where'), now['place']!),
    input('date', say('field.when'), now['date']!, '2019-01-30..2019-01-31'), input('source', say('field.source'), now['source']!, say('hint.source'))];
}

/** Two names that are one actor, in every claim: the first becomes the second. */
function mergeFields(claim: Claim): HTMLElement[] {
  const actor = claim.effects.find((effect) => effect.holder)?.holder ?? claim.actors[0] ?? claim.targets[0];
  return [input('actor', say('field.who'), actor?.name ?? ''), input('into', say('field.into'), '', say('hint.into'))];
}

function pinFields(claim: Claim): HTMLElement[] {
  const place = claim.place ?? claim.from_place ?? claim.to_place;
  const where = input('where', say('field.where'), place?.latitude !== null && place?.latitude !== undefined ? `${place.latitude},${place.longitude}` : '', say('hint.where'));
  const field = where.querySelector('input')!;
  const others = (place?.candidates ?? []).slice(0, 5).map((c) => h('button', { type: 'button', class: 'candidate', onclick: () => { field.value = c.id; field.focus(); } },
    say('place.candidate', { name: [c.name, c.admin1, c.country].filter(Boolean).join(' '), share: percent(c.probability) })));
  return [where, others.length > 0 ? h('p', { class: 'candidates' }, ...put('hint.others', { others })) : h('p', { class: 'faint' }, say('hint.pin'))];
}

/** The claims to look at first: those on which most hangs and that were read least surely. */
export class Queue {
  readonly element: HTMLElement;
  private readonly list = h('ol', { class: 'queue-list' });

  constructor(private readonly store: Store, private readonly review: Review) {
    this.element = h('section', { class: 'queue', 'aria-labelledby': 'queue-title' },
      h('h2', { id: 'queue-title', class: 'quiet' }, say('queue.title')),
      h('p', { class: 'hint' }, ...put('queue.hint', { next: h('kbd', {}, 'J'), back: h('kbd', {}, 'K'), undo: h('kbd', {}, 'U') })),
      this.list);
  }

  show(queue: Stake[], total: number): void {
    fill(this.list, queue.length === 0 ? h('li', { class: 'none' }, say('queue.none'))
      : queue.map((stake) => this.entry(stake)), total > queue.length ? h('li', { class: 'none' }, say('queue.more', { n: total - queue.length })) : null);
  }

  private entry(stake: Stake): HTMLElement {
    const { claim } = stake;
    const report = claim.report_hash.slice(0, 16);
    return h('li', { 'data-rule': claim.id },
      h('p', { class: 'what' }, h('a', { href: this.store.href({ place: stake.key }) }, stake.label), ' ',
        h('span', { class: 'faint', title: say('queue.stake.meaning') }, say('queue.stake', { share: percent(stake.change), sure: percent(stake.sure) }))),
      h('blockquote', {}, claim.report_hash.startsWith('ruling:') ? claim.text : h('a', { href: this.store.href({ report, claim: claim.id }) }, claim.text)),
      h('p', { class: 'word' }, outcome(stake)),
      ...this.review.bar({ id: claim.id, report: claim.report_hash, ruled: null }, []));
  }
}

const lower = (state: Stake['state']): string => stateWords(state).toLocaleLowerCase(locale);

function outcome(stake: Stake): string {
  const words = (state: Stake['state'], holder: Stake['holder']): string => (holder ? say(state === 'holds' ? 'queue.holds' : 'queue.state', { state: lower(state), holder: holder.name }) : lower(state));
  const [now, without] = [words(stake.state, stake.holder), words(stake.state_without, stake.holder_without)];
  return now === without ? say('queue.still', { now }) : say('queue.instead', { now, then: without });
}
