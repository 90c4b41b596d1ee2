/** Who said what to which route. Silence is never acceptance. */
import { sayForm } from '../say.js';
import { csv, html, nothing, plain, source, table, when, words } from '../show.js';
import { word } from '../words.js';

export async function offers(room) {
  const { offers: rows } = await room.ask('/api/offers');
  const { me } = room;
  const parties = [...new Set(rows.flatMap(r => Object.keys(r.standing)))];
  const says = me.duty === 'coordinator' || me.duty === 'delegation';
  const by = me.party ? [] : [{ name: 'by', label: word('party'), options: parties }];
  const fixed = me.party ? { by: me.party } : {};
  return html`
    <p>${word('silence')}</p>
    ${table(word('offers'), [word('route'), ...parties, word('agreed')], rows.map(r => [
    html`${r.offer.id} ${words(r.offer.places.join(' – '))}${r.offer.from ? ` ${when(r.offer.from)} – ${when(r.offer.to, false)}` : ''}${source(r.offer.source)}`,
    ...parties.map(p => html`${plain(r.standing[p])}${r.answers[p]?.changed ? html`: ${words(r.answers[p].changed)}` : nothing}${source(r.answers[p]?.source)}`),
    r.acceptedByAll ? word('yes') : word('no')]))}
    ${csv(room, 'offers')}
    ${says && rows.length ? sayForm(room, { kind: 'answer', title: word('newAnswer'), fixed, fields: [...by,
      { name: 'offer', options: rows.map(r => r.offer.id) },
      { name: 'answer', options: ['ACCEPT', 'ACCEPT_WITH_CHANGE', 'REJECT', 'COUNTER', 'NOT_RECEIVED'] },
      { name: 'changed', optional: true }, { name: 'text', optional: true }] }) : nothing}
    ${says ? sayForm(room, { kind: 'offer', title: word('newOffer'), fixed, fields: [...by,
      { name: 'id' }, { name: 'places', label: word('placesInOrder'), list: true },
      { name: 'direction', options: ['OUT', 'IN', 'BOTH'] },
      { name: 'from', type: 'datetime-local', optional: true }, { name: 'to', type: 'datetime-local', optional: true },
      { name: 'offeredTo', list: true, optional: true }] }) : nothing}`;
}
