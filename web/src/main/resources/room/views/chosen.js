/** The arrangement that is looked at, the same in all views. */
import { html, nothing, words } from '../show.js';
import { word } from '../words.js';

let id = '';

/** All that are seen, and the one that is looked at. @param {any} room */
export async function choose(room) {
  const { items } = await room.ask('/api/arrangements?limit=1000');
  const one = items.find(a => a.id === id) ?? items.findLast(a => !['ENDED', 'ACCOUNTED'].includes(a.state)) ?? items.at(-1);
  id = one?.id ?? '';
  const pick = event => {
    id = event.target.value;
    room.again();
  };
  const picker = items.length > 1 ? html`<label>${word('arrangement')}
    <select @change=${pick}>${items.map(a => html`<option value=${a.id} ?selected=${a.id === id}>${a.title}</option>`)}</select></label>` : nothing;
  return { all: items, one, picker };
}

/** All of the one that is looked at. @param {any} room */
export async function whole(room) {
  const { one, picker } = await choose(room);
  return { picker, it: one ? await room.ask(`/api/arrangements/${encodeURIComponent(one.id)}`) : null };
}

/** @param {any} it */
export const heading = it => html`<h2>${words(it.title)} <small>(${it.id})</small></h2>`;
