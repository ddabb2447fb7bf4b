/** A point on the map, in its projection. */
export interface Spot {
  key: string;
  x: number;
  y: number;
}

/** Spots that would cover each other at a zoom: few are fanned out around their middle, many become one disc. */
export interface Group<T extends Spot> {
  x: number;
  y: number;
  members: T[];
}

/** Distance in pixels below which two markers cover each other. */
export const touching = 15;
/** So many are still fanned out; more become a disc with their number. */
const fanAtMost = 4;
/** Places pinned to one and the same point can never be told apart by looking closer: so many of them are fanned out. */
const fanAtOnePoint = 16;
/** How far a fanned marker stands from the middle, in pixels. */
const fanRadius = 11;

/** Puts spots together that are too near at a resolution, in one pass over a grid: twenty thousand take some milliseconds. */
export function grouped<T extends Spot>(spots: T[], resolution: number): Group<T>[] {
  const size = touching * resolution;
  const cells = new Map<string, Group<T>[]>();
  const groups: Group<T>[] = [];
  for (const spot of spots) {
    const [column, row] = [Math.floor(spot.x / size), Math.floor(spot.y / size)];
    const near = nearest(cells, column, row, spot, size);
    if (near) {
      near.members.push(spot);
      continue;
    }
    const group = { x: spot.x, y: spot.y, members: [spot] };
    groups.push(group);
    const key = `${column},${row}`;
    const cell = cells.get(key);
    if (cell) cell.push(group);
    else cells.set(key, [group]);
  }
  for (const group of groups) {
    if (group.members.length === 1) continue;
    group.x = group.members.reduce((sum, m) => sum + m.x, 0) / group.members.length;
    group.y = group.members.reduce((sum, m) => sum + m.y, 0) / group.members.length;
  }
  return groups;
}

function nearest<T extends Spot>(cells: Map<string, Group<T>[]>, column: number, row: number, spot: Spot, size: number): Group<T> | null {
  let found: Group<T> | null = null;
  let least = size;
  for (let c = column - 1; c <= column + 1; c++) {
    for (let r = row - 1; r <= row + 1; r++) {
      for (const group of cells.get(`${c},${r}`) ?? []) {
        const distance = Math.hypot(group.x - spot.x, group.y - spot.y);
        if (distance < least) [found, least] = [group, distance];
      }
    }
  }
  return found;
}

/** Whether the members of a group are fanned out. */
export function isFan({ members }: Group<Spot>): boolean {
  return members.length <= fanAtMost || (members.length <= fanAtOnePoint && members.every((m) => m.x === members[0]!.x && m.y === members[0]!.y));
}

/** Where the members of a fan stand around its middle, in pixels, x to the right and y upwards. */
export function fan(count: number): [number, number][] {
  if (count < 2) return [[0, 0]];
  const radius = Math.max(fanRadius, (count * touching) / 2 / Math.PI);
  const turn = count === 2 ? 0 : Math.PI / 2;
  return Array.from({ length: count }, (_, i) => {
    const angle = turn + (i * 2 * Math.PI) / count;
    return [Math.cos(angle) * radius, Math.sin(angle) * radius];
  });
}
