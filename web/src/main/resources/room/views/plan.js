/** What an arrangement can really move: the curve of arrivals, what binds, and what each term is worth as it is dragged. */
import { markOf, sendFile } from '../api.js';
import { render, svg } from '/lib/lit-html/lit-html.js';
import { showPlan, showRun } from '../map.js';
import { html, none, nothing, number, plain, source, table, when, words, wrong } from '../show.js';
import { handle, ofPlan, rule, word } from '../words.js';
import { orders, simulation } from './day.js';
import { roads } from './roads.js';

let chosen = '';
let moved = {};
let running = '';
let asked = 0;
let timer = 0;
/** The plan with no term moved. @type {any} */
let base = null;

export async function plan(room) {
  const { scenarios, mayPut } = await room.ask('/api/scenarios', false);
  if (!scenarios.includes(chosen)) {
    chosen = scenarios[0] ?? '';
    moved = {};
    base = null;
  }
  if (!chosen) {
    return html`${none()}${mayPut ? html`${upload(room, '', {})}${await roads(room)}` : nothing}`;
  }
  const scenario = await room.ask(`/api/scenarios/${encodeURIComponent(chosen)}`, false);
  const maps = mayPut ? await roads(room) : nothing;
  setTimeout(() => compute(room), 0);
  const pick = event => {
    chosen = event.target.value;
    showRun(null);
    rest();
    base = null;
    room.again();
  };
  const drag = (term, event) => {
    moved = { ...moved, [term]: Number(event.target.value) };
    event.target.nextElementSibling.textContent = signed(event.target.value);
    clearTimeout(timer);
    timer = setTimeout(() => compute(room), 80);
  };
  const back = () => {
    rest();
    compute(room);
  };
  return html`
    <label>${word('scenario')} <select @change=${pick}>${scenarios.map(s => html`<option ?selected=${s === chosen}>${s}</option>`)}</select></label>
    <h2>${words(scenario.title)}</h2>
    <section aria-label=${word('tryTerms')}>
      <h3>${word('tryTerms')}</h3>
      <div class="handles">${scenario.terms.map(t => html`<label class="handle"><span>${words(handle(t.term, t.text))}</span>
        <input type="range" min=${t.least} max=${t.most} step="1" .value=${String(moved[t.term] ?? 0)} @input=${e => drag(t.term, e)}>
        <output .textContent=${signed(moved[t.term] ?? 0)}></output></label>`)}</div>
      <button type="button" @click=${back}>${word('asItIs')}</button>
    </section>
    <div id="plan" aria-live="polite"></div>
    <p><button type="button" @click=${() => files(room)}>${word('planFiles')}</button></p><div id="planfiles" role="status"></div>
    ${orders(room, chosen)}
    ${simulation(room, chosen)}
    ${replan(room)}
    ${scenarios.length > 1 ? comparison(room, scenarios) : nothing}
    ${mayPut ? html`${upload(room, chosen, scenario.files)}${maps}` : nothing}`;
}

/** Every term where it was. */
function rest() {
  moved = {};
  for (const handle of document.querySelectorAll('.handle')) {
    handle.querySelector('input').value = '0';
    handle.querySelector('output').textContent = '0';
  }
}

const signed = n => Number(n) > 0 ? `+${n}` : String(n);

/** The last that was asked for is shown; one before it is stopped. */
async function compute(room) {
  const mine = ++asked;
  const target = document.getElementById('plan');
  if (!target) {
    return;
  }
  if (running) {
    room.send(`/api/jobs/${running}`, undefined, { method: 'DELETE' }).catch(() => {});
    running = '';
  }
  const begun = performance.now();
  try {
    let job = await room.send(`/api/scenarios/${encodeURIComponent(chosen)}/plans`, JSON.stringify({ terms: moved }), { type: 'application/json', wait: 2 });
    while (['waiting', 'running'].includes(job.state) && mine === asked) {
      running = job.id;
      render(html`<p>${word('planning')} <progress max=${job.of || 1} value=${job.steps}></progress>
        <button type="button" @click=${() => room.send(`/api/jobs/${job.id}`, undefined, { method: 'DELETE' })}>${word('cancel')}</button></p>`, target);
      await new Promise(done => setTimeout(done, 300));
      job = await room.ask(`/api/jobs/${job.id}`, false);
    }
    if (mine !== asked) {
      return;
    }
    running = '';
    if (job.state === 'done') {
      const result = await room.ask(`/api/jobs/${job.id}/result`, false);
      if (Object.values(moved).every(v => v === 0)) {
        base = result.plan;
      }
      showPlan(result.map);
      render(shown(result.plan, performance.now() - begun), target);
    } else {
      render(job.state === 'cancelled' ? html`<p>${word('cancelled')}</p>` : wrong({ problem: { title: word('noPlan'), problems: job.problems } }), target);
    }
  } catch (trouble) {
    if (mine === asked) {
      render(wrong(trouble), target);
    }
  }
}

