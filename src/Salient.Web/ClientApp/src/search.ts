import { api } from './api';
import { fill, h } from './dom';
import { longDay, outletName, plural } from './format';
import type { Store } from './state';
import type { FoundReport } from './found';

const atOnce = 20;

/** A box that looks for words in all reports, and the list of what was found. */
export class SearchPanel {
  readonly box: HTMLFormElement;
  readonly element: HTMLElement;
  private readonly input = h<HTMLInputElement>('input', { type: 'search', name: 'words', placeholder: 'Search reports', 'aria-label': 'Search the text of reports', title: 'Words, "a phrase", OR, -without, begin*' });
  private readonly count = h('p', { class: 'count', role: 'status' });
  private readonly list = h('ol', { class: 'found' });
  private readonly more = h('p', { class: 'earlier' });
  private asked = '';

  constructor(private readonly store: Store) {
    this.box = h<HTMLFormElement>('form', { class: 'search-box', role: 'search', onsubmit: (e: Event) => { e.preventDefault(); this.send(); } }, this.input);
    this.element = h('section', { class: 'searched', 'aria-labelledby': 'search-title' },
      h('h2', { id: 'search-title', class: 'quiet' }, 'Reports found'), this.count, this.list, this.more);
  }

  /** Shows what the address asks for. */
  async show(): Promise<void> {
    const { words } = this.store.view;
    if (document.activeElement !== this.input) this.input.value = words;
    const { received_by } = this.store.clocks;
    const question = `${words}|${received_by}`;
    if (this.store.view.tab !== 'search' || question === this.asked) return;
    this.asked = question;
    fill(this.list);
    fill(this.more);
    if (words.trim() === '') { this.count.textContent = 'Write words to look for in the box above.'; return; }
    this.count.textContent = 'Searching …';
    await this.page(words, received_by, 0);
  }

  private send(): void {
    this.store.push({ tab: 'search', words: this.input.value, place: null, report: null, claim: null });
  }

  private async page(words: string, receivedBy: string | null, offset: number): Promise<void> {
    try {
      const { total, reports } = await api.search(words, receivedBy, offset, atOnce);
      if (this.store.view.words !== words) return;
      this.count.textContent = total === 0 ? `No report has “${words}”.` : `${plural(total, 'report')} with “${words}”, best first`;
      this.list.append(...reports.map((report) => h('li', {}, ...this.entry(report))));
      const left = total - offset - reports.length;
      fill(this.more, left > 0 ? h('button', { type: 'button', class: 'link', onclick: () => void this.page(words, receivedBy, offset + atOnce) }, `Show ${Math.min(left, atOnce)} more`) : null);
    } catch (error) {
      this.asked = '';
      this.count.textContent = (error as Error).message;
    }
  }

  private entry(report: FoundReport): (Node | null)[] {
    const href = this.store.href({ report: report.hash.slice(0, 16), claim: report.claims[0] ?? null });
    return [
      h('p', { class: 'what' }, h('a', { href }, report.title ?? 'A report without a title')),
      h('p', { class: 'word' }, outletName(report.outlet), report.published ? `, ${longDay(report.published)}` : ', undated', report.withdrawn ? ', withdrawn' : ''),
      report.passage ? h('blockquote', {}, ...marked(report.passage)) : null,
      report.claims.length > 0 ? h('p', { class: 'word' }, `${plural(report.claims.length, 'claim')} of it ${report.claims.length === 1 ? 'has' : 'have'} these words`) : null,
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
