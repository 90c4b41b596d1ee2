/** What is shown under each tab. Everything shown names its source; nothing says who is right. */
import { h, said, source, table } from './dom.js';

const plain = constant => String(constant ?? '').toLowerCase().replaceAll('_', ' ');
const when = at => at ? at.replace('T', ' ').replace(/(:\d\d)?(\.\d+)?Z$/, ' UTC') : '';

async function talks({ ask, word }) {
  const { rounds, positions, commitments } = await ask('/api/record');
  return [
    h('h2', {}, word('rounds')),
    ...(rounds.length ? rounds.map(({ round, outcomes, nextMeetings }) => h('section', {},
      h('h3', {}, `${round.ordinal}. ${round.day} ${round.place}`, source(round.source)),
      h('ul', {},
        ...outcomes.map(o => h('li', {}, `${o.by}: ${plain(o.outcome)}. `, said(o.text), source(o.source))),
        ...nextMeetings.map(m => h('li', {},
          `${word('nextMeeting')}: ${m.day} ${m.place} ${plain(m.status)}`, source(m.source)))))) : [h('p', {}, word('nothing'))]),
    h('h2', {}, word('positions')),
    positions.length ? table(word('positions'),
      [word('issue'), word('party'), word('strength'), word('text')],
      positions.map(({ position: p, movement }) => [p.issue, p.party,
        `${plain(p.strength)} (${plain(movement)})`, h('span', {}, said(p.text), source(p.source))])) : h('p', {}, word('nothing')),
    h('h2', {}, word('commitments')),
    h('ul', {}, ...commitments.map(({ commitment: c, progress }) =>
      h('li', {}, `${c.by}: `, said(c.act), ` (${plain(progress)})`, source(c.source)))),
  ];
}

async function offers({ ask, word }) {
  const { offers: rows } = await ask('/api/offers');
  const parties = [...new Set(rows.flatMap(r => Object.keys(r.standing)))];
  return [
    h('p', {}, word('silence')),
    rows.length ? table(word('offers'), [word('route'), ...parties, word('agreed')], rows.map(r => [
      h('span', {}, `${r.offer.id} `, said(r.offer.places.join(' – ')),
        r.offer.from ? ` ${when(r.offer.from)} – ${when(r.offer.to)}` : '', source(r.offer.source)),
      ...parties.map(p => h('span', {}, plain(r.standing[p]),
        r.answers[p]?.changed ? h('span', {}, ': ', said(r.answers[p].changed)) : null,
        source(r.answers[p]?.source ?? ''))),
      r.acceptedByAll ? word('yes') : word('no')])) : h('p', {}, word('nothing')),
  ];
}

async function arrangements({ ask, word }) {
  const { arrangements: all } = await ask('/api/record');
  if (!all.length) {
    return [h('p', {}, word('nothing'))];
  }
  return all.map(a => h('section', {},
    h('h2', {}, said(a.title), ` (${a.id})`),
    h('p', {}, `${word('state')}: `, h('strong', {}, a.state)),
    table(word('versions'), [word('version'), word('acceptedBy')],
      Object.entries(a.versions).map(([name, hash]) => [
        h('span', {}, name, ' ', h('code', {}, hash.slice(0, 12))),
        Object.entries(a.accepted).filter(([, h2]) => h2 === hash).map(([p]) => p).join(', ') || word('nobody')])),
    h('ul', {},
      ...a.guarantees.map(g => h('li', {},
        `${word('guarantee')} (${word(g.standing)}): ${g.guarantee.guarantor}, `, said(g.guarantee.text), source(g.guarantee.source))),
      ...a.destinations.map(d => h('li', {}, `${word('destination')}: `, said(d.place),
        d.refusedBy.length ? ` (${word('refusedBy')} ${d.refusedBy.join(', ')})` : '', source(d.source))),
      ...a.accounts.map(x => h('li', {}, `${word('account')}, ${x.by}: ${plain(x.outcome)} `, said(x.text), source(x.source))))));
}

async function check({ ask, word }) {
  const findings = h('div', { 'aria-live': 'polite' });
  const moment = h('input', { type: 'datetime-local' });
  const show = async () => {
    const at = moment.value ? `?at=${encodeURIComponent(new Date(moment.value).toISOString())}` : '';
    findings.replaceChildren(...await found({ ask, word }, at));
  };
  moment.addEventListener('change', () => show().catch(trouble => {
    findings.replaceChildren(h('p', { role: 'alert' }, trouble.message || word('noLine')));
  }));
  await show();
  return [h('label', { class: 'time' }, word('upTo'), moment), findings];
}

async function found({ ask, word }, at) {
  const { arrangements: all } = await ask(`/api/record${at}`);
  const parts = [];
  for (const a of all) {
    const found = await ask(`/api/arrangements/${encodeURIComponent(a.id)}/check${at}`);
    parts.push(h('h2', {}, said(a.title)),
      h('p', { class: found.ready ? 'go' : 'stop' }, found.ready ? word('mayBeReady') : word('notReady')),
      h('ol', {}, ...found.findings.map(f => h('li', {},
        h('strong', {}, `${f.rule} ${f.severity === 'BLOCKS' ? word('blocks') : word('warns')}: `),
        said(f.text),
        h('ul', {}, ...f.facts.map(x => h('li', {}, said(x.text), source(x.source)))),
        f.clears ? h('p', {}, `${word('clears')}: `, said(f.clears)) : null))));
  }
  return parts.length ? parts : [h('p', {}, word('nothing'))];
}

