import 'ol/ol.css';
import OlMap from 'ol/Map';
import View from 'ol/View';
import Feature from 'ol/Feature';
import { circular } from 'ol/geom/Polygon';
import Point from 'ol/geom/Point';
import { boundingExtent } from 'ol/extent';
import { fromLonLat, toLonLat } from 'ol/proj';
import VectorLayer from 'ol/layer/Vector';
import TileLayer from 'ol/layer/Tile';
import XYZ from 'ol/source/XYZ';
import VectorSource from 'ol/source/Vector';
import ScaleLine from 'ol/control/ScaleLine';
import { defaults as defaultControls } from 'ol/control/defaults';
import { Circle, Fill, Icon, Stroke, Style, Text } from 'ol/style';
import type { Holding, Legend, Place } from './types';
import { placeLabels, type LabelBox, type Side } from './labels';
import { outlines } from './outlines';
import { areaPrecision, holdingSentence, placeName, unsure } from './format';
import { dataUrl, holdingSymbol, type Looks } from './symbols';
import { cssColour, family } from './theme';

interface Events {
  choose(key: string): void;
  moved(view: [number, number, number]): void;
}

/** The map: outlines, a marker for each place, and the circle within which the chosen place's claims are true. */
export class HoldingsMap {
  private readonly markers = new VectorSource<Feature<Point>>();
  private readonly circleSource = new VectorSource();
  private readonly layer: VectorLayer<VectorSource<Feature<Point>>>;
  private readonly map: OlMap;
  private readonly restyle: () => void;
  private readonly styles = new Map<string, Style[]>();
  private chosen: string | null = null;
  private hovered: string | null = null;
  private still = false;
  private shown = '';
  private labelled: { of: string; sides: Map<string, Side> } = { of: '', sides: new Map() };

  constructor(target: HTMLElement, private readonly tip: HTMLElement, private readonly looks: Looks, legend: Legend, private readonly events: Events) {
    const background = outlines();
    this.layer = new VectorLayer({ source: this.markers, updateWhileAnimating: true, updateWhileInteracting: true, style: (f, resolution) => this.styleOf(f as Feature<Point>, resolution) });
    const area = new VectorLayer({ source: this.circleSource, style: () => this.circleStyle() });
    const tiles = legend.tiles
      ? [new TileLayer({ source: new XYZ({ url: legend.tiles.address, attributions: legend.tiles.attribution.replaceAll('<', '&lt;') }) })] : [];
    this.map = new OlMap({
      target,
      layers: [background.land, ...tiles, background.lines, area, this.layer],
      controls: defaultControls({ rotate: false, attribution: tiles.length > 0, zoomOptions: { zoomInTipLabel: 'Zoom in', zoomOutTipLabel: 'Zoom out' } }).extend([new ScaleLine()]),
      view: new View({ center: fromLonLat([38, 35]), zoom: 6, minZoom: 2, maxZoom: 15, enableRotation: false, smoothResolutionConstraint: true }),
    });
    this.restyle = (): void => {
      this.styles.clear();
      background.restyle();
      this.layer.changed();
      area.changed();
    };
    for (const button of target.querySelectorAll<HTMLElement>('.ol-zoom button')) button.setAttribute('aria-label', button.title);
    // Says in the page what the canvas shows: for tests, and for anybody who asks what is drawn.
    this.map.on('rendercomplete', () => { target.dataset['drawn'] = this.shown; });
    this.map.on('moveend', () => { if (!this.still) this.events.moved(this.where()); });
    this.map.on('click', (e) => {
      const key = this.keyAt(e.pixel);
      if (key) this.events.choose(key);
    });
    this.map.on('pointermove', (e) => { if (!e.dragging) this.hover(this.keyAt(e.pixel), e.pixel); });
    target.addEventListener('pointerleave', () => this.hover(null));
    new ResizeObserver(() => this.map.updateSize()).observe(target);
  }

  /** Draws again in the colours of the present scheme. */
  schemeChanged(): void {
    this.restyle();
  }

