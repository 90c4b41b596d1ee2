/** A record with nothing in it: begun here, or taken from a file that another one wrote. */
import { render } from '/lib/lit-html/lit-html.js';
import { sendFile } from '../api.js';
import { html, nothing, problem, wrong } from '../show.js';
import { word } from '../words.js';

export function begin(room) {
  if (!room.me.mayBegin) {
    return nothing;
  }
  let key = crypto.randomUUID();
  const done = async (event, work) => {
    event.preventDefault();
    const answer = event.target.querySelector('.answer');
    try {
      const told = await work(event.target.elements);
      await room.comeAgain();
      await room.again();
      room.tell(told);
    } catch (trouble) {
      render(wrong(trouble), answer);
    }
  };
  const open = event => done(event, async ({ title, zone }) => {
    await room.send('/api/items', JSON.stringify([{ process: { title: title.value, timeZone: zone.value } }]), { type: 'application/yaml', key });
    return `${word('recorded')}: ${title.value}`;
  });
  const take = event => done(event, async ({ file, asRecorded }) => {
    const [sent] = file.files;
    const answer = await (await sendFile(`/api/record/import?name=${encodeURIComponent(sent.name)}&asRecorded=${asRecorded.checked}`, sent)).json();
    return `${word('recorded')}: ${answer.recorded}. ${answer.differences.map(problem).join(' ')}`;
  });
  return html`<section aria-label=${word('begin')}><h2>${word('begin')}</h2>
    <form @submit=${open} @input=${() => { key = crypto.randomUUID(); }}>
      <label>${word('title')} <input name="title" required></label>
      <label>${word('clock')} <input name="zone" list="zones" .defaultValue=${here} required dir="ltr"></label>
      <datalist id="zones">${['UTC', ...Intl.supportedValuesOf('timeZone')].map(z => html`<option value=${z}></option>`)}</datalist>
      <button>${word('begin')}</button><div class="answer" role="status"></div></form>
    <h3>${word('takeRecord')}</h3>
    <form @submit=${take}>
      <label>${word('file')} <input name="file" type="file" accept=".jsonl" required></label>
      <label class="row"><input name="asRecorded" type="checkbox"> ${word('asRecorded')}</label>
      <button>${word('takeRecord')}</button><div class="answer" role="status"></div></form></section>`;
}

const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
