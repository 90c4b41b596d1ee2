/** What was read in reports and waits for a person: confirm, mend, reject or merge. Nothing enters the record otherwise. */
import { live } from '/lib/lit-html/directives/live.js';
import { repeat } from '/lib/lit-html/directives/repeat.js';
import { render } from '/lib/lit-html/lit-html.js';
import { sendFile } from '../api.js';
import { html, nothing, number, plain, when, wrong } from '../show.js';
import { kind as kindWord, part, word } from '../words.js';

const SHOWN = 50;
/** What is asked for; from which one on. */
const asked = { from: 0, kind: '', report: '', speaker: '', act: '', words: '', important: true, all: false };
/** Ids of those that are to be decided on together. */
const chosen = new Set();
const KINDS = ['corridor-day', 'offer', 'answer', 'attempt', 'next-meeting', 'round', 'outcome', 'figure', 'claim'];
/** What the record can retract. */
const RETRACTABLE = ['claim', 'figure', 'corridor-day'];

/** The parts that a proposal may have, by its kind; of some what they may be. */
const PARTS = {
  'claim': ['speaker', 'onBehalfOf', 'act', 'accused', 'addressed', 'proposition', 'medium', 'language', 'publishedAt', 'source'],
  'figure': ['best', 'low', 'high', 'unit', 'kind', 'place', 'period', 'asOf', 'counter', 'subsetOf', 'about', 'source'],
  'round': ['ordinal', 'day', 'place', 'format', 'lengthMinutes', 'source'],
  'outcome': ['round', 'by', 'outcome', 'text', 'source'],
  'offer': ['id', 'by', 'direction', 'from', 'to', 'category', 'source'],
  'answer': ['offer', 'by', 'answer', 'changed', 'text', 'source'],
  'next-meeting': ['round', 'day', 'place', 'status', 'source'],
  'corridor-day': ['date', 'origin', 'destination', 'route', 'direction', 'windowStart', 'windowEnd', 'proposedBy', 'acceptedBy', 'outcome', 'source'],
};
const MAY_BE = {
  'act': ['assert', 'accuse', 'deny', 'counter accuse', 'confirm', 'admit', 'justify', 'correct', 'retract', 'demand', 'refuse', 'agree', 'announce', 'promise', 'project', 'regret', 'threaten'],
  'medium': ['', 'tweet', 'telegram', 'state media', 'embassy', 'briefing', 'interview', 'agency', 'letter', 'facebook', 'television', 'statement', 'other'],
  'unit': ['persons', 'households', 'crossings', 'vehicles'],
  'kind': ['observed', 'estimated', 'projected conditional', 'planned', 'claimed'],
  'outcome': ['proposed', 'agreed', 'refused', 'open', 'attempted failed', 'postponed', 'completed'],
  'direction': ['out', 'in', 'both'],
  'outcome outcome': ['no result', 'partial', 'agreed in principle', 'signed', 'walkout'],
  'answer': ['accept', 'accept with change', 'reject', 'counter', 'silent', 'not received'],
};

