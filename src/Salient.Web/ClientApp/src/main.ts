import './styles.css';
import './place.css';
import './finding.css';
import { api } from './api';
import { ChangesList } from './changes';
import { fill, h } from './dom';
import { longDay, placeName } from './format';
import { ExportMenu } from './export';
import { IncidentsList } from './incidents';
import { LegendBox } from './legend';
import { HoldingsList, matches } from './list';
import { LayersBox } from './layers';
import { HoldingsMap } from './map';
import { PlacePanel } from './place';
import { focusClaim, Queue, Review } from './review';
import { ReportView } from './report';
import { LanguageChoice } from './language';
import { put, say } from './say';
import { SearchPanel } from './search';
import { Store, type View } from './state';
import { Looks, onScheme } from './symbols';
import { Timeline } from './timeline';
import { WorkspaceChoice } from './workspace';
import type { Day, Holding, Legend } from './types';

const settle = 70;

/** Puts the parts together: the address says what to show, the parts show it, and what people do goes back into the address. */
class Page {
  private readonly store = new Store();
  private readonly looks: Looks;
  private readonly timeline = new Timeline(this.store);
  private readonly list: HoldingsList;
  private readonly changes: ChangesList;
  private readonly incidents = new IncidentsList(this.store);
  private readonly search = new SearchPanel(this.store);
  private readonly review: Review;
  private readonly queue: Queue;
  private readonly place: PlacePanel;
  private readonly report: ReportView;
  private readonly legend: LegendBox;
  private readonly layers: LayersBox;
  private readonly map: HoldingsMap;
  private readonly workspaces = new WorkspaceChoice(this.store);
  private readonly tip = h('div', { class: 'tip', 'aria-hidden': 'true', hidden: true });
  private readonly lede = h('p', { class: 'lede' });
  private readonly problem = h('p', { class: 'problem', role: 'alert', hidden: true });
  private readonly tabs = { map: this.tab('map'), list: this.tab('list'), changes: this.tab('changes'), incidents: this.tab('incidents'), review: this.tab('review') };
  private settle = (): void => undefined;
  /** Done when the first holdings are shown. */
  readonly settled = new Promise<void>((done) => { this.settle = done; });
  private holdings: Holding[] = [];
  private days: Day[] = [];
  private day = '';
  private fitted = false;
  private timer = 0;
  private asked = 0;

  private readonly isPublic: boolean;

  constructor(root: HTMLElement, legend: Legend) {
    this.isPublic = legend.public;
    this.looks = new Looks(legend);
    const onlyReads = legend.public || legend.role === 'reader';
    this.review = new Review((claim) => this.refresh(claim), onlyReads, legend.role !== 'analyst');
    this.list = new HoldingsList(this.store, this.looks, (key) => this.map.point(key));
    this.changes = new ChangesList(this.store, this.looks);
    this.queue = new Queue(this.store, this.review);
    this.place = new PlacePanel(this.store, this.looks, this.review);
    this.report = new ReportView(this.store, this.looks, this.review);
    this.legend = new LegendBox(this.store, this.looks);
    this.layers = new LayersBox(this.store);
    const target = h('div', { id: 'map', tabindex: 0, role: 'application', 'aria-label': say('map.label') });
    fill(root,
      h('a', { class: 'skip', href: '#list' }, say('skip.list')),
      h('a', { class: 'skip', href: '#time', onclick: (e: Event) => { e.preventDefault(); this.timeline.focus(); } }, say('skip.time')),
      h('header', { class: 'top' },
        h('a', { class: 'mark', href: '/', title: say('page.home') }, say('page.name')), this.lede,
        legend.public ? null : this.search.box, new ExportMenu(this.store, () => this.shown()).element,
        h('nav', { class: 'tabs', 'aria-label': say('tab.label') }, ...Object.values(this.tabs).filter((tab) => !onlyReads || tab !== this.tabs.review)),
        legend.role === null ? null : h('a', { class: 'account', href: '/login', title: say('page.account', { user: legend.user ?? '', role: say(`role.${legend.role}`) }) }, legend.user ?? ''),
        legend.role === 'admin' ? h('a', { class: 'account', href: '/audit' }, say('audit.title')) : null,
        this.workspaces.element, new LanguageChoice().element),
      h('main', { class: 'desk' },
        this.problem,
        h('section', { class: 'stage', 'aria-label': say('tab.map') }, target, this.layers.element, this.legend.element, this.tip),
        h('div', { class: 'side' }, this.place.element, this.list.element, this.changes.element, this.incidents.element, this.search.element, this.queue.element),
        this.report.element,
        this.review.said),
      this.timeline.element);
    this.map = new HoldingsMap(target, this.tip, this.looks, legend, () => [this.legend.element, this.layers.element], {
      choose: (place) => this.store.push({ place }),
      moved: (map) => { if (this.fitted) this.store.replace({ map }); },
      seen: (seen) => this.legend.show(seen, this.holdings, this.store.view.find),
    });
    root.addEventListener('click', (e) => this.follow(e));
    this.store.listen((view, before) => this.update(view, before));
    onScheme(() => { this.map.schemeChanged(); this.report.hide(); this.draw(); void this.loadDetails(this.store.view, null); });
  }

