// The imperative half of LiveMap.svelte: owns one MapLibre map and its live sources. Data bypasses Svelte from here on.
import type { LatLng } from '@pitulungan/contracts/place';
import type { VillageMap } from '@pitulungan/contracts/villages';
import type { GeoJSONSource, Map as GLMap, MapMouseEvent, PointLike } from 'maplibre-gl';
import { basemapStyle, boundsOf, type Feature } from './basemap.ts';
import type { MapColours } from './colours.ts';
import { drawIcon, HOME_ICON, ICON_PIXELS, STALL_ICON } from './icons.ts';
import { gliding } from './glide.ts';
import { APART_LAYER, CLUSTER_ABOVE, CLUSTER_LAYER, CLUSTER_OPTIONS, POINT_LAYERS, pointLayers, pointSources } from './layers.ts';
import { keepPoints, type MapPoint } from './points.ts';
import { tripFeatures, type MapTrip } from './trips.ts';

export type MapSource = keyof typeof POINT_LAYERS;
export interface MapTarget {
  source: MapSource;
  id: string;
}
/** The way of what is selected: courier → stall → home, as far as each is known. */
export interface MapFocus {
  line: readonly LatLng[];
  stall: LatLng | null;
  home: LatLng | null;
}
export interface LiveMapOptions {
  gl: typeof import('maplibre-gl');
  container: HTMLElement;
  base: VillageMap;
  colours: MapColours;
  /** MapLibre's own button titles, in the reader's language */
  locale: Record<string, string>;
  onselect: (target: MapTarget | null) => void;
  onhover: (target: MapTarget | null) => void;
}

const NEAR_PX = 6; // a finger or a shaky hand may miss a mark by this much
const EDGE_PX = 60; // something selected nearer to the edge than this is brought into view
const FIT_PADDING_PX = 28;
const SETTLE_MS = 500;

export class LiveMap {
  readonly map: GLMap;
  readonly #options: LiveMapOptions;
  #showTogether: (points: readonly MapPoint[]) => void = () => {};
  #showApart: (points: readonly MapPoint[]) => void = () => {};
  #orders: readonly MapPoint[] = [];
  #couriers: ReturnType<typeof gliding> | undefined;
  #trips = '[]';
  #clustered = false;
  #removed = false;
  #marked: Record<'selected' | 'hovered', MapTarget | null> = { selected: null, hovered: null };