export async function inbox(room) {
  if (room.still) {
    return nothing;
  }
  const { items, total, unread, reports } = await room.ask(`/api/inbox?${new URLSearchParams({ ...asked, limit: SHOWN })}`, false);
  if (asked.from && !items.length) {
    asked.from = 0;
    return inbox(room);
  }
  const conflicts = await room.ask('/api/inbox/conflicts', false);
  const groups = await room.ask('/api/inbox/groups', false);
  let last = '';
  const heads = new Map();
  for (const p of items) {
    const [report] = p.reports;
    if (report && report.hash + report.title !== last) {
      heads.set(p.id, report);
    }
    last = report ? report.hash + report.title : '';
  }
  return html`<details ?open=${!reports.length}><summary>${word('bringReport')}</summary>${bring(room)}</details>
    ${unread.length ? html`<details><summary>${word('unread')} (${number(unread.length)})</summary><ul>${unread.map(u => html`<li dir="auto">${when(u.at)} <bdi>${u.name}</bdi>: ${wrongOne(u)}</li>`)}</ul></details>` : nothing}
    ${choose(room, reports)}<p role="status">${asked.all ? word('proposed') : word('waiting')}: ${number(total)}</p>${pages(room, total)}${together(room, items)}
    ${repeat(items, p => p.id, p => html`${heads.has(p.id) ? head(room, heads.get(p.id), reports) : nothing}${proposal(room, p, items)}`)}
    ${pages(room, total)}
    ${conflicts.items.length ? html`<h2>${word('conflicts')}</h2><p>${word('conflictsHelp')}</p>
      ${conflicts.items.map(c => html`<section class="pair"><h3>${c.why}</h3><div class="side-by-side">${side(c.one)}${side(c.other)}</div></section>`)}` : nothing}
    ${groups.items.length ? html`<h2>${word('groups')}</h2>${groups.items.map(g => html`<h3 dir="auto">${g.words.join(', ')}</h3>
      <ol>${g.reports.map(r => html`<li dir="auto">${r.published?.replace(/T00:00$/, '').replace('T', ' ')} ${[r.source, r.title || r.name].filter(Boolean).join(': ')}${r.copy ? ` (${word('copyOf')})` : ''}
        ${r.tells.length ? html`<ul>${r.tells.map(p => html`<li dir="auto">${what(p)}: <q dir="auto">${p.words}</q></li>`)}</ul>` : nothing}</li>`)}</ol>`)}` : nothing}`;
}

/** A report, and where it does not say when it was published a way to tell. */
function head(room, report, reports) {
  const listed = reports.find(r => r.hash === report.hash && r.title === report.title);
  const date = async event => {
    event.preventDefault();
    const form = event.target;
    try {
      const { confirmedOtherwise } = await room.send(`/api/reports/${listed.id}/date`, JSON.stringify({ published: form.elements.published.value }), { type: 'application/json' });
      await room.again();
      confirmedOtherwise.length && room.tell(`${word('confirmedOtherwise')}: ${confirmedOtherwise.map(p => p.id).join(', ')}`);
    } catch (trouble) {
      render(wrong(trouble), form.querySelector('.answer'));
    }
  };
  return html`<h2 dir="auto">${report.title || report.name}</h2>
    <p class="source" dir="auto">${[report.source, report.published?.replace(/T00:00$/, '').replace('T', ' '), report.name, report.copy ? word('copyOf') : ''].filter(Boolean).join(' · ')}</p>
    ${report.published || !listed ? nothing : html`<form class="row" @submit=${date}><span>${word('dayNotTold')}</span>
      <label>${part('publishedAt')} <input name="published" type="date" required></label><button>${word('readAnew')}</button><div class="answer" role="status"></div></form>`}`;
}

/** Of one kind, of one report, with some words. */
function choose(room, reports) {
  const change = event => {
    const { name, value, checked, type } = event.target;
    asked[name] = type === 'checkbox' ? checked : value;
    asked.from = 0;
    return room.again();
  };
  const waits = r => Object.values(r.waiting).reduce((a, b) => a + b, 0);
  return html`<div class="row" role="search">
    <label>${word('onlyKind')} <select name="kind" @change=${change}><option value="">${word('all')}</option>
      ${KINDS.map(k => html`<option value=${k} ?selected=${k === asked.kind}>${k === 'attempt' ? part(k) : kindWord(k)}</option>`)}</select></label>
    <label>${word('ofReport')} <select name="report" @change=${change}><option value="">${word('allReports')} (${number(reports.length)})</option>
      ${reports.map(r => html`<option value=${r.id} ?selected=${r.id === asked.report}>${(r.title || r.name).slice(0, 60)} (${number(waits(r))})</option>`)}</select></label>
    <label>${part('speaker')} <input name="speaker" type="search" .value=${asked.speaker} @change=${change} dir="auto"></label>
    <label>${part('act')} <select name="act" @change=${change}><option value="">${word('all')}</option>
      ${MAY_BE.act.map(a => html`<option value=${a} ?selected=${a === asked.act}>${plain(a.toUpperCase())}</option>`)}</select></label>
    <label>${word('withWords')} <input name="words" type="search" .value=${asked.words} @change=${change}></label>
    <label><input name="important" type="checkbox" .checked=${asked.important} @change=${change}> ${word('importantFirst')}</label>
    <label><input name="all" type="checkbox" .checked=${asked.all} @change=${change}> ${word('alsoDecided')}</label></div>`;
}

