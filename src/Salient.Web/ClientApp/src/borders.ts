import type { GeometryCollection, Polygon, MultiPolygon, Topology } from 'topojson-specification';
import type { Position } from 'geojson';
import { inRing } from './rings';

export type Countries = Topology<{ countries: GeometryCollection<{ name: string }> }>;

/** Whose borders are drawn: as United Nations maps do, as Natural Earth does (who controls what), or none. */
export const worldViews = ['un', 'control', 'none'] as const;
export type WorldView = typeof worldViews[number];

type Box = [number, number, number, number];
type Line = 'firm' | 'disputed' | 'none';

interface Disputed {
  between: [string, string];
  /** Where the line is disputed; all of it where absent. West, south, east, north. */
  within?: Box;
  un: Line;
  control: Line;
}

/**
 * Lines that are disputed, by the names of world-atlas. How United Nations maps draw them is taken from the general maps of its
 * Geospatial section ("dotted line represents approximately …"); whatever is not listed is firm.
 */
const disputes: Disputed[] = [
  { between: ['Crimea', 'Ukraine'], un: 'none', control: 'disputed' },
  { between: ['Crimea', 'Russia'], un: 'disputed', control: 'none' },
  { between: ['Kosovo', 'Serbia'], un: 'disputed', control: 'disputed' },
  { between: ['Morocco', 'W. Sahara'], un: 'disputed', control: 'disputed' },
  { between: ['Somalia', 'Somaliland'], un: 'none', control: 'disputed' },
  { between: ['Cyprus', 'N. Cyprus'], un: 'disputed', control: 'disputed' },
  { between: ['Cyprus', 'Cyprus U.N. Buffer Zone'], un: 'disputed', control: 'disputed' },
  { between: ['N. Cyprus', 'Cyprus U.N. Buffer Zone'], un: 'disputed', control: 'disputed' },
  { between: ['Israel', 'Palestine'], un: 'disputed', control: 'disputed' },
  { between: ['Israel', 'Syria'], un: 'disputed', control: 'disputed' },
  { between: ['Israel', 'Lebanon'], un: 'disputed', control: 'disputed' },
  { between: ['North Korea', 'South Korea'], un: 'disputed', control: 'firm' },
  { between: ['Kazakhstan', 'Baikonur'], un: 'none', control: 'none' },
  { between: ['India', 'Siachen Glacier'], un: 'disputed', control: 'disputed' },
  { between: ['Pakistan', 'Siachen Glacier'], un: 'disputed', control: 'disputed' },
  { between: ['China', 'Siachen Glacier'], un: 'disputed', control: 'disputed' },
  { between: ['India', 'Pakistan'], within: [72.8, 32.45, 80, 37.2], un: 'disputed', control: 'disputed' },
  { between: ['China', 'Pakistan'], within: [72.8, 32.45, 80, 37.2], un: 'disputed', control: 'disputed' },
  { between: ['China', 'India'], within: [76, 31, 81.2, 36.6], un: 'disputed', control: 'disputed' },
  { between: ['China', 'India'], within: [91.5, 26.5, 97.6, 29.6], un: 'disputed', control: 'disputed' },
  { between: ['Sudan', 'S. Sudan'], un: 'disputed', control: 'disputed' },
  { between: ['Egypt', 'Sudan'], within: [33, 21.6, 37.5, 23.2], un: 'disputed', control: 'disputed' },
  { between: ['Kenya', 'S. Sudan'], un: 'disputed', control: 'disputed' },
];

/** Names left out where a view has no such country. */
const unnamed: Record<WorldView, ReadonlySet<string>> = {
  un: new Set(['N. Cyprus', 'Somaliland', 'Siachen Glacier', 'Baikonur', 'Cyprus U.N. Buffer Zone', 'Crimea', 'Taiwan']),
  control: new Set(['Siachen Glacier', 'Baikonur', 'Cyprus U.N. Buffer Zone', 'Crimea']),
  none: new Set(['N. Cyprus', 'Somaliland', 'Siachen Glacier', 'Baikonur', 'Cyprus U.N. Buffer Zone', 'Crimea', 'Taiwan', 'Kosovo', 'Palestine', 'W. Sahara']),
};

