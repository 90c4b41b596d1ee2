/** Claims side by side where they conflict, incidents without offender, figures with their universe. */
import { render } from '/lib/lit-html/lit-html.js';
import { html, none, nothing, number, plain, source, table, when, words, wrong } from '../show.js';
import { word } from '../words.js';

/** Claims that stand to one another, in groups. */
function groups(claims) {
  const leader = new Map(claims.map(({ claim }) => [claim.id, claim.id]));
  const root = id => {
    let r = id;
    while (leader.get(r) !== r) {
      r = leader.get(r);
    }
    return r;
  };
  for (const { claim } of claims) {
    for (const s of claim.stances) {
      if (leader.has(s.claim)) {
        leader.set(root(s.claim), root(claim.id));
      }
    }
  }
  return Object.values(Object.groupBy(claims, ({ claim }) => root(claim.id)));
}

const card = ({ claim: c, assessments }) => html`<article class="claim">
  <h3>${words(c.speaker)} <small>${plain(c.act)}${c.accused ? html`: ${words(c.accused)}` : nothing}${c.addressed ? html` → ${words(c.addressed)}` : nothing}</small></h3>
  <p lang=${c.language || nothing} dir="auto">${c.proposition}</p>
  ${c.translation ? html`<p><small>${words(c.translation)}</small></p>` : nothing}
  <p><small>${c.id}${c.medium ? `, ${plain(c.medium)}` : ''}${c.publishedAt ? `, ${when(c.publishedAt)}` : ''}</small>${source(c.source)}</p>
  ${c.stances.map(s => html`<p><small>${plain(s.stance)} ${s.claim}</small></p>`)}
  ${assessments.map(a => html`<p><small>${word('assessed')} ${words(a.assessor)}: ${plain(a.level)}, ${plain(a.finding)}</small>${source(a.source)}</p>`)}
</article>`;

function sum(room, figures) {
  const submit = async event => {
    event.preventDefault();
    const target = event.target.querySelector('.answer');
    const ids = event.target.elements.ids.value.split(/\s*[,;]\s*/).filter(Boolean);
    try {
      const result = await room.ask(`/api/figures/sum?ids=${ids.map(encodeURIComponent).join(',')}`, false);
      render(result.reasons ? html`<p class="stop">${word('notTogether')}</p><ul>${result.reasons.map(r => html`<li>${r}</li>`)}</ul>`
        : html`<p>${number(result.best)}${result.low < result.high ? ` (${number(result.low)} – ${number(result.high)})` : ''}</p>`, target);
    } catch (trouble) {
      render(wrong(trouble), target);
    }
  };
  return figures.length ? html`<form class="row" @submit=${submit}>
    <label>${word('sumOf')} <input name="ids" dir="ltr" required></label><button>${word('addUp')}</button><div class="answer" role="status"></div></form>` : nothing;
}

export async function account(room) {
  const { claims, incidents, figures, corridorDays } = await room.ask('/api/account');
  return html`
    <p>${word('claimsAreNotFacts')}</p>
    <h2>${word('claims')}</h2>
    ${claims.length ? groups(claims).map(g => html`<div class="side-by-side">${g.map(card)}</div>`) : none()}
    <h2>${word('incidents')}</h2>
    ${incidents.length ? html`<ul>${incidents.map(i => html`<li>${when(i.from)} ${plain(i.kind)}, ${words(i.place)}${i.effects ? html`: ${words(i.effects)}` : nothing}${source(i.source)}</li>`)}</ul>` : none()}
    <h2>${word('figures')}</h2>
    ${table(word('figures'), [word('id'), word('figure'), word('universe'), word('period'), word('kind')], figures.map(f => [f.id,
    `${f.low !== null && f.high !== null ? `${number(f.low)} – ${number(f.high)}; ` : ''}${number(f.best)} ${plain(f.unit)}`,
    html`${words(f.about)}, ${words(f.place)}${f.countingPoint ? html`, ${words(f.countingPoint)}` : nothing}${f.subsetOf ? ` (${word('includedIn')} ${f.subsetOf})` : ''}${source(f.source)}`,
    html`${words(f.period)} ${when(f.asOf)}`, plain(f.kind)]))}
    ${figures.length ? html`<p>HXL: <a href=${room.address('/api/figures/hxl')} download>CSV</a>, <a href=${room.address('/api/figures/hxl?format=xlsx')} download>XLSX</a></p>` : nothing}
    ${sum(room, figures)}
    ${corridorDays.length ? html`<h2>${word('corridorDays')}</h2><p>HXL: <a href=${room.address('/api/corridor-days/hxl')} download>CSV</a>, <a href=${room.address('/api/corridor-days/hxl?format=xlsx')} download>XLSX</a></p>${table(word('corridorDays'), [word('day'), word('route'), word('outcome'), word('figure')],
    corridorDays.map(d => [d.date, html`${words(d.origin)} – ${words(d.destination)}`, html`${plain(d.outcome)}${source(d.source)}`,
      d.personsOut === null || d.personsOut === undefined ? '' : `${number(d.personsOut)} (${plain(d.personsKind)})`]))}` : nothing}`;
}