/** Decides on several that are chosen, at once. */
function together(room, items) {
  const open = items.filter(p => p.state === 'OPEN').map(p => p.id);
  for (const id of chosen) {
    open.includes(id) || chosen.delete(id);
  }
  const every = event => {
    chosen.clear();
    event.target.checked && open.forEach(id => chosen.add(id));
    document.querySelectorAll('[data-choose]').forEach(box => {
      box.checked = chosen.has(box.dataset.choose);
    });
    recount();
  };
  const decide = async (event, how) => {
    const answer = event.target.closest('.several').querySelector('.answer');
    try {
      const { done, refused } = await room.send(`/api/inbox/${how}`, JSON.stringify({ ids: [...chosen], reason: '' }), { type: 'application/json' });
      done.forEach(id => chosen.delete(id));
      await room.again();
      render(refused.length ? wrong({ message: `${word('stillWaiting')}: ${number(refused.length)}`, problem: { problems: refused } }) : nothing, answer);
    } catch (trouble) {
      render(wrong(trouble), answer);
    }
  };
  const button = (how, label) => html`<button type="button" data-several .disabled=${live(!chosen.size)} @click=${e => decide(e, how)}>${label}: <span .textContent=${live(number(chosen.size))}></span></button>`;
  return html`<div class="several">${open.length < 2 ? nothing : html`<p class="row">
    <label><input type="checkbox" .checked=${live(chosen.size === open.length)} @change=${every}> ${word('chooseShown')} (${number(open.length)})</label>
    ${button('confirm', word('confirm'))} ${button('reject', word('reject'))}</p>`}
    <div class="answer" role="status"></div></div>`;
}

/** How many are chosen, where it is shown: nothing is asked of the server for that. */
function recount() {
  document.querySelectorAll('[data-several]').forEach(button => {
    button.disabled = !chosen.size;
    button.querySelector('span').textContent = number(chosen.size);
  });
}