  constructor(options: LiveMapOptions) {
    const { gl, container, base, colours, locale } = options;
    this.#options = options;
    const style = basemapStyle(base, colours);
    const sources = { ...style.sources, ...pointSources() };
    const [west, south, east, north] = boundsOf(base);
    this.map = new gl.Map({
      container,
      style: { ...style, sources, layers: [...style.layers, ...pointLayers(colours)] },
      bounds: [west, south, east, north],
      fitBoundsOptions: { padding: FIT_PADDING_PX },
      minZoom: 11,
      maxZoom: 19.5,
      dragRotate: false,
      pitchWithRotate: false,
      fadeDuration: 0,
      attributionControl: false,
      locale,
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.addControl(new gl.NavigationControl({ showCompass: false }), 'bottom-right');
    this.map.addControl(new gl.ScaleControl({ maxWidth: 90 }), 'bottom-left');
    this.map.setMissingStyleImageResolver((id) => this.#addIcon(id));
    this.map.on('click', (event) => this.#onClick(event));
    this.map.on('mousemove', (event) => this.#onMove(event));
    this.map.on('mouseout', () => options.onhover(null));
  }

  /** Resolves when the first picture stands; only then may points be shown. */
  async ready(): Promise<void> {
    await this.map.once('load');
    this.#showTogether = keepPoints(this.#source('orders'));
    this.#showApart = keepPoints(this.#source(APART_LAYER));
    this.#couriers = gliding(keepPoints(this.#source('couriers')));
  }

  showOrders(points: readonly MapPoint[]): void {
    const clustered = points.length > CLUSTER_ABOVE;
    if (clustered !== this.#clustered) {
      this.#clustered = clustered;
      void this.#source('orders').setClusterOptions({ cluster: clustered, ...CLUSTER_OPTIONS });
    }
    this.#orders = points;
    this.#drawOrders();
  }

  /** Above the clusters stand the orders that must not be lost in one. */
  #drawOrders(): void {
    const isApart = ({ id, properties }: MapPoint): boolean => this.#clustered && (Number(properties['sort']) > 0 || id === this.#marked.selected?.id);
    this.#showTogether(this.#orders.filter((point) => !isApart(point)));
    this.#showApart(this.#orders.filter(isApart));
  }

  showCouriers(points: readonly MapPoint[]): void {
    this.#couriers?.show(points);
  }

  showFocus(focus: MapFocus | null): void {
    const at = ({ lng, lat }: LatLng): [number, number] => [lng, lat];
    const place = (pin: LatLng | null | undefined, icon: string): Feature[] =>
      pin ? [{ type: 'Feature', properties: { icon }, geometry: { type: 'Point', coordinates: at(pin) } }] : [];
    const line: Feature[] =
      focus && focus.line.length > 1 ? [{ type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates: focus.line.map(at) } }] : [];
    const features = [...line, ...place(focus?.stall, STALL_ICON), ...place(focus?.home, HOME_ICON)];
    void this.#source('focus').setData({ type: 'FeatureCollection', features });
  }

  /** A few lines at most; nothing is sent while nobody on a trip has moved. */
  showTrips(trips: readonly MapTrip[]): void {
    const features = tripFeatures(trips);
    const told = JSON.stringify(features);
    if (told === this.#trips) return;
    this.#trips = told;
    void this.#source('trips').setData({ type: 'FeatureCollection', features });
  }

  /** Selected and hovered are feature states: no data is sent for them. */
  mark(state: 'selected' | 'hovered', target: MapTarget | null): void {
    this.#setState(this.#marked[state], state, false);
    this.#setState(target, state, true);
    this.#marked[state] = target;
    if (this.#clustered && state === 'selected') this.#drawOrders();
  }

  #setState(target: MapTarget | null, state: string, value: boolean): void {
    if (!target) return;
    this.map.setFeatureState(target, { [state]: value });
    if (target.source === 'orders') this.map.setFeatureState({ source: APART_LAYER, id: target.id }, { [state]: value });
  }

  /** Brings a place into view, with what belongs to it, when it is outside or at the very edge; leaves the map alone otherwise. */
  reveal(pin: LatLng, beside: readonly LatLng[]): void {
    requestAnimationFrame(() => !this.#removed && this.#bringIntoView(pin, beside));
  }

  /** After the page has laid itself out: opening a panel beside the map makes the map smaller. */
  #bringIntoView(pin: LatLng, beside: readonly LatLng[]): void {
    this.map.resize();
    const { x, y } = this.map.project([pin.lng, pin.lat]);
    const { clientWidth, clientHeight } = this.map.getContainer();
    const inside = x > EDGE_PX && y > EDGE_PX && x < clientWidth - EDGE_PX && y < clientHeight - EDGE_PX;
    if (inside) return;
    const lngs = [pin, ...beside].map(({ lng }) => lng);
    const lats = [pin, ...beside].map(({ lat }) => lat);
    const box: [number, number, number, number] = [Math.min(...lngs), Math.min(...lats), Math.max(...lngs), Math.max(...lats)];
    this.map.fitBounds(box, { padding: EDGE_PX + FIT_PADDING_PX, maxZoom: this.map.getZoom(), duration: SETTLE_MS });
  }

  remove(): void {
    this.#removed = true;
    this.#couriers?.stop();
    this.map.remove();
  }

  #source(name: string): GeoJSONSource {
    const source = this.map.getSource<GeoJSONSource>(name);
    if (!source) throw new Error(`The map has no source ${name}`);
    return source;
  }

  #addIcon(name: string): void {
    const drawn = drawIcon(name, this.#options.colours);
    if (drawn && !this.map.hasImage(name)) this.map.addImage(name, drawn, { pixelRatio: ICON_PIXELS });
  }

  #targetAt({ point: { x, y } }: MapMouseEvent): { target: MapTarget | null; cluster: number | null; lngLat: [number, number] } | null {
    const box: [PointLike, PointLike] = [
      [x - NEAR_PX, y - NEAR_PX],
      [x + NEAR_PX, y + NEAR_PX],
    ];
    const [top] = this.map.queryRenderedFeatures(box, { layers: [POINT_LAYERS.couriers, APART_LAYER, POINT_LAYERS.orders, CLUSTER_LAYER] });
    if (!top || top.geometry.type !== 'Point') return null;
    const [lng = 0, lat = 0] = top.geometry.coordinates;
    if (top.layer.id === CLUSTER_LAYER) return { target: null, cluster: Number(top.properties['cluster_id']), lngLat: [lng, lat] };
    const source: MapSource = top.layer.id === POINT_LAYERS.couriers ? 'couriers' : 'orders';
    return { target: { source, id: String(top.properties['id']) }, cluster: null, lngLat: [lng, lat] };
  }

  #onMove(event: MapMouseEvent): void {
    const hit = this.#targetAt(event);
    this.map.getCanvas().style.cursor = hit ? 'pointer' : '';
    this.#options.onhover(hit?.target ?? null);
  }

  #onClick(event: MapMouseEvent): void {
    const hit = this.#targetAt(event);
    if (hit && hit.cluster !== null) void this.#openCluster(hit.cluster, hit.lngLat);
    else this.#options.onselect(hit?.target ?? null);
  }

  async #openCluster(cluster: number, center: [number, number]): Promise<void> {
    const zoom = await this.#source('orders').getClusterExpansionZoom(cluster);
    this.map.easeTo({ center, zoom, duration: SETTLE_MS });
  }
}