  /** Draws all places: those that match what is looked for in full, the others paler. */
  show(holdings: Holding[], matching: Holding[], chosen: Holding | null, day: string): void {
    this.shown = `${day}:${matching.length}`;
    const lit = new Set(matching);
    const features: Feature<Point>[] = [];
    for (const holding of holdings) {
      const { latitude, longitude } = holding.place;
      if (latitude === null || longitude === null) continue;
      const feature = new Feature(new Point(fromLonLat([longitude, latitude])));
      feature.setId(holding.key);
      feature.set('holding', holding, true);
      feature.set('pale', !lit.has(holding), true);
      features.push(feature);
    }
    this.markers.clear(true);
    this.markers.addFeatures(features);
    this.choose(chosen);
  }

  choose(holding: Holding | null): void {
    this.chosen = holding?.key ?? null;
    this.circleSource.clear();
    const place = holding?.place;
    if (place && place.latitude !== null && place.longitude !== null && place.radius_km !== null && place.radius_km > 0) {
      const ring = circular([place.longitude, place.latitude], place.radius_km * 1000, 96).transform('EPSG:4326', 'EPSG:3857');
      this.circleSource.addFeature(new Feature(ring));
    }
    this.layer.changed();
  }

  /** Marks a place that the pointer rests on in the list. */
  point(key: string | null): void {
    if (key === this.hovered) return;
    this.hovered = key;
    this.layer.changed();
  }

  /** Moves without telling anybody: the address asked for it. */
  go([latitude, longitude, zoom]: [number, number, number]): void {
    this.still = true;
    const view = this.map.getView();
    view.cancelAnimations();
    view.setCenter(fromLonLat([longitude, latitude]));
    view.setZoom(zoom);
    this.map.once('rendercomplete', () => { this.still = false; });
  }

  /** Whether the map already shows what an address says, as exactly as addresses say it. */
  isAt(view: [number, number, number]): boolean {
    const now = this.where();
    return Math.abs(now[0] - view[0]) < 0.002 && Math.abs(now[1] - view[1]) < 0.002 && Math.abs(now[2] - view[2]) < 0.02;
  }

  fit(places: Place[], left: number): void {
    const points = places.filter((p) => p.latitude !== null && p.longitude !== null).map((p) => fromLonLat([p.longitude as number, p.latitude as number]));
    if (points.length === 0) return;
    this.map.updateSize();
    if ((this.map.getSize()?.[0] ?? 0) < 700) left = 72;
    this.map.getView().fit(boundingExtent(points), { padding: [48, 72, 56, left], maxZoom: 10 });
  }

  /** Brings a place into sight if it is out of it; a place in sight moves nothing. */
  reveal(place: Place): void {
    if (place.latitude === null || place.longitude === null) return;
    const point = fromLonLat([place.longitude, place.latitude]);
    const pixel = this.map.getPixelFromCoordinate(point);
    const [width, height] = this.map.getSize() ?? [0, 0];
    if (pixel && pixel[0]! > 24 && pixel[1]! > 24 && pixel[0]! < width! - 24 && pixel[1]! < height! - 24) return;
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.map.getView().animate({ center: point, duration: calm ? 0 : 350 });
  }

  private where(): [number, number, number] {
    const [longitude, latitude] = toLonLat(this.map.getView().getCenter() ?? [0, 0]);
    return [latitude ?? 0, longitude ?? 0, this.map.getView().getZoom() ?? 6];
  }

  private keyAt(pixel: number[]): string | null {
    const hit = this.map.forEachFeatureAtPixel(pixel, (f) => f.getId() as string, { layerFilter: (l) => l === this.layer, hitTolerance: 6 });
    return hit ?? null;
  }

  private hover(key: string | null, pixel?: number[]): void {
    const target = this.map.getTargetElement();
    if (target) target.style.cursor = key ? 'pointer' : '';
    const holding = key ? (this.markers.getFeatureById(key) as Feature<Point> | null)?.get('holding') as Holding | undefined : undefined;
    this.tip.hidden = !holding;
    if (holding && pixel) {
      this.tip.textContent = holdingSentence(holding);
      const width = this.map.getSize()?.[0] ?? 0;
      this.tip.style.left = `${Math.min(pixel[0]! + 14, width - 260)}px`;
      this.tip.style.top = `${pixel[1]! + 14}px`;
    }
    this.point(key);
  }

