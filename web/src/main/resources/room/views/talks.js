/** Rounds with the outcome as each side puts it, positions and how they moved, commitments. */
import { sayForm } from '../say.js';
import { csv, html, none, nothing, plain, source, table, when, words } from '../show.js';
import { word } from '../words.js';
import { begin } from './begin.js';

export async function talks(room) {
  const { rounds, positions, commitments, parties } = await room.ask('/api/record');
  const { me } = room;
  const ids = parties.map(p => p.id);
  const own = me.party ? { by: me.party } : {};
  const by = me.party ? [] : [{ name: 'by', label: word('party'), options: ids }];
  const says = me.duty === 'coordinator' || me.duty === 'delegation';
  return html`${begin(room)}
    ${csv(room, 'record')}
    <h2>${word('rounds')}</h2>
    ${rounds.length ? rounds.map(({ round, outcomes, nextMeetings }) => html`<section>
      <h3>${round.ordinal}. ${round.day} ${words(round.place)}${source(round.source)}</h3>
      <ul>${outcomes.map(o => html`<li>${o.by}: ${plain(o.outcome)}. ${words(o.text)}${source(o.source)}</li>`)}
        ${nextMeetings.map(m => html`<li>${word('nextMeeting')}: ${m.day} ${words(m.place)} ${plain(m.status)}${source(m.source)}</li>`)}</ul>
    </section>`) : none()}
    ${me.duty === 'coordinator' ? sayForm(room, { kind: 'round', title: word('newRound'), fields: [
      { name: 'id' }, { name: 'ordinal', type: 'number' }, { name: 'day', type: 'date' }, { name: 'place' },
      { name: 'format', options: ['DIRECT', 'PROXIMITY', 'SHUTTLE', 'VIDEO', 'PHONE'] }] }) : nothing}
    ${says && rounds.length ? sayForm(room, { kind: 'outcome', title: word('newOutcome'), fixed: own, fields: [...by,
      { name: 'round', options: rounds.map(r => r.round.id) },
      { name: 'outcome', options: ['NO_RESULT', 'PARTIAL', 'AGREED_IN_PRINCIPLE', 'SIGNED', 'WALKOUT'] },
      { name: 'text', optional: true }] }) : nothing}
    <h2>${word('positions')}</h2>
    ${table(word('positions'), [word('issue'), word('party'), word('strength'), word('text')],
    positions.map(({ position: p, movement }) => [p.issue, p.party,
      `${plain(p.strength)} (${plain(movement)})`, html`${words(p.text)}${source(p.source)}`]))}
    ${says ? sayForm(room, { kind: 'position', title: word('newPosition'), fixed: me.party ? { party: me.party } : {}, fields: [
      ...(me.party ? [] : [{ name: 'party', options: ids }]), { name: 'issue', value: positions[0]?.position.issue ?? '' },
      { name: 'strength', options: ['OFFERED', 'FLEXIBLE', 'SILENT', 'ASKED', 'DEMANDED', 'REFUSED', 'RED_LINE'] },
      { name: 'text', type: 'text-area' }] }) : nothing}
    <h2>${word('commitments')}</h2>
    ${commitments.length ? html`<ul>${commitments.map(({ commitment: c, progress }) => html`
      <li>${c.by}: ${words(c.act)} (${plain(progress)}${c.due ? `, ${when(c.due)}` : ''})${source(c.source)}</li>`)}</ul>` : none()}
    ${says ? sayForm(room, { kind: 'commitment', title: word('newCommitment'), fixed: own, fields: [...by,
      { name: 'id' }, { name: 'to', optional: true }, { name: 'act' }, { name: 'form', label: word('formOf'), options: ['VERBAL', 'WRITTEN', 'UNILATERAL'] }] }) : nothing}`;
}
