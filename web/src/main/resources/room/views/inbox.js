/** What was read in reports and waits for a person: confirm, mend, reject or merge. Nothing enters the record otherwise. */
import { render } from '/lib/lit-html/lit-html.js';
import { sendFile } from '../api.js';
import { html, nothing, number, plain, when, wrong } from '../show.js';
import { kind as kindWord, word } from '../words.js';

const SHOWN = 50;
let from = 0;
let only = '';
const KINDS = ['claim', 'figure', 'round', 'next-meeting', 'corridor-day'];

export async function inbox(room) {
  if (room.still) {
    return nothing;
  }
  const { items, total, unread } = await room.ask(`/api/inbox?limit=${SHOWN}&from=${from}${only ? `&kind=${only}` : ''}`, false);
  if (from && !items.length) {
    from = 0;
    return inbox(room);
  }
  const conflicts = await room.ask('/api/inbox/conflicts', false);
  const groups = await room.ask('/api/inbox/groups', false);
  let last = '';
  return html`${bring(room)}
    ${unread.length ? html`<details><summary>${word('unread')} (${number(unread.length)})</summary><ul>${unread.map(u => html`<li dir="auto">${when(u.at)} <bdi>${u.name}</bdi>: ${wrongOne(u)}</li>`)}</ul></details>` : nothing}
    <p role="status">${word('waiting')}: ${number(total)}</p>${choose(room)}${pages(room, total)}
    ${items.map(p => {
      const [report] = p.reports;
      const heading = report && report.hash !== last ? html`<h2 dir="auto">${report.title || report.name}</h2>
        <p class="source" dir="auto">${[report.source, report.published?.replace('T', ' '), report.copy ? word('copyOf') : ''].filter(Boolean).join(' · ')}</p>` : nothing;
      last = report?.hash ?? '';
      return html`${heading}${proposal(room, p, items)}`;
    })}
    ${conflicts.items.length ? html`<h2>${word('conflicts')}</h2><p>${word('conflictsHelp')}</p>
      ${conflicts.items.map(c => html`<section class="pair"><h3>${c.why}</h3><div class="side-by-side">${side(c.one)}${side(c.other)}</div></section>`)}` : nothing}
    ${groups.items.length ? html`<h2>${word('groups')}</h2>${groups.items.map(g => html`<h3 dir="auto">${g.words.join(', ')}</h3>
      <ol>${g.reports.map(r => html`<li dir="auto">${r.published?.replace('T', ' ')} ${r.source}: ${r.title || r.name}${r.copy ? ` (${word('copyOf')})` : ''}</li>`)}</ol>`)}` : nothing}`;
}

/** Of one kind. */
function choose(room) {
  const change = event => {
    only = event.target.value;
    from = 0;
    return room.again();
  };
  return html`<label class="row">${word('onlyKind')} <select @change=${change}><option value="">${word('all')}</option>
    ${KINDS.map(k => html`<option value=${k} ?selected=${k === only}>${kindWord(k)}</option>`)}</select></label>`;
}

/** Some at a time. */
function pages(room, total) {
  const turn = by => {
    from = Math.max(0, from + by);
    return room.again();
  };
  return total <= SHOWN ? nothing : html`<p class="row">
    <button type="button" ?disabled=${!from} @click=${() => turn(-SHOWN)}>${word('earlier')}</button>
    ${number(from + 1)} – ${number(Math.min(total, from + SHOWN))}
    <button type="button" ?disabled=${from + SHOWN >= total} @click=${() => turn(SHOWN)}>${word('later')}</button></p>`;
}

const wrongOne = u => `${u.found}; ${u.expected}${u.hint ? ` (${u.hint})` : ''}`;

/** A report of one's own. */
function bring(room) {
  const submit = async event => {
    event.preventDefault();
    const form = event.target;
    const answer = form.querySelector('.answer');
    const address = form.elements.address?.value.trim();
    const sent = form.elements.text.value.trim()
      ? new File([form.elements.text.value], 'pasted.txt') : form.elements.file.files[0];
    if (!sent && !address) {
      return;
    }
    const day = form.elements.published.value;
    const how = new URLSearchParams(sent ? { name: sent.name } : {});
    day && how.set('published', day);
    form.elements.dry.checked && how.set('dryRun', 'true');
    try {
      const answered = sent ? await sendFile(`/api/reports?${how}`, sent)
        : await sendFile(`/api/reports/fetch?${how}`, JSON.stringify({ address }), '', { type: 'application/json' });
      if (form.elements.dry.checked) {
        const { items } = await answered.json();
        render(html`<p>${word('nothingKept')} ${word('proposed')}: ${number(items.length)}</p>${items.map(tried)}`, answer);
        return;
      }
      const done = await answered.json();
      form.reset();
      await room.again();
      room.tell(`${word('proposed')}: ${done.proposed}; ${word('knownAlready')}: ${done.known}`);
    } catch (trouble) {
      render(wrong(trouble), answer);
    }
  };
  return html`<form @submit=${submit}><p>${word('inboxHelp')}</p>
    <label>${word('file')} <input name="file" type="file" accept=".txt,.html,.htm,.xml,.rss,.atom,.pdf,.eml"></label>
    <label>${word('orText')} <textarea name="text" spellcheck="false"></textarea></label>
    ${room.me.online ? html`<label>${word('orAddress')} <input name="address" type="url" pattern="https?://.*" dir="ltr"></label>` : nothing}
    <label>${word('publishedOn')} <input name="published" type="date"></label>
    <label class="row"><input name="dry" type="checkbox"> ${word('onlyLook')}</label>
    <button>${word('readReport')}</button><div class="answer" role="status"></div></form>`;
}

