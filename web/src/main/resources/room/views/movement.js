/** From the notification to the last bus: receipts, go/no-go, who boarded and who arrived, and the stop. */
import { render } from '/lib/lit-html/lit-html.js';
import { sendFile } from '../api.js';
import { sayForm } from '../say.js';
import { html, none, nothing, number, plain, source, table, when, words, wrong } from '../show.js';
import { rule, word } from '../words.js';
import { heading, whole } from './chosen.js';

export async function movement(room) {
  const { picker, it } = await whole(room);
  if (!it) {
    return none();
  }
  const { me } = room;
  const fixed = { instrument: it.id };
  const own = me.party ? { ...fixed, by: me.party } : fixed;
  const by = me.party ? [] : [{ name: 'by', label: word('whoSays') }];
  const coordinator = me.duty === 'coordinator';
  const counts = ['coordinator', 'monitor', 'operator', 'reception'].includes(me.duty);
  const stops = !['reception', 'municipality', 'public', 'analyst'].includes(me.duty);
  const ids = it.notifications.filter(n => n.counts).map(n => n.notification.id);
  return html`${picker}${heading(it)}
    <p>${word('state')}: <strong>${plain(it.state)}</strong></p>
    ${it.stopped ? html`<p class="stop">${word('stoppedBy')} ${words(it.stopped.by)}: ${words(it.stopped.reason)}${it.stopped.resumedBy.length ? ` (${it.stopped.resumedBy.join(', ')} ${word('goesOnBy')})` : ''}</p>` : nothing}
    ${stops ? sayForm(room, { kind: 'suspend', title: word('stopIt'), fixed: own, stop: true, fields: [...by, { name: 'reason' }] }) : nothing}
    ${it.state === 'SUSPENDED' && (coordinator || me.party) ? sayForm(room, { kind: 'resume', title: word('mayGoOn'), fixed: own, fields: me.party ? [] : [{ name: 'by', label: word('party'), options: it.parties }] }) : nothing}
    <h3>${word('notifications')}</h3>
    ${table(word('notifications'), [word('notification'), word('receipts'), word('orderPassedOn')], it.notifications.map(n => [
    html`${n.counts ? nothing : html`<span class="stop">${word('noLongerCounts')}</span> `}${n.notification.id}: ${plain(n.notification.kind)}${n.notification.emergency ? ` (${word('emergency')})` : ''}${n.notification.movementAt ? `, ${when(n.notification.movementAt)}` : ''}${source(n.notification.source)}
      ${coordinator && n.counts ? html`<br><a href=${`/api/notifications/${encodeURIComponent(n.notification.id)}/request`} download>${word('askReceipts')}</a>` : nothing}`,
    html`<ul>${n.notification.recipients.map(r => html`<li>${r}: ${n.receipts[r] ? plain(n.receipts[r]) : word('silentYet')}</li>`)}</ul>`,
    n.notification.units.length ? html`<ul>${n.notification.units.map(u => html`<li>${words(u)}: ${n.notRelayedTo.includes(u) ? word('no') : word('yes')}</li>`)}</ul>` : '']))}
    ${coordinator ? sayForm(room, { kind: 'notification', title: word('notify'), fixed, fields: [
      { name: 'id' }, { name: 'kind', options: ['EVACUATION', 'MOVEMENT', 'STATIC'] }, { name: 'emergency', type: 'checkbox', optional: true },
      { name: 'recipients', list: true, value: it.parties.join(', ') }, { name: 'units', list: true, optional: true },
      { name: 'movementAt', type: 'datetime-local', optional: true }, { name: 'expiresAt', type: 'datetime-local', optional: true }] }) : nothing}
    ${(coordinator || me.party) && ids.length ? sayForm(room, { kind: 'receipt', title: word('giveReceipt'), fixed: me.party ? { by: me.party } : {}, fields: [
      { name: 'notification', options: ids }, ...(me.party ? [] : [{ name: 'by', label: word('party'), options: it.parties }]),
      { name: 'receipt', options: ['ACKNOWLEDGED', 'RECEIVED', 'OBJECTED', 'RETURNED_FOR_INFO'] }, { name: 'text', optional: true }] }) : nothing}
    ${(coordinator || me.duty === 'liaison') && ids.length ? sayForm(room, { kind: 'relay', title: word('passedOn'), fixed: me.party ? { by: me.party } : {}, fields: [
      { name: 'notification', options: ids }, { name: 'unit' }, ...(me.party ? [] : [{ name: 'by', label: word('whoSays') }])] }) : nothing}
    ${it.items.some(i => i.answered) || coordinator ? html`<h3>${word('goNoGo')}</h3>
      ${table(word('goNoGo'), [word('item'), word('answer'), word('who')], it.items.map(i => [
      html`<strong>${i.item}</strong> ${rule(i.item, i.meaning)}`,
      html`<span class=${i.hard && i.answer !== 'YES' ? 'stop' : ''}>${plain(i.answer)}</span>`,
      i.answered ? html`${words(i.answered.owner)} ${words(i.answered.evidence)}${source(i.answered.source)}` : '']))}` : nothing}
    ${coordinator ? sayForm(room, { kind: 'item', title: word('answerItem'), fixed, fields: [
      { name: 'item', options: it.items.map(i => i.item), words: Object.fromEntries(it.items.map(i => [i.item, `${i.item} ${rule(i.item, i.meaning)}`])) },
      { name: 'answer', options: ['YES', 'NO', 'UNKNOWN', 'NOT_APPLICABLE'] }, { name: 'owner' }, { name: 'evidence', optional: true }] }) : nothing}
    ${it.votes.length || ['coordinator', 'liaison', 'operator'].includes(me.duty) ? html`<h3>${word('votes')}</h3>
      <p>${word('silenceIsHold')}</p>
      <ul>${it.votes.map(v => html`<li>${plain(v.role)} ${v.party}: <strong>${plain(v.vote)}</strong>, ${words(v.by)}${source(v.source)}</li>`)}</ul>` : nothing}
    ${vote(room, it, fixed)}
    ${coordinator || me.duty === 'operator' ? sayForm(room, { kind: 'movement-begun', title: word('theySetOff'), fixed, fields: by.length ? by : [] }) : nothing}
    ${Object.keys(it.headcounts).length || counts ? html`<h3>${word('headcounts')}</h3>
      ${table(word('headcounts'), [word('point'), ...HEADCOUNTS.map(plain)], Object.entries(it.headcounts).map(([point, all]) =>
      [words(point), ...HEADCOUNTS.map(h => all[h] ? number(all[h]) : '')]))}
      ${it.inNoCount ? html`<p class="stop">${word('inNoCount')}: ${number(it.inNoCount)}</p>` : nothing}` : nothing}
    ${counts ? sayForm(room, { kind: 'headcount', title: word('count'), fixed, fields: [
      { name: 'point' }, { name: 'what', options: HEADCOUNTS }, { name: 'persons', type: 'number' }] }) : nothing}
    ${it.halts.length ? html`<h3>${word('halts')}</h3><ul>${it.halts.map(h => html`<li>${h.begun.id}: ${words(h.begun.place)}, ${word('since')} ${when(h.since)}${
      h.begun.limitMinutes ? `, ${word('atMost')} ${h.begun.limitMinutes} min` : ''}${source(h.begun.source)}</li>`)}</ul>` : nothing}
    ${['coordinator', 'monitor', 'operator'].includes(me.duty) ? html`${sayForm(room, { kind: 'halt', title: word('halt'), fixed, fields: [
      { name: 'id' }, { name: 'place' }, { name: 'exposed', type: 'checkbox', optional: true }, { name: 'limitMinutes', type: 'number', optional: true }] })}
      ${it.halts.length ? sayForm(room, { kind: 'halt-over', title: word('haltOver'), fixed, fields: [
      { name: 'id', options: it.halts.map(h => h.begun.id) }, { name: 'decision' }, { name: 'by', label: word('whoSays') }] }) : nothing}` : nothing}
    ${coordinator ? html`<p>${word('noticeFiles')}: <a href=${`/api/arrangements/${encodeURIComponent(it.id)}/notice?exercise=true`} download>CAP (${word('exercise')})</a>,
      <a href=${`/api/arrangements/${encodeURIComponent(it.id)}/notice`} download>CAP</a>, <a href=${`/api/arrangements/${encodeURIComponent(it.id)}/notice?calendar=true`} download>iCalendar</a></p>${takeBack(it)}` : nothing}
    ${coordinator ? sayForm(room, { kind: 'public-notice', title: word('noticeGiven'), fixed, fields: [
      { name: 'by', label: word('whoSays') }, { name: 'languages', list: true }, { name: 'channels', list: true, optional: true }, { name: 'hotline', optional: true }] }) : nothing}
    ${coordinator ? sayForm(room, { kind: 'end', title: word('itIsOver'), fixed, fields: [
      { name: 'how', options: ['COMPLETED', 'PARTIAL', 'FAILED', 'EXPIRED', 'REVOKED'] }, { name: 'reason' }, { name: 'by', label: word('whoSays') }] }) : nothing}`;
}

