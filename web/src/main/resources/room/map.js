/** The map: outlines and places that need no line, and over them what the viewer's record names. */
import { render } from '/lib/lit-html/lit-html.js';
import { Refused, read } from './api.js';
import { html, nothing, number, plain, source, words, wrong } from './show.js';
import { word } from './words.js';

let ol = null;
let map = null;
/** @type {Promise<void> | null} */
let making = null;
/** @type {Record<string, any>} */
let layers = {};
let fitted = '';
/** Roads with what a plan sends over them. @type {any} */
let planned = null;
let runFitted = false;

/** @param {any} geojson of a plan; null for none */
export function showPlan(geojson) {
  planned = geojson;
  if (map) {
    put('plan', planned);
  }
}

/**
 * People on the roads in one run of a simulation.
 * @param {any} run with the lines of its segments; null for none
 * @param {any} frame @param {boolean} over is the suspension over?
 */
export function showRun(run, frame = null, over = false) {
  if (!map) {
    return;
  }
  const shown = layers.run.getSource();
  shown.clear();
  for (const [segment, tenth, persons] of run ? frame.spots : []) {
    if (run.segments[segment].length) {
      const line = new ol.geom.LineString(run.segments[segment].map(spot => ol.proj.fromLonLat(spot)));
      shown.addFeature(new ol.Feature({ geometry: new ol.geom.Point(line.getCoordinateAt(tenth / 10)), persons, over }));
    }
  }
  if (run && !runFitted) {
    runFitted = true;
    const lines = layers.plan.getSource().getExtent();
    if (Number.isFinite(lines[0])) {
      map.getView().fit(lines, { padding: [40, 60, 40, 60], maxZoom: 12 });
    }
  }
  runFitted = Boolean(run);
}

const runStyle = f => dot(f.get('over') ? '#b3261e' : '#0b4f8a', 3 + 1.5 * Math.log2(1 + f.get('persons') / 5),
  f.get('over') && f.get('persons') > 0 ? number(f.get('persons')) : '');

export function forgetMap() {
  map?.setTarget(null);
  map = null;
  making = null;
  layers = {};
  fitted = '';
  planned = null;
}

/** @type {Promise<any> | null} */
let loading = null;

/** Fetches what draws the map; ahead of time, it is there when it is needed. */
export function fetchMap() {
  loading ??= load();
  loading.catch(() => { loading = null; });
  return loading;
}

function load() {
  return new Promise((resolve, reject) => {
    const style = document.createElement('link');
    style.rel = 'stylesheet';
    style.href = '/lib/ol/ol.css';
    const script = document.createElement('script');
    script.src = '/lib/ol/ol.js';
    script.onload = () => resolve(window.ol);
    script.onerror = () => reject(new Error(word('noMap')));
    document.head.append(style, script);
  });
}

const dark = () => matchMedia('(prefers-color-scheme: dark)').matches;
const ink = () => dark() ? '#e8eaed' : '#1c1f23';
const paper = () => dark() ? '#16181b' : '#ffffff';

function text(value, offsetY = -12, bold = false) {
  return new ol.style.Text({
    text: value, offsetY, font: `${bold ? '600 ' : ''}13px system-ui, sans-serif`,
    fill: new ol.style.Fill({ color: ink() }), stroke: new ol.style.Stroke({ color: paper(), width: 3 }),
    overflow: true,
  });
}

const strokes = (color, width, lineDash) => new ol.style.Style({
  stroke: new ol.style.Stroke({ color, width, lineDash }) });
const dot = (color, radius, label, bold) => new ol.style.Style({
  image: new ol.style.Circle({ radius, fill: new ol.style.Fill({ color }), stroke: new ol.style.Stroke({ color: paper(), width: 2 }) }),
  text: label ? text(label, -radius - 8, bold) : undefined,
});

