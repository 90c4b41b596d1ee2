/** All that happened, in the order in which it did; the last first. */
import { csv, html, none, plain, source, when, words } from '../show.js';
import { isConstant, kind } from '../words.js';

const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z$/;

/** The parts of an event in a line, without their names; its source stands apart. */
function gist(event) {
  return Object.entries(event.figure ?? event)
    .filter(([name, v]) => name !== 'source' && v !== '' && v !== 0 && ['string', 'number'].includes(typeof v))
    .map(([name, v]) => MOMENT.test(String(v)) ? when(v) : isConstant(String(v)) || name === 'personsKind' ? plain(String(v).toUpperCase()) : v).slice(0, 8).join(' · ');
}

export async function timeline(room) {
  const { entries } = await room.ask('/api/timeline');
  return entries.length ? html`${csv(room, 'timeline')}<ol class="timeline">${entries.toReversed().map(e => html`
    <li><time datetime=${e.at}>${when(e.at)}</time> <strong>${kind(e.type)}</strong> ${words(gist(e.event))}${source((e.event.figure ?? e.event).source)}</li>`)}</ol>` : none();
}
