import type { WorldView } from './borders';
import { isDay } from './format';

const tabs = ['map', 'list', 'changes', 'incidents', 'search', 'review'] as const;
export type Tab = typeof tabs[number];

/** Everything that the address holds: a copied address shows the same view to somebody else. */
export interface View {
  /** The day looked at; null until the days are known (then the last one). */
  on: string | null;
  /** What was known: null for all that is known now, "then" for what was known on the day, or a day. */
  known: string | null;
  /** The day by whose end the store must have had a report for it to count, or null. It is asked for instead of what was known. */
  had: string | null;
  /** The first day of the list of changes; null for as far back as the server goes by itself. */
  since: string | null;
  place: string | null;
  report: string | null;
  claim: string | null;
  /** Centre and zoom of the map: latitude, longitude, zoom. */
  map: [number, number, number] | null;
  tab: Tab;
  /** Words looked for in reports. */
  words: string;
  /** The incident that is open, by the id of one of its claims. */
  incident: string | null;
  /** Whether only incidents with a number of killed, injured or captured are listed. */
  tolls: boolean;
  /** Whose borders the map draws. */
  borders: WorldView;
  /** Whether rivers and towns that nobody tells of are drawn. */
  backdrop: boolean;
  /** Whether the land is coloured by the nearest place that is known. */
  cells: boolean;
  /** Words that narrow the list. */
  find: string;
  sort: string;
  /** The language that the address asks for, or null: then the browser's. */
  lang: string | null;
  /** The conflict that is looked at, by the name of its workspace; null for everything. */
  workspace: string | null;
}

/** What every question is asked by: which workspace, and by which days a report must have been published, or must have been in the store. */
export interface Clocks extends Record<string, string | null> {
  workspace: string | null;
  known_by: string | null;
  received_by: string | null;
}

export type Patch = Partial<View>;
type Listener = (view: View, before: View) => void;

export function parse(address: URL): View {
  const query = address.searchParams;
  const known = query.get('known');
  const tab = query.get('tab');
  const borders = query.get('borders');
  const report = /^\/report\/([^/]+)$/.exec(address.pathname);
  return {
    on: day(query.get('on')),
    known: known === 'then' || isDay(known) ? known : null,
    had: day(query.get('had')),
    since: day(query.get('since')),
    place: query.get('place'),
    report: report ? decodeURIComponent(report[1] as string) : null,
    claim: query.get('claim'),
    map: parseMap(query.get('view')),
    tab: tabs.find((t) => t === tab) ?? 'map',
    words: query.get('words') ?? '',
    incident: query.get('incident'),
    tolls: query.get('tolls') === 'on',
    borders: borders === 'control' || borders === 'none' ? borders : 'un',
    backdrop: query.get('backdrop') !== 'off',
    cells: query.get('cells') === 'on',
    find: query.get('find') ?? '',
    sort: query.get('sort') ?? 'since',
    lang: query.get('lang'),
    workspace: query.get('workspace') || null,
  };
}

const day = (text: string | null): string | null => (isDay(text) ? text : null);

function parseMap(text: string | null): [number, number, number] | null {
  const numbers = (text ?? '').split(',').map(Number);
  const [latitude, longitude, zoom] = numbers;
  if (numbers.length !== 3 || numbers.some(Number.isNaN) || latitude === undefined || longitude === undefined || zoom === undefined) return null;
  return Math.abs(latitude) <= 85 && Math.abs(longitude) <= 180 && zoom >= 1 && zoom <= 18 ? [latitude, longitude, zoom] : null;
}

export function format(view: View): string {
  const query = new URLSearchParams();
  const put = (name: string, value: string | null, usual: string | null = null): void => {
    if (value !== null && value !== '' && value !== usual) query.set(name, value);
  };
  put('on', view.on);
  put('known', view.known);
  put('had', view.had);
  put('since', view.since);
  put('place', view.place);
  put('view', view.map ? `${view.map[0].toFixed(3)},${view.map[1].toFixed(3)},${view.map[2].toFixed(2)}` : null);
  put('tab', view.tab, 'map');
  put('words', view.words);
  put('incident', view.tab === 'incidents' ? view.incident : null);
  put('tolls', view.tolls ? 'on' : null);
  put('borders', view.borders, 'un');
  put('backdrop', view.backdrop ? null : 'off');
  put('cells', view.cells ? 'on' : null);
  put('find', view.find);
  put('sort', view.sort, 'since');
  put('lang', view.lang);
  put('workspace', view.workspace);
  if (view.report !== null) put('claim', view.claim);
  const path = view.report === null ? '/' : `/report/${encodeURIComponent(view.report)}`;
  const text = query.toString().replaceAll('%2C', ',').replaceAll('%3A', ':');
  return text ? `${path}?${text}` : path;
}

/** Holds the view, keeps the address in step with it and tells listeners when either changes. */
export class Store {
  private listeners: Listener[] = [];
  private current: View;

  constructor() {
    this.current = parse(new URL(location.href));
    addEventListener('popstate', () => this.take(parse(new URL(location.href))));
  }

  get view(): View {
    return this.current;
  }

  /** The day that "known by" means for the day looked at; null means all that is known now. */
  get knownBy(): string | null {
    return this.current.known === 'then' ? this.current.on : this.current.known;
  }

  /** The clocks as the API asks for them. */
  get clocks(): Clocks {
    return { workspace: this.current.workspace, known_by: this.current.had === null ? this.knownBy : null, received_by: this.current.had };
  }

  listen(listener: Listener): void {
    this.listeners.push(listener);
  }

  /** Changes the view in place: for what moves without end, such as the slider and the map. */
  replace(patch: Patch): void {
    this.write(patch, false);
  }

  /** Changes the view as a step that the browser's back button undoes: opening a place or a report. */
  push(patch: Patch): void {
    this.write(patch, true);
  }

  href(patch: Patch): string {
    return format({ ...this.current, ...patch });
  }

  /** Follows one of the page's own links. */
  open(address: URL): void {
    this.push(parse(address));
  }

  private write(patch: Patch, step: boolean): void {
    const next = { ...this.current, ...patch };
    const address = format(next);
    if (address !== location.pathname + location.search) {
      if (step) history.pushState(null, '', address);
      else history.replaceState(null, '', address);
    }
    this.take(next);
  }

  private take(next: View): void {
    const before = this.current;
    this.current = next;
    for (const listener of this.listeners) listener(next, before);
  }
}
