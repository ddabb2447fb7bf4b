import Feature from 'ol/Feature';
import Point from 'ol/geom/Point';
import { containsCoordinate, type Extent } from 'ol/extent';
import { fromLonLat } from 'ol/proj';
import VectorLayer from 'ol/layer/Vector';
import VectorSource from 'ol/source/Vector';
import { Circle, Fill, Icon, Stroke, Style, Text } from 'ol/style';
import { areaPrecision, placeName, unsure } from './format';
import { fan, grouped, isFan, type Group, type Spot } from './groups';
import { placeLabels, type LabelBox, type Rect, type Side } from './labels';
import { colour, dataUrl, discSymbol, holdingSymbol, type Looks } from './symbols';
import { cssColour, family, textWidth } from './theme';
import type { Holding } from './types';

export interface Marked extends Spot {
  holding: Holding;
  /** Whether it does not match what is looked for. */
  pale: boolean;
  /** How its symbol looks, by number: styles are asked for at every frame of a moving map. */
  symbol: number;
}

/** What a press on a marker means: a place, or the many places under one disc. */
export type Hit = { key: string } | { places: Holding[]; extent: Extent };

/** How much of a place is seen that does not match what is looked for. */
const paleness = 0.3;
/** Regrouping follows the zoom in steps of this factor of the resolution. */
const step = 1.15;

/** The markers of all places: one a place, few that touch fanned out, many as one disc with their number and the shares of their holders. */
export class Markers {
  readonly layer: VectorLayer<VectorSource<Feature<Point>>>;
  private readonly source = new VectorSource<Feature<Point>>();
  private readonly styles = new Map<string, Style[]>();
  private discs = new WeakMap<Feature<Point>, Style[]>();
  private symbols: string[] = [];
  private symbolNumbers = new Map<string, number>();
  spots: Marked[] = [];
  private sides = new Map<string, Side>();
  private grouping = 0;
  chosen: string | null = null;
  hovered: string | null = null;

  constructor(private readonly looks: Looks) {
    this.layer = new VectorLayer({ source: this.source, updateWhileAnimating: true, updateWhileInteracting: true, renderBuffer: 40, style: (f) => this.styleOf(f as Feature<Point>) });
  }

  set(holdings: Holding[], lit: ReadonlySet<Holding>): void {
    this.spots = holdings.flatMap((holding) => {
      const { latitude, longitude } = holding.place;
      if (latitude === null || longitude === null) return [];
      const [x = 0, y = 0] = fromLonLat([longitude, latitude]);
      return [{ key: holding.key, x, y, holding, pale: !lit.has(holding), symbol: this.symbolOf(holding) }];
    });
    this.grouping = 0;
  }

  /** Puts together what touches at a resolution; nothing where the resolution is near the last one. */
  group(resolution: number): void {
    if (this.grouping > 0 && resolution < this.grouping * step && resolution > this.grouping / step) return;
    this.grouping = resolution;
    this.source.clear(true);
    this.source.addFeatures(grouped(this.spots, resolution).flatMap((group) => this.features(group)));
  }

  /** Gives names their sides, within the window onto the map; after them those that only help to find one's way. */
  label(extent: Extent, resolution: number, covers: Rect[], quiet: LabelBox[]): Map<string, Side> {
    const [left, , , top] = extent as [number, number, number, number];
    const boxes: LabelBox[] = [];
    for (const feature of this.source.getFeatures()) {
      const at = feature.getGeometry()!.getCoordinates();
      if (!containsCoordinate(extent, at)) continue;
      const [dx, dy] = feature.get('shift') as [number, number];
      const spot = feature.get('spot') as Marked | undefined;
      const box = { x: (at[0]! - left) / resolution + dx, y: (top - at[1]!) / resolution - dy };
      if (!spot) boxes.push({ key: '', ...box, width: 0, rank: -1 });
      else if (!spot.pale) {
        const chosen = spot.key === this.chosen;
        boxes.push({ key: spot.key, ...box, width: textWidth(placeName(spot.holding), fontOf(chosen, areaPrecision(spot.holding.place))), rank: chosen ? 1000 : rankOf(spot.holding) });
      }
    }
    const window: Rect = [2, 2, (extent[2]! - left) / resolution - 2, (top - extent[1]!) / resolution - 2];
    this.sides = placeLabels([...boxes, ...quiet], window, covers);
    this.layer.changed();
    return this.sides;
  }

  restyle(): void {
    this.styles.clear();
    this.discs = new WeakMap();
    [this.symbols, this.symbolNumbers] = [[], new Map()];
    for (const spot of this.spots) spot.symbol = this.symbolOf(spot.holding);
    this.layer.changed();
  }

  /** The holdings whose places lie within an extent. */
  within(extent: Extent): Holding[] {
    return this.spots.filter((spot) => containsCoordinate(extent, [spot.x, spot.y])).map((spot) => spot.holding);
  }

  find(key: string): Holding | null {
    return this.spots.find((spot) => spot.key === key)?.holding ?? null;
  }