  async start(): Promise<void> {
    await Promise.all([this.loadDays(), this.isPublic ? null : this.workspaces.load()]);
    const { view } = this.store;
    if (view.map) this.map.go(view.map);
    this.update(this.store.view, null);
  }

  /** Fetches what the first view does without. */
  loadRest(): Promise<void> {
    return this.map.loadRest();
  }

  private tab(tab: Exclude<View['tab'], 'search'>): HTMLButtonElement {
    return h<HTMLButtonElement>('button', { type: 'button', class: `tab tab-${tab}`, onclick: () => this.store.push({ tab, place: null, report: null, claim: null }) }, say(`tab.${tab}`));
  }

  /** The page's own links change the view without a new page; all others, and those opened in a new tab, are left to the browser. */
  private follow(e: MouseEvent): void {
    const link = (e.target as Element).closest('a');
    if (!link || e.defaultPrevented || e.button !== 0 || e.metaKey || e.ctrlKey || e.shiftKey || link.target || link.getAttribute('href')?.startsWith('#')) return;
    const address = new URL(link.href);
    if (address.origin !== location.origin || !(address.pathname === '/' || address.pathname.startsWith('/report/'))) return;
    e.preventDefault();
    if (link.classList.contains('mark')) this.fitted = false;
    this.store.open(address);
  }

  private async loadDays(): Promise<void> {
    const { known, had } = this.store.view;
    const days = await api.days({ workspace: this.store.view.workspace, known_by: known === 'then' || had !== null ? null : known, received_by: had });
    this.days = days.days;
    this.timeline.setDays(days);
    if (this.store.view.on === null && days.last !== null) this.store.replace({ on: days.last });
    if (days.last === null) this.fail(say('page.empty', { command: 'salient ingest FILE...' }));
  }

  private update(view: View, before: View | null): void {
    if (view.on === null) { if (before) void this.guard(this.loadDays()); return; }
    const clock = before !== null && (view.known !== before.known || view.had !== before.had);
    if (clock && view.known !== 'then') void this.guard(this.loadDays());
    document.body.dataset['tab'] = view.tab;
    document.body.classList.toggle('has-place', view.place !== null);
    document.body.classList.toggle('has-report', view.report !== null);
    for (const [name, tab] of Object.entries(this.tabs)) tab.setAttribute('aria-pressed', String(name === view.tab));
    this.timeline.show(view);
    this.layers.show(view);
    this.map.background(view.borders, view.backdrop, view.cells);
    if (before && view.map && before.map !== view.map && !same(before.map, view.map)) this.followMap(view);
    const moved = !before || view.on !== before.on || clock || view.since !== before.since;
    if (moved) this.later(before ? settle : 0);
    else if (view.find !== before.find || view.sort !== before.sort || view.place !== before.place || view.tab !== before.tab) this.draw();
    void this.search.show();
    void this.guard(this.incidents.show());
    if (view.tab === 'review' && (moved || view.tab !== before?.tab)) void this.guard(this.loadQueue());
    void this.loadDetails(view, before);
  }

  /** The filter of the page as other questions can ask it: the open place, the holder that the legend narrowed to. */
  private shown(): { place: Holding | null; actor: string | null } {
    const { view } = this.store;
    const holders = this.holdings.map((holding) => holding.holder?.name);
    return { place: this.holdings.find((holding) => holding.key === view.place) ?? null, actor: holders.includes(view.find) ? view.find : null };
  }

  private async loadQueue(): Promise<void> {
    const { view, knownBy } = this.store;
    const { queue, total } = await api.queue(view.on!, knownBy, view.workspace);
    if (this.store.view.on === view.on && this.store.view.tab === 'review') this.queue.show(queue, total);
  }

  /** After a ruling: everything shown is asked for anew, and the keyboard stays where it was. */
  private async refresh(claim: string): Promise<void> {
    const { view } = this.store;
    const list = document.activeElement?.closest('.report, .place, .queue');
    const at = [...list?.querySelectorAll<HTMLElement>('[data-rule]') ?? []].findIndex((item) => item.dataset['rule'] === claim);
    const [side, column] = [document.querySelector('.side')!, document.querySelector('.readings')];
    const tops = [side.scrollTop, column?.scrollTop ?? 0];
    this.report.forget();
    await Promise.all([this.guard(this.loadHoldings()), view.tab === 'review' ? this.guard(this.loadQueue()) : null, this.loadDetails(view, null)]);
    side.scrollTop = tops[0]!;
    document.querySelector('.readings')?.scrollTo({ top: tops[1]! });
    const items = [...list?.isConnected ? list.querySelectorAll<HTMLElement>('[data-rule]') : []];
    focusClaim(items.find((item) => item.dataset['rule'] === claim) ?? items[Math.min(at, items.length - 1)] ?? null);
  }

