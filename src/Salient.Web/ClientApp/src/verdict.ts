import { h } from './dom';
import { dateWords, dayNear, dayNumber, eventWords, holderName, longDay, outletName, percent, plural, sourceWords, stateWords } from './format';
import type { Evidence, Holding, HoldingOrigin, PlaceDetail } from './types';

/** Sides named where a place is disputed, at most. */
const mostSides = 4;

/** Who holds the place, in one sentence. */
export function verdict(holding: Holding, on: string): (string | Node)[] {
  const holder = h('b', {}, holderName(holding));
  const since = holding.since
    ? h('span', { title: `${dayNumber(on) - dayNumber(holding.since)} days before the day shown` }, ` since ${dayNear(holding.since, on)}`)
    : holding.by ? h('span', { title: 'Since when is not said: by this day at the latest.' }, `, by ${dayNear(holding.by, on)} at the latest`) : '';
  const rival = holding.rival ? h('b', {}, holding.rival.name) : null;
  switch (holding.state) {
    case 'holds': return ['Held by ', holder, holding.hindsight ? ', as what was told later lets suppose' : since, likely(holding)];
    case 'disputed': return ['Disputed', ...(holding.holder ? ['. Said to be held by ', holder, since] : []), ...(rival ? ['; others say ', rival] : [])];
    case 'contested': return ['Contested', ...(holding.holder ? ['. Last held by ', holder, since] : []), ...(rival ? ['; against ', rival] : [])];
    case 'besieged': return holding.holder ? ['Besieged. Held by ', holder, since] : ['Besieged; who holds it is not said'];
    case 'stale': return ['No recent word. Last held by ', holder, since];
    default: return [`${stateWords.unknown}: nobody is known to hold it`, ...(holding.last_holder ? [', last ', h('b', {}, holding.last_holder.name)] : [])];
  }
}

const likely = (holding: Holding): Node | string => (holding.likelihood
  ? h('span', { title: `Believed ${percent(holding.probability ?? 0)}, from what each claim weighs; grade ${holding.grade} of 6.` }, ` (${holding.likelihood})`) : '');

/** Why a place is not simply held: which words make it contested, disputed, besieged, stale or unknown; null where it is held. */
export function reason({ holding, history }: PlaceDetail, on: string): string | null {
  const said = history.filter((claim) => !claim.repeats && claimDay(claim) <= on);
  const told = (fits: (claim: Evidence) => boolean): Evidence | undefined => said.findLast((claim) => claim.weight > 0 && fits(claim)) ?? said.findLast(fits);
  switch (holding.state) {
    case 'disputed': return disputed(holding, told((claim) => claim.status === 'denied' || claim.status === 'negated'));
    case 'besieged':
    case 'contested': {
      const claim = told(holding.state === 'besieged' ? (c) => c.event === 'besiege' : (c) => c.why.some(({ why }) => why.startsWith('fighting told')));
      return claim ? `Why ${holding.state}: ${wordsOf(claim)}.` : `Why ${holding.state}: ${holding.state === 'besieged' ? 'it is said to be surrounded' : 'it is fought over, or held in parts'}.`;
    }
    case 'stale': {
      const last = told(() => true);
      return last ? `Why stale: nothing that counts has been said of it since ${longDay(claimDay(last))}.` : null;
    }
    case 'unknown': {
      const claim = told((c) => c.why.some(({ why }) => why.startsWith('a loss')));
      return claim ? `Why unknown: ${wordsOf(claim)}, and nobody is said to have followed.` : null;
    }
    default: return null;
  }
}

function disputed(holding: Holding, denial: Evidence | undefined): string {
  const sides = holding.sides.slice(0, mostSides).map((side) => `${side.holder.name} ${percent(side.probability)}`);
  const parts = [sides.length > 1 ? `Why disputed: sources disagree, and none is believed much more than the others: ${sides.join(', ')}`
    : sides.length === 1 ? `Why disputed: ${sides[0]} is all that is believed` : 'Why disputed: sources disagree'];
  if (denial) parts.push(`${sourceWords(denial.source, denial.outlet)} ${denial.status === 'denied' ? 'denies it' : 'says that it is not so'} (${dateWords(denial.date)})`);
  return `${parts.join('; ')}.`;
}

const wordsOf = (claim: Evidence): string =>
  `“${eventWords(claim)}” on the word of ${sourceWords(claim.source, claim.outlet)}, ${dateWords(claim.date)}`;

export const claimDay = (claim: Evidence): string => claim.date.from ?? claim.date.to ?? claim.known ?? '';

/** How many independent sources say so and otherwise, in words: "3 sources for, none against". */
export const sourcesFor = ({ origins_for: yes, origins_against: no }: Holding): string =>
  `${plural(yes, 'source')} for, ${no === 0 ? 'none' : no} against`;

/** The same with who they are: as many as are counted, an outlet with several reports once with their number. */
export function sourcesNamed(origins: HoldingOrigin[], speaksFor: boolean): Node {
  const own = origins.filter((origin) => origin.for === speaksFor);
  const names = [...Map.groupBy(own, (origin) => outletName(origin.outlet))].map(([name, all]) => (all.length > 1 ? `${name} (${all.length} reports)` : name));
  return h('span', {}, h('b', { class: !speaksFor && own.length > 0 ? 'against' : null }, own.length === 0 ? 'no source' : plural(own.length, 'source')),
    names.length > 0 ? `: ${names.join(', ')}` : '');
}
