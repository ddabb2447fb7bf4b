import Feature from 'ol/Feature';
import LineString from 'ol/geom/LineString';
import Point from 'ol/geom/Point';
import Polygon from 'ol/geom/Polygon';
import VectorLayer from 'ol/layer/Vector';
import VectorSource from 'ol/source/Vector';
import { fromLonLat } from 'ol/proj';
import { Circle, Fill, Stroke, Style, Text } from 'ol/style';
import { containsCoordinate, type Extent } from 'ol/extent';
import type { LabelBox, Side } from './labels';
import { cssColour, family, textWidth } from './theme';

type Town = [name: string, longitude: number, latitude: number, thousands: number];

/** Nearer than this, in degrees, a town of the backdrop is the place of the ledger that stands there. */
const samePlaceDegrees = 0.06;
const cell = 0.25;
const font = `400 11px ${family}`;

/** Zoom from which a town of so many thousand people is named: the emptier the map, the smaller the towns that help to read it. */
const namedFrom = (thousands: number): number =>
  (thousands >= 5000 ? 4 : thousands >= 1000 ? 5.2 : thousands >= 300 ? 6.4 : thousands >= 100 ? 7.4 : thousands >= 40 ? 8.4 : 9.4);

/** What helps to find one's way and is nobody's claim: rivers, lakes, and towns that no report of the store tells of. */
export class Backdrop {
  readonly waterLayer: VectorLayer;
  readonly townLayer: VectorLayer;
  private readonly water = new VectorSource();
  private readonly towns = new VectorSource();
  private readonly made = new Map<string, Style>();
  private all: Town[] = [];
  private placed = new Map<string, Side>();
  private told: [number, number][] = [];
  /** The same as words: most days have the places of the day before. */
  private toldNames = '';

  constructor() {
    this.waterLayer = new VectorLayer({ source: this.water, style: (f, r) => this.waterStyle(f as Feature, r) });
    this.townLayer = new VectorLayer({ source: this.towns, minZoom: 4, style: (f) => this.townStyle(f as Feature) });
  }

  /** Fetches what it draws; the map does not wait for it. */
  async load(): Promise<void> {
    const { rivers, lakes } = await (await fetch('/assets/water.json')).json() as { rivers: number[][][]; lakes: number[][][] };
    const project = (line: number[][]): number[][] => line.map((p) => fromLonLat(p));
    this.water.addFeatures([...rivers.map((line) => new Feature(new LineString(project(line)))), ...lakes.map((ring) => new Feature(new Polygon([project(ring)])))]);
    this.all = await (await fetch('/assets/towns.json')).json() as Town[];
    this.drawTowns();
  }

  /** Tells which places the ledger has: they need no second name. Longitude and latitude. */
  without(told: [number, number][]): void {
    const names = told.join(';');
    if (names === this.toldNames) return;
    [this.told, this.toldNames] = [told, names];
    this.drawTowns();
  }

  /** The names that may be written in the window onto the map, after all names of the ledger. */
  boxes(extent: Extent, resolution: number): LabelBox[] {
    if (!this.townLayer.getVisible() || Math.log2(156543 / resolution) < 4) return [];
    const found: LabelBox[] = [];
    this.towns.forEachFeatureInExtent(extent, (feature) => {
      const [at, thousands] = [(feature.getGeometry() as Point).getCoordinates(), feature.get('thousands') as number];
      if (Math.log2(156543 / resolution) < namedFrom(thousands) || !containsCoordinate(extent, at)) return;
      const box = { x: (at[0]! - extent[0]!) / resolution, y: (extent[3]! - at[1]!) / resolution };
      found.push({ key: feature.getId() as string, ...box, width: textWidth(feature.get('name') as string, font), rank: thousands / 1e6 - 100, isQuiet: true });
    });
    return found;
  }

  /** Writes those names that found room. */
  place(placed: Map<string, Side>): void {
    this.placed = placed;
    this.townLayer.changed();
  }

  /** Shows or hides it; tells whether that changed anything. */
  show(isShown: boolean): boolean {
    if (isShown === this.townLayer.getVisible()) return false;
    this.waterLayer.setVisible(isShown);
    this.townLayer.setVisible(isShown);
    return true;
  }

  restyle(): void {
    this.made.clear();
    this.waterLayer.changed();
    this.townLayer.changed();
  }

  private drawTowns(): void {
    if (this.all.length === 0) return;
    const at = (x: number, y: number): string => `${Math.floor(x / cell)},${Math.floor(y / cell)}`;
    const cells = Map.groupBy(this.told, ([x, y]) => at(x, y));
    const isTold = (x: number, y: number): boolean => [-cell, 0, cell].some((dx) => [-cell, 0, cell].some((dy) => (cells.get(at(x + dx, y + dy)) ?? [])
      .some(([a, b]) => Math.abs(a - x) < samePlaceDegrees && Math.abs(b - y) < samePlaceDegrees)));
    this.towns.clear(true);
    this.towns.addFeatures(this.all.filter(([, x, y]) => !isTold(x, y)).map(([name, x, y, thousands]) => {
      const feature = new Feature({ geometry: new Point(fromLonLat([x, y])), name, thousands });
      feature.setId(`town:${name},${x},${y}`);
      return feature;
    }));
  }

  private townStyle(feature: Feature): Style | undefined {
    const side = this.placed.get(feature.getId() as string);
    if (!side) return undefined;
    const name = feature.get('name') as string;
    return this.once(`${name}|${side}`, () => new Style({
      image: new Circle({ radius: 1.8, fill: new Fill({ color: cssColour('--map-name') }) }),
      text: new Text({
        text: name, font, textAlign: side === 'right' ? 'left' : side === 'left' ? 'right' : 'center',
        offsetX: side === 'right' ? 6 : side === 'left' ? -6 : 0, offsetY: side === 'below' ? 11 : side === 'above' ? -10 : 0,
        fill: new Fill({ color: cssColour('--map-name') }), stroke: new Stroke({ color: cssColour('--land'), width: 2.5 }),
      }),
    }));
  }

  private waterStyle(feature: Feature, resolution: number): Style | undefined {
    if (resolution > 9000) return undefined;
    return feature.getGeometry() instanceof Polygon
      ? this.once('lake', () => new Style({ fill: new Fill({ color: cssColour('--sea') }), stroke: new Stroke({ color: cssColour('--coast'), width: 0.75 }) }))
      : this.once('river', () => new Style({ stroke: new Stroke({ color: cssColour('--river'), width: 1.2 }) }));
  }

  private once(key: string, make: () => Style): Style {
    let style = this.made.get(key);
    if (!style) this.made.set(key, style = make());
    return style;
  }
}
