import { api } from './api';
import { fill, h } from './dom';
import { names, percent, stateWords } from './format';
import type { Ruled, RulingBody, RulingLine, Stake } from './ruled';
import type { Claim, ClaimDate, Status } from './types';
import type { Store } from './state';

/** What can be ruled on a claim, by the key that does it. */
const acts = { a: 'Accept', r: 'Reject', e: 'Change', p: 'Pin', c: 'Comment' } as const;
type Key = keyof typeof acts;

const statuses: Status[] = ['asserted', 'negated', 'denied', 'failed', 'planned', 'conditional', 'possible'];

const meaning: Record<Key, string> = {
  a: 'It is read rightly: it counts as surely read and pinned.',
  r: 'It must not count: it leaves the ledger.',
  e: 'Other fields than were read.',
  p: 'Its place lies elsewhere, or is another.',
  c: 'Words about it; no answer changes.',
};

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

  /** @param closed Whether nothing can be ruled here: the public view. */
  constructor(private readonly refresh: (claim: string) => Promise<void>, private readonly closed: boolean) {
    if (!closed) document.addEventListener('keydown', (e) => this.key(e));
  }

  /** The bar of a claim, and what was ruled of it. Its list item must bear the claim's id as data-rule. */
  bar(claim: Rulable, rulings: RulingLine[]): HTMLElement[] {
    if (this.closed) return [];
    this.known.set(claim.id, claim);
    const own = rulings.filter((r) => claim.ruled?.numbers.includes(r.number));
    return [
      h('p', { class: 'rule-bar' }, Object.entries(acts).map(([key, words]) => h('button', {
        type: 'button', class: `rule rule-${key}`, title: `${meaning[key as Key]} Key ${key.toUpperCase()}.`, 'aria-keyshortcuts': key,
        'aria-pressed': key === 'a' ? String(claim.ruled?.verdict === 'accepted') : key === 'r' ? String(claim.ruled?.verdict === 'rejected') : null,
        onclick: (e: Event) => this.act(key as Key, (e.currentTarget as Element).closest('[data-rule]')!),
      }, words, ' ', h('kbd', {}, key.toUpperCase())))),
      own.length === 0 ? h('div', { hidden: true }) : h('ul', { class: 'rulings' }, own.map((r) => h('li', {},
        r.words.replace(/^\d+ /, ''), ' ', h('button', { type: 'button', class: 'undo', 'aria-label': `Take back: ${r.words}`, onclick: () => void this.undo(r.number, claim.id) }, 'Take back')))),
    ];
  }

  private key(e: KeyboardEvent): void {
    const at = e.target as Element;
    if (e.ctrlKey || e.metaKey || e.altKey || at.closest('input, select, textarea')) return;
    const item = at.closest<HTMLElement>('[data-rule]');
    const key = e.key.toLowerCase();
    if (key === 'u' && this.made.length > 0) { e.preventDefault(); void this.undo(this.made.at(-1)!, item?.dataset['rule'] ?? ''); return; }
    if (!item) return;
    if (key === 'j' || key === 'k') { e.preventDefault(); focusClaim(next(item, key === 'j' ? 1 : -1)); }
    else if (key in acts) { e.preventDefault(); this.act(key as Key, item); }
  }

  private act(key: Key, item: Element): void {
    const claim = this.known.get((item as HTMLElement).dataset['rule']!);
    if (!claim) return;
    if (key === 'a') void this.rule({ kind: 'accept', claim: claim.id }, 'Accepted.');
    else if (key === 'r') void this.rule({ kind: 'reject', claim: claim.id }, 'Rejected.');
    else void this.form(key, claim, item);
  }

  private async form(key: 'e' | 'p' | 'c', claim: Rulable, item: Element): Promise<void> {
    item.querySelector('.rule-form')?.remove();
    let read: Claim | null = null;
    try { read = key === 'c' ? null : await api.claim(claim.report, claim.id); } catch (error) { this.fail((error as Error).message); return; }
    const first = key === 'c' ? [area('why', 'Comment')] : key === 'p' ? pinFields(read!) : changeFields(read!);
    const form = h<HTMLFormElement>('form', {
      class: 'rule-form', 'aria-label': `${acts[key]} this claim`,
      onsubmit: (e: Event) => { e.preventDefault(); this.send(key, claim, form, read); },
      onkeydown: (e: KeyboardEvent) => { if (e.key === 'Escape') { e.stopPropagation(); form.remove(); focusClaim(item); } },
    }, ...first, key === 'c' ? null : input('why', 'Why', ''),
    h('p', { class: 'rule-send' }, h('button', { type: 'submit' }, acts[key], ' ', h('kbd', {}, '↵')), h('button', { type: 'button', onclick: () => { form.remove(); focusClaim(item); } }, 'Leave it ', h('kbd', {}, 'Esc'))));
    item.append(form);
    form.querySelector<HTMLElement>('input, select, textarea')!.focus();
  }

  private send(key: 'e' | 'p' | 'c', claim: Rulable, form: HTMLFormElement, read: Claim | null): void {
    const given = new FormData(form);
    const why = String(given.get('why') ?? '');
    if (key === 'c') { void this.rule({ kind: 'comment', claim: claim.id, why }, 'Commented.'); return; }
    if (key === 'p') { void this.rule({ kind: 'pin', claim: claim.id, where: String(given.get('where')), why }, 'Pin moved.'); return; }
    const fields: Record<string, string> = {};
    for (const [name, words] of Object.entries(values(read!))) if (String(given.get(name) ?? words) !== words) fields[name] = String(given.get(name));
    void this.rule({ kind: 'change', claim: claim.id, fields, why }, 'Changed.');
  }

  private async rule(body: RulingBody, words: string): Promise<void> {
    try {
      const { ruling } = await api.rule(body);
      this.made.push(ruling.number);
      await this.refresh(body.claim);
      this.tell(words, ruling.number, body.claim);
    } catch (error) { this.fail((error as Error).message); }
  }

  private async undo(number: number, claim: string): Promise<void> {
    try {
      await api.takeBack(number);
      const at = this.made.indexOf(number);
      if (at >= 0) this.made.splice(at, 1);
      await this.refresh(claim);
      fill(this.said, 'Taken back.');
    } catch (error) { this.fail((error as Error).message); }
  }

  private tell(words: string, number: number, claim: string): void {
    fill(this.said, words, ' ', h('button', { type: 'button', onclick: () => void this.undo(number, claim) }, 'Undo ', h('kbd', {}, 'U')));
  }

  private fail(words: string): void {
    fill(this.said, h('span', { class: 'wrong' }, words));
  }
}

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
  status: claim.status, event: claim.event ?? '', actor: names(claim.actors).replaceAll(', ', '; '), target: names(claim.targets).replaceAll(', ', '; '),
  place: claim.place?.name ?? '', date: days(claim.date), source: claim.source.kind === 'outlet' ? '' : claim.source.name ?? claim.source.text ?? '',
});

