import { say, type Key } from './say';
import type { Clocks } from './state';
import type { FoundReport, Incident, IncidentDetail } from './found';
import type { RulingBody, RulingLine, Stake } from './ruled';
import type { Changes, Claim, Days, Holdings, Legend, PlaceDetail, Problem, ReportDetail, Workspace } from './types';

/** What was asked for: it tells what a refusal means. */
type Asked = 'workspace' | 'place' | 'report' | 'incident' | 'claim' | 'words' | 'ruling';

/** What went wrong, in the language of the page, with its remedy: by the status, and by what was asked. */
export class ApiError extends Error {
  constructor({ status, detail }: Problem, asked: Asked | null) {
    super(say(keyOf(status, asked), { status, detail, command: 'salient serve' }));
  }
}

function keyOf(status: number, asked: Asked | null): Key {
  switch (status) {
    case 0: return 'error.silent';
    case 401: return 'error.login';
    case 403: return 'error.forbidden';
    case 429: return 'error.many';
    case 503: return 'error.database';
    default: return asked !== null && (status === 404 || status === 400) ? `error.${asked}` : 'error.status';
  }
}

const kept = new Map<string, Promise<unknown>>();
const keepAtMost = 400;

async function fetchJson<T>(address: string, asked: Asked | null, init: RequestInit = {}): Promise<T> {
  let answer: Response;
  try {
    answer = await fetch(address, { ...init, headers: { accept: 'application/json', ...init.headers } });
  } catch {
    throw new ApiError({ detail: '', status: 0 }, asked);
  }
  if (answer.ok) return await answer.json() as T;
  // The session has ended, or the account: what was being looked at is found again after the log-in.
  if (answer.status === 401) location.assign(`/login?next=${encodeURIComponent(location.pathname + location.search)}`);
  let problem: Problem = { detail: answer.statusText, status: answer.status };
  if (answer.headers.get('content-type')?.includes('json')) problem = { ...problem, ...await answer.json() as Problem };
  throw new ApiError(problem, asked);
}

/** Answers are kept while the page is open: a slider that goes back and forth asks once a day. Failures are not kept. */
function get<T>(path: string, query: Record<string, string | null> = {}, asked: Asked | null = null): Promise<T> {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== null) search.set(name, value);
  const address = search.size > 0 ? `${path}?${search}` : path;
  let answer = kept.get(address) as Promise<T> | undefined;
  if (!answer) {
    if (kept.size >= keepAtMost) kept.delete(kept.keys().next().value as string);
    answer = fetchJson<T>(address, asked);
    kept.set(address, answer);
    answer.catch(() => kept.delete(address));
  }
  return answer;
}

/** Changes something: with the token that only this page can read. Whatever was kept may be another answer from then on. */
async function send<T>(method: string, path: string, body?: unknown): Promise<T> {
  const { token, header } = await get<{ token: string; header: string }>('/api/token');
  try {
    return await fetchJson<T>(path, 'ruling', { method, headers: { [header]: token, 'content-type': 'application/json' }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  } finally {
    kept.clear();
  }
}

export const api = {
  workspaces: (): Promise<{ workspaces: Workspace[] }> => get('/api/workspaces'),
  legend: (): Promise<Legend> => get('/api/legend'),
  days: (clocks: Clocks): Promise<Days> => get('/api/days', { ...clocks }, 'workspace'),
  holdings: (on: string, clocks: Clocks): Promise<Holdings> => get('/api/holdings', { on, ...clocks }),
  place: (key: string, on: string, clocks: Clocks): Promise<PlaceDetail> => get(`/api/places/${encodeURIComponent(key)}`, { on, ...clocks }, 'place'),
  changes: (since: string | null, until: string, clocks: Clocks): Promise<Changes> => get('/api/changes', { since, until, ...clocks }),
  search: (words: string, { workspace, received_by }: Clocks, offset: number, limit: number): Promise<{ total: number; reports: FoundReport[]; outside: number | null }> =>
    get('/api/search', { words, workspace, received_by, offset: String(offset), limit: String(limit) }, 'words'),
  incidents: (from: string, to: string, clocks: Clocks, offset: number, limit: number): Promise<{ total: number; incidents: Incident[]; outside: number | null }> =>
    get('/api/incidents', { from, to, ...clocks, offset: String(offset), limit: String(limit) }),
  incident: (id: string, clocks: Clocks): Promise<IncidentDetail> => get(`/api/incidents/${encodeURIComponent(id)}`, { ...clocks }, 'incident'),
  queue: (on: string, knownBy: string | null, workspace: string | null): Promise<{ queue: Stake[]; total: number }> => get('/api/review', { on, known_by: knownBy, workspace }),
  claim: async (report: string, id: string): Promise<Claim> => {
    const { claims } = await get<{ claims: Claim[] }>('/api/claims', { report });
    const found = claims.find((claim) => claim.id === id);
    if (!found) throw new ApiError({ detail: '', status: 404 }, 'claim');
    return found;
  },
  rule: (body: RulingBody): Promise<{ ruling: RulingLine }> => send('POST', '/api/rulings', body),
  takeBack: (number: number): Promise<{ ruling: RulingLine }> => send('DELETE', `/api/rulings/${number}`),
  report: (id: string): Promise<ReportDetail> => get(`/api/reports/${encodeURIComponent(id)}`, {}, 'report'),
};
