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
import { Fill, Stroke, Style } from 'ol/style';
import type { Holding, Legend, Place } from './types';
import { Areas } from './areas';
import { Backdrop } from './backdrop';
import type { WorldView } from './borders';
import { Markers, type Hit } from './markers';
import { Outlines } from './outlines';
import { holdingSentence } from './format';
import type { Rect } from './labels';
import { say } from './say';
import type { Looks } from './symbols';
import { cssColour } from './theme';

interface Events {
  choose(key: string): void;
  moved(view: [number, number, number]): void;
  /** What the window onto the map shows has changed. */
  seen(holdings: Holding[]): void;
}

/** The map: outlines, a marker for each place, and the circle within which the chosen place's claims are true. */
export class HoldingsMap {
  private readonly markers: Markers;
  private readonly outlines = new Outlines();
  private readonly backdrop = new Backdrop();
  private readonly areas: Areas;
  private isCellsShown = false;
  private readonly circleSource = new VectorSource();
  private readonly map: OlMap;
  private readonly restyle: () => void;
  private still = false;
  private shown = '';

  /** Takes where it is drawn, where it says what the pointer is over, and what lies over it. */
  constructor(private readonly target: HTMLElement, private readonly tip: HTMLElement, looks: Looks, legend: Legend, private readonly covers: () => HTMLElement[], private readonly events: Events) {
    this.markers = new Markers(looks);
    this.areas = new Areas(looks, this.outlines);
    const { outlines, backdrop, areas } = this;
    const area = new VectorLayer({ source: this.circleSource, style: () => this.circleStyle() });
    const tiles = legend.tiles
      ? [new TileLayer({ source: new XYZ({ url: legend.tiles.address, attributions: legend.tiles.attribution.replaceAll('<', '&lt;') }) })] : [];
    this.map = new OlMap({
      target,
      layers: [outlines.landLayer, backdrop.waterLayer, ...tiles, areas.cellLayer, outlines.lineLayer, areas.heldLayer, backdrop.townLayer, area, this.markers.layer],
      controls: defaultControls({ rotate: false, attribution: tiles.length > 0, zoomOptions: { zoomInTipLabel: say('map.in'), zoomOutTipLabel: say('map.out') } }).extend([new ScaleLine()]),
      view: new View({ center: fromLonLat([38, 35]), zoom: 6, minZoom: 2, maxZoom: 15, enableRotation: false, smoothResolutionConstraint: true }),
    });
    this.restyle = (): void => {
      outlines.restyle();
      backdrop.restyle();
      areas.restyle();
      this.markers.restyle();
      area.changed();
    };
    for (const button of target.querySelectorAll<HTMLElement>('.ol-zoom button')) button.setAttribute('aria-label', button.title);
    // Says in the page what the canvas shows: for tests, and for anybody who asks what is drawn.
    this.map.on('rendercomplete', () => { target.dataset['drawn'] = this.shown; });
    this.map.on('moveend', () => {
      this.arrange();
      if (!this.still) this.events.moved(this.where());
    });
    this.map.on('click', (e) => this.press(this.hitAt(e.pixel)));
    this.map.on('pointermove', (e) => { if (!e.dragging) this.hover(this.hitAt(e.pixel), e.pixel); });
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
    this.markers.set(holdings, new Set(matching));
    this.backdrop.without(holdings.flatMap(({ place }) => (place.latitude === null || place.longitude === null ? [] : [[place.longitude, place.latitude] as [number, number]])));
    this.areas.set(matching);
    this.choose(chosen);
    this.arrange();
  }

  /** Whose borders, whether rivers and towns that nobody tells of are drawn, and the land nearest to each place. */
  background(view: WorldView, isBackdropShown: boolean, isCellsShown: boolean): void {
    this.outlines.show(view);
    const changed = this.backdrop.show(isBackdropShown) || isCellsShown !== this.isCellsShown;
    this.isCellsShown = isCellsShown;
    if (changed) this.arrange();
  }

  /** Fetches what the map can do without at first. */
  loadRest(): Promise<void> {
    return this.outlines.loadRest().then(() => this.backdrop.load()).then(() => this.arrange());
  }

  choose(holding: Holding | null): void {
    this.markers.chosen = holding?.key ?? null;
    this.circleSource.clear();
    const place = holding?.place;
    if (place && place.latitude !== null && place.longitude !== null && place.radius_km !== null && place.radius_km > 0) {
      const ring = circular([place.longitude, place.latitude], place.radius_km * 1000, 96).transform('EPSG:4326', 'EPSG:3857');
      this.circleSource.addFeature(new Feature(ring));
    }
    this.markers.layer.changed();
  }

  /** Marks a place that the pointer rests on in the list. */
  point(key: string | null): void {
    if (key === this.markers.hovered) return;
    this.markers.hovered = key;
    this.markers.layer.changed();
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

  /** Groups what touches at this zoom, gives names their sides, and tells what is in sight. */
  private arrange(): void {
    const view = this.map.getView();
    const [resolution, size] = [view.getResolution(), this.map.getSize()];
    if (resolution === undefined || !size || size[0] === 0) return;
    const extent = view.calculateExtent(size);
    this.markers.group(resolution);
    const frame = this.target.getBoundingClientRect();
    const sides = this.markers.label(extent, resolution, this.covers().filter((e) => e.offsetWidth > 0).map((e): Rect => {
      const box = e.getBoundingClientRect();
      return [box.left - frame.left, box.top - frame.top, box.right - frame.left, box.bottom - frame.top];
    }), this.backdrop.boxes(extent, resolution));
    this.backdrop.place(sides);
    this.areas.arrange(this.markers.spots, extent, this.isCellsShown);
    this.events.seen(this.markers.within(extent));
  }

  private press(hit: Hit | null): void {
    if (!hit) return;
    if ('key' in hit) { this.events.choose(hit.key); return; }
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const view = this.map.getView();
    const near = hit.extent[0] === hit.extent[2] && hit.extent[1] === hit.extent[3];
    if (near) this.events.choose(hit.places[0]!.key);
    else view.fit(hit.extent, { padding: [80, 80, 80, 80], maxZoom: Math.max(13, view.getZoom() ?? 13), duration: calm ? 0 : 300 });
  }

  private hitAt(pixel: number[]): Hit | null {
    return this.map.forEachFeatureAtPixel(pixel, (f) => this.markers.hitOf(f as Feature<Point>), { layerFilter: (l) => l === this.markers.layer, hitTolerance: 4 }) ?? null;
  }

  private hover(hit: Hit | null, pixel?: number[]): void {
    this.target.style.cursor = hit ? 'pointer' : '';
    const holding = hit && 'key' in hit ? this.markers.find(hit.key) : null;
    this.tip.hidden = !hit;
    if (hit && pixel) {
      this.tip.textContent = holding ? holdingSentence(holding) : 'places' in hit ? say('map.many', { n: hit.places.length }) : '';
      const width = this.map.getSize()?.[0] ?? 0;
      this.tip.style.left = `${Math.min(pixel[0]! + 14, width - 260)}px`;
      this.tip.style.top = `${pixel[1]! + 14}px`;
    }
    this.point(holding?.key ?? null);
  }

  private circleStyle(): Style {
    return new Style({ stroke: new Stroke({ color: cssColour('--ink-2'), width: 1.25, lineDash: [5, 4] }), fill: new Fill({ color: cssColour('--glow') }) });
  }
}
