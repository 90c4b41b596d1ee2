/** What a plan becomes: orders for everybody, and the day when things go wrong, with one run to be watched on the map. */
import { render } from '/lib/lit-html/lit-html.js';
import { sendFile } from '../api.js';
import { showRun } from '../map.js';
import { html, nothing, number, table, when, words, wrong } from '../show.js';
import { languages, said, word } from '../words.js';

let playing = 0;

/** Follows a job to its end; shows how far it is. @param {Blob | object} body @param {(job: any) => any} told */
export async function follow(room, path, body, told) {
  let job = body instanceof Blob
    ? await (await sendFile(path, body)).json()
    : await room.send(path, JSON.stringify(body), { type: 'application/json', wait: 1 });
  while (['waiting', 'running'].includes(job.state)) {
    told(job);
    await new Promise(done => setTimeout(done, 400));
    job = await room.ask(`/api/jobs/${job.id}`, false);
  }
  if (job.state === 'cancelled') {
    return null;
  }
  if (job.state !== 'done') {
    throw Object.assign(new Error(), { problem: { title: word('noPlan'), problems: job.problems } });
  }
  return room.ask(`/api/jobs/${job.id}/result`, false);
}

export const bar = (room, job, enough) => html`<p>${word('planning')} <progress max=${job.of || 1} value=${job.steps}></progress>
  ${job.gapShare == null ? nothing : html` ${word('belowBound')}: ${(100 * job.gapShare).toFixed(1)} %`}
  ${enough && job.gapShare != null ? html`<button type="button" @click=${() => room.send(`/api/jobs/${job.id}/enough`, '', { type: 'application/json' })}>${word('enough')}</button>` : nothing}
  <button type="button" @click=${() => room.send(`/api/jobs/${job.id}`, undefined, { method: 'DELETE' })}>${word('cancel')}</button></p>`;

export async function answered(event, work) {
  event.preventDefault();
  const target = event.target.querySelector('.answer');
  try {
    const shown = await work(target, event.target.elements, event.target.elements);
    render(shown ?? html`<p>${word('cancelled')}</p>`, target);
  } catch (trouble) {
    render(wrong(trouble), target);
  }
}

/** What drivers and vehicles are taken to be capable of where nobody says otherwise. */
const usual = { drivingHours: 9, breakAfter: 4.5, breakMinutes: 45, rangeKm: 400, refuelMinutes: 20, reserve: 0.1, seed: 1 };

/** Notices, rosters of buses, convoy orders, what checkpoints expect. */
export function orders(room, chosen) {
  const submit = event => answered(event, async (target, { seconds, routes, language, confirmed }, fields) => {
    const chosenLanguages = language.value ? [language.value] : languages;
    const made = await follow(room, `/api/scenarios/${encodeURIComponent(chosen)}/orders`,
      { seconds: Number(seconds.value), routes: Number(routes.value), confirmed: confirmed.checked, languages: chosenLanguages,
        ...Object.fromEntries(Object.entries(usual).map(([name]) => [name, Number(fields[name].value)])) },
      job => render(bar(room, job, true), target));
    return made && ordered(made);
  });
  return html`<details><summary>${word('orders')}</summary><form @submit=${submit}>
    <label>${word('routesEach')} <input name="routes" type="number" min="1" max="10" value="1" required></label>
    <label>${word('lookFor')} <input name="seconds" type="number" min="0" max="300" value="10" required></label>
    <label>${word('language')} <select name="language"><option value="">${word('all')}</option>${languages.map(l => html`<option>${l}</option>`)}</select></label>
    <label class="row"><input name="confirmed" type="checkbox"> ${word('confirmedOnly')}</label>
    <details><summary>${word('driversAndFuel')}</summary>${Object.entries(usual).map(([name, value]) => html`
      <label>${word(name)} <input name=${name} type="number" min="0" step="any" .value=${String(value)} required></label>`)}</details>
    <button>${word('makeOrders')}</button><div class="answer" role="status"></div></form></details>`;
}

