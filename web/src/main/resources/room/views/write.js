/** Anything that can be written down at the terminal, in the same form. */
import { render } from '/lib/lit-html/lit-html.js';
import { html, wrong } from '../show.js';
import { word } from '../words.js';

/** What was typed stays while somebody looks elsewhere. */
let draft = '';

export async function add(room) {
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
  return html`<form @submit=${submit} @input=${e => { key = crypto.randomUUID(); draft = e.target.value; }}>
    <p>${word('addHelp')}</p>
    <p>${word('exampleItem')}: <code>- road-seen: {instrument: MRP-0305, leg: Mariupol–Nikolske, passable: open, by: a driver, source: telephone}</code></p>
    <textarea name="items" spellcheck="false" aria-label=${word('items')} .value=${draft}></textarea>
    <button>${word('record')}</button><div class="answer" role="status"></div></form>`;
}