async function account({ ask, word }) {
  const { claims, incidents, figures } = await ask('/api/account');
  return [
    h('p', {}, word('claimsAreNotFacts')),
    h('h2', {}, word('claims')),
    ...(claims.length ? claims.map(({ claim: c, assessments }) => h('article', {},
      h('h3', {}, `${c.id} ${c.speaker}${c.onBehalfOf ? `, ${c.onBehalfOf}` : ''}: ${plain(c.act)} ${c.accused}`),
      h('blockquote', { lang: c.language || null }, said(c.proposition), source(c.source)),
      h('p', {}, c.stances.map(s => `${plain(s.stance)} ${s.claim}`).join('; ')),
      ...assessments.map(x => h('p', {}, `${word('assessed')} ${x.assessor}: ${plain(x.finding)}, ${plain(x.level)}`)))) : [h('p', {}, word('nothing'))]),
    h('h2', {}, word('incidents')),
    h('ul', {}, ...incidents.map(i => h('li', {}, `${when(i.from)} ${plain(i.kind)}, `, said(i.place), source(i.source)))),
    h('h2', {}, word('figures')),
    figures.length ? table(word('figures'), [word('id'), word('figure'), word('universe'), word('kind')],
      figures.map(f => [f.id, f.best.toLocaleString(document.documentElement.lang) + ` ${plain(f.unit)}`,
        h('span', {}, said(f.about), ', ', said(f.place), f.subsetOf ? ` (${word('includedIn')} ${f.subsetOf})` : '', source(f.source)),
        plain(f.kind)])) : h('p', {}, word('nothing')),
  ];
}

/** The parts of an event in a line, without their names; its source stands apart. */
function gist(event) {
  const parts = Object.entries(event.figure ?? event)
    .filter(([name, v]) => name !== 'source' && v !== '' && v !== 0 && ['string', 'number'].includes(typeof v))
    .map(([, v]) => String(v).includes('_') && /^[A-Z_]+$/.test(String(v)) ? plain(v) : v);
  return parts.slice(0, 8).join(' · ');
}

async function timeline({ ask, word }) {
  const { entries } = await ask('/api/timeline');
  const list = h('ol', {});
  const label = h('span', { 'aria-live': 'polite' });
  const slider = h('input', { type: 'range', min: 0, max: Math.max(0, entries.length - 1), value: Math.max(0, entries.length - 1) });
  const show = () => {
    const to = Number(slider.value);
    label.textContent = entries.length ? when(entries[to].at) : '';
    list.replaceChildren(...entries.slice(0, to + 1).toReversed().map(e => h('li', {},
      `${when(e.at)} ${e.type} `, said(gist(e.event)), source((e.event.figure ?? e.event).source))));
  };
  slider.addEventListener('input', show);
  show();
  return [h('label', { class: 'time' }, word('upTo'), slider, label), list];
}

function add({ send, word }) {
  const text = h('textarea', { spellcheck: 'false', 'aria-label': word('items') });
  const answer = h('div', { role: 'status' });
  const form = h('form', {}, h('p', {}, word('addHelp')), text, h('button', {}, word('record')), answer);
  let key = crypto.randomUUID();
  text.addEventListener('input', () => { key = crypto.randomUUID(); });
  form.addEventListener('submit', async event => {
    event.preventDefault();
    try {
      const done = await send('/api/items', text.value, 'application/yaml', key);
      answer.replaceChildren(h('p', { class: 'go' }, `${word('recorded')}: ${done.recorded}`));
      text.value = '';
    } catch (trouble) {
      answer.replaceChildren(h('p', { class: 'stop' }, trouble.problem?.title ?? trouble.message ?? word('noLine'),
        ' ', trouble.problem?.detail ?? ''),
        h('ul', {}, ...(trouble.problem?.problems ?? []).map(p => h('li', {},
          `${p.line ? `${p.line}: ` : ''}${p.field} ${word('expected')} ${p.expected}, ${word('found')} ${p.found}${p.hint ? `. ${p.hint}` : ''}`))));
    }
  });
  return [form];
}

async function accounts({ ask, send, word, again }) {
  const all = await ask('/api/accounts');
  const fields = ['name', 'password', 'duty', 'party'].map(f => [f, h('input',
    { name: f, type: f === 'password' ? 'password' : 'text', autocomplete: 'off' })]);
  const answer = h('div', { role: 'status' });
  const form = h('form', {}, ...fields.map(([f, input]) => h('label', {}, word(f), input)),
    h('button', {}, word('addAccount')), answer);
  form.addEventListener('submit', async event => {
    event.preventDefault();
    try {
      await send('/api/accounts', JSON.stringify(Object.fromEntries(fields.map(([f, i]) => [f, i.value]))), 'application/json');
      await again();
    } catch (trouble) {
      answer.replaceChildren(h('ul', { class: 'stop' }, ...(trouble.problem?.problems ?? [{ field: '', expected: '', found: trouble.message }])
        .map(p => h('li', {}, `${p.field}: ${p.expected}, ${word('found')} ${p.found}`))));
    }
  });
  return [table(word('accounts'), [word('name'), word('duty'), word('party')],
    all.map(a => [a.name, word(a.duty) + (a.administrator ? ` (${word('administrator')})` : ''), a.party])), form];
}

const everybody = () => true;

/** By the word of their tab; each says for whom it is. In those that stand still somebody writes. */
export const views = {
  talks: { for: everybody, draw: talks },
  offers: { for: everybody, draw: offers },
  arrangements: { for: everybody, draw: arrangements },
  check: { for: me => me.mayCheck, draw: check },
  account: { for: everybody, draw: account },
  timeline: { for: everybody, draw: timeline },
  add: { for: everybody, still: true, draw: async context => add(context) },
  accounts: { for: me => me.administrator, still: true, draw: accounts },
};