export const isNamed = (view: WorldView, country: string): boolean => !unnamed[view].has(country);

const crimea: Position = [34.1, 45.2];

/** Natural Earth has Crimea with Russia. It is made a unit of its own, so that each view can say whose it is. */
export function withCrimea(topology: Countries): Countries {
  const countries = topology.objects.countries;
  const russia = countries.geometries.find((g) => nameOf(g) === 'Russia') as MultiPolygon<{ name: string }> | undefined;
  if (!russia) return topology;
  const points = (polygon: number[][]): Position[] => decoded(topology, polygon[0]!);
  const own = russia.arcs.filter((polygon) => inRing(crimea, points(polygon)));
  if (own.length === 0) return topology;
  russia.arcs = russia.arcs.filter((polygon) => !own.includes(polygon));
  countries.geometries.push({ type: 'Polygon', arcs: own[0]!, properties: { name: 'Crimea' } } as Polygon<{ name: string }>);
  return topology;
}

/** The coasts of a topology and its borders as a view draws them, arc by arc: each is looked at once, however many lines are disputed. */
export function lines(topology: Countries, view: WorldView): { coast: Position[][]; firm: Position[][]; disputed: Position[][] } {
  const owners = new Map<number, string[]>();
  for (const country of topology.objects.countries.geometries) {
    for (const arc of (country as { arcs?: unknown[] }).arcs?.flat(2) as number[] ?? []) {
      const at = arc < 0 ? ~arc : arc;
      const there = owners.get(at);
      if (there) there.push(nameOf(country));
      else owners.set(at, [nameOf(country)]);
    }
  }
  const found: Record<'coast' | Exclude<Line, 'none'>, Position[][]> = { coast: [], firm: [], disputed: [] };
  for (const [arc, [a, b]] of owners) {
    if (b === undefined) found.coast.push(decoded(topology, [arc]));
    else if (a !== b && view !== 'none') {
      const listed = disputes.filter((d) => d.between.includes(a!) && d.between.includes(b));
      const line = decoded(topology, [arc]);
      for (const { points, kind } of listed.length === 0 ? [{ points: line, kind: 'firm' as Line }] : divided(line, listed, view)) {
        if (kind !== 'none') found[kind].push(points);
      }
    }
  }
  return found;
}

/** Cuts a line where it enters or leaves the part that is disputed. */
function divided(line: Position[], listed: Disputed[], view: 'un' | 'control'): { points: Position[]; kind: Line }[] {
  const parts: { points: Position[]; kind: Line }[] = [];
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1]!, line[i]!];
    const kind = listed.find((d) => !d.within || inBox([(a[0]! + b[0]!) / 2, (a[1]! + b[1]!) / 2], d.within))?.[view] ?? 'firm';
    const last = parts.at(-1);
    if (last?.kind === kind) last.points.push(b);
    else parts.push({ points: [a, b], kind });
  }
  return parts;
}

const nameOf = (geometry: unknown): string => (geometry as { properties?: { name?: string } }).properties?.name ?? '';

const inBox = ([x = 0, y = 0]: Position, [west, south, east, north]: Box): boolean => west <= x && x <= east && south <= y && y <= north;

/** The points of one ring of arcs. */
function decoded(topology: Countries, arcs: number[]): Position[] {
  const { scale, translate } = topology.transform!;
  return arcs.flatMap((arc) => {
    let [x, y] = [0, 0];
    const points = topology.arcs[arc < 0 ? ~arc : arc]!.map(([dx = 0, dy = 0]) => [(x += dx) * scale[0] + translate[0], (y += dy) * scale[1] + translate[1]]);
    return arc < 0 ? points.reverse() : points;
  });
}
