/** Anything that can be written down at the terminal, in the same form; and files of others. */
import { render } from '/lib/lit-html/lit-html.js';
import { sendFile } from '../api.js';
import { html, nothing, wrong } from '../show.js';
import { word } from '../words.js';

/** What was typed stays while somebody looks elsewhere. */
let draft = '';

export async function add(room) {
  if (room.still) {
    return nothing;
  }
  const kinds = await room.ask('/api/kinds', false);
  let key = crypto.randomUUID();
  const submit = async event => {
    event.preventDefault();
    const form = event.target;
    const answer = form.querySelector('.answer');
    try {
      const done = await room.send('/api/items', form.elements.items.value, { type: 'application/yaml', key });
      key = crypto.randomUUID();
      render(html`<p class="go">${word('recorded')}: ${done.recorded}</p>`, answer);
      draft = '';
      form.elements.items.value = '';
    } catch (trouble) {
      render(wrong(trouble), answer);
    }
  };
  const typed = event => {
    if (event.target.name === 'items') {
      key = crypto.randomUUID();
      draft = event.target.value;
    }
  };
  const pick = event => {
    const kind = event.target.value;
    render(kind ? html`<code>${kind}</code>: ${kinds[kind]}` : nothing, event.target.form.querySelector('.parts'));
  };
  return html`<form @submit=${submit} @input=${typed}>
    <p>${word('addHelp')}</p>
    <p>${word('exampleItem')}: <code>- road-seen: {instrument: MRP-0305, leg: Mariupol–Nikolske, passable: open, by: a driver, source: telephone}</code></p>
    <label>${word('kindsOfItems')} <select @change=${pick}><option></option>${Object.keys(kinds).map(k => html`<option>${k}</option>`)}</select></label>
    <p class="parts" dir="ltr" role="status"></p>
    <textarea name="items" spellcheck="false" aria-label=${word('items')} .value=${draft}></textarea>
    <button>${word('record')}</button><div class="answer" role="status"></div></form>
    ${await file(room)}`;
}

/** Tables with hashtags, answers to notifications, hours and routes that a party published. */
async function file(room) {
  const { items: parties } = room.me.party ? { items: [] } : await room.ask('/api/parties?limit=1000', false);
  let key = crypto.randomUUID();
  const submit = async event => {
    event.preventDefault();
    const form = event.target;
    const answer = form.querySelector('.answer');
    const [sent] = form.elements.file.files;
    const by = form.elements.by?.value ?? '';
    try {
      const done = await (await sendFile(`/api/files?name=${encodeURIComponent(sent.name)}&by=${encodeURIComponent(by)}`, sent, key)).json();
      key = crypto.randomUUID();
      form.reset();
      render(html`<p class="go">${word('recorded')}: ${done.recorded}</p>`, answer);
    } catch (trouble) {
      render(wrong(trouble), answer);
    }
  };
  return html`<h2>${word('fromFile')}</h2><form @submit=${submit} @input=${() => { key = crypto.randomUUID(); }}>
    <p>${word('fromFileHelp')}</p>
    <label>${word('file')} <input name="file" type="file" accept=".csv,.xlsx,.xml,.ics,.gpx,.yaml,.yml,.json" required></label>
    ${parties.length ? html`<label>${word('whoseHours')} <select name="by"><option></option>${parties.map(p => html`<option>${p.id}</option>`)}</select></label>` : nothing}
    <button>${word('record')}: ${word('file')}</button><div class="answer" role="status"></div></form>`;
}