  hitOf(feature: Feature<Point>): Hit {
    const spot = feature.get('spot') as Marked | undefined;
    if (spot) return { key: spot.key };
    const { members } = feature.get('group') as Group<Marked>;
    const [xs, ys] = [members.map((m) => m.x), members.map((m) => m.y)];
    return { places: members.map((m) => m.holding), extent: [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)] };
  }

  private features(group: Group<Marked>): Feature<Point>[] {
    const { members } = group;
    const chosen = members.find((m) => m.key === this.chosen);
    if (!isFan(group)) {
      const rest = chosen ? members.filter((m) => m !== chosen) : members;
      const disc = new Feature({ geometry: new Point([group.x, group.y]), group: { ...group, members: rest }, shift: [0, 0] });
      return chosen ? [disc, new Feature({ geometry: new Point([chosen.x, chosen.y]), spot: chosen, shift: [0, 0] })] : [disc];
    }
    const shifts = fan(members.length);
    return members.map((spot, i) => {
      const at = members.length === 1 ? [spot.x, spot.y] : [group.x, group.y];
      return new Feature({ geometry: new Point(at), spot, shift: shifts[i]! });
    });
  }

  private styleOf(feature: Feature<Point>): Style[] {
    const shift = feature.get('shift') as [number, number];
    const spot = feature.get('spot') as Marked | undefined;
    if (!spot) {
      let disc = this.discs.get(feature);
      if (!disc) this.discs.set(feature, disc = this.disc((feature.get('group') as Group<Marked>).members));
      return disc;
    }
    const { holding } = spot;
    const active = holding.key === this.chosen || holding.key === this.hovered;
    const pale = spot.pale && !active;
    const side = pale ? null : this.sides.get(holding.key) ?? (active ? 'right' : null);
    const key = `${spot.symbol}|${active ? 1 : 0}${pale ? 1 : 0}|${shift[0]},${shift[1]}|${side ? `${side}${holding.key}` : ''}`;
    return this.once(key, () => makeStyle(holding, this.symbols[spot.symbol]!, active, pale, side, shift));
  }

  private symbolOf(holding: Holding): number {
    const svg = holdingSymbol(holding, this.looks);
    let number = this.symbolNumbers.get(svg);
    if (number === undefined) this.symbolNumbers.set(svg, number = this.symbols.push(svg) - 1);
    return number;
  }

  /** The shares of the holders as a ring, how many they are within it; paler where none of them matches. */
  private disc(members: Marked[]): Style[] {
    const lit = members.filter((m) => !m.pale);
    const shares = [...Map.groupBy(lit.length > 0 ? lit : members, (m) => (m.holding.state === 'unknown' ? 'unknown' : colour(this.looks.of(m.holding.holder))))]
      .map(([own, all]) => [own === 'unknown' ? null : own, all.length] as [string | null, number]).sort((a, b) => b[1] - a[1]);
    const count = lit.length > 0 ? lit.length : members.length;
    const svg = discSymbol(shares, count);
    return this.once(`disc|${lit.length === 0}|${svg}`, () => [new Style({ zIndex: 25, image: new Icon({ src: dataUrl(svg), opacity: lit.length === 0 ? paleness : 1 }) })]);
  }

  private once(key: string, make: () => Style[]): Style[] {
    let style = this.styles.get(key);
    if (!style) this.styles.set(key, style = make());
    return style;
  }
}

const fontOf = (active: boolean, italic: boolean): string => `${italic ? 'italic ' : ''}${active ? 600 : 500} ${active ? 13.5 : 12}px ${family}`;

/** What asks for attention first: the fought over before the quiet, spots before areas. */
const rankOf = (holding: Holding): number =>
  ({ contested: 40, disputed: 38, besieged: 35, holds: 30, stale: 20, unknown: 10 }[holding.state]) - (areaPrecision(holding.place) ? 5 : 0);

function makeStyle(holding: Holding, svg: string, active: boolean, pale: boolean, side: Side | null, shift: [number, number]): Style[] {
  const zIndex = active ? 1000 : pale ? 0 : rankOf(holding);
  const styles = [new Style({ zIndex, image: new Icon({ src: dataUrl(svg), scale: active ? 1.2 : 1, displacement: shift, opacity: pale ? paleness : 1 }) })];
  if (active) {
    styles.unshift(new Style({ zIndex, image: new Circle({ radius: 16, displacement: shift, stroke: new Stroke({ color: cssColour('--ink'), width: 1.5 }), fill: new Fill({ color: cssColour('--glow') }) }) }));
  }
  if (side) styles.push(labelStyle(holding, active, side, shift, zIndex));
  return styles;
}

function labelStyle(holding: Holding, active: boolean, side: Side, [dx, dy]: [number, number], zIndex: number): Style {
  const gap = active ? 21 : 16;
  return new Style({
    zIndex: zIndex + 0.5,
    text: new Text({
      text: placeName(holding),
      font: fontOf(active, areaPrecision(holding.place)),
      textAlign: side === 'right' ? 'left' : side === 'left' ? 'right' : 'center',
      offsetX: dx + (side === 'right' ? gap : side === 'left' ? -gap : 0),
      offsetY: -dy + (side === 'below' ? gap + 2 : side === 'above' ? -gap : 1),
      fill: new Fill({ color: cssColour(unsure(holding.place) ? '--ink-2' : '--ink') }),
      stroke: new Stroke({ color: cssColour('--halo'), width: 3.5 }),
    }),
  });
}
