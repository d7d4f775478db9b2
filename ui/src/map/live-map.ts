// The imperative half of LiveMap.svelte: owns one MapLibre map and its three live sources. Data bypasses Svelte from here on.
import type { LatLng } from '@pitulungan/contracts/place';
import type { VillageMap } from '@pitulungan/contracts/villages';
import type { GeoJSONSource, Map as GLMap, MapMouseEvent, PointLike } from 'maplibre-gl';
import { basemapStyle, boundsOf, type Feature } from './basemap.ts';
import type { MapColours } from './colours.ts';
import { drawIcon, HOME_ICON, ICON_PIXELS, STALL_ICON } from './icons.ts';
import { gliding } from './glide.ts';
import { CLUSTER_ABOVE, CLUSTER_LAYER, CLUSTER_OPTIONS, POINT_LAYERS, pointLayers, pointSources } from './layers.ts';
import { keepPoints, type MapPoint } from './points.ts';

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
  #showOrders: (points: readonly MapPoint[]) => void = () => {};
  #couriers: ReturnType<typeof gliding> | undefined;
  #clustered = false;
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
    this.#showOrders = keepPoints(this.#source('orders'));
    this.#couriers = gliding(keepPoints(this.#source('couriers')));
  }

  showOrders(points: readonly MapPoint[]): void {
    const clustered = points.length > CLUSTER_ABOVE;
    if (clustered !== this.#clustered) {
      this.#clustered = clustered;
      void this.#source('orders').setClusterOptions({ cluster: clustered, ...CLUSTER_OPTIONS });
    }
    this.#showOrders(points);
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

  /** Selected and hovered are feature states: no data is sent for them. */
  mark(state: 'selected' | 'hovered', target: MapTarget | null): void {
    const before = this.#marked[state];
    if (before) this.map.setFeatureState(before, { [state]: false });
    if (target) this.map.setFeatureState(target, { [state]: true });
    this.#marked[state] = target;
  }

  /** Brings a place into view, with what belongs to it, when it is outside or at the very edge; leaves the map alone otherwise. */
  reveal(pin: LatLng, beside: readonly LatLng[]): void {
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

  #targetAt({ point: { x, y } }: MapMouseEvent, layers: string[]): { layer: string; id: string; cluster: number | null; lngLat: [number, number] } | null {
    const box: [PointLike, PointLike] = [
      [x - NEAR_PX, y - NEAR_PX],
      [x + NEAR_PX, y + NEAR_PX],
    ];
    const [top] = this.map.queryRenderedFeatures(box, { layers });
    if (!top || top.geometry.type !== 'Point') return null;
    const [lng = 0, lat = 0] = top.geometry.coordinates;
    return { layer: top.layer.id, id: String(top.properties['id']), cluster: Number(top.properties['cluster_id'] ?? NaN) || null, lngLat: [lng, lat] };
  }

  #onMove(event: MapMouseEvent): void {
    const hit = this.#targetAt(event, [POINT_LAYERS.couriers, POINT_LAYERS.orders, CLUSTER_LAYER]);
    this.map.getCanvas().style.cursor = hit ? 'pointer' : '';
    this.#options.onhover(hit && hit.layer !== CLUSTER_LAYER ? { source: hit.layer as MapSource, id: hit.id } : null);
  }

  #onClick(event: MapMouseEvent): void {
    const hit = this.#targetAt(event, [POINT_LAYERS.couriers, POINT_LAYERS.orders, CLUSTER_LAYER]);
    if (hit?.layer === CLUSTER_LAYER) void this.#openCluster(hit.cluster, hit.lngLat);
    else this.#options.onselect(hit ? { source: hit.layer as MapSource, id: hit.id } : null);
  }

  async #openCluster(cluster: number | null, center: [number, number]): Promise<void> {
    if (cluster === null) return;
    const zoom = await this.#source('orders').getClusterExpansionZoom(cluster);
    this.map.easeTo({ center, zoom, duration: SETTLE_MS });
  }
}