/** In the language of the page, the words of the plan behind it. */
function told(text) {
  const own = ofPlan(text);
  return own ? html`<span title=${text}>${own}</span>` : words(text);
}

function shown(p, ms) {
  const gain = base && base.title === p.title ? p.personsOut - base.personsOut : 0;
  return html`
    <p class="big"><strong>${number(p.personsOut)}</strong> / ${number(p.personsTotal)} ${word('people')}
      ${gain ? html`<span class=${gain > 0 ? 'go' : 'stop'}>${gain > 0 ? '+' : ''}${number(gain)}</span>` : nothing}
      <small>${p.proven ? word('proven') : `${word('atMost')} ${number(p.personsBound)}`}; ${word('confirmedOnly')} ${number(p.personsOutConfirmed)}; ${(ms / 1000).toFixed(2)} s</small></p>
    ${p.verdict.map(v => html`<p>${told(v)}</p>`)}
    ${curve(p)}
    <h3>${word('whatBinds')}</h3>
    <ul>${p.binding.map(b => html`<li>${told(b.text)} (${number(b.persons)})</li>`)}</ul>
    ${p.bindingConfirmed.length ? html`<h3>${word('whatBindsConfirmed')}</h3><ul>${p.bindingConfirmed.map(b => html`<li>${told(b.text)}</li>`)}</ul>` : nothing}
    <h3>${word('prices')}</h3>
    ${table(word('prices'), [word('ifTerm'), word('peopleMore'), word('andAgain')], p.prices.map(x => [words(handle(x.term, x.text)), signedNumber(x.gainFirst), x.gainSecond === null ? '' : signedNumber(x.gainSecond)]))}
    ${p.confirmations.length ? table(word('confirmationsWorth'), [word('confirmationsWorth'), word('peopleMore')], p.confirmations.map(x => [told(x.text), signedNumber(x.gainFirst)])) : nothing}
    <h3>${word('departures')} (${p.timeZone})</h3>
    ${table(word('departures'), [word('zone'), word('wouldLeave'), word('out'), word('firstLeaves'), word('lastSafe')], p.zones.map(z => [words(z.name),
    number(z.persons), number(z.personsOut), when(z.firstDeparture, false, p.timeZone), when(z.lastSafeDeparture, false, p.timeZone)]))}
    ${p.warnings.length ? html`<h3>${word('warnings')}</h3><ul>${p.warnings.map(w => html`<li><strong>${w.rule}</strong> <em>${rule(w.rule)}</em> ${told(w.text)}${source(w.source)}</li>`)}</ul>` : nothing}
    ${p.assumptions.length ? html`<h3>${word('restsOn')}</h3>${table(word('restsOn'), [word('value'), word('fifthLess'), word('fifthMore')], p.assumptions.map(a => [
    html`${told(a.what)}: ${told(a.values)} (${plain(a.standing.toUpperCase())})${source(a.source)}`, a.personsOutIfFifthLess === null ? '' : number(a.personsOutIfFifthLess), a.personsOutIfFifthMore === null ? '' : number(a.personsOutIfFifthMore)]))}` : nothing}`;
}

const signedNumber = n => `${n > 0 ? '+' : ''}${number(n)}`;