  private styleOf(feature: Feature<Point>, resolution: number): Style[] {
    const holding = feature.get('holding') as Holding;
    const active = holding.key === this.chosen || holding.key === this.hovered;
    const svg = holdingSymbol(holding, this.looks);
    const pale = feature.get('pale') === true && !active;
    const side = pale ? null : this.sideOf(holding.key, resolution) ?? (active ? 'right' : null);
    const key = `${active}|${pale}|${side}|${holding.key}|${svg}`;
    let style = this.styles.get(key);
    if (!style) this.styles.set(key, style = makeStyle(holding, svg, active, pale, side));
    return style;
  }

  /** Where a name stands at this zoom; worked out once for all names whenever the zoom, the places or the chosen one change. */
  private sideOf(key: string, resolution: number): Side | null {
    const of = `${resolution}|${this.markers.getRevision()}|${this.chosen}`;
    if (this.labelled.of !== of) {
      const boxes = this.markers.getFeatures().filter((feature) => feature.get('pale') !== true).map((feature): LabelBox => {
        const [x = 0, y = 0] = feature.getGeometry()!.getCoordinates();
        const holding = feature.get('holding') as Holding;
        const chosen = holding.key === this.chosen;
        return { key: holding.key, x: x / resolution, y: -y / resolution, width: textWidth(placeName(holding), chosen), rank: chosen ? 1000 : rankOf(holding) };
      });
      this.labelled = { of, sides: placeLabels(boxes) };
    }
    return this.labelled.sides.get(key) ?? null;
  }

  private circleStyle(): Style {
    return new Style({ stroke: new Stroke({ color: cssColour('--ink-2'), width: 1.25, lineDash: [5, 4] }), fill: new Fill({ color: cssColour('--glow') }) });
  }
}

/** How much of a place is seen that does not match what is looked for. */
const paleness = 0.3;

const measure = document.createElement('canvas').getContext('2d')!;

function textWidth(words: string, active: boolean): number {
  measure.font = fontOf(active, false);
  return measure.measureText(words).width;
}

const fontOf = (active: boolean, italic: boolean): string => `${italic ? 'italic ' : ''}${active ? 600 : 500} ${active ? 13.5 : 12}px ${family}`;

/** What asks for attention first: the fought over before the quiet, spots before areas. */
const rankOf = (holding: Holding): number =>
  ({ contested: 40, disputed: 38, besieged: 35, holds: 30, stale: 20, unknown: 10 }[holding.state]) - (areaPrecision(holding.place) ? 5 : 0);

function makeStyle(holding: Holding, svg: string, active: boolean, pale: boolean, side: Side | null): Style[] {
  const zIndex = active ? 1000 : rankOf(holding);
  const styles = [new Style({ zIndex: pale ? 0 : zIndex, image: new Icon({ src: dataUrl(svg), scale: active ? 1.2 : 1, opacity: pale ? paleness : 1 }) })];
  if (active) {
    styles.unshift(new Style({ zIndex, image: new Circle({ radius: 16, stroke: new Stroke({ color: cssColour('--ink'), width: 1.5 }), fill: new Fill({ color: cssColour('--glow') }) }) }));
  }
  if (side) {
    const gap = active ? 21 : 16;
    styles.push(new Style({
      zIndex: zIndex + 0.5,
      text: new Text({
        text: placeName(holding),
        font: fontOf(active, areaPrecision(holding.place)),
        textAlign: side === 'right' ? 'left' : side === 'left' ? 'right' : 'center',
        offsetX: side === 'right' ? gap : side === 'left' ? -gap : 0,
        offsetY: side === 'below' ? gap + 2 : side === 'above' ? -gap : 1,
        fill: new Fill({ color: cssColour(unsure(holding.place) ? '--ink-2' : '--ink') }),
        stroke: new Stroke({ color: cssColour('--halo'), width: 3.5 }),
      }),
    }));
  }
  return styles;
}
