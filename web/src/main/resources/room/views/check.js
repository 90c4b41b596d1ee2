/** What stands in the way of a safe start, hardest first, at the moment that is looked at. */
import { html, none, nothing, source, words } from '../show.js';
import { fact, finding, ofPlan, rule, word } from '../words.js';
import { choose } from './chosen.js';

let scenario = '';

/** An item of the go/no-go list that blocks is a question that is open, not what is so. */
const about = code => /^[HS]\d/.test(code) ? `${word('goNoGo')}: ${rule(code)}?` : rule(code);

/** In the language of the page, the words of the record behind it; or those alone. */
const say = text => {
  const own = finding(text) ?? ofPlan(text);
  return own ? html`<p class="said" title=${text}>${own}</p>` : html`<p class="said" lang="en" dir="ltr">${text}</p>`;
};

export async function check(room) {
  const { one, picker } = await choose(room);
  if (!one) {
    return none();
  }
  const { scenarios } = await room.ask('/api/scenarios', false);
  const with_ = scenario ? `?scenario=${encodeURIComponent(scenario)}` : '';
  const found = await room.ask(`/api/arrangements/${encodeURIComponent(one.id)}/check${with_}`);
  const blocks = found.findings.filter(f => f.severity === 'BLOCKS').length;
  const pick = event => {
    scenario = event.target.value;
    room.again();
  };
  return html`${picker}
    ${scenarios.length ? html`<label>${word('withScenario')} <select @change=${pick}>
      <option value="">–</option>${scenarios.map(s => html`<option value=${s} ?selected=${s === scenario}>${s}</option>`)}</select></label>` : nothing}
    <h2>${words(one.title)}</h2>
    <p class=${found.ready ? 'go' : 'stop'}>${found.ready ? word('mayBeReady') : `${word('notReady')} ${word('thatBlock')}: ${blocks}`}</p>
    <ol class="findings">${found.findings.map(f => html`<li class=${f.severity === 'BLOCKS' ? 'blocks' : 'warns'}>
      <p><strong>${f.rule} ${f.severity === 'BLOCKS' ? word('blocks') : word('warns')}</strong> <em>${about(f.rule)}</em></p>${say(f.text)}
      ${f.facts.length ? html`<ul>${f.facts.map(x => html`<li>${words(fact(x.text))}${source(x.source)}</li>`)}</ul>` : nothing}
      ${f.clears ? html`<p>${word('clears')}: ${finding(f.clears) ?? html`<span lang="en" dir="ltr">${f.clears}</span>`}.</p>` : nothing}</li>`)}</ol>`;
}