function ordered({ orders: o, files }) {
  const clock = t => when(t, false, o.timeZone);
  const trips = o.vehicles.flatMap(v => v.trips.map((t, i) => [v.id, i + 1, words(t.zone), clock(t.boards), clock(t.passes[0].first),
    clock(t.passes.at(-1).first), number(t.persons)]));
  const idle = Object.entries(Object.groupBy(o.vehicles.filter(v => v.idle), v => v.idle));
  const want = (persons, what) => persons ? `; ${number(persons)} ${word(what)}` : '';
  return html`
    <p class="big"><strong>${number(o.personsOut)}</strong> / ${number(o.personsTotal)} ${word('people')}
      <small>${word('belowBound')}: ${(100 * o.gapShare).toFixed(1)} %</small></p>
    ${table(word('orders'), [word('zone'), word('when'), word('vehicles'), word('people'), word('way')],
    o.departures.map(d => [words(d.zone), `${clock(d.departFrom)} – ${clock(d.departBefore)}`, `${number(d.vehicles)} ${said(d.kind.toUpperCase())}`, number(Number(d.persons)), words(d.way)]))}
    ${o.stay.length ? html`<ul>${o.stay.map(s => html`<li>${words(s.zone)}: ${number(s.persons)} ${word('stayBehind')}${want(s.noBus, 'noBus')}${want(s.noAmbulance, 'noAmbulance')}</li>`)}</ul>` : nothing}
    ${trips.length ? table(word('busesBack'), [word('vehicle'), word('trip'), word('zone'), word('boards'), word('setsOff'), word('arrives'), word('people')], trips) : nothing}
    ${idle.map(([why, vehicles]) => html`<p>${word(`idle ${why}`)}: ${words(vehicles.map(v => v.id).join(', '))}</p>`)}
    <p>${number(o.convoys.length)} ${word('convoys')}</p>
    <ul class="files">${Object.entries(files).map(([name, text]) => html`<li><a download=${name}
      href=${URL.createObjectURL(new Blob([text], { type: 'application/octet-stream' }))}>${name}</a></li>`)}</ul>`;
}

/** The plan driven thousands of times with what can go wrong. */
export function simulation(room, chosen) {
  const submit = event => answered(event, async (target, { policy, runs, cutOff, convoy, confirmed, caught, chance, seed, orders: byOrders, cluster }) => {
    const made = await follow(room, `/api/scenarios/${encodeURIComponent(chosen)}/simulations`,
      { policy: policy.value, runs: Number(runs.value), cutOffMinutes: Number(cutOff.value), convoy: Number(convoy.value), confirmed: confirmed.checked,
        caught: Number(caught.value), chance: Number(chance.value) / 100, seed: Number(seed.value), orders: byOrders.checked, cluster: cluster?.checked ?? false },
      job => render(bar(room, job, false), target));
    return made && simulated(made);
  });
  return html`<details><summary>${word('goesWrong')}</summary><form @submit=${submit}>
    <label>${word('ifClosed')} <select name="policy">${['hold', 'turn-back', 'go-on'].map(p => html`<option value=${p}>${word(p)}</option>`)}</select></label>
    <label>${word('runs')} <input name="runs" type="number" min="1" max="100000" value="10000" required></label>
    <label>${word('cutOff')} <input name="cutOff" type="number" min="0" value="0" required></label>
    <label>${word('convoySize')} <input name="convoy" type="number" min="1" max="1000" value="1" required></label>
    <label>${word('caughtMore')} <input name="caught" type="number" min="0" max="1000000000" value="0" required></label>
    <label>${word('inNoMoreThan')} <input name="chance" type="number" min="0" max="100" step="any" value="5" required></label>
    <label>${word('seed')} <input name="seed" type="number" value="7" required></label>
    <label class="row"><input name="orders" type="checkbox"> ${word('driveOrders')}</label>
    <label class="row"><input name="confirmed" type="checkbox"> ${word('confirmedOnly')}</label>
    ${room.me.cluster ? html`<label class="row"><input name="cluster" type="checkbox"> ${word('onCluster')}</label>` : nothing}
    <button>${word('drive')}</button><div class="answer" role="status"></div></form></details>`;
}

