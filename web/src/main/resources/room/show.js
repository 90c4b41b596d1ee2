/** Pieces that the views are made of. Text is never taken for markup: lit-html sees to it. */
import { html, nothing } from '/lib/lit-html/lit-html.js';
import { locale, said as known, word } from './words.js';

export { html, nothing };

/** The clock of the record, in which all times are shown. */
let zone = 'UTC';

/** @param {string} name of a time zone */
export function setZone(name) {
  zone = !name || name === 'Z' ? 'UTC' : name;
}

export function zoneName() {
  return zone;
}

/** A constant of the record in the language of the page. @param {unknown} constant */
export const plain = constant => known(String(constant ?? ''));

/** A moment on the clock of the record. @param {string | null | undefined} at @param {boolean} day */
export function when(at, day = true, clock = zone) {
  if (!at) {
    return '';
  }
  return new Intl.DateTimeFormat(locale(), {
    timeZone: clock, hourCycle: 'h23', hour: '2-digit', minute: '2-digit',
    ...(day ? { year: 'numeric', month: 'short', day: 'numeric' } : {}),
  }).format(new Date(at));
}

/** The moment of a wall time on the clock of the record. @param {string} local as of an input */
export function moment(local) {
  const guess = new Date(`${local}Z`);
  const wall = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' }).format(guess);
  return new Date(2 * guess - new Date(`${wall.replace(' ', 'T')}Z`)).toISOString();
}

/** @param {number} n */
export const number = n => Number(n).toLocaleString(locale());

/** @param {string | undefined | null} text */
export const source = text => text ? html` <span class="source" dir="auto">[${text}]</span>` : nothing;

/** Words of others, in whatever direction they run. @param {unknown} text */
export const words = text => html`<bdi>${text}</bdi>`;

export const none = () => html`<p>${word('nothing')}</p>`;

/** @param {string} label @param {string[]} head @param {unknown[][]} rows */
export const table = (label, head, rows) => rows.length === 0 ? none() : html`
  <div class="scroll" tabindex="0" role="region" aria-label=${label}>
    <table>
      <thead><tr>${head.map(c => html`<th scope="col">${c}</th>`)}</tr></thead>
      <tbody>${rows.map(row => html`<tr>${row.map((c, i) =>
    i === 0 ? html`<th scope="row">${c}</th>` : html`<td>${c}</td>`)}</tr>`)}</tbody>
    </table>
  </div>`;

/** What is shown, for a spreadsheet. @param {any} room @param {string} what */
export const csv = (room, what) => html`<p><a href=${room.address(`/api/${what}/csv`)} download>CSV</a></p>`;

/** What the server found wrong, all of it. @param {any} trouble */
export const wrong = trouble => html`<div class="stop" role="alert">
  <p>${trouble.status === 413 ? word('tooLarge') : trouble.problem?.title || trouble.message || word('noLine')} ${trouble.problem?.detail ?? ''}</p>
  <ul>${(trouble.problem?.problems ?? []).map(p => html`<li>${problem(p)}</li>`)}</ul></div>`;

/** @param {any} p */
export const problem = p => `${p.line ? `${p.file}:${p.line} ` : ''}${p.field ? `${p.field}: ` : ''}${word('expected')} ${
  p.expected}, ${word('found')} ${p.found}${p.hint ? `. ${p.hint}` : ''}`;
