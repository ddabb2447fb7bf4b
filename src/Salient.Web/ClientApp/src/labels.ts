/** Where a name stands beside its marker. */
export type Side = 'right' | 'left' | 'below' | 'above';

export interface LabelBox {
  key: string;
  /** Middle of the marker, in pixels. */
  x: number;
  y: number;
  width: number;
  /** Higher ranks choose first. */
  rank: number;
}

type Rect = [number, number, number, number];

const sides: Side[] = ['right', 'left', 'below', 'above'];
const marker = 9;
const gap = 16;
const height = 13;

/**
 * Gives each name the first free side of its marker, so that no name covers another or a marker; names without one are left out until
 * somebody zooms in. The map library only ever tries one side.
 */
export function placeLabels(boxes: LabelBox[]): Map<string, Side> {
  const taken: { key: string; rect: Rect }[] = boxes.map((b) => ({ key: b.key, rect: [b.x - marker, b.y - marker, b.x + marker, b.y + marker] }));
  const placed = new Map<string, Side>();
  for (const box of boxes.toSorted((a, b) => b.rank - a.rank || a.y - b.y || a.x - b.x)) {
    const side = sides.find((s) => {
      const rect = rectOf(box, s);
      return taken.every((other) => other.key === box.key || apart(rect, other.rect));
    });
    if (!side) continue;
    placed.set(box.key, side);
    taken.push({ key: '', rect: rectOf(box, side) });
  }
  return placed;
}

function rectOf({ x, y, width }: LabelBox, side: Side): Rect {
  switch (side) {
    case 'right': return [x + gap - 2, y - height / 2, x + gap + width, y + height / 2];
    case 'left': return [x - gap - width, y - height / 2, x - gap + 2, y + height / 2];
    case 'below': return [x - width / 2, y + gap - height / 2, x + width / 2, y + gap + height / 2];
    default: return [x - width / 2, y - gap - height / 2, x + width / 2, y - gap + height / 2];
  }
}

const apart = (a: Rect, b: Rect): boolean => a[2] <= b[0] || b[2] <= a[0] || a[3] <= b[1] || b[3] <= a[1];
