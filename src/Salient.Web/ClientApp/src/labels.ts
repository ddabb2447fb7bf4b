/** Where a name stands beside its marker. */
export type Side = 'right' | 'left' | 'below' | 'above';

export interface LabelBox {
  key: string;
  /** Middle of the marker, in pixels of the window onto the map. */
  x: number;
  y: number;
  width: number;
  /** Higher ranks choose first. */
  rank: number;
  /** A dot of the backdrop: it takes no room unless its name finds some. */
  isQuiet?: boolean;
}

/** Left, top, right, bottom, in pixels. */
export type Rect = [number, number, number, number];

const sides: Side[] = ['right', 'left', 'below', 'above'];
const marker = 9;
const gap = 16;
const quietGap = 7;
const height = 13;
const cell = 64;

/**
 * Gives each name the first free side of its marker, so that no name covers another, a marker or what lies over the map, and none runs
 * out of the window; names without one are left out until somebody zooms in. The map library only ever tries one side.
 */
export function placeLabels(boxes: LabelBox[], window: Rect, covers: Rect[] = []): Map<string, Side> {
  const taken = new Taken();
  for (const b of boxes) if (!b.isQuiet) taken.add([b.x - marker, b.y - marker, b.x + marker, b.y + marker], b.key);
  for (const rect of covers) taken.add(rect, '');
  const placed = new Map<string, Side>();
  for (const box of boxes.toSorted((a, b) => b.rank - a.rank || a.y - b.y || a.x - b.x)) {
    if (box.isQuiet && !taken.isFree([box.x - 3, box.y - 3, box.x + 3, box.y + 3], '')) continue;
    const side = sides.find((s) => {
      const rect = rectOf(box, s, box.isQuiet ? quietGap : gap);
      return within(rect, window) && taken.isFree(rect, box.key);
    });
    if (!side) continue;
    placed.set(box.key, side);
    taken.add(rectOf(box, side, box.isQuiet ? quietGap : gap), '');
    if (box.isQuiet) taken.add([box.x - 3, box.y - 3, box.x + 3, box.y + 3], '');
  }
  return placed;
}

/** What is taken, by cells of a grid: thousands of names are placed in some milliseconds. */
class Taken {
  private readonly cells = new Map<number, { key: string; rect: Rect }[]>();

  add(rect: Rect, key: string): void {
    for (const at of this.under(rect)) {
      const there = this.cells.get(at);
      if (there) there.push({ key, rect });
      else this.cells.set(at, [{ key, rect }]);
    }
  }

  isFree(rect: Rect, key: string): boolean {
    return this.under(rect).every((at) => (this.cells.get(at) ?? []).every((other) => (other.key === key && key !== '') || apart(rect, other.rect)));
  }

  private under([left, top, right, bottom]: Rect): number[] {
    const found: number[] = [];
    for (let x = Math.floor(left / cell); x <= Math.floor(right / cell); x++) {
      for (let y = Math.floor(top / cell); y <= Math.floor(bottom / cell); y++) found.push(x * 100_003 + y);
    }
    return found;
  }
}

function rectOf({ x, y, width }: LabelBox, side: Side, gap: number): Rect {
  switch (side) {
    case 'right': return [x + gap - 2, y - height / 2, x + gap + width, y + height / 2];
    case 'left': return [x - gap - width, y - height / 2, x - gap + 2, y + height / 2];
    case 'below': return [x - width / 2, y + gap - height / 2, x + width / 2, y + gap + height / 2];
    default: return [x - width / 2, y - gap - height / 2, x + width / 2, y - gap + height / 2];
  }
}

const apart = (a: Rect, b: Rect): boolean => a[2] <= b[0] || b[2] <= a[0] || a[3] <= b[1] || b[3] <= a[1];
const within = (a: Rect, window: Rect): boolean => a[0] >= window[0] && a[1] >= window[1] && a[2] <= window[2] && a[3] <= window[3];
