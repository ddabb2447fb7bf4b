import { api } from './api';
import { fill, h } from './dom';
import { dayNear, eventWords, longDay, names, number, outletName, shortDayYear, sourceWords, statusWords } from './format';
import { listed, listedApart, locale, say } from './say';
import type { Store } from './state';
import type { Incident, IncidentDetail, IncidentToll } from './found';

const atOnce = 60;
/** Days before the day shown that incidents are listed of. */
const daysBack = 92;

/** What happened, by all who tell of it, with its tolls, how far they differ, and who says which. */
export class IncidentsList {
  readonly element: HTMLElement;
  private readonly count = h('p', { class: 'count', role: 'status' });
  private readonly list = h('ol', { class: 'incidents-list' });
  private readonly more = h('p', { class: 'earlier' });
  private readonly tolls: HTMLInputElement;
  private all: Incident[] = [];
  private asked = '';
  private total = 0;
  private outside: number | null = null;

  constructor(private readonly store: Store) {
    this.tolls = h<HTMLInputElement>('input', { type: 'checkbox', onchange: () => this.store.replace({ tolls: this.tolls.checked }) });
    this.element = h('section', { class: 'incidents', 'aria-labelledby': 'incidents-title' },
      h('h2', { id: 'incidents-title', class: 'quiet' }, say('tab.incidents')),
      h('div', { class: 'list-tools' }, h('label', { class: 'check' }, this.tolls, say('incidents.tolls')), this.count),
      this.list, this.more);
  }

  /** Shows the incidents of the three months up to the day, and the one that the address opens. */
  async show(): Promise<void> {
    const { view, clocks } = this.store;
    if (view.tab !== 'incidents') return;
    this.tolls.checked = view.tolls;
    const question = JSON.stringify([view.on, clocks]);
    if (question !== this.asked) {
      this.asked = question;
      this.all = [];
      await this.page(question);
    }
    this.draw();
    await this.open();
  }

  private async page(question: string): Promise<void> {
    const { view, clocks } = this.store;
    const from = new Date(Date.parse(view.on!) - daysBack * 86_400_000).toISOString().slice(0, 10);
    const { incidents, total, outside } = await api.incidents(from, view.on!, clocks, this.all.length, atOnce);
    if (question !== this.asked) return;
    this.all.push(...incidents);
    this.total = total;
    this.outside = outside;
  }

  private draw(): void {
    const { view } = this.store;
    const shown = view.tolls ? this.all.filter((incident) => incident.killed ?? incident.injured ?? incident.captured) : this.all;
    this.count.textContent = say(shown.length < this.all.length ? 'incidents.count.of' : 'incidents.count', { shown: shown.length, loaded: this.all.length, n: this.total, days: daysBack, day: longDay(view.on!) });
    if (this.outside) this.count.textContent = listed([this.count.textContent, say('workspace.outside.incidents', { n: this.outside })]);
    fill(this.list, shown.length === 0 ? h('li', { class: 'none' }, say('incidents.none')) : shown.map((incident) => this.entry(incident)));
    fill(this.more, this.all.length < this.total ? h('button', { type: 'button', class: 'link', onclick: () => void this.page(this.asked).then(() => this.draw()).then(() => this.open()) }, say('incidents.more', { n: Math.min(atOnce, this.total - this.all.length) })) : null);
  }

  private entry(incident: Incident): HTMLElement {
    const open = this.store.view.incident === incident.id;
    const [actors, targets] = [names(incident.actors), names(incident.targets)];
    const who = actors && targets ? say('incidents.against', { actors, targets }) : actors || targets;
    return h('li', { 'data-incident': incident.id, class: open ? 'chosen' : null },
      h('p', { class: 'what' }, h('a', { href: this.store.href({ incident: open ? null : incident.id }), 'aria-expanded': String(open) }, capital(eventWords(incident))),
        incident.place ? h('span', {}, ` ${incident.place.name}`) : null, incident.status === 'asserted' ? null : h('span', { class: `status st-${incident.status}` }, statusWords(incident.status))),
      who ? h('p', { class: 'who' }, who) : null,
      ...(['killed', 'injured', 'captured'] as const).map((what) => (incident[what] ? toll(what, incident[what]) : null)),
      h('p', { class: 'word' }, listed([daysOf(incident), say(incident.origins_against > 0 ? 'incidents.sources.against' : 'incidents.sources', { n: incident.origins, against: incident.origins_against })]),
        incident.reports > incident.origins ? say('incidents.reports', { n: incident.reports }) : ''),
      h('div', { class: 'told' }));
  }

  private async open(): Promise<void> {
    const { incident, tab } = this.store.view;
    if (incident === null || tab !== 'incidents') return;
    const at = this.list.querySelector(`[data-incident="${CSS.escape(incident)}"] .told`);
    try {
      const detail = await api.incident(incident, this.store.clocks);
      if (this.store.view.incident !== incident) return;
      if (at) fill(at, this.told(detail));
      // An incident of another time, opened by its address, stands on top.
      else this.list.prepend(h('li', { class: 'chosen' }, h('p', { class: 'what' }, capital(eventWords(detail)), ' ', detail.place?.name), h('p', { class: 'word' }, daysOf(detail)), this.told(detail)));
    } catch (error) {
      if (at) fill(at, h('p', { class: 'problem', role: 'alert' }, (error as Error).message));
    }
  }

  private told(detail: IncidentDetail): HTMLElement {
    return h('ol', { class: 'claims' }, detail.claims.map((claim) => h('li', { class: claim.repeats ? 'repeat' : null },
      claim.sentence === '' && claim.text === '' ? null : h('blockquote', {}, h('a', { href: this.store.href({ report: claim.report_hash.slice(0, 16), claim: claim.id }) }, claim.sentence || claim.text)),
      h('p', { class: 'by' }, sourceWords(claim.source, claim.outlet), claim.source.kind !== 'outlet' && claim.outlet ? h('span', { class: 'faint' }, say('source.in', { outlet: outletName(claim.outlet) })) : null,
        claim.published ? h('span', { class: 'faint' }, ` · ${shortDayYear(claim.published)}`) : null, claim.repeats ? h('span', { class: 'faint' }, ` · ${say('place.repeats')}`) : null))));
  }
}

const capital = (words: string): string => words.charAt(0).toLocaleUpperCase(locale) + words.slice(1);

/** "3 to 9 killed, last said 7": with who says which, where they differ. */
function toll(what: 'killed' | 'injured' | 'captured', { low, high, latest, said }: IncidentToll): HTMLElement {
  const by = [...new Set(said.map((s) => say('incidents.said', {
    count: s.high !== null && s.high > s.count ? say('count.range', { low: s.count, high: s.high }) : number(s.count), source: s.source ?? outletName(s.outlet),
  })))];
  return h('p', { class: 'toll' }, h('b', {}, low === high ? say(`toll.${what}`, { n: low }) : say(`toll.${what}.range`, { low, high })), low === high ? '' : say('incidents.latest', { n: latest }),
    h('span', { class: 'faint' }, `: ${listedApart(by.slice(0, 4))}`, by.length > 4 ? say('incidents.others', { n: by.length - 4 }) : ''));
}

function daysOf({ from, to }: { from: string | null; to: string | null }): string {
  if (from !== null && to !== null && from !== to) return say('day.range', { from: dayNear(from, to), to: shortDayYear(to) });
  return to === null ? say('day.undated') : from === null ? say('day.by', { day: shortDayYear(to) }) : shortDayYear(to);
}
