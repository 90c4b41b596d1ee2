/** Anything that can be written down at the terminal, in the same form. */
import { render } from '/lib/lit-html/lit-html.js';
import { html, wrong } from '../show.js';
import { word } from '../words.js';

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
      form.reset();
    } catch (trouble) {
      render(wrong(trouble), answer);
    }
  };
  return html`<form @submit=${submit} @input=${() => { key = crypto.randomUUID(); }}>
    <p>${word('addHelp')}</p>
    <textarea name="items" spellcheck="false" aria-label=${word('items')}></textarea>
    <button>${word('record')}</button><div class="answer" role="status"></div></form>`;
}