function simulated({ simulation: s, run }) {
  const t = s.tally;
  const rounded = n => number(Math.round(n));
  const costs = Object.entries(s.costs).sort(([, a], [, b]) => b.personsOutLess - a.personsOutLess);
  return html`
    <dl class="figures"><dt>${word('inHalf')}</dt><dd>${number(t.personsOutP50)}</dd><dt>${word('inNine')}</dt><dd>${number(t.personsOutP10)}</dd>
      <dt>${word('inOne')}</dt><dd>${number(t.personsOutP90)}</dd><dt>${word('undisturbed')}</dt><dd>${number(s.personsOutUndisturbed)}</dd>
      <dt>${word('anyCaught')}</dt><dd>${(100 * t.anyCaughtShare).toFixed(1)} %</dd><dt>${word('caughtMean')}</dt><dd>${rounded(t.personsCaughtMean)}</dd>
      <dt>${word('exposedHours')}</dt><dd>${rounded(t.personHoursExposedMean)}</dd>
      ${s.longestWaits.map(w => html`<dt>${word('longestWait')} ${words(w.at)}</dt><dd>${rounded(w.minutesP90)} min</dd>`)}</dl>
    ${table(word('costOf'), [word('costOf'), word('fewerOut'), word('moreCaught')], costs.map(([kind, c]) => [word(`d-${kind}`), rounded(c.personsOutLess), rounded(c.personsCaughtMore)]))}
    ${table(word('waysToSetOff'), [word('cutOff'), word('convoySize'), word('out'), word('caughtMean'), '%', word('allowed')],
    s.choices.filter(c => c.personsOutMean >= 1).slice(0, 6).map(c => [c.cutOffMinutes, c.convoyVehicles, `${rounded(c.personsOutMean)} ± ${rounded(c.personsOutError)}`, rounded(c.personsCaughtMean), `${(100 * c.caughtShare).toFixed(1)} (≤ ${(100 * c.caughtShareAtMost).toFixed(1)})`, c.allowed ? word('yes') : word('no')]))}
    ${run.frames.length ? player(run) : nothing}`;
}

function player(run) {
  const start = Date.parse(run.start);
  const collapse = run.collapse ? Date.parse(run.collapse) : Infinity;
  let at = 0;
  const draw = form => {
    const frame = run.frames[at];
    const now = start + at * run.frameSeconds * 1000;
    showRun(run, frame, now >= collapse);
    form.querySelector('input').value = String(at);
    const on = frame.spots.reduce((sum, spot) => sum + spot[2], 0);
    form.querySelector('output').textContent = `${when(new Date(now).toISOString(), false, run.timeZone)}: ${number(frame.out)} ${word('out')}, ${number(on)} ${word('onTheRoad')}`
      + (frame.turnedBack ? `, ${number(frame.turnedBack)} ${word('turnedBack')}` : '') + (now >= collapse ? `. ${word('collapsed')}` : '');
  };
  const stop = () => {
    clearInterval(playing);
    playing = 0;
  };
  const play = event => {
    const form = event.target.closest('.player');
    if (playing) {
      stop();
      return;
    }
    at = at >= run.frames.length - 1 ? 0 : at;
    playing = setInterval(() => {
      if (!form.isConnected || at >= run.frames.length - 1) {
        stop();
        return;
      }
      at++;
      draw(form);
    }, 120);
  };
  const seek = event => {
    stop();
    at = Number(event.target.value);
    draw(event.target.closest('.player'));
  };
  return html`<div class="player"><h3>${word('oneRun')}</h3><p>${word('oneRunSays')}</p>
    <div class="row"><button type="button" @click=${play}>${word('play')}</button>
    <label>${word('when')} <input type="range" min="0" max=${run.frames.length - 1} value="0" @input=${seek}></label></div>
    <output></output></div>`;
}
