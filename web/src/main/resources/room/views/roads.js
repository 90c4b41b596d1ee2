/** Road maps that scenarios may name, made of extracts of OpenStreetMap. */
import { render } from '/lib/lit-html/lit-html.js';
import { sendFile } from '../api.js';
import { html, nothing, number, table, words } from '../show.js';
import { word } from '../words.js';
import { answered, bar, follow } from './day.js';

export async function roads(room) {
  const { maps, areas, countries } = await room.ask('/api/roads', false);
  const submit = event => answered(event, async (target, { name, file, bbox, area, drawn, country }) => {
    const [sent] = file.files;
    let within = area.value;
    if (drawn.files.length) {
      within = name.value;
      await sendFile(`/api/roads/areas/${encodeURIComponent(within)}`, drawn.files[0], '', { method: 'PUT', type: 'application/geo+json' });
    }
    const path = `/api/roads/${encodeURIComponent(name.value)}?file=${encodeURIComponent(sent.name)}&bbox=${encodeURIComponent(bbox.value)}&area=${encodeURIComponent(within)}&country=${country.value}`;
    const made = await follow(room, path, sent, job => render(bar(room, job, false), target));
    return made && html`${shown(made, name.value)}<p><button type="button" @click=${() => room.again()}>${word('roadMaps')}</button></p>`;
  });
  const look = async (event, name) => {
    const target = event.target.closest('li').querySelector('.answer');
    render(shown(await room.ask(`/api/roads/${name}`, false), name), target);
  };
  const remove = async path => {
    await room.send(`/api/roads/${path}`, undefined, { method: 'DELETE' });
    await room.again();
  };
  return html`<details><summary>${word('roadMaps')}</summary>
    <p>${word('roadMapsHelp')} <code>roads: NAME.bin</code></p>
    ${maps.length ? html`<ul>${maps.map(m => html`<li><code>${m}.bin</code>
      <button type="button" @click=${event => look(event, m)}>${word('whatIsInIt')}: ${m}</button>
      <a href=${`/api/roads/${m}/picture`} download=${`${m}.svg`}>SVG</a>
      <button type="button" @click=${() => remove(m)}>${word('remove')} ${m}</button><div class="answer" role="status"></div></li>`)}</ul>` : nothing}
    ${areas.length ? html`<ul>${areas.map(a => html`<li>${word('area')} <code>${a}</code>
      <button type="button" @click=${() => remove(`areas/${a}`)}>${word('remove')} ${word('area')} ${a}</button></li>`)}</ul>` : nothing}
    <form @submit=${submit}>
      <label>${word('extract')} <input name="file" type="file" accept=".pbf,.osm,.gz,.bz2" required></label>
      <label>${word('name')} <input name="name" required pattern="[a-z0-9][a-z0-9\\-]*"></label>
      <label>${word('box')} <input name="bbox" dir="ltr" placeholder="37.3,47.0,37.8,47.3"></label>
      <label>${word('areaDrawn')} <input name="drawn" type="file" accept=".geojson,.json"></label>
      <label>${word('area')} <select name="area"><option></option>${areas.map(a => html`<option>${a}</option>`)}</select></label>
      <label>${word('speedLimitsOf')} <select name="country"><option></option>${countries.map(c => html`<option>${c}</option>`)}</select></label>
      <button>${word('makeRoadMap')}</button><div class="answer" role="status"></div></form></details>`;
}

function shown(m, name) {
  const km = n => number(Math.round(n));
  return html`<p><strong>${name}</strong>: ${word('stretchesOfRoad')} ${number(m.stretches)}, ${word('junctions')} ${number(m.junctions)}, ${word('places')} ${number(m.places)}. ${words(m.source)}</p>
    ${table(word('roadMaps'), ['km', ...Object.keys(m.kilometres.car).map(a => word(`a-${a}`))],
    Object.entries(m.kilometres).map(([mode, by]) => [word(`m-${mode}`), ...Object.values(by).map(km)]))}
    <p>${word('cutOffRoads')}: ${km(m.kilometresCutOff)} km</p>`;
}