/** Never by colour alone: what is not known to be safe is broken, what is offered is thin. */
function recordStyle(feature) {
  const kind = feature.get('kind');
  switch (kind) {
    case 'stretch': {
      const bad = ['SUSPECTED', 'CONFIRMED'].includes(feature.get('hazard')) || feature.get('passable') === 'CLOSED';
      const known = feature.get('hazard') === 'CLEAR' && feature.get('silent').length > 1;
      return strokes(bad ? '#b3261e' : known ? '#1b7a3d' : '#b26a00', 5, known ? undefined : [12, 7]);
    }
    case 'published': return strokes('#6a4bbc', 2, [2, 6]);
    case 'offer': return strokes('#5b6470', 1.5, [6, 6]);
    case 'place': return dot('#0b4f8a', 5, feature.get('name'), true);
    case 'destination': return dot(feature.get('refusedBy')?.length ? '#b26a00' : '#1b7a3d', 8, `${word('destination')}: ${feature.get('name')}`);
    case 'round': return dot('#6a4bbc', 5, `${word('round')} ${feature.get('ordinal')}`);
    case 'incident': return dot('#b3261e', 7, plain(feature.get('what')));
    case 'halt': return dot('#b26a00', 7, `${word('halt')}: ${feature.get('name')}`);
    default: return dot('#5b6470', 4, feature.get('name'));
  }
}

function planStyle(feature) {
  const persons = feature.get('persons');
  if (feature.get('duty') === 'reception') {
    return dot('#1b7a3d', 8, feature.get('name'));
  }
  return persons > 0
    ? new ol.style.Style({
      stroke: new ol.style.Stroke({ color: '#0b4f8acc', width: 3 + Math.log10(1 + persons) }),
      text: new ol.style.Text({ text: number(persons), placement: 'line', font: '600 12px system-ui', offsetY: 10,
        fill: new ol.style.Fill({ color: ink() }), stroke: new ol.style.Stroke({ color: paper(), width: 3 }) }) })
    : strokes('#5b647088', 1.5);
}

async function make(target, me) {
  ol = await fetchMap();
  const vector = (style, options = {}) => new ol.layer.Vector({
    source: new ol.source.Vector(), style, ...options });
  layers = {
    outlines: vector(new ol.style.Style({
      stroke: new ol.style.Stroke({ color: dark() ? '#858c95' : '#9aa1ab', width: 1 }),
      fill: new ol.style.Fill({ color: dark() ? '#22262b' : '#f4f1ea' }) })),
    towns: vector(f => dot('#858c95', 2.5, f.get('name')), { declutter: true }),
    plan: vector(planStyle),
    run: vector(runStyle),
    record: vector(recordStyle),
    names: vector(recordStyle, { declutter: true }),
  };
  const tiles = me.tiles ? [new ol.layer.Tile({ source: new ol.source.XYZ({ url: me.tiles }) })] : [];
  map = new ol.Map({
    target,
    layers: [...(me.tiles ? tiles : [layers.outlines]), layers.towns, layers.plan, layers.record, layers.names, layers.run],
    view: new ol.View({ center: ol.proj.fromLonLat([36.5, 47.5]), zoom: 7, maxZoom: 16 }),
    controls: ol.control.defaults.defaults({
      zoomOptions: { zoomInTipLabel: word('closer'), zoomOutTipLabel: word('farther') } })
      .extend([new ol.control.ScaleLine()]),
  });
  map.on('moveend', towns);
  map.on('singleclick', event => {
    const found = map.getFeaturesAtPixel(event.pixel, { hitTolerance: 6 })
      .filter(f => f.get('kind') || f.get('lengthKm'));
    const target = document.getElementById('mapclick');
    if (target) {
      render(found.map(describe), target);
    }
  });
  if (!me.tiles) {
    fetch('/room/data/countries-50m.json').then(answer => answer.ok ? answer.json() : null).then(topology => {
      if (topology && map) {
        layers.outlines.getSource().addFeatures(new ol.format.TopoJSON({ layers: ['countries'] })
          .readFeatures(topology, { featureProjection: 'EPSG:3857' }));
      }
    });
  }
}

