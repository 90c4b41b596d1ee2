/** An arrangement: the terms sheet, who accepted which version, what was guaranteed and declared. */
import { render } from '/lib/lit-html/lit-html.js';
import { sayForm } from '../say.js';
import { html, none, nothing, plain, source, table, when, words, wrong } from '../show.js';
import { rule, word } from '../words.js';
import { heading, whole } from './chosen.js';

let compared = '';

export async function arrangements(room) {
  const { picker, it } = await whole(room);
  const { me } = room;
  if (!it) {
    return html`${none()}${newArrangement(room)}`;
  }
  const fixed = { instrument: it.id };
  const own = me.party ? { ...fixed, by: me.party } : fixed;
  const by = me.party ? [] : [{ name: 'by', label: word('party'), options: it.parties }];
  const says = me.duty === 'coordinator' || me.party !== '';
  const last = it.texts.at(-1);
  const hashes = Object.fromEntries(it.texts.map(t => [t.hash, `${t.text.version} (${t.hash.slice(0, 12)})`]));
  return html`${picker}${heading(it)}
    <p>${word('state')}: <strong>${plain(it.state)}</strong>${it.stopped ? html`. ${word('stoppedBy')} ${words(it.stopped.by)}: ${words(it.stopped.reason)}` : nothing}</p>
    <h3>${word('versions')}</h3>
    ${table(word('versions'), [word('version'), word('acceptedBy'), word('complete')], it.texts.map(t => [
    html`${words(t.text.version)} <code>${t.hash.slice(0, 12)}</code>${source(t.text.source)}`,
    Object.entries(it.accepted).filter(([, h]) => h === t.hash).map(([p]) => p).join(', ') || word('nobody'),
    t.complete ? word('yes') : word('no')]))}
    ${it.consented.length ? html`<p>${word('consented')}: ${it.consented.join(', ')}</p>` : nothing}
    ${says && last ? sayForm(room, { kind: 'acceptance', title: word('accept'), fixed: own, fields: [...by,
      { name: 'hash', label: word('version'), options: it.texts.map(t => t.hash).toReversed(), words: hashes }] }) : nothing}
    ${says && Object.keys(it.accepted).length ? sayForm(room, { kind: 'withdrawal', title: word('withdrawAcceptance'), fixed: own, fields: [...by, { name: 'reason' }] }) : nothing}
    ${it.texts.length > 1 ? compare(room, it) : nothing}
    ${last ? sheet(it, it.texts.find(t => t.hash === it.agreedText) ?? last) : none()}
    ${(me.duty === 'coordinator' || me.duty === 'delegation') && !room.still ? draft(room, it, last) : nothing}
    <h3>${word('guarantees')}</h3>
    ${it.guarantees.length ? html`<ul>${it.guarantees.map(g => html`<li>${g.guarantee.id} (<strong>${word(g.standing)}</strong>):
      ${g.guarantee.guarantor}, ${words(g.guarantee.text)}; ${word('claimedBy')} ${g.guarantee.claimedBy}${source(g.guarantee.source)}</li>`)}</ul>` : none()}
    ${me.duty === 'coordinator' || me.duty === 'delegation' ? sayForm(room, { kind: 'guarantee', title: word('newGuarantee'), fixed: me.party ? { ...fixed, claimedBy: me.party } : fixed, fields: [
      ...(me.party ? [] : [{ name: 'claimedBy', options: it.parties }]), { name: 'id' }, { name: 'guarantor' }, { name: 'text', type: 'text-area' }] }) : nothing}
    ${it.guarantees.length && says ? sayForm(room, { kind: 'guarantee-acknowledged', title: word('acknowledgeGuarantee'), fixed: me.party ? { ...fixed, by: me.party } : fixed, fields: [
      { name: 'id', label: word('guarantee'), options: it.guarantees.map(g => g.guarantee.id) },
      ...(me.party ? [] : [{ name: 'by', label: word('guarantor'), value: it.guarantees[0].guarantee.guarantor }]),
      { name: 'text', type: 'text-area', value: it.guarantees[0].guarantee.text }] }) : nothing}
    <h3>${word('suspensions')}</h3>
    ${it.suspensions.length ? html`<ul>${it.suspensions.map(s => html`<li>${s.id}: ${s.party}, ${words(s.areas.join(', ') || word('everywhere'))},
      ${when(s.from)} – ${when(s.to, false)}; ${words(s.text)}${source(s.source)}</li>`)}</ul>` : none()}
    ${says ? sayForm(room, { kind: 'suspension', title: word('declareSuspension'), fixed: me.party ? { ...fixed, party: me.party, declaredBy: me.party } : fixed, fields: [
      { name: 'id' }, ...(me.party ? [] : [{ name: 'party', options: it.parties }, { name: 'declaredBy' }]),
      { name: 'areas', label: word('areasOrEmpty'), list: true, optional: true },
      { name: 'from', type: 'datetime-local' }, { name: 'to', type: 'datetime-local' }, { name: 'text', optional: true }] }) : nothing}
    ${says && it.suspensions.length ? sayForm(room, { kind: 'suspension-withdrawn', title: word('withdrawSuspension'), fixed: own, fields: [...by, { name: 'id', options: it.suspensions.map(s => s.id) }] }) : nothing}
    <h3>${word('hours')}</h3>
    ${it.windows.length ? html`<ul>${it.windows.map(w => html`<li>${w.by}: ${w.from.slice(0, 16).replace('T', ' ')} – ${w.to.slice(11, 16)} ${w.zone}${source(w.source)}</li>`)}</ul>` : none()}
    ${says ? sayForm(room, { kind: 'window', title: word('announceHours'), fixed: own, fields: [...by,
      { name: 'from', type: 'datetime-local' }, { name: 'to', type: 'datetime-local' }, { name: 'zone', value: 'Europe/Kyiv' }] }) : nothing}
    ${liaisons(room, it)}
    ${stretches(room, it, last, fixed)}
    <h3>${word('destinations')}</h3>
    ${it.destinations.length ? html`<ul>${it.destinations.map(d => html`<li>${words(d.place)}
      ${d.refusedBy.length ? ` (${word('refusedBy')} ${d.refusedBy.join(', ')})` : ''}${source(d.source)}</li>`)}</ul>` : none()}
    ${me.duty === 'coordinator' ? sayForm(room, { kind: 'destination', title: word('nameDestination'), fixed, fields: [
      { name: 'place' }, { name: 'heldBy', optional: true }, { name: 'categories', list: true, optional: true }, { name: 'refusedBy', list: true, optional: true }] }) : nothing}
    ${it.published.length ? html`<h3>${word('published')}</h3><ul>${it.published.map(p => html`<li>${words(p.by)}: ${words(p.places.join(' – '))}${source(p.source)}</li>`)}</ul>` : nothing}
    ${it.accounts.length ? html`<h3>${word('accountsOfIt')}</h3>${it.disputed ? html`<p class="stop">${word('disputed')}</p>` : nothing}
      <ul>${it.accounts.map(x => html`<li>${x.by}: ${plain(x.outcome)} ${words(x.text)}${source(x.source)}</li>`)}</ul>` : nothing}
    ${['ENDED', 'ACCOUNTED'].includes(it.state) && says ? sayForm(room, { kind: 'account', title: word('giveAccount'), fixed: own, fields: [...by,
      { name: 'outcome', options: ['COMPLETED', 'PARTIAL', 'ATTEMPTED_FAILED', 'NOT_STARTED', 'DISPUTED', 'UNKNOWN'] }, { name: 'text', type: 'text-area' }] }) : nothing}
    ${newArrangement(room)}`;
}