/** How many are out by when; the thin line is the most that any plan could. */
function curve(p) {
  if (!p.arrivals.length) {
    return nothing;
  }
  const w = 640;
  const h = 220;
  const [l, r, t, b] = [64, 12, 12, 34];
  const times = p.arrivals.map(a => Date.parse(a.time));
  const first = Math.min(...times);
  const last = Math.max(...times, first + 60_000);
  const most = Math.max(...p.arrivals.map(a => a.personsMost ?? a.persons), 1);
  const x = at => l + (at - first) / (last - first) * (w - l - r);
  const y = n => h - b - n / most * (h - t - b);
  const path = of => p.arrivals.map((a, i) => `${i ? `H${x(times[i]).toFixed(1)}V` : `M${x(times[i]).toFixed(1)} `}${y(of(a)).toFixed(1)}`).join('');
  const ticks = [0, 0.5, 1];
  return html`<figure><svg viewBox="0 0 ${w} ${h}" role="img" aria-label=${`${word('arrivals')}: ${number(p.personsOut)}, ${when(p.arrivals[0].time, true, p.timeZone)} – ${when(p.lastOut, true, p.timeZone)}`} class="curve">
    ${ticks.map(k => svgLine(l, w - r, y(most * k), number(Math.round(most * k))))}
    ${svgPath(path(a => a.personsMost ?? a.persons), 'most')}${svgPath(path(a => a.persons), 'ours')}
    ${ticks.map(k => svgText(x(first + k * (last - first)), h - 12, k === 0 ? 'start' : k === 1 ? 'end' : 'middle', when(new Date(first + k * (last - first)).toISOString(), false, p.timeZone)))}
  </svg><figcaption>${word('arrivals')} (${p.timeZone}); ${word('curveKey')}</figcaption></figure>`;
}

const svgLine = (x1, x2, y, label) => svg`<line class="grid" x1=${x1} x2=${x2} y1=${y} y2=${y}></line><text x=${x1 - 6} y=${y + 4} text-anchor="end">${label}</text>`;
const svgPath = (d, kind) => svg`<path class=${kind} d=${d}></path>`;
const svgText = (x, y, anchor, label) => svg`<text x=${x} y=${y} text-anchor=${anchor}>${label}</text>`;

/** Waits for a job; what came of it, or the reasons why not. */
async function result(room, path, body) {
  let job = await room.send(path, JSON.stringify(body), { type: 'application/json', wait: 5 });
  while (['waiting', 'running'].includes(job.state)) {
    await new Promise(done => setTimeout(done, 300));
    job = await room.ask(`/api/jobs/${job.id}`, false);
  }
  if (job.state !== 'done') {
    throw Object.assign(new Error(), { problem: { title: word('noPlan'), problems: job.problems } });
  }
  return room.ask(`/api/jobs/${job.id}/result`, false);
}

/** The plan as the files that the terminal writes. */
async function files(room) {
  const target = document.getElementById('planfiles');
  try {
    const made = await result(room, `/api/scenarios/${encodeURIComponent(chosen)}/plans`, { terms: moved, files: true });
    render(html`<ul>${Object.entries(made.files).map(([name, text]) => html`<li><a download=${name}
      href=${URL.createObjectURL(new Blob([text], { type: 'application/octet-stream' }))}>${name}</a></li>`)}</ul>`, target);
  } catch (trouble) {
    render(wrong(trouble), target);
  }
}

/** What becomes of a plan under way when something changes. */
function replan(room) {
  const submit = async event => {
    event.preventDefault();
    const target = event.target.querySelector('.answer');
    const { at, changes, issued, reported, confirmed } = event.target.elements;
    try {
      const now = await result(room, `/api/scenarios/${encodeURIComponent(chosen)}/replans`,
        { at: at.value, changes: changes.value.split('\n').map(c => c.trim()).filter(Boolean), confirmed: confirmed.checked,
          issued: await issued.files[0]?.text() ?? null, reported: await reported.files[0]?.text() ?? null });
      render(html`<p class="big"><strong>${number(now.personsOut)}</strong> ${word('people')} (${word('before')}: ${number(now.personsOutBefore)};
        ${now.proven ? word('proven') : `${word('atMost')} ${number(now.personsBound)}`})</p>
        ${table(word('departures'), [word('zone'), word('before'), word('after')], now.zones.map(z => [words(z.id), number(z.personsOutBefore), number(z.personsOut)]))}`, target);
    } catch (trouble) {
      render(wrong(trouble), target);
    }
  };
  return html`<details><summary>${word('ifChanges')}</summary><form @submit=${submit}>
    <label>${word('when')} <input name="at" placeholder="12:00" dir="ltr" required></label>
    <label>${word('changesHelp')} <textarea name="changes" rows="3" dir="ltr" required placeholder="road mariupol-nikolske closed until 13:00"></textarea></label>
    <label>${word('issuedPlan')} <input name="issued" type="file" accept=".json"></label>
    <label>${word('lastSeen')} <input name="reported" type="file" accept=".csv"></label>
    <label class="row"><input name="confirmed" type="checkbox"> ${word('confirmedOnly')}</label>
    <button>${word('planAnew')}</button><div class="answer" role="status"></div></form></details>`;
}

