import Feature from 'ol/Feature';
import WKT from 'ol/format/WKT';
import Polygon from 'ol/geom/Polygon';
import { buffer, containsCoordinate, type Extent } from 'ol/extent';
import { getPointResolution } from 'ol/proj';
import VectorLayer from 'ol/layer/Vector';
import VectorSource from 'ol/source/Vector';
import { Fill, Stroke, Style } from 'ol/style';
import { cells, reachKm } from './cells';
import { areaPrecision } from './format';
import type { Marked } from './markers';
import type { Outlines } from './outlines';
import { colour, keyOf, type Looks } from './symbols';
import type { Holding } from './types';

/** Cells are drawn for so many places in sight at most: more would be smaller than a marker. */
const mostCells = 2500;

/** What is held as areas: districts and provinces whose outline is told, hatched; and, where asked for, the land nearest to each place. */
export class Areas {
  readonly heldLayer: VectorLayer;
  readonly cellLayer: VectorLayer;
  private readonly held = new VectorSource();
  private readonly cellSource = new VectorSource();
  private readonly styles = new Map<string, Style>();
  private readonly read = new WKT();

  constructor(private readonly looks: Looks, private readonly outlines: Outlines) {
    this.heldLayer = new VectorLayer({ source: this.held, style: (f) => this.heldStyle(f.get('holding') as Holding) });
    this.cellLayer = new VectorLayer({ source: this.cellSource, visible: false, style: (f) => this.cellStyle(f.get('holding') as Holding) });
  }

  set(holdings: Holding[]): void {
    this.held.clear(true);
    this.held.addFeatures(holdings.filter((h) => h.holder !== null && h.place.area !== null && areaPrecision(h.place)).map((holding) => {
      const feature = this.read.readFeature(holding.place.area, { dataProjection: 'EPSG:4326', featureProjection: 'EPSG:3857' }) as Feature;
      feature.set('holding', holding);
      return feature;
    }));
  }

  /** Draws the cells of the places in sight; none where they are switched off. */
  arrange(spots: Marked[], extent: Extent, isShown: boolean): void {
    this.cellLayer.setVisible(isShown);
    this.cellSource.clear(true);
    if (!isShown) return;
    const near = buffer(extent, reachKm * 3000);
    const sites = spots.filter(({ holding, x, y }) => !areaPrecision(holding.place) && containsCoordinate(near, [x, y]));
    if (sites.length > mostCells) return;
    const found = cells(sites, ({ holding }) => (holding.holder ? keyOf(holding.holder) : null), ({ pale }) => !pale,
      ({ x, y }) => 1 / getPointResolution('EPSG:3857', 1, [x, y]), ({ x, y }) => this.outlines.around([x, y]));
    this.cellSource.addFeatures(found.map(({ spot, rings }) => new Feature({ geometry: new Polygon(rings), holding: spot.holding })));
  }

  restyle(): void {
    this.styles.clear();
    this.heldLayer.changed();
    this.cellLayer.changed();
  }

  private heldStyle(holding: Holding): Style {
    const own = colour(this.looks.of(holding.holder));
    return this.once(`held|${own}|${holding.state}`, () => new Style({
      fill: new Fill({ color: hatch(own) }),
      stroke: new Stroke({ color: `${own}99`, width: 1, ...(holding.state === 'holds' ? {} : { lineDash: [5, 4] }) }),
    }));
  }

  private cellStyle(holding: Holding): Style {
    const own = colour(this.looks.of(holding.holder));
    const sure = holding.state === 'holds' || holding.state === 'besieged';
    return this.once(`cell|${own}|${sure}`, () => new Style({ fill: new Fill({ color: sure ? `${own}55` : `${own}22` }) }));
  }

  private once(key: string, make: () => Style): Style {
    let style = this.styles.get(key);
    if (!style) this.styles.set(key, style = make());
    return style;
  }
}

/** Slanted lines in a colour. */
function hatch(own: string): CanvasPattern | string {
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 8;
  const pen = canvas.getContext('2d')!;
  pen.strokeStyle = `${own}80`;
  pen.lineWidth = 1.4;
  pen.beginPath();
  for (const from of [-8, 0, 8]) {
    pen.moveTo(from, 8);
    pen.lineTo(from + 8, 0);
  }
  pen.stroke();
  return pen.createPattern(canvas, 'repeat') ?? `${own}33`;
}
