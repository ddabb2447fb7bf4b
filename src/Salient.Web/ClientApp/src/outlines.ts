import Feature from 'ol/Feature';
import MultiLineString from 'ol/geom/MultiLineString';
import Point from 'ol/geom/Point';
import Polygon from 'ol/geom/Polygon';
import { getArea } from 'ol/extent';
import VectorLayer from 'ol/layer/Vector';
import VectorSource from 'ol/source/Vector';
import { fromLonLat } from 'ol/proj';
import { Fill, Stroke, Style, Text } from 'ol/style';
import { feature as unpack } from 'topojson-client';
import type { Position } from 'geojson';
import nearUrl from 'world-atlas/countries-10m.json?url';
import farUrl from 'world-atlas/countries-50m.json?url';
import { isNamed, lines, withCrimea, type Countries, type WorldView } from './borders';
import { inRing, splitLine, splitRing } from './rings';
import { language } from './say';
import { countryName, isScriptJoined } from './format';
import { cssColour, family } from './theme';

// Zoom at which the finer outlines take over: the coarse ones begin to look cut with scissors here.
const finerFrom = 5.5;
const maxLatitude = 85;
type Detail = 'near' | 'far';

/** Land, coasts, borders and country names from Natural Earth: coarse ones for the world, fine ones for regions. All comes with the page. */
export class Outlines {
  readonly landLayer: VectorLayer;
  readonly lineLayer: VectorLayer;
  private readonly land = new VectorSource();
  private readonly lines = new VectorSource();
  private readonly loaded = new Map<Detail, Countries>();
  private readonly made = new Map<string, Style>();
  private view: WorldView = 'un';

  constructor() {
    this.landLayer = new VectorLayer({ source: this.land, style: (f, r) => this.landStyle(f as Feature, r) });
    this.lineLayer = new VectorLayer({ source: this.lines, declutter: true, style: (f, r) => this.lineStyle(f as Feature, r) });
    void this.load(farUrl, 'far');
  }

  /** Fetches the fine outlines, which the first view does without. */
  loadRest(): Promise<void> {
    return this.load(nearUrl, 'near');
  }

  /** Draws borders as another view has them. */
  show(view: WorldView): void {
    if (view === this.view) return;
    this.view = view;
    this.lines.clear(true);
    for (const [detail, topology] of this.loaded) this.addLines(topology, detail);
  }

  /** Draws again in the colours of the present scheme. */
  restyle(): void {
    this.made.clear();
    this.landLayer.changed();
    this.lineLayer.changed();
  }

  /** The outer rings of the land around a point: the outline that it lies in. */
  around(at: number[]): [number, number][][] {
    const detail = this.loaded.has('near') ? 'near' : 'far';
    return this.land.getFeaturesAtCoordinate(at).filter((f) => f.get('detail') === detail).map((f) => (f.getGeometry() as Polygon).getCoordinates()[0] as [number, number][]);
  }

  private async load(address: string, detail: Detail): Promise<void> {
    const topology = withCrimea(await (await fetch(address)).json() as Countries);
    const polygons = unpack(topology, topology.objects.countries).features.flatMap((country) => partsOf(country.geometry)
      // One feature a polygon: those out of sight are then skipped as a whole.
      .map((rings) => new Feature({ geometry: new Polygon(rings.map(project)), detail, name: country.properties.name, code: country.id })));
    this.land.addFeatures(polygons);
    this.loaded.set(detail, topology);
    this.addLines(topology, detail);
  }

  private addLines(topology: Countries, detail: Detail): void {
    const add = (lines: Position[][], kind: string): void => this.lines.addFeatures(lines.flatMap(splitLine)
      .map((line) => new Feature({ geometry: new MultiLineString([project(line)]), detail, kind })));
    const { coast, firm, disputed } = lines(topology, this.view);
    add(firm, 'border');
    add(disputed, 'disputed');
    add(coast, 'coast');
    if (detail === 'far') this.lines.addFeatures(this.names());
  }

  private names(): Feature[] {
    const largest = new Map<string, Polygon>();
    const codes = new Map<string, string>();
    for (const feature of this.land.getFeatures().filter((f) => f.get('detail') === 'far')) {
      const [name, polygon] = [feature.get('name') as string, feature.getGeometry() as Polygon];
      codes.set(name, String(feature.get('code')));
      if (getArea(polygon.getExtent()) > getArea(largest.get(name)?.getExtent() ?? [0, 0, 0, 0])) largest.set(name, polygon);
    }
    return [...largest].filter(([name]) => isNamed(this.view, name)).map(([name, polygon]) =>
      new Feature({ geometry: new Point(polygon.getInteriorPoint().getCoordinates().slice(0, 2)), name: language === 'en' ? name : countryName(codes.get(name)!, name), size: getArea(polygon.getExtent()) }));
  }

  private landStyle(feature: Feature, resolution: number): Style | undefined {
    if (feature.get('detail') !== this.detail(resolution)) return undefined;
    // The stroke closes the seams between neighbours; coasts and borders are lines of their own.
    return this.once('land', () => new Style({ fill: new Fill({ color: cssColour('--land') }), stroke: new Stroke({ color: cssColour('--land'), width: 0.75 }) }));
  }

  private lineStyle(feature: Feature, resolution: number): Style | undefined {
    const name = feature.get('name') as string | undefined;
    if (name !== undefined) return this.name(name, Math.sqrt(feature.get('size') as number) / resolution);
    if (feature.get('detail') !== this.detail(resolution)) return undefined;
    switch (feature.get('kind')) {
      case 'coast': return this.once('coast', () => new Style({ stroke: new Stroke({ color: cssColour('--coast'), width: 1 }) }));
      case 'disputed': return this.once('disputed', () => new Style({ stroke: new Stroke({ color: cssColour('--border'), width: 1.25, lineDash: [3, 4] }) }));
      default: return this.once('border', () => new Style({ stroke: new Stroke({ color: cssColour('--border'), width: 1.25 }) }));
    }
  }

  private name(name: string, width: number): Style | undefined {
    if (width < 60) return undefined;
    const size = width > 400 ? 12 : 10.5;
    return this.once(`${name}|${size}`, () => new Style({
      text: new Text({
        // Letters that join their neighbours cannot be set apart.
        text: isScriptJoined(name) ? name : [...name.toLocaleUpperCase(language)].join('\u200a'),
        font: `500 ${size}px ${family}`,
        fill: new Fill({ color: cssColour('--map-name') }),
        stroke: new Stroke({ color: cssColour('--land'), width: 3 }),
      }),
    }));
  }

  private detail(resolution: number): Detail {
    return this.loaded.has('near') && resolution < 156543 / 2 ** finerFrom ? 'near' : 'far';
  }

  private once(key: string, make: () => Style): Style {
    let style = this.made.get(key);
    if (!style) this.made.set(key, style = make());
    return style;
  }
}

/** The polygons of a country, cut at the 180th meridian, each with those holes that lie in it. */
function partsOf(geometry: { type: string; coordinates?: unknown }): Position[][][] {
  const polygons = geometry.type === 'Polygon' ? [geometry.coordinates as Position[][]]
    : geometry.type === 'MultiPolygon' ? geometry.coordinates as Position[][][] : [];
  return polygons.flatMap(([outer, ...holes]) => splitRing(outer!).map((part) => [part, ...holes.filter((hole) => inRing(hole[0]!, part))]));
}

const project = (line: Position[]): number[][] =>
  line.map(([longitude = 0, latitude = 0]) => fromLonLat([longitude, Math.max(-maxLatitude, Math.min(maxLatitude, latitude))]));
