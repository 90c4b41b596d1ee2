/** Forms in which something is said to the record: each sends one item of its kind. */
import { render } from '/lib/lit-html/lit-html.js';
import { html, nothing, plain, wrong, zoneName } from './show.js';
import { isConstant, word } from './words.js';

let serial = 0;

function field(f) {
  const id = `f${serial++}`;
  const label = html`<label for=${id}>${f.label ?? word(f.name)}${f.optional ? ` (${word('optional')})` : ''}</label>`;
  if (f.options) {
    return html`<div>${label}<select id=${id} name=${f.name} ?required=${!f.optional}>
      ${f.options.length === 1 && !f.optional ? nothing : html`<option value="">${f.optional ? '' : word('choose')}</option>`}
      ${f.options.map(o => html`<option value=${o}>${f.words?.[o] ?? (isConstant(o) ? plain(o) : o)}</option>`)}</select></div>`;
  }
  if (f.type === 'text-area') {
    return html`<div>${label}<textarea id=${id} name=${f.name} rows="3" dir="auto" ?required=${!f.optional}>${f.value ?? ''}</textarea></div>`;
  }
  return html`<div>${label}<input id=${id} name=${f.name} type=${f.type ?? 'text'} dir="auto"
    .defaultValue=${f.value ?? ''} min=${f.type === 'number' ? '0' : nothing} ?required=${!f.optional && f.type !== 'checkbox'}></div>`;
}

/** What was typed, as it goes into an item: nothing for what was left empty. */
function typed(form, fields) {
  const parts = {};
  for (const f of fields) {
    const input = form.elements[f.name];
    const value = f.type === 'checkbox' ? input.checked : input.value.trim();
    if (value === '' || value === false) {
      continue;
    }
    parts[f.name] = f.list ? value.split(/\s*[,;]\s*/).filter(Boolean)
      : f.type === 'number' ? Number(value) : value;
  }
  return parts;
}

/**
 * A form for one kind of item.
 * @param {any} room what the views are given
 * @param {{kind: string, title: string, fixed?: Record<string, any>, fields?: any[], quick?: boolean,
 *   stop?: boolean, source?: boolean}} say quick: a button that opens nothing more than the source
 */
export function sayForm(room, { kind, title, fixed = {}, fields = [], stop = false, source = true }) {
  // Whoever looks back, or as somebody else, reads; what they wrote would be of now, and their own.
  if (room.still) {
    return nothing;
  }
  const all = [...fields,
    ...(source ? [{ name: 'source', label: word('sourceOf') }] : []),
    { name: 'at', label: `${word('happenedAt')} (${zoneName()})`, type: 'datetime-local', optional: true }];
  let key = crypto.randomUUID();
  const submit = async event => {
    event.preventDefault();
    const form = event.target;
    const answer = form.querySelector('.answer');
    const button = form.querySelector('button');
    button.disabled = true;
    try {
      await room.send('/api/items', JSON.stringify([{ [kind]: { ...fixed, ...typed(form, all) } }]),
        { type: 'application/json', key });
      key = crypto.randomUUID();
      form.reset();
      form.closest('details').open = false;
      render(nothing, answer);
      await room.again();
      room.tell(`${word('recorded')}: ${title}`);
    } catch (trouble) {
      render(wrong(trouble), answer);
    } finally {
      button.disabled = false;
    }
  };
  return html`<details class=${stop ? 'say stopping' : 'say'} data-kind=${kind}>
    <summary>${title}</summary>
    <form @submit=${submit} @input=${() => { key = crypto.randomUUID(); }}>
      ${all.map(field)}
      <button>${word('record')}: ${title}</button>
      <div class="answer" role="status"></div>
    </form>
  </details>`;
}