function comparison(room, scenarios) {
  const submit = async event => {
    event.preventDefault();
    const target = event.target.nextElementSibling;
    try {
      let job = await room.send('/api/comparisons', JSON.stringify({ first: chosen, second: event.target.elements.second.value }), { type: 'application/json', wait: 5 });
      while (['waiting', 'running'].includes(job.state)) {
        await new Promise(done => setTimeout(done, 300));
        job = await room.ask(`/api/jobs/${job.id}`, false);
      }
      if (job.state !== 'done') {
        render(wrong({ problem: { title: word('noPlan'), problems: job.problems } }), target);
        return;
      }
      const c = await room.ask(`/api/jobs/${job.id}/result`, false);
      render(html`<p>A: ${told(c.a.verdict?.[0] ?? '')}</p><p>B: ${told(c.b.verdict?.[0] ?? '')}</p>
        ${table(word('compare'), [word('term'), 'A', 'B', word('peopleMore')], c.differences.map(d => [words(d.what), words(d.a), words(d.b), d.personsMoreAlone === null ? '' : signedNumber(d.personsMoreAlone)]))}`, target);
    } catch (trouble) {
      render(wrong(trouble), target);
    }
  };
  return html`<details><summary>${word('compare')}</summary><form class="row" @submit=${submit}>
    <label>B <select name="second">${scenarios.filter(s => s !== chosen).map(s => html`<option>${s}</option>`)}</select></label>
    <button>${word('compare')}</button></form><div></div></details>`;
}

function upload(room, name, files) {
  const all = { 'arrangement.yaml': '', 'roads.csv': '', 'zones.csv': '', 'assets.csv': '', 'sites.csv': '', 'disruptions.yaml': '', ...files };
  const submit = async event => {
    event.preventDefault();
    const form = event.target;
    const sent = Object.fromEntries(Object.keys(all).map(f => [f, form.elements[f].value]).filter(([, v]) => v.trim()));
    try {
      await room.send(`/api/scenarios/${encodeURIComponent(form.elements.name.value)}`, JSON.stringify({ files: sent }),
        { type: 'application/json', method: 'PUT', match: form.elements.name.value === name ? markOf(`/api/scenarios/${encodeURIComponent(name)}`) : '' });
      chosen = form.elements.name.value;
      rest();
      base = null;
      render(nothing, form.querySelector('.answer'));
      await room.again();
    } catch (trouble) {
      render(wrong(trouble), form.querySelector('.answer'));
    }
  };
  const fill = (event, texts) => {
    for (const [f, text] of Object.entries(texts)) {
      event.target.form.elements[f].value = text;
    }
  };
  const remove = async event => {
    const button = event.target;
    if (button.dataset.sure !== 'yes') {
      button.dataset.sure = 'yes';
      button.textContent = `${word('removeForGood')}: ${name}`;
      return;
    }
    await room.send(`/api/scenarios/${encodeURIComponent(name)}`, undefined, { method: 'DELETE' });
    chosen = '';
    rest();
    base = null;
    await room.again();
  };
  const starter = async event => fill(event, (await room.ask('/api/starter', false)).files);
  const sites = async event => {
    const [file] = event.target.files;
    const target = event.target.form.querySelector('.answer');
    try {
      fill(event, await (await sendFile(`/api/sites?name=${encodeURIComponent(file.name)}`, file)).json());
      render(nothing, target);
    } catch (trouble) {
      render(wrong(trouble), target);
    }
  };
  return html`<details><summary>${word('files')}</summary><form @submit=${submit}>
    <p><button type="button" @click=${starter}>${word('fromStarter')}</button> <a href="/api/schemas/arrangement" download="arrangement.schema.json">JSON Schema</a>
      ${files['sites.csv'] ? html`HXL: <a href=${`/api/scenarios/${encodeURIComponent(name)}/sites`} download>CSV</a>, <a href=${`/api/scenarios/${encodeURIComponent(name)}/sites?format=xlsx`} download>XLSX</a>` : nothing}</p>
    <label>${word('sitesFrom')} <input type="file" accept=".csv,.xlsx" @change=${sites}></label>
    <label>${word('name')} <input name="name" .defaultValue=${name} required pattern="[a-z0-9][a-z0-9\\-]*"></label>
    ${Object.entries(all).map(([f, text]) => html`<label>${f} <textarea name=${f} spellcheck="false">${text}</textarea></label>`)}
    <button>${word('put')}</button>
    ${files['arrangement.yaml'] ? html`<button type="button" @click=${remove}>${word('remove')} ${name}</button>` : nothing}<div class="answer" role="status"></div></form></details>`;
}
