/** The room: who signed in sees, tab by tab, what the server shows them, beside a map and a slider through time. */
import { render } from '/lib/lit-html/lit-html.js';
import { Lost, Refused, check, forget, read, send, watch } from './api.js';
import { drawMap, fetchMap, forgetMap, showPlan } from './map.js';
import { comeIn, known as passkeysKnown } from './passkeys.js';
import { html, moment, nothing, setZone, when, zoneName } from './show.js';
import { languages, speak as setLanguage, word } from './words.js';
import { views } from './views/all.js';

const main = document.getElementById('main');
const side = document.getElementById('side');
const nav = document.getElementById('views');
const line = document.getElementById('line');
const who = document.getElementById('who');
const out = document.getElementById('out');
const mark = document.getElementById('mark');
const language = document.getElementById('language');

/** Live updates that come fast are drawn at once. */
const GATHER_MS = 200;

let me = null;
let current = 'talks';
/** The moment that is looked at; empty for now. */
let at = '';
/** As whom the coordinator looks at the record, as delegation:UA; empty for themselves. */
let seenBy = '';
let moments = [];
let events = null;
let drawing = 0;
let lineThere = true;
/** @type {Date | null} */
let lineAt = null;
let waiting = 0;
let resting = 0;
let touched = Date.now();

function say(text, lost = false) {
  line.textContent = text;
  line.classList.toggle('lost', lost);
}

const time = moment => `${when(moment.toISOString(), false)} (${zoneName()})`;

/** @param {boolean} there is the line there? */
function tell(there) {
  lineThere = there;
  lineAt = new Date();
  retell();
}

function retell() {
  if (lineAt && me) {
    say(`${word(lineThere ? 'asOf' : 'noLine')} ${time(lineAt)}`, !lineThere);
  }
}

function speak(code) {
  const known = languages.includes(code) ? code : 'en';
  setLanguage(known);
  document.documentElement.lang = known;
  document.documentElement.dir = known === 'ar' ? 'rtl' : 'ltr';
  language.value = known;
  for (const each of document.querySelectorAll('[data-word]')) {
    each.textContent = word(each.dataset.word);
  }
}

async function signIn(failed = '') {
  if (wide()) {
    // While somebody types their name.
    fetchMap().catch(() => {});
  }
  nav.hidden = true;
  side.hidden = true;
  out.hidden = true;
  who.textContent = '';
  mark.textContent = '';
  main.style.backgroundImage = '';
  const submit = async event => {
    event.preventDefault();
    const { name, password } = event.target.elements;
    try {
      await send('/api/session', new URLSearchParams({ name: name.value, password: password.value }),
        { type: 'application/x-www-form-urlencoded' });
      await begin();
    } catch (trouble) {
      signIn(trouble instanceof Lost ? word('noLine')
        : trouble instanceof Refused && trouble.status === 429 ? word('wait') : word('notSignedIn'));
    }
  };
  const byKey = async () => {
    try {
      await comeIn();
      await begin();
    } catch (trouble) {
      signIn(trouble instanceof Lost ? word('noLine')
        : trouble instanceof Refused && trouble.status === 429 ? word('wait') : word('notSignedIn'));
    }
  };
  const ways = await read('/api/ways').then(answer => answer.value, () => ({}));
  const refused = location.hash === '#not-admitted' ? word('notAdmitted') : '';
  show(word('signIn'), html`
    <form @submit=${submit}>
      <label>${word('name')} <input name="name" autocomplete="username" required></label>
      <label>${word('password')} <input name="password" type="password" autocomplete="current-password" required></label>
      <button>${word('signIn')}</button>
      <p role="alert" class="stop">${failed || refused}</p>
    </form>
    ${passkeysKnown() ? html`<p><button type="button" @click=${byKey}>${word('byPasskey')}</button></p>` : nothing}
    ${ways.organisation ? html`<p><a href="/oauth2/authorization/organisation">${word('byOrganisation')}</a></p>` : nothing}`);
  main.querySelector('input').focus();
}

function show(title, body) {
  render(html`<h1>${title}</h1>${me ? html`<p class="asof">${at ? html`${word('lookingBack')} ${when(at)} (${zoneName()}). ${word('writeNow')}`
    : `${when(new Date().toISOString())} (${zoneName()})`}</p>` : nothing}${me && seenBy ? html`<p class="asof">${word('lookAs')} <strong>${asWhom(seenBy)}</strong>. ${word('readOnly')}</p>` : nothing}${body}`, main);
}

/** @param {string} as */
const asWhom = as => as.split(':').map((part, i) => i ? part : word(part)).join(' ');