function changeFields(claim: Claim): HTMLElement[] {
  const now = values(claim);
  const status = h('label', {}, h('span', {}, 'Status'), h('select', { name: 'status' }, statuses.map((s) => h('option', { value: s, selected: s === claim.status }, s))));
  return [status, input('event', 'Event', now['event']!), input('actor', 'Who', now['actor']!, 'several with ;'), input('target', 'Target', now['target']!), input('place', 'Where', now['place']!),
    input('date', 'When', now['date']!, '2019-01-30..2019-01-31'), input('source', 'Source', now['source']!, 'empty: the outlet itself')];
}

function pinFields(claim: Claim): HTMLElement[] {
  const place = claim.place ?? claim.from_place ?? claim.to_place;
  const where = input('where', 'Where', place?.latitude !== null && place?.latitude !== undefined ? `${place.latitude},${place.longitude}` : '', '35.93,36.63 or a name');
  const field = where.querySelector('input')!;
  const others = (place?.candidates ?? []).slice(0, 5).map((c) => h('button', { type: 'button', class: 'candidate', onclick: () => { field.value = c.id; field.focus(); } },
    `${c.name}, ${[c.admin1, c.country].filter(Boolean).join(' ')} (${percent(c.probability)})`));
  return [where, others.length > 0 ? h('p', { class: 'candidates' }, 'Others of the name: ', ...others) : h('p', { class: 'faint' }, 'Latitude and longitude in degrees, a name, or an id.')];
}

/** The claims to look at first: those on which most hangs and that were read least surely. */
export class Queue {
  readonly element: HTMLElement;
  private readonly list = h('ol', { class: 'queue-list' });

  constructor(private readonly store: Store, private readonly review: Review) {
    this.element = h('section', { class: 'queue', 'aria-labelledby': 'queue-title' },
      h('h2', { id: 'queue-title', class: 'quiet' }, 'To review'),
      h('p', { class: 'hint' }, 'What would change the map most and is least sure comes first. ', h('kbd', {}, 'J'), ' next, ', h('kbd', {}, 'K'), ' back, ', h('kbd', {}, 'U'), ' undo.'),
      this.list);
  }

  show(queue: Stake[], total: number): void {
    fill(this.list, queue.length === 0 ? h('li', { class: 'none' }, 'No claim waits for a ruling on this day.')
      : queue.map((stake) => this.entry(stake)), total > queue.length ? h('li', { class: 'none' }, `${total - queue.length} more wait behind these.`) : null);
  }

  private entry(stake: Stake): HTMLElement {
    const { claim } = stake;
    const report = claim.report_hash.slice(0, 16);
    return h('li', { 'data-rule': claim.id },
      h('p', { class: 'what' }, h('a', { href: this.store.href({ place: stake.key }) }, stake.label), ' ',
        h('span', { class: 'faint', title: 'How much of what is believed moves without this claim, and how surely it was read.' }, `moves ${percent(stake.change)} of what is believed, ${percent(stake.sure)} sure`)),
      h('blockquote', {}, claim.report_hash.startsWith('ruling:') ? claim.text : h('a', { href: this.store.href({ report, claim: claim.id }) }, claim.text)),
      h('p', { class: 'word' }, outcome(stake)),
      ...this.review.bar({ id: claim.id, report: claim.report_hash, ruled: null }, []));
  }
}

function outcome(stake: Stake): string {
  const words = (state: Stake['state'], holder: Stake['holder']): string => (holder ? `${stateWords[state].toLowerCase()}${state === 'holds' ? ' by' : ','} ${holder.name}` : stateWords[state].toLowerCase());
  const [now, without] = [words(stake.state, stake.holder), words(stake.state_without, stake.holder_without)];
  return now === without ? `Without it: still ${now}, less sure.` : `Without it: ${without} instead of ${now}.`;
}
