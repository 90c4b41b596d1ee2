/** The room: who signed in sees, tab by tab, what the server shows them. */
import { Lost, Refused, forget, read, send, watch } from './api.js';
import { languages, word } from './words.js';
import { views } from './views.js';
import { h, put } from './dom.js';

const main = document.getElementById('main');
const nav = document.getElementById('views');
const line = document.getElementById('line');
const who = document.getElementById('who');
const out = document.getElementById('out');
const language = document.getElementById('language');

let me = null;
let current = 'talks';
let events = null;
let drawing = 0;
let lineThere = true;
/** @type {Date | null} */
let lineAt = null;

function say(text, lost = false) {
  line.textContent = text;
  line.classList.toggle('lost', lost);
}

function time(at) {
  return at.toLocaleTimeString(document.documentElement.lang);
}

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
  document.documentElement.lang = known;
  document.documentElement.dir = known === 'ar' ? 'rtl' : 'ltr';
  language.value = known;
  for (const each of document.querySelectorAll('[data-word]')) {
    each.textContent = word(each.dataset.word);
  }
}

function signIn(failed = '') {
  nav.hidden = true;
  out.hidden = true;
  who.textContent = '';
  const name = h('input', { name: 'name', autocomplete: 'username', required: true });
  const password = h('input',
    { name: 'password', type: 'password', autocomplete: 'current-password', required: true });
  const form = h('form', {},
    h('label', {}, word('name'), name),
    h('label', {}, word('password'), password),
    h('button', {}, word('signIn')),
    h('p', { role: 'alert', class: 'stop' }, failed));
  form.addEventListener('submit', async event => {
    event.preventDefault();
    try {
      await send('/api/session', new URLSearchParams({ name: name.value, password: password.value }),
        'application/x-www-form-urlencoded');
      await begin();
    } catch (trouble) {
      signIn(trouble instanceof Lost ? word('noLine')
        : trouble instanceof Refused && trouble.status === 429 ? word('wait') : word('notSignedIn'));
    }
  });
  put(main, h('h1', {}, word('signIn')), form);
  name.focus();
}

function tabs() {
  put(nav, ...Object.entries(views)
    .filter(([, view]) => view.for(me))
    .map(([id]) => {
      const button = h('button', { type: 'button' }, word(id));
      if (id === current) {
        button.setAttribute('aria-current', 'page');
      }
      button.addEventListener('click', () => {
        current = id;
        tabs();
        draw(true);
      });
      return button;
    }));
  nav.setAttribute('aria-label', word('views'));
}

/** @param {boolean} turned to another view by whoever reads */
async function draw(turned) {
  const mine = ++drawing;
  let oldest = null;
  const ask = async path => {
    const answer = await read(path);
    if (answer.old && (!oldest || answer.at < oldest)) {
      oldest = answer.at;
    }
    return answer.value;
  };
  try {
    const parts = await views[current].draw({ me, ask, send, word, again: () => draw(false) });
    if (mine !== drawing) {
      return;
    }
    put(main, h('h1', {}, word(current)), ...parts);
    if (turned) {
      main.focus();
    }
    if (oldest) {
      say(`${word('noLine')} ${word('asOf')} ${time(oldest)}`, true);
    }
  } catch (trouble) {
    if (mine !== drawing) {
      return;
    }
    if (trouble instanceof Refused && trouble.status === 401) {
      end();
    } else {
      put(main, h('h1', {}, word(current)),
        h('p', { role: 'alert' }, trouble instanceof Lost ? word('noLine') : trouble.message));
    }
  }
}

function end() {
  events?.close();
  forget();
  me = null;
  lineAt = null;
  say('');
  signIn();
}

async function begin() {
  try {
    me = (await read('/api/me')).value;
  } catch (trouble) {
    signIn(trouble instanceof Lost ? word('noLine') : '');
    return;
  }
  who.textContent = `${me.name}: ${word(me.duty)}${me.party ? ` ${me.party}` : ''}`;
  out.hidden = false;
  nav.hidden = false;
  current = 'talks';
  tabs();
  events?.close();
  events = watch(
    () => {
      if (!views[current].still && !document.activeElement?.matches('main input')) {
        draw(false);
      }
    },
    tell);
  await draw(true);
}

language.addEventListener('change', () => {
  speak(language.value);
  if (me) {
    who.textContent = `${me.name}: ${word(me.duty)}${me.party ? ` ${me.party}` : ''}`;
    tabs();
    retell();
    draw(false);
  } else {
    signIn();
  }
});
out.addEventListener('click', async () => {
  try {
    await send('/api/session/end', '', '');
  } finally {
    end();
  }
});

speak(navigator.language.slice(0, 2));
begin();
