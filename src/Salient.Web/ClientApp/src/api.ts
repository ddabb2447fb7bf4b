import type { Clocks } from './state';
import type { FoundReport, Incident, IncidentDetail } from './found';
import type { RulingBody, RulingLine, Stake } from './ruled';
import type { Changes, Claim, Days, Holdings, Legend, PlaceDetail, Problem, ReportDetail } from './types';

/** What the server said was wrong, in its own words and with its remedy. */
export class ApiError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.remedy ? `${problem.detail} ${problem.remedy}` : problem.detail);
  }
}

const kept = new Map<string, Promise<unknown>>();
const keepAtMost = 400;

async function fetchJson<T>(address: string, init: RequestInit = {}): Promise<T> {
  let answer: Response;
  try {
    answer = await fetch(address, { ...init, headers: { accept: 'application/json', ...init.headers } });
  } catch {
    throw new ApiError({ title: 'No answer', detail: 'The server does not answer.', remedy: 'Start it again with "salient serve", then reload.', status: 0 });
  }
  if (answer.ok) return await answer.json() as T;
  // The session has ended, or the account: what was being looked at is found again after the log-in.
  if (answer.status === 401) location.assign(`/login?next=${encodeURIComponent(location.pathname + location.search)}`);
  let problem: Problem = { title: answer.statusText, detail: `The server answered ${answer.status}.`, status: answer.status };
  if (answer.headers.get('content-type')?.includes('json')) problem = { ...problem, ...await answer.json() as Problem };
  throw new ApiError(problem);
}

/** Answers are kept while the page is open: a slider that goes back and forth asks once a day. Failures are not kept. */
function get<T>(path: string, query: Record<string, string | null> = {}): Promise<T> {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== null) search.set(name, value);
  const address = search.size > 0 ? `${path}?${search}` : path;
  let answer = kept.get(address) as Promise<T> | undefined;
  if (!answer) {
    if (kept.size >= keepAtMost) kept.delete(kept.keys().next().value as string);
    answer = fetchJson<T>(address);
    kept.set(address, answer);
    answer.catch(() => kept.delete(address));
  }
  return answer;
}

/** Changes something: with the token that only this page can read. Whatever was kept may be another answer from then on. */
async function send<T>(method: string, path: string, body?: unknown): Promise<T> {
  const { token, header } = await get<{ token: string; header: string }>('/api/token');
  try {
    return await fetchJson<T>(path, { method, headers: { [header]: token, 'content-type': 'application/json' }, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  } finally {
    kept.clear();
  }
}

export const api = {
  legend: (): Promise<Legend> => get('/api/legend'),
  days: (clocks: Clocks): Promise<Days> => get('/api/days', { ...clocks }),
  holdings: (on: string, clocks: Clocks): Promise<Holdings> => get('/api/holdings', { on, ...clocks }),
  place: (key: string, on: string, clocks: Clocks): Promise<PlaceDetail> => get(`/api/places/${encodeURIComponent(key)}`, { on, ...clocks }),
  changes: (since: string | null, until: string, clocks: Clocks): Promise<Changes> => get('/api/changes', { since, until, ...clocks }),
  search: (words: string, receivedBy: string | null, offset: number, limit: number): Promise<{ total: number; reports: FoundReport[] }> =>
    get('/api/search', { words, received_by: receivedBy, offset: String(offset), limit: String(limit) }),
  incidents: (from: string, to: string, clocks: Clocks, offset: number, limit: number): Promise<{ total: number; incidents: Incident[] }> =>
    get('/api/incidents', { from, to, ...clocks, offset: String(offset), limit: String(limit) }),
  incident: (id: string, clocks: Clocks): Promise<IncidentDetail> => get(`/api/incidents/${encodeURIComponent(id)}`, { ...clocks }),
  queue: (on: string, knownBy: string | null): Promise<{ queue: Stake[]; total: number }> => get('/api/review', { on, known_by: knownBy }),
  claim: async (report: string, id: string): Promise<Claim> => {
    const { claims } = await get<{ claims: Claim[] }>('/api/claims', { report });
    const found = claims.find((claim) => claim.id === id);
    if (!found) throw new ApiError({ title: 'Not found', detail: 'The report does not give this claim any more.', remedy: 'Reload the page.', status: 404 });
    return found;
  },
  rule: (body: RulingBody): Promise<{ ruling: RulingLine }> => send('POST', '/api/rulings', body),
  takeBack: (number: number): Promise<{ ruling: RulingLine }> => send('DELETE', `/api/rulings/${number}`),
  report: (id: string): Promise<ReportDetail> => get(`/api/reports/${encodeURIComponent(id)}`),
};
