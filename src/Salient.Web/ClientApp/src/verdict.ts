import { h } from './dom';
import { dateWords, dayNear, dayNumber, eventWords, holderName, longDay, outletName, percent, sourceWords } from './format';
import { isKey, listed, put, say } from './say';
import type { Evidence, Holding, HoldingOrigin, PlaceDetail } from './types';

/** Sides named where a place is disputed, at most. */
const mostSides = 4;

/** Who holds the place, in one sentence. */
export function verdict(holding: Holding, on: string): (string | Node)[] {
  const holder = h('b', {}, holderName(holding));
  const rival = holding.rival ? h('b', {}, holding.rival.name) : null;
  const since = sinceWords(holding, on);
  switch (holding.state) {
    case 'holds': return put('verdict.holds', { holder, since: holding.hindsight ? say('verdict.hindsight') : since, likely: likely(holding) });
    case 'disputed': return put('verdict.disputed', { held: holding.holder ? put('verdict.disputed.held', { holder, since }) : null, others: rival ? put('verdict.disputed.others', { rival }) : null });
    case 'contested': return put('verdict.contested', { held: holding.holder ? put('verdict.contested.held', { holder, since }) : null, others: rival ? put('verdict.contested.others', { rival }) : null });
    case 'besieged': return holding.holder ? put('verdict.besieged', { holder, since }) : [say('verdict.besieged.nobody')];
    case 'stale': return put('verdict.stale', { holder, since });
    default: return put('verdict.unknown', { last: holding.last_holder ? put('verdict.last', { holder: h('b', {}, holding.last_holder.name) }) : null });
  }
}

const sinceWords = ({ since, by }: Holding, on: string): Node | null =>
  (since ? h('span', { title: say('verdict.since.days', { n: dayNumber(on) - dayNumber(since) }) }, say('verdict.since', { day: dayNear(since, on) }))
    : by ? h('span', { title: say('verdict.by.meaning') }, say('verdict.by', { day: dayNear(by, on) })) : null);

function likely({ likelihood, probability, grade }: Holding): Node | null {
  const key = `likelihood.${likelihood?.replaceAll(' ', '-')}`;
  return isKey(key) ? h('span', { title: say('verdict.likely.meaning', { share: percent(probability ?? 0), grade }) }, say('verdict.likely', { likelihood: say(key) })) : null;
}

/** Why a place is not simply held: which words make it contested, disputed, besieged, stale or unknown; null where it is held. */
export function reason({ holding, history }: PlaceDetail, on: string): string | null {
  const said = history.filter((claim) => !claim.repeats && claimDay(claim) <= on);
  const told = (fits: (claim: Evidence) => boolean): Evidence | undefined => said.findLast((claim) => claim.weight > 0 && fits(claim)) ?? said.findLast(fits);
  switch (holding.state) {
    case 'disputed': return disputed(holding, told((claim) => claim.status === 'denied' || claim.status === 'negated'));
    case 'besieged':
    case 'contested': {
      const claim = told(holding.state === 'besieged' ? (c) => c.event === 'besiege' : (c) => c.why.some(({ why }) => why.startsWith('fighting told')));
      return claim ? say(`why.${holding.state}`, { claim: wordsOf(claim) }) : say(`why.${holding.state}.bare`);
    }
    case 'stale': {
      const last = told(() => true);
      return last ? say('why.stale', { day: longDay(claimDay(last)) }) : null;
    }
    case 'unknown': {
      const claim = told((c) => c.why.some(({ why }) => why.startsWith('a loss')));
      return claim ? say('why.unknown', { claim: wordsOf(claim) }) : null;
    }
    default: return null;
  }
}

function disputed(holding: Holding, denial: Evidence | undefined): string {
  const sides = holding.sides.slice(0, mostSides).map((side) => say('why.side', { holder: side.holder.name, share: percent(side.probability) }));
  const denies = denial ? say(denial.status === 'denied' ? 'why.denied' : 'why.negated', { source: sourceWords(denial.source, denial.outlet), day: dateWords(denial.date) }) : '';
  return say(sides.length > 1 ? 'why.disputed.sides' : sides.length === 1 ? 'why.disputed.one' : 'why.disputed.bare', { sides: listed(sides), denial: denies });
}

const wordsOf = (claim: Evidence): string => say('why.claim', { event: eventWords(claim), source: sourceWords(claim.source, claim.outlet), day: dateWords(claim.date) });

export const claimDay = (claim: Evidence): string => claim.date.from ?? claim.date.to ?? claim.known ?? '';

/** How many independent sources say so and otherwise, with who they are: an outlet with several reports once with their number. */
export function sourcesNamed(origins: HoldingOrigin[], speaksFor: boolean): Node {
  const own = origins.filter((origin) => origin.for === speaksFor);
  const names = [...Map.groupBy(own, (origin) => outletName(origin.outlet))].map(([name, all]) => (all.length > 1 ? say('source.reports', { name, n: all.length }) : name));
  const count = h('b', { class: !speaksFor && own.length > 0 ? 'against' : null }, own.length === 0 ? say('source.none') : say('source.count', { n: own.length }));
  return h('span', {}, names.length > 0 ? put('source.list', { count, names: listed(names) }) : count);
}
