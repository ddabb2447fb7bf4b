import { api } from './api';
import { fill, h } from './dom';
import { longDay, outletName } from './format';
import { listed, say } from './say';
import type { Clocks, Store } from './state';
import type { FoundReport } from './found';

const atOnce = 20;

/** A box that looks for words in all reports, and the list of what was found. */
export class SearchPanel {
  readonly box: HTMLFormElement;
  readonly element: HTMLElement;
  private readonly input = h<HTMLInputElement>('input', { type: 'search', name: 'words', placeholder: say('search.placeholder'), 'aria-label': say('search.label'), title: say('search.syntax') });
  private readonly count = h('p', { class: 'count', role: 'status' });
  private readonly list = h('ol', { class: 'found' });
  private readonly more = h('p', { class: 'earlier' });
  private asked = '';

  constructor(private readonly store: Store) {
    this.box = h<HTMLFormElement>('form', { class: 'search-box', role: 'search', onsubmit: (e: Event) => { e.preventDefault(); this.send(); } }, this.input);
    this.element = h('section', { class: 'searched', 'aria-labelledby': 'search-title' },
      h('h2', { id: 'search-title', class: 'quiet' }, say('search.title')), this.count, this.list, this.more);
  }

  /** Shows what the address asks for. */
  async show(): Promise<void> {
    const { words } = this.store.view;
    if (document.activeElement !== this.input) this.input.value = words;
    const { clocks } = this.store;
    const question = `${words}|${JSON.stringify(clocks)}`;
    if (this.store.view.tab !== 'search' || question === this.asked) return;
    this.asked = question;
    fill(this.list);
    fill(this.more);
    if (words.trim() === '') { this.count.textContent = say('search.empty'); return; }
    this.count.textContent = say('search.busy');
    await this.page(words, clocks, 0);
  }

  private send(): void {
    this.store.push({ tab: 'search', words: this.input.value, place: null, report: null, claim: null });
  }

  private async page(words: string, clocks: Clocks, offset: number): Promise<void> {
    try {
      const { total, reports, outside } = await api.search(words, clocks, offset, atOnce);
      if (this.store.view.words !== words) return;
      this.count.textContent = total === 0 ? say('search.none', { words }) : say('search.count', { n: total, words });
      if (outside) this.count.textContent = listed([this.count.textContent, say('workspace.outside.reports', { n: outside })]);
      this.list.append(...reports.map((report) => h('li', {}, ...this.entry(report))));
      const left = total - offset - reports.length;
      fill(this.more, left > 0 ? h('button', { type: 'button', class: 'link', onclick: () => void this.page(words, clocks, offset + atOnce) }, say('incidents.more', { n: Math.min(left, atOnce) })) : null);
    } catch (error) {
      this.asked = '';
      this.count.textContent = (error as Error).message;
    }
  }

  private entry(report: FoundReport): (Node | null)[] {
    const href = this.store.href({ report: report.hash.slice(0, 16), claim: report.claims[0] ?? null });
    return [
      h('p', { class: 'what' }, h('a', { href }, report.title ?? say('report.untitled'))),
      h('p', { class: 'word' }, listed([outletName(report.outlet), report.published ? longDay(report.published) : say('day.undated'), ...report.withdrawn ? [say('search.withdrawn')] : []])),
      report.passage ? h('blockquote', {}, ...marked(report.passage)) : null,
      report.claims.length > 0 ? h('p', { class: 'word' }, say('search.claims', { n: report.claims.length })) : null,
    ];
  }
}

/** A passage with the words that were looked for marked in it. */
function marked({ text, start, hits }: NonNullable<FoundReport['passage']>): (Node | string)[] {
  const parts: (Node | string)[] = [];
  let at = 0;
  for (const hit of hits) {
    const [from, to] = [hit.start - start, hit.end - start];
    if (from < at || to > text.length) continue;
    parts.push(text.slice(at, from), h('b', {}, text.slice(from, to)));
    at = to;
  }
  return [...parts, text.slice(at)];
}