/** A proposal that is only looked at. */
const tried = p => html`<div class="claim"><p><strong>${what(p)}</strong></p>${sentence(p)}
  <p class="source" dir="auto">${p.source ? `${p.source} · ` : ''}${word('readBy')}: ${p.why}</p></div>`;

/** The sentence, with the words that were read in it marked. */
function sentence(p) {
  const at = p.sentence.indexOf(p.words);
  return html`<blockquote dir="auto">${at < 0 ? html`<mark>${p.words}</mark>`
    : html`${p.sentence.slice(0, at)}<mark>${p.words}</mark>${p.sentence.slice(at + p.words.length)}`}</blockquote>`;
}

function what(p) {
  const { parts } = p;
  if (p.kind === 'claim') {
    return html`<bdi>${parts.speaker}</bdi>${parts.onBehalfOf ? html` (<bdi>${parts.onBehalfOf}</bdi>)` : nothing}: ${plain(parts.act.toUpperCase())}${
      parts.accused ? html` <bdi>${parts.accused}</bdi>` : nothing}${parts.addressed ? html` → <bdi>${parts.addressed}</bdi>` : nothing}${parts.medium ? html` · ${plain(parts.medium.toUpperCase())}` : nothing}`;
  }
  if (p.kind === 'figure') {
    return html`${parts.low ? '≥ ' : parts.high ? '≤ ' : ''}${number(parts.best)} ${plain(parts.unit.toUpperCase())} · ${plain(parts.kind.toUpperCase())} · <bdi>${parts.place}</bdi>${
      parts.subsetOf ? html` · ⊂ ${parts.subsetOf}` : nothing}`;
  }
  if (p.kind === 'corridor-day') {
    const way = parts.route ? parts.route.split('|') : [parts.origin, parts.destination];
    const hours = [parts.windowStart, parts.windowEnd].filter(Boolean).map(t => t.replace(/^.*T(\d\d:\d\d).*$/, '$1')).join(' – ');
    return html`${kindWord(p.kind)} <bdi>${parts.date}</bdi>: <bdi>${way.join(' – ')}</bdi>${hours ? html` · <bdi>${hours}</bdi>` : nothing} · ${plain(parts.outcome.toUpperCase())}${
      parts.proposedBy ? html` · <bdi>${parts.proposedBy}</bdi>` : nothing}${parts.acceptedBy ? html` · ${plain('AGREE')}: <bdi>${parts.acceptedBy}</bdi>` : nothing}`;
  }
  return html`${kindWord(p.kind)}: ${['ordinal', 'day', 'place'].map(k => parts[k]).filter(Boolean).join(' · ')}`;
}

function side(p) {
  return html`<div class="claim"><p><strong>${what(p)}</strong></p>${sentence(p)}<p class="source" dir="auto">${p.reports.map(r => r.source || r.name).join(', ')}</p></div>`;
}

function proposal(room, p, all) {
  const decide = async (event, how, body) => {
    const answer = event.target.closest('article').querySelector('.answer');
    try {
      await room.send(`/api/inbox/${p.id}/${how}`, body === undefined ? undefined : JSON.stringify(body), body === undefined ? {} : { type: 'application/json' });
      await room.again();
    } catch (trouble) {
      render(wrong(trouble), answer);
    }
  };
  const mend = event => {
    event.preventDefault();
    const parts = { ...p.parts };
    for (const field of event.target.querySelectorAll('input[name]')) {
      parts[field.name] = field.value;
    }
    decide(event, 'mend', { parts });
  };
  const merge = event => {
    event.preventDefault();
    decide(event, 'merge', { into: event.target.elements.into.value });
  };
  const same = all.filter(o => o.kind === p.kind && o.id !== p.id);
  return html`<article class="claim" aria-label=${p.id}>
    <p><strong>${what(p)}</strong></p>${sentence(p)}
    <p class="source" dir="auto">${word('readBy')}: ${p.why}${p.reports.length > 1 ? ` · ${word('inReports')}: ${p.reports.length}` : ''} · ${p.id} · <a href=${`/api/inbox/${p.id}/original`} download>${word('original')}</a></p>
    <p><button type="button" @click=${e => decide(e, 'confirm')}>${word('confirm')}</button>
      <button type="button" @click=${e => decide(e, 'reject', { reason: '' })}>${word('reject')}</button></p>
    <details><summary>${word('mend')}</summary><form @submit=${mend}>${Object.entries(p.parts)
    .filter(([name, value]) => name !== 'id' && typeof value !== 'object')
    .map(([name, value]) => html`<label>${name} <input name=${name} .value=${String(value)} dir="auto"></label>`)}
      <button>${word('mend')}</button></form>
      ${same.length ? html`<form @submit=${merge}><label>${word('mergeInto')} <select name="into">${same.map(o => html`<option value=${o.id}>${o.id} ${o.words.slice(0, 60)}</option>`)}</select></label>
        <button>${word('merge')}</button></form>` : nothing}</details>
    <div class="answer" role="status"></div></article>`;
}