const newArrangement = room => room.me.duty === 'coordinator' ? sayForm(room, { kind: 'arrangement', title: word('newArrangement'), fields: [
  { name: 'instrument', label: word('id') }, { name: 'title' }, { name: 'parties', list: true }] }) : nothing;

function sheet(it, { text, hash }) {
  return html`<h3>${word('terms')}: ${words(text.version)} <code>${hash.slice(0, 12)}</code></h3>
    ${Object.entries(text.texts).map(([language, terms]) => table(`${word('terms')} (${language})`, [word('term'), language],
    Object.entries(it.terms).map(([t, meaning]) => [html`${t} <small>${rule(t, meaning)}</small>`,
      terms[t] ? html`<span lang=${language} dir="auto">${terms[t]}</span>` : html`<em>${word('leftOpen')}</em>`])))}
    <p>${word('windowOf')}: ${text.opens ? `${when(text.opens)} – ${when(text.closes, false)}` : word('leftOpen')}${text.evacuationStart ? `; ${word('evacuationStart')} ${when(text.evacuationStart, false)}` : ''}</p>`;
}

function stretches(room, it, last, fixed) {
  const rows = last?.stretches ?? [];
  const { me } = room;
  const legs = rows.map(r => r.leg);
  const road = ['coordinator', 'liaison', 'monitor', 'operator'].includes(me.duty);
  return html`<h3>${word('stretches')}</h3>
    ${table(word('stretches'), [word('stretch'), word('minutes'), word('hazard'), word('road')], rows.map((r, i) => [
    html`${words(r.leg)} <small>${last.text.route[i].area}</small>`, last.text.route[i].minutes || '',
    html`${plain(r.hazard)}${r.waiver ? ` (${word('waived')} ${r.waiver.by})` : ''}${source(r.assessment?.source)}`,
    html`${r.roadSeen ? plain(r.roadSeen.passable) : ''}${source(r.roadSeen?.source)}`]))}
    ${rows.length && ['coordinator', 'monitor'].includes(me.duty) ? sayForm(room, { kind: 'hazard', title: word('assessHazard'), fixed, fields: [
      { name: 'leg', label: word('stretch'), options: legs }, { name: 'hazard', options: ['CLEAR', 'SUSPECTED', 'CONFIRMED', 'UNKNOWN'] },
      { name: 'method', optional: true }, { name: 'by', label: word('assessor'), value: me.party }] }) : nothing}
    ${rows.length && road ? sayForm(room, { kind: 'road-seen', title: word('sawRoad'), fixed: me.party ? { ...fixed, by: me.party } : fixed, fields: [
      { name: 'leg', label: word('stretch'), options: legs }, { name: 'passable', label: word('road'), options: ['OPEN', 'RESTRICTED', 'CLOSED', 'UNKNOWN'] },
      ...(me.party ? [] : [{ name: 'by', label: word('whoSaw') }])] }) : nothing}`;
}

