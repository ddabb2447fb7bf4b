import { api } from './api';
import { fill, h } from './dom';
import { shortDayYear } from './format';
import { listed, say } from './say';
import type { Store } from './state';
import type { Workspace } from './types';

/** Chooses which conflict is looked at, where the desk keeps workspaces; everything otherwise. */
export class WorkspaceChoice {
  readonly element: HTMLSelectElement;

  constructor(private readonly store: Store) {
    this.element = h<HTMLSelectElement>('select', { class: 'workspace', 'aria-label': say('workspace.choose'), hidden: true, onchange: () => this.choose() });
  }

  async load(): Promise<void> {
    const { workspaces } = await api.workspaces();
    const { workspace } = this.store.view;
    // A name of the address that there is no more stays in sight: why the page is empty is then said beside it.
    const names = [...new Set([...workspaces.map(({ name }) => name), ...workspace === null ? [] : [workspace]])];
    this.element.hidden = names.length === 0;
    fill(this.element, h('option', { value: '' }, say('workspace.all')), names.map((name) => h('option', { value: name, selected: name === workspace }, name)));
    const chosen = workspaces.find(({ name }) => name === workspace);
    this.element.title = chosen ? wordsOf(chosen) : say('workspace.choose');
  }

  /** Another conflict has other days, places and a map of its own: the page begins there anew. */
  private choose(): void {
    location.assign(this.store.href({ workspace: this.element.value || null, on: null, since: null, place: null, report: null, claim: null, incident: null, map: null, find: '' }));
  }
}

/** What belongs to a workspace, in words. */
function wordsOf({ area, from, to, actors, outlets }: Workspace): string {
  return listed([
    ...area ? [say('workspace.area', { west: area.west, south: area.south, east: area.east, north: area.north })] : [],
    ...from ? [say('workspace.from', { day: shortDayYear(from) })] : [], ...to ? [say('workspace.to', { day: shortDayYear(to) })] : [],
    ...actors.length > 0 ? [say('workspace.actors', { actors: listed(actors) })] : [],
    ...outlets.length > 0 ? [say('workspace.outlets', { outlets: listed(outlets) })] : [],
  ]);
}