function tabs() {
  nav.setAttribute('aria-label', word('views'));
  render(Object.entries(views).filter(([, view]) => view.for(reader())).map(([id]) => html`
    <button type="button" aria-current=${id === current ? 'page' : nothing} @click=${() => turnTo(id)}>${word(id)}</button>`), nav);
  // On a narrow screen the row of them is longer than what is seen of it.
  nav.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/** Who reads: whoever signed in, or the one as whom they look, who does nothing here. */
function reader() {
  if (!seenBy) {
    return me;
  }
  const [duty, party = ''] = seenBy.split(':');
  return { ...me, duty, party, administrator: false, mayCheck: false, mayPlan: false, mayDecide: false, mayBegin: false };
}

/** Looks at the record as somebody else would. @param {string} as empty for oneself */
function lookAs(as) {
  seenBy = as;
  if (!views[current].for(reader())) {
    return turnTo('talks');
  }
  tabs();
  return draw(false);
}

function turnTo(id) {
  current = id;
  history.replaceState(null, '', `#${id}`);
  if (id !== 'plan') {
    showPlan(null);
  }
  // What was drawn for another view is no start for this one.
  render(nothing, main);
  tabs();
  return draw(true);
}

/** @param {string} path @param {boolean} past as of the moment looked at */
function address(path, past) {
  const asked = [at && `at=${encodeURIComponent(at)}`, seenBy && `seenBy=${encodeURIComponent(seenBy)}`].filter(Boolean).join('&');
  return asked && past ? `${path}${path.includes('?') ? '&' : '?'}${asked}` : path;
}

/** @param {boolean} turned to another view by whoever reads */
async function draw(turned) {
  const mine = ++drawing;
  const focused = document.activeElement;
  let oldest = null;
  const ask = async (path, past = true) => {
    const answer = await read(address(path, past));
    if (answer.old && (!oldest || answer.at < oldest)) {
      oldest = answer.at;
    }
    return answer.value;
  };
  const room = { me: reader(), at, as: seenBy, still: at || seenBy, ask, address: path => address(path, true), send, again: () => draw(false), turnTo, comeAgain, tell: text => say(text) };
  try {
    const body = await views[current].draw(room);
    if (mine !== drawing) {
      return;
    }
    show(word(current), body);
    // Whoever went on by keyboard meanwhile stays where they are.
    if (turned && (document.activeElement === focused || document.activeElement === document.body)) {
      main.focus({ preventScroll: true });
    }
    await sideways(room);
    if (oldest) {
      say(`${word('noLine')} ${word('asOf')} ${time(oldest)}`, true);
    } else {
      tell(true);
    }
  } catch (trouble) {
    if (mine !== drawing) {
      return;
    }
    if (trouble instanceof Refused && trouble.status === 401) {
      end();
    } else {
      render(html`<h1>${word(current)}</h1><p role="alert">${
        trouble instanceof Lost ? word('noLine') : trouble.message}</p>`, main);
    }
  }
}

/** Is there room for a map beside the view? */
const wide = () => innerWidth > 900;

/** The slider and the map beside the view. */
async function sideways(room) {
  const { entries } = await room.ask('/api/timeline', false);
  const others = me.duty === 'coordinator' ? await whoElse(room) : [];
  moments = [...new Set(entries.map(e => e.at))];
  const index = at ? Math.max(0, moments.findLastIndex(m => Date.parse(m) <= Date.parse(at))) : moments.length;
  const slide = event => {
    const i = Number(event.target.value);
    goTo(i >= moments.length ? '' : moments[i]);
  };
  side.hidden = false;
  render(html`
    <section class="time" aria-label=${word('upTo')}>
      <label for="slider">${word('upTo')}</label>
      <input id="slider" type="range" min="0" max=${moments.length} .value=${String(index)} @input=${slide}
        aria-valuetext=${at ? when(at) : word('now')}>
      <p class="row"><output for="slider">${at ? when(at) : word('now')}</output>
        <label>${word('exactly')} <input id="exact" type="datetime-local" @change=${e => goTo(e.target.value ? moment(e.target.value) : '')}></label>
        ${at ? html`<button type="button" @click=${() => goTo('')}>${word('now')}</button>` : nothing}</p>
      ${me.duty === 'coordinator' ? html`<p><label>${word('lookAs')} <select id="as" @change=${e => lookAs(e.target.value)}>
        <option value="">${me.name}</option>${others.map(o => html`<option value=${o} ?selected=${o === seenBy}>${asWhom(o)}</option>`)}</select></label></p>` : nothing}
    </section>
    <details id="mapbox">
      <summary>${word('map')}</summary>
      <div id="map" tabindex="0" role="application" aria-label=${word('map')}></div>
      <div id="maptext"></div>
    </details>`, side);
  const box = side.querySelector('#mapbox');
  let opens = wide() && !box.dataset.met;
  box.open ||= opens;
  box.dataset.met = 'yes';
  box.ontoggle = () => {
    if (box.open && !opens) {
      drawMap(room, side);
    }
    opens = false;
  };
  if (box.open) {
    await drawMap(room, side);
  }
}

/** As whom one may look; what monitors see tells of guarded sources. */
async function whoElse(room) {
  const { items } = await room.ask('/api/parties?limit=1000', false);
  return [...items.flatMap(p => [`delegation:${p.id}`, `liaison:${p.id}`]),
    ...(me.administrator ? ['monitor'] : []), 'operator', 'reception', 'municipality', 'public', 'analyst'];
}

function goTo(moment) {
  at = moment;
  if (!moment) {
    const exact = side.querySelector('#exact');
    if (exact) {
      exact.value = '';
    }
  }
  clearTimeout(waiting);
  waiting = setTimeout(() => draw(false), 120);
}

/** Nothing that was shown stays: not on the page, nor in what is on its way to it. */
function end(gone = false) {
  drawing++;
  clearTimeout(waiting);
  clearInterval(resting);
  events?.close();
  forget();
  if (gone) {
    location.replace('/room/index.html');
    return;
  }
  forgetMap();
  me = null;
  at = '';
  seenBy = '';
  lineAt = null;
  say('');
  render(nothing, side);
  signIn();
}

function greet() {
  who.textContent = `${me.name}: ${word(me.duty)}${me.party ? ` ${me.party}` : ''}${me.glassUntil ? `. ${word('glassUntil')} ${when(me.glassUntil)}` : ''}`;
  // Whoever passes on what they see passes on who saw it.
  const name = `${me.name} · ${new Date().toISOString().slice(0, 10)}`.replace(/[<>&"]/g, '');
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="340" height="200"><text x="0" y="150" transform="rotate(-20 0 150)" font-family="sans-serif" font-size="17" fill="#808080" fill-opacity=".13">${name}</text></svg>`;
  main.style.backgroundImage = `url("data:image/svg+xml,${encodeURIComponent(picture)}")`;
  mark.textContent = `${me.name} · ${word(me.duty)}${me.party ? ` ${me.party}` : ''} · ${new Date().toISOString().slice(0, 10)}   `.repeat(60);
}

async function begin() {
  try {
    me = (await read('/api/me')).value;
  } catch (trouble) {
    signIn(trouble instanceof Lost ? word('noLine') : '');
    return;
  }
  setZone(me.timeZone);
  greet();
  out.hidden = false;
  nav.hidden = false;
  current = 'talks';
  events?.close();
  events = watch(
    () => {
      clearTimeout(waiting);
      waiting = setTimeout(() => views[current].still || draw(false), GATHER_MS);
    },
    lineIs);
  clearInterval(resting);
  resting = setInterval(() => Date.now() - touched > me.restSeconds * 1000 && leave(), 60_000);
  if (me.glassUntil) {
    setTimeout(() => comeAgain().then(() => draw(false)), Date.parse(me.glassUntil) - Date.now() + 1000);
  }
  const asked = location.hash.slice(1);
  await turnTo(Object.hasOwn(views, asked) && views[asked].for(me) ? asked : 'talks');
}

/** The line is there, or lost; it is also lost to whoever was asked to leave. @param {boolean} there */
async function lineIs(there) {
  tell(there);
  if (!there && me) {
    try {
      await check();
    } catch (trouble) {
      if (trouble instanceof Refused && trouble.status === 401) {
        end(true);
      }
    }
  }
}

/** What one may see has changed. */
async function comeAgain() {
  forget();
  me = (await read('/api/me')).value;
  setZone(me.timeZone);
  greet();
  tabs();
  if (me.glassUntil) {
    setTimeout(() => comeAgain().then(() => draw(false)), Date.parse(me.glassUntil) - Date.now() + 1000);
  }
}

async function leave() {
  let gone = true;
  try {
    await send('/api/session/end', '');
  } catch (trouble) {
    gone = trouble instanceof Refused;
    if (!gone) {
      // Whoever loads the page with the line back is signed out before anything else.
      sessionStorage.setItem('leaving', 'yes');
    }
  }
  end(gone);
}

language.addEventListener('change', () => {
  speak(language.value);
  if (me) {
    greet();
    tabs();
    retell();
    draw(false);
  } else {
    signIn();
  }
});
out.addEventListener('click', leave);
for (const hand of ['keydown', 'pointerdown']) {
  addEventListener(hand, () => { touched = Date.now(); }, { passive: true });
}

speak(navigator.language.slice(0, 2));
if (sessionStorage.getItem('leaving')) {
  sessionStorage.removeItem('leaving');
  await leave();
} else {
  begin();
}