/** How they are reached is asked for, and noted, each time; it can be forgotten for good. */
function liaisons(room, it) {
  const { me } = room;
  const show = async event => {
    const target = event.target.nextElementSibling;
    try {
      const contacts = await room.ask(`/api/arrangements/${encodeURIComponent(it.id)}/contacts`, false);
      render(html`<ul>${it.liaisons.map(l => html`<li>${l.id}: ${words(contacts[l.id] || word('forgotten'))}
        ${me.administrator && contacts[l.id] ? html`<button type="button" @click=${e => forget(e, l.id)}>${word('forget')} ${l.id}</button>` : nothing}</li>`)}</ul>`, target);
    } catch (trouble) {
      render(wrong(trouble), target);
    }
  };
  const forget = async (event, id) => {
    const button = event.target;
    if (button.dataset.sure !== 'yes') {
      button.dataset.sure = 'yes';
      button.textContent = word('forgetForGood');
      return;
    }
    await room.send(`/api/forget?subject=${encodeURIComponent(`${it.id}/${id}`)}`);
    button.replaceWith(word('forgotten'));
  };
  return html`<h3>${word('liaisons')}</h3>
    ${it.liaisons.length ? html`<ul>${it.liaisons.map(l => html`<li>${l.id}: ${l.party}, ${words(l.office)}</li>`)}</ul>
      ${room.as ? nothing : html`<button type="button" @click=${show}>${word('showContacts')}</button><div role="status"></div>`}` : none()}
    ${me.duty === 'coordinator' || me.duty === 'delegation' ? sayForm(room, { kind: 'liaison', title: word('nameLiaison'), fixed: me.party ? { instrument: it.id, party: me.party } : { instrument: it.id }, fields: [
      ...(me.party ? [] : [{ name: 'party', options: it.parties }]), { name: 'id' }, { name: 'office' }, { name: 'contact' }] }) : nothing}`;
}

function compare(room, it) {
  const show = async event => {
    event?.preventDefault();
    const form = event.target;
    const [a, b] = [form.elements.first.value, form.elements.second.value];
    compared = `${a}&second=${b}`;
    const target = form.nextElementSibling;
    try {
      const { rows } = await room.ask(`/api/arrangements/${encodeURIComponent(it.id)}/texts/compare?first=${a}&second=${b}`, false);
      const part = kind => p => p.same ? p.text : kind === 'first' ? html`<del>${p.text}</del>` : html`<ins>${p.text}</ins>`;
      const changed = rows.filter(r => !r.same);
      render(changed.length === 0 ? html`<p>${word('theyAreTheSame')}</p>` : table(word('sideBySide'),
        [word('term'), word('before'), word('after')], changed.map(r => [
          html`${r.language ? `${r.language} ` : ''}${known(r.term)} <small>${rule(r.term, r.meaning)}</small>`,
          html`<span dir="auto">${r.first.map(part('first'))}</span>`, html`<span dir="auto">${r.second.map(part('second'))}</span>`])), target);
    } catch (trouble) {
      render(wrong(trouble), target);
    }
  };
  const option = chosen => t => html`<option value=${t.hash} ?selected=${t.hash === chosen}>${t.text.version} (${t.hash.slice(0, 12)})</option>`;
  return html`<details ?open=${compared !== ''}><summary>${word('sideBySide')}</summary>
    <form class="row" @submit=${show}>
      <label>${word('before')} <select name="first">${it.texts.map(option(it.texts.at(-2).hash))}</select></label>
      <label>${word('after')} <select name="second">${it.texts.map(option(it.texts.at(-1).hash))}</select></label>
      <button>${word('compare')}</button>
    </form><div class="diff"></div></details>`;
}