/** A notice that was given is taken back by a message that names it. */
function takeBack(it) {
  const submit = async event => {
    event.preventDefault();
    const target = event.target.querySelector('.answer');
    try {
      const cancelled = await sendFile(`/api/arrangements/${encodeURIComponent(it.id)}/notice/cancel`, event.target.elements.notice.files[0]);
      render(html`<a download="cancelled.xml" href=${URL.createObjectURL(await cancelled.blob())}>cancelled.xml</a>`, target);
    } catch (trouble) {
      render(wrong(trouble), target);
    }
  };
  return html`<details><summary>${word('takeBackNotice')}</summary><form @submit=${submit}>
    <label>${word('noticeGivenFile')} <input name="notice" type="file" accept=".xml" required></label>
    <button>${word('takeBackNotice')}</button><div class="answer" role="status"></div></form></details>`;
}

const HEADCOUNTS = ['BOARDED', 'JOINED', 'RELEASED', 'ALIGHTED', 'REFERRED_MEDICAL', 'HELD', 'DIED', 'MISSING', 'UNKNOWN'];

function vote(room, it, fixed) {
  const { me } = room;
  const votes = { name: 'vote', options: ['GO', 'HOLD', 'NO_GO'] };
  if (me.duty === 'liaison') {
    return sayForm(room, { kind: 'vote', title: word('vote'), fixed: { ...fixed, role: 'LIAISON', party: me.party, by: me.party }, fields: [votes] });
  }
  if (me.duty === 'operator') {
    return sayForm(room, { kind: 'vote', title: word('vote'), fixed: { ...fixed, role: 'CONVOY_LEADER' }, fields: [votes, { name: 'by', label: word('whoSays') }] });
  }
  return me.duty === 'coordinator' ? sayForm(room, { kind: 'vote', title: word('vote'), fixed, fields: [
    { name: 'role', options: ['COORDINATOR', 'CONVOY_LEADER', 'LIAISON'] }, { name: 'party', options: it.parties, optional: true }, votes,
    { name: 'by', label: word('whoSays') }] }) : nothing;
}