async function towns() {
  const [west, south, east, north] = ol.proj.transformExtent(
    map.getView().calculateExtent(), 'EPSG:3857', 'EPSG:4326');
  try {
    const { value } = await read(`/api/map/towns?west=${west.toFixed(2)}&south=${south.toFixed(2)}&east=${east.toFixed(2)}&north=${north.toFixed(2)}`);
    const shown = layers.towns.getSource();
    shown.clear();
    shown.addFeatures(value.towns.map(t => new ol.Feature({
      geometry: new ol.geom.Point(ol.proj.fromLonLat([t.spot.longitude, t.spot.latitude])), name: t.name })));
  } catch {
    // Without a line the towns that were there stay.
  }
}

function put(layer, geojson, keep = () => true) {
  const shown = layers[layer].getSource();
  shown.clear();
  if (geojson) {
    shown.addFeatures(new ol.format.GeoJSON().readFeatures(geojson, { featureProjection: 'EPSG:3857' }).filter(keep));
  }
}

const describe = f => {
  const p = f.getProperties ? f.getProperties() : f.properties;
  switch (p.kind) {
    case 'stretch': return html`<li>${words(p.name)} (${p.arrangement}, ${words(p.area)}): ${word('hazard')} ${plain(p.hazard)},
      ${word('road')} ${plain(p.passable)}, ${word('silentAre')} ${p.silent.join(', ') || word('nobody')}${source(p.source)}</li>`;
    case 'published': return html`<li>${word('published')}: ${words(p.by)}${source(p.source)}</li>`;
    case 'offer': return html`<li>${word('offer')} ${p.id}, ${p.by}${source(p.source)}</li>`;
    case 'destination': return html`<li>${word('destination')}: ${words(p.name)}${source(p.source)}</li>`;
    case 'round': return html`<li>${word('round')} ${p.ordinal}: ${words(p.name)}, ${p.day}${source(p.source)}</li>`;
    case 'incident': return html`<li>${plain(p.what)}: ${words(p.name)}</li>`;
    case 'halt': return html`<li>${word('halt')}: ${words(p.name)}</li>`;
    case 'place': return nothing;
    default: return p.lengthKm ? html`<li>${words(p.from)} – ${words(p.to)}: ${number(p.persons)} ${word('people')}, ${number(p.vehicles)} ${word('vehicles')}</li>` : nothing;
  }
};

/** Draws what is seen; says in words what is drawn. */
export async function drawMap(room, side) {
  const target = side.querySelector('#map');
  let seen;
  fetchMap().catch(() => {});
  try {
    seen = await room.ask('/api/map');
  } catch (trouble) {
    if (!(trouble instanceof Refused) || [401, 403].includes(trouble.status)) {
      throw trouble;
    }
    // What is beside the map is worth reading without it.
    render(wrong(trouble), side.querySelector('#maptext'));
    return;
  }
  if (!map) {
    // Drawn twice at once it is made once.
    making ??= make(target, room.me);
    await making;
  }
  if (!map) {
    return;
  }
  if (map.getTarget() !== target) {
    map.setTarget(target);
  }
  put('record', seen, f => f.getGeometry().getType() === 'LineString');
  put('names', seen, f => f.getGeometry().getType() === 'Point');
  put('plan', planned);
  const lines = JSON.stringify(seen.features.filter(f => f.properties.kind === 'stretch').map(f => f.geometry));
  const extent = layers.record.getSource().getExtent();
  if (lines !== fitted && seen.features.length && Number.isFinite(extent[0])) {
    fitted = lines;
    map.getView().fit(extent, { padding: [40, 60, 40, 60], maxZoom: 10 });
  }
  render(html`
    <ul id="mapclick" aria-live="polite"></ul>
    ${seen.gazetteer ? nothing : html`<p>${word('noGazetteer')}</p>`}
    ${seen.unlocated.length ? html`<p>${word('unlocated')}: ${words(seen.unlocated.join(', '))}</p>` : nothing}
    <details><summary>${word('mapInWords')}</summary><ul>${seen.features.map(describe)}</ul></details>
    <p class="source">${word('mapSources')}</p>`, side.querySelector('#maptext'));
}