const known = term => /^T\d/.test(term) ? term : word(term);

/** A new version begins with the words of the last: what changes is what was typed. */
function draft(room, it, last) {
  const { me } = room;
  const language = last ? Object.keys(last.text.texts)[0] : 'en';
  const words0 = last ? last.text.texts[language] : {};
  const local = at => at ? new Intl.DateTimeFormat('sv-SE', { timeZone: room.me.timeZone, dateStyle: 'short', timeStyle: 'short' }).format(new Date(at)).replace(' ', 'T') : '';
  const submit = async event => {
    event.preventDefault();
    const form = event.target;
    const value = name => form.elements[name].value.trim();
    const target = form.querySelector('.answer');
    try {
      const texts = Object.fromEntries(Object.keys(it.terms).map(t => [t, value(t)]).filter(([, v]) => v));
      const route = value('route').split('\n').map(l => l.trim()).filter(Boolean).map(l => {
        const [ends, area = '', minutes = '', uncontested = ''] = l.split('|').map(p => p.trim());
        const [from, to] = ends.split(/\s*[–>]\s*/);
        return { from, to, ...(area ? { area } : {}), ...(minutes ? { minutes: Number(minutes) } : {}), ...(uncontested ? { uncontested: true } : {}) };
      });
      const terms = { instrument: it.id, version: value('version'), by: me.party || value('by'),
        texts: { ...(last?.text.texts ?? {}), [language]: texts }, route, source: value('source') };
      for (const name of ['opens', 'closes', 'evacuationStart', 'at']) {
        if (value(name)) {
          terms[name] = value(name);
        }
      }
      for (const name of ['marginMinutes', 'noticeHours', 'emergencyNoticeHours']) {
        if (Number(value(name))) {
          terms[name] = Number(value(name));
        }
      }
      await room.send('/api/items', JSON.stringify([{ terms }]), { type: 'application/json', key: crypto.randomUUID() });
      form.closest('details').open = false;
      await room.again();
    } catch (trouble) {
      render(wrong(trouble), target);
    }
  };
  const input = (name, type, value, optional = true) => html`<label>${word(name)} <input name=${name} type=${type} .defaultValue=${String(value ?? '')} ?required=${!optional}></label>`;
  return html`<details class="say" data-kind="terms"><summary>${word('newVersion')}</summary><form @submit=${submit}>
    ${input('version', 'text', '', false)}
    ${me.party ? nothing : html`<label>${word('onTheTableBy')} <input name="by" required></label>`}
    ${Object.entries(it.terms).map(([t, meaning]) => html`<label>${t} ${rule(t, meaning)} (${language})
      <textarea name=${t} rows="2" dir="auto">${words0[t] ?? ''}</textarea></label>`)}
    <label>${word('routeLines')} <textarea name="route" rows="6" dir="auto">${(last?.text.route ?? []).map(l =>
    [`${l.from} – ${l.to}`, l.area, l.minutes || '', l.uncontested ? 'uncontested' : ''].join(' | ').replace(/( \| )+$/, '')).join('\n')}</textarea></label>
    ${input('opens', 'datetime-local', local(last?.text.opens))}
    ${input('closes', 'datetime-local', local(last?.text.closes))}
    ${input('evacuationStart', 'datetime-local', local(last?.text.evacuationStart))}
    ${input('marginMinutes', 'number', last?.text.marginMinutes)}
    ${input('noticeHours', 'number', last?.text.noticeHours)}
    ${input('emergencyNoticeHours', 'number', last?.text.emergencyNoticeHours)}
    <label>${word('sourceOf')} <input name="source" required></label>
    ${input('at', 'datetime-local', '')}
    <button>${word('record')}: ${word('newVersion')}</button><div class="answer" role="status"></div></form></details>`;
}
