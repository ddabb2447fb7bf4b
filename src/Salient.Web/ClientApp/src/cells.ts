import { Delaunay } from 'd3-delaunay';
import type { Spot } from './groups';

type Point = [number, number];

/** How far from a place its holder is drawn to reach, in kilometres; beyond it nothing is known. A convention of the drawing, no claim. */
export const reachKm = 12;
/** Half of the band left free between places with different holders, as a share of their distance. */
const band = 0.06;
const corners = 36;

/**
 * The land nearest to each of some places: as far as the word about it reaches, half way to its neighbours, less where a neighbour has
 * another holder, and cut by the outline that it lies in. Coordinates are those of the map's projection.
 */
export function cells<T extends Spot>(spots: T[], sideOf: (spot: T) => string | null, wanted: (spot: T) => boolean,
  scaleAt: (spot: T) => number, outlineOf: (spot: T) => Point[][]): { spot: T; rings: Point[][] }[] {
  if (spots.length === 0) return [];
  const delaunay = Delaunay.from(spots, (s) => s.x, (s) => s.y);
  return spots.flatMap((spot, i) => {
    const side = sideOf(spot);
    if (side === null || !wanted(spot)) return [];
    const reach = reachKm * 1000 * scaleAt(spot);
    let own = circle(spot, reach);
    for (const j of neighbours(delaunay, spots, i)) {
      const other = spots[j]!;
      const distance = Math.hypot(other.x - spot.x, other.y - spot.y);
      if (distance === 0 || distance > 2 * reach) continue;
      const share = 0.5 - (sideOf(other) === side ? 0 : band);
      own = cut(own, [spot.x + (other.x - spot.x) * share, spot.y + (other.y - spot.y) * share], [spot.x - other.x, spot.y - other.y]);
    }
    const rings = outlineOf(spot).map((ring) => within(ring, own, spot, reach)).filter((ring) => ring.length > 2);
    return own.length > 2 ? [{ spot, rings: rings.length > 0 ? rings : [own] }] : [];
  });
}

function* neighbours<T extends Spot>(delaunay: Delaunay<T>, spots: T[], i: number): Iterable<number> {
  // Fewer than three spots, or all on one line, have no triangles.
  if (spots.length < 3 || delaunay.triangles.length === 0) for (let j = 0; j < spots.length; j++) { if (j !== i) yield j; }
  else yield* delaunay.neighbors(i);
}

const circle = ({ x, y }: Spot, radius: number): Point[] => Array.from({ length: corners }, (_, i) => {
  const angle = (i * 2 * Math.PI) / corners;
  return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
});

/** The part of an outline that lies within a convex cell; the cell itself where the outline stays out of it. */
function within(outline: Point[], cell: Point[], { x, y }: Spot, reach: number): Point[] {
  if (!outline.some(([a, b]) => Math.abs(a - x) < reach && Math.abs(b - y) < reach) && !crosses(outline, x, y, reach)) return cell;
  let part = outline;
  // The cell runs counterclockwise: what is left of each edge is inside.
  for (let i = 0; i < cell.length && part.length > 2; i++) {
    const [a, b] = [cell[i]!, cell[(i + 1) % cell.length]!];
    part = cut(part, a, [a[1] - b[1], b[0] - a[0]]);
  }
  return part;
}

/** Whether a long edge may run through the box around a place without a corner in it. */
function crosses(outline: Point[], x: number, y: number, reach: number): boolean {
  for (let i = 0; i < outline.length; i++) {
    const [a, b] = [outline[i]!, outline[(i + 1) % outline.length]!];
    if (Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]) > reach
      && Math.min(a[0], b[0]) < x + reach && Math.max(a[0], b[0]) > x - reach && Math.min(a[1], b[1]) < y + reach && Math.max(a[1], b[1]) > y - reach) return true;
  }
  return false;
}

/** The part of a polygon on the side of a line to which a direction points (Sutherland and Hodgman). */
function cut(polygon: Point[], through: Point, towards: Point): Point[] {
  const side = ([x, y]: Point): number => (x - through[0]) * towards[0] + (y - through[1]) * towards[1];
  const found: Point[] = [];
  for (let i = 0; i < polygon.length; i++) {
    const [a, b] = [polygon[(i + polygon.length - 1) % polygon.length]!, polygon[i]!];
    const [before, now] = [side(a), side(b)];
    if (before * now < 0) {
      const share = before / (before - now);
      found.push([a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share]);
    }
    if (now >= 0) found.push(b);
  }
  return found;
}