  /** A map that people move reports where it is; only the browser's back and forward buttons move it from the address. */
  private followMap(view: View): void {
    if (!this.map.isAt(view.map!)) this.map.go(view.map!);
  }

  private later(wait: number): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.guard(this.loadHoldings()), wait);
  }

  private async loadHoldings(): Promise<void> {
    const ask = ++this.asked;
    const { view, clocks } = this.store;
    // A day before the first one of the list would be an empty question.
    const since = view.since !== null && view.since <= view.on! ? view.since : null;
    const [answer, changes] = await Promise.all([api.holdings(view.on!, clocks), api.changes(since, view.on!, clocks)]);
    if (ask !== this.asked) return;
    this.problem.hidden = true;
    this.holdings = answer.holdings;
    this.day = answer.on;
    this.list.outside = answer.outside;
    this.changes.show(changes, view.on!, this.days);
    this.draw();
    if (!this.fitted && !this.store.view.map) this.map.fit(this.holdings.map((holding) => holding.place), this.legend.element.offsetWidth + 40);
    this.fitted = true;
    this.settle();
  }

  private draw(): void {
    const { view } = this.store;
    const shown = this.holdings.filter((holding) => matches(holding, view.find));
    this.map.show(this.holdings, shown, this.holdings.find((holding) => holding.key === view.place) ?? null, this.day);
    this.list.show(this.holdings, shown, view, this.timeline.nothing);
    const day = h('b', {}, longDay(view.on!));
    fill(this.lede, view.had !== null ? put('page.lede.had', { day, had: longDay(view.had) }) : view.known === null ? put('page.lede.now', { day })
      : view.known === 'then' ? put('page.lede.then', { day }) : put('page.lede.known', { day, known: longDay(view.known) }));
    document.title = this.titleOf(view);
    this.list.element.setAttribute('aria-description', say('list.described', { n: shown.length, day: longDay(view.on!) }));
  }

  private titleOf(view: View): string {
    const place = this.holdings.find((holding) => holding.key === view.place);
    return [place ? placeName(place) : '', view.on ? longDay(view.on) : '', say('page.name')].filter(Boolean).join(' · ');
  }

  private async loadDetails(view: View, before: View | null): Promise<void> {
    if (view.report === null) this.report.hide();
    else if (!before || view.report !== before.report || view.claim !== before.claim) await this.loadReport(view, before);
    if (view.place === null) this.place.hide();
    else if (!before || view.place !== before.place || view.on !== before.on || view.known !== before.known || view.had !== before.had) await this.loadPlace(view, before);
    else if (before.report !== null && view.report === null) this.place.focus();
    if (before?.place && view.place === null && view.report === null) this.list.focus(before.place);
  }

  private async loadPlace(view: View, before: View | null): Promise<void> {
    try {
      const detail = await api.place(view.place!, view.on!, this.store.clocks);
      if (this.store.view.place !== view.place || this.store.view.on !== view.on) return;
      this.place.show(detail, view.on!);
      if (before && before.place !== view.place) {
        this.place.focus();
        this.map.reveal(detail.holding.place);
      }
    } catch (error) {
      this.place.fail((error as Error).message);
    }
  }

  private async loadReport(view: View, before: View | null): Promise<void> {
    try {
      const detail = await api.report(view.report!);
      if (this.store.view.report !== view.report) return;
      this.report.show(detail);
      this.report.settle(view.claim, before?.report !== view.report);
    } catch (error) {
      this.report.fail((error as Error).message);
    }
  }

  private async guard(work: Promise<void>): Promise<void> {
    try { await work; } catch (error) { this.fail((error as Error).message); }
  }

  private fail(message: string): void {
    this.problem.hidden = false;
    this.problem.textContent = message;
  }
}

const same = (a: [number, number, number] | null, b: [number, number, number]): boolean => a !== null && a.every((n, i) => n === b[i]);

async function start(): Promise<void> {
  const root = document.getElementById('app')!;
  try {
    const page = new Page(root, await api.legend());
    await page.start();
    document.body.dataset['ready'] = 'true';
    await page.settled;
    await page.loadRest();
  } catch (error) {
    fill(root, h('p', { class: 'problem', role: 'alert' }, (error as Error).message));
  }
}

void start();