/** Some at a time. */
function pages(room, total) {
  const turn = by => {
    asked.from = Math.max(0, asked.from + by);
    return room.again();
  };
  return total <= SHOWN ? nothing : html`<p class="row">
    <button type="button" ?disabled=${!asked.from} @click=${() => turn(-SHOWN)}>${word('earlier')}</button>
    ${number(asked.from + 1)} – ${number(Math.min(total, asked.from + SHOWN))}
    <button type="button" ?disabled=${asked.from + SHOWN >= total} @click=${() => turn(SHOWN)}>${word('later')}</button></p>`;
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
    const clock = told => (told || '…').replace(/^.*T(\d\d:\d\d).*$/, '$1');
    const hours = parts.windowStart || parts.windowEnd ? `${clock(parts.windowStart)} – ${clock(parts.windowEnd)}` : '';
    return html`${kindWord(p.kind)} <bdi>${parts.date}</bdi>: <bdi>${way.join(' – ')}</bdi>${hours ? html` · <bdi>${hours}</bdi>` : nothing} · ${plain(parts.outcome.toUpperCase())}${
      parts.proposedBy ? html` · <bdi>${parts.proposedBy}</bdi>` : nothing}${parts.acceptedBy ? html` · ${plain('AGREE')}: <bdi>${parts.acceptedBy}</bdi>` : nothing}`;
  }
  return html`${kindWord(p.kind)}: ${['ordinal', 'day', 'place', 'by', 'id', 'offer', 'outcome', 'answer'].map(k => parts[k]).filter(Boolean).join(' · ')}`;
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
    const parts = {};
    for (const field of event.target.querySelectorAll('[name]')) {
      if (field.value !== String(p.parts[field.name] ?? '')) {
        parts[field.name] = field.value;
      }
    }
    decide(event, 'mend', { parts });
  };
  const merge = event => {
    event.preventDefault();
    decide(event, 'merge', { into: event.target.elements.into.value });
  };
  const retract = event => {
    event.preventDefault();
    decide(event, 'reopen', { reason: event.target.elements.reason.value });
  };
  const around = async event => {
    if (!event.target.open) {
      return;
    }
    const text = await room.ask(`/api/inbox/${p.id}/around`, false);
    render(html`<blockquote dir="auto" class="text">${text.before}<mark>${text.words}</mark>${text.behind}</blockquote>`, event.target.querySelector('div'));
  };
  const same = all.filter(o => o.kind === p.kind && o.id !== p.id).map(o => [alike(p.words, o.words), o]).sort((a, b) => b[0] - a[0]).slice(0, 12);
  const decided = p.state !== 'OPEN';
  const choose = event => {
    event.target.checked ? chosen.add(p.id) : chosen.delete(p.id);
    recount();
  };
  return html`<article class="claim" aria-label=${p.id}>
    <p>${decided ? nothing : html`<input type="checkbox" data-choose=${p.id} aria-label=${`${word('choose')} ${p.id}`} .checked=${live(chosen.has(p.id))} @change=${choose}> `}<strong>${what(p)}</strong>${decided ? html` · ${word(`s-${p.state}`)} <bdi>${[p.by, p.reason].filter(Boolean).join(', ')}</bdi>` : nothing}</p>${sentence(p)}
    <p class="source" dir="auto">${word('readBy')}: ${p.why}${p.reports.length > 1 ? ` · ${word('inReports')}: ${p.reports.length}` : ''} · ${p.id} · <a href=${`/api/inbox/${p.id}/original`} download>${word('original')}</a></p>
    ${decided ? p.state === 'CONFIRMED' ? RETRACTABLE.includes(p.kind) ? html`<details><summary>${word('reopen')}</summary><form class="row" @submit=${retract}>
        <label>${word('reason')} <input name="reason" required dir="auto"></label><button>${word('reopen')}</button></form></details>` : nothing : html`<p><button type="button" @click=${e => decide(e, 'reopen')}>${word('reopen')}</button></p>`
    : html`<p><button type="button" @click=${e => decide(e, 'confirm')}>${word('confirm')}</button>
      <button type="button" @click=${e => decide(e, 'reject', { reason: '' })}>${word('reject')}</button></p>`}
    <details @toggle=${around}><summary>${word('inItsText')}</summary><div></div></details>
    ${decided ? nothing : html`<details><summary>${word('mend')}</summary><form @submit=${mend}>${PARTS[p.kind].map(name => field(p, name))}
      <button>${word('mend')}</button>${p.mended ? html` <button type="button" @click=${e => decide(e, 'unmend')}>${word('asRead')}</button>` : nothing}</form>
      ${same.length ? html`<form @submit=${merge}><label>${word('mergeInto')} <select name="into" required><option value="">${word('choose')}</option>${same.map(([, o]) => html`<option value=${o.id}>${o.id} ${o.words.slice(0, 60)}</option>`)}</select></label>
        <button>${word('merge')}</button></form>` : nothing}</details>`}
    <div class="answer" role="status"></div></article>`;
}

/** A part to be changed; one that is not there can be given. */
function field(p, name) {
  const value = String(p.parts[name] ?? '');
  const may = MAY_BE[`${p.kind} ${name}`] ?? MAY_BE[name];
  return html`<label>${part(name)} ${may ? html`<select name=${name}>${[...new Set([...may, value])].map(v => html`<option value=${v} ?selected=${v === value}>${v ? plain(v.toUpperCase()) : ''}</option>`)}</select>`
    : html`<input name=${name} .value=${value} dir="auto">`}</label>`;
}

/** Which share of their words two have in common. */
function alike(one, other) {
  const mine = new Set(one.toLowerCase().split(/\P{L}+/u));
  const theirs = new Set(other.toLowerCase().split(/\P{L}+/u));
  const both = [...mine].filter(w => theirs.has(w)).length;
  return both / (mine.size + theirs.size - both);
}
