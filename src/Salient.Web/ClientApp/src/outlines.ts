import Feature from 'ol/Feature';
import MultiLineString from 'ol/geom/MultiLineString';
import Point from 'ol/geom/Point';
import Polygon from 'ol/geom/Polygon';
import { getArea } from 'ol/extent';
import VectorLayer from 'ol/layer/Vector';
import VectorSource from 'ol/source/Vector';
import { fromLonLat } from 'ol/proj';
import { Fill, Stroke, Style, Text } from 'ol/style';
import { feature as unpack, mesh } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Position } from 'geojson';
import nearUrl from 'world-atlas/countries-10m.json?url';
import farUrl from 'world-atlas/countries-50m.json?url';
import { cssColour, family } from './theme';

type Countries = Topology<{ countries: GeometryCollection<{ name: string }> }>;

// Zoom at which the finer outlines take over: the coarse ones begin to look cut with scissors here.
const finerFrom = 5.5;
const maxLatitude = 85;

/** Land, borders and country names from Natural Earth: coarse ones for the world, fine ones for regions. All comes with the page. */
export function outlines(): { land: VectorLayer; lines: VectorLayer; restyle: () => void } {
  const land = new VectorSource();
  const lines = new VectorSource();
  const styles = new OutlineStyle();
  const landLayer = new VectorLayer({ source: land, style: (f, r) => styles.land(f as Feature, r) });
  const lineLayer = new VectorLayer({ source: lines, declutter: true, style: (f, r) => styles.line(f as Feature, r) });
  const redraw = (): void => { landLayer.changed(); lineLayer.changed(); };
  void load(farUrl, 'far', land, lines)
    .then(() => load(nearUrl, 'near', land, lines))
    .then(() => { styles.nearLoaded = true; redraw(); });
  return { land: landLayer, lines: lineLayer, restyle: () => { styles.forget(); redraw(); } };
}

async function load(address: string, detail: 'near' | 'far', land: VectorSource, lines: VectorSource): Promise<void> {
  const topology = await (await fetch(address)).json() as Countries;
  const polygons: Feature[] = [];
  for (const country of unpack(topology, topology.objects.countries).features) {
    const rings = country.geometry.type === 'Polygon' ? [country.geometry.coordinates]
      : country.geometry.type === 'MultiPolygon' ? country.geometry.coordinates : [];
    // One feature a polygon: those out of sight are then skipped as a whole.
    const parts = rings.map((polygon) => new Polygon(polygon.map(project)));
    polygons.push(...parts.map((geometry) => new Feature({ geometry, detail })));
    const largest = parts.toSorted((a, b) => getArea(b.getExtent()) - getArea(a.getExtent()))[0];
    if (detail === 'far' && largest) {
      lines.addFeature(new Feature({ geometry: new Point(largest.getInteriorPoint().getCoordinates().slice(0, 2)), name: country.properties.name, size: getArea(largest.getExtent()) }));
    }
  }
  land.addFeatures(polygons);
  const borders = mesh(topology, topology.objects.countries, (a, b) => a !== b).coordinates;
  lines.addFeatures(borders.map((line) => new Feature({ geometry: new MultiLineString([project(line)]), detail })));
}

const project = (line: Position[]): number[][] =>
  line.map(([longitude = 0, latitude = 0]) => fromLonLat([longitude, Math.max(-maxLatitude, Math.min(maxLatitude, latitude))]));

/** Which outlines to draw, and the styles of the present scheme, made once. */
class OutlineStyle {
  nearLoaded = false;
  private readonly made = new Map<string, Style>();

  forget(): void {
    this.made.clear();
  }

  land(feature: Feature, resolution: number): Style | undefined {
    if (feature.get('detail') !== this.detail(resolution)) return undefined;
    return this.once('land', () => new Style({ fill: new Fill({ color: cssColour('--land') }), stroke: new Stroke({ color: cssColour('--coast'), width: 1 }) }));
  }

  line(feature: Feature, resolution: number): Style | undefined {
    const name = feature.get('name') as string | undefined;
    if (name !== undefined) return this.name(name, Math.sqrt(feature.get('size') as number) / resolution);
    if (feature.get('detail') !== this.detail(resolution)) return undefined;
    return this.once('border', () => new Style({ stroke: new Stroke({ color: cssColour('--border'), width: 1.25, lineDash: [6, 2, 1.5, 2] }) }));
  }

  private name(name: string, width: number): Style | undefined {
    if (width < 60) return undefined;
    const size = width > 400 ? 12 : 10.5;
    return this.once(`${name}|${size}`, () => new Style({
      text: new Text({
        text: [...name.toUpperCase()].join('\u200a'),
        font: `500 ${size}px ${family}`,
        fill: new Fill({ color: cssColour('--map-name') }),
        stroke: new Stroke({ color: cssColour('--land'), width: 3 }),
      }),
    }));
  }

  private detail(resolution: number): string {
    return this.nearLoaded && resolution < 156543 / 2 ** finerFrom ? 'near' : 'far';
  }

  private once(key: string, make: () => Style): Style {
    let style = this.made.get(key);
    if (!style) this.made.set(key, style = make());
    return style;
  }
}
