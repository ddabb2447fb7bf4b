import type { Position } from 'geojson';

/** Whether a point lies within a ring. */
export function inRing([x = 0, y = 0]: Position, ring: Position[]): boolean {
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [ax = 0, ay = 0] = ring[i]!;
    const [bx = 0, by = 0] = ring[j]!;
    if ((ay > y) !== (by > y) && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}

/**
 * Rings that cross the 180th meridian, cut along it: drawn as they are they would run as bars across the world. One that goes round a pole
 * is closed over it.
 */
export function splitRing(ring: Position[]): Position[][] {
  const open = unwrapped(ring);
  const turn = open.at(-1)![0]! - open[0]![0]!;
  if (Math.abs(turn) > 180) open.push([open.at(-1)![0]!, -90], [open[0]![0]!, -90], open[0]!);
  const [west, east] = [Math.min(...open.map((p) => p[0]!)), Math.max(...open.map((p) => p[0]!))];
  if (west >= -180 && east <= 180) return [open];
  const parts: Position[][] = [];
  for (let world = Math.floor((west + 180) / 360); world <= Math.floor((east + 180) / 360); world++) {
    const shifted = open.map(([x, y]) => [x! - world * 360, y!]);
    const part = clipped(clipped(shifted, -180, 1), 180, -1);
    if (part.length > 3) parts.push(part);
  }
  return parts;
}

/** Lines that cross the 180th meridian, cut there. */
export function splitLine(line: Position[]): Position[][] {
  const parts: Position[][] = [[line[0]!]];
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1]!, line[i]!];
    if (Math.abs(b[0]! - a[0]!) > 180) parts.push([b]);
    else parts.at(-1)!.push(b);
  }
  return parts.filter((part) => part.length > 1);
}

/** Longitudes that go on past 180 instead of jumping to the other side. */
function unwrapped(ring: Position[]): Position[] {
  let shift = 0;
  return ring.map(([x = 0, y = 0], i) => {
    const before = ring[i - 1]?.[0] ?? x;
    if (x - before > 180) shift -= 360;
    else if (before - x > 180) shift += 360;
    return [x + shift, y];
  });
}

/** The part of a ring on one side of a meridian (Sutherland and Hodgman). */
function clipped(ring: Position[], meridian: number, side: 1 | -1): Position[] {
  const inside = (p: Position): boolean => (p[0]! - meridian) * side >= 0;
  const found: Position[] = [];
  for (let i = 0; i < ring.length; i++) {
    const [a, b] = [ring[(i + ring.length - 1) % ring.length]!, ring[i]!];
    if (inside(a) !== inside(b)) {
      const share = (meridian - a[0]!) / (b[0]! - a[0]!);
      found.push([meridian, a[1]! + share * (b[1]! - a[1]!)]);
    }
    if (inside(b)) found.push(b);
  }
  if (found.length > 0) found.push(found[0]!);
  return found;
}
