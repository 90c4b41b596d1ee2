/**
 * The line to the server. What was read stays readable when it is lost; how old it is can be asked.
 */

/** @type {Map<string, {value: any, tag: string | null, at: Date}>} */
const kept = new Map();

/** Something the server refused, with its reasons. */
export class Refused extends Error {
  /** @param {number} status @param {any} problem */
  constructor(status, problem) {
    super(problem?.detail ?? problem?.title ?? String(status));
    this.status = status;
    this.problem = problem ?? {};
  }
}

/** The line is lost. */
export class Lost extends Error {}

function token() {
  const found = document.cookie.split('; ').find(c => c.startsWith('XSRF-TOKEN='));
  return found ? decodeURIComponent(found.slice(11)) : '';
}

async function ask(path, options) {
  try {
    return await fetch(path, { credentials: 'same-origin', ...options });
  } catch {
    throw new Lost();
  }
}

async function refused(answer) {
  let problem = null;
  try {
    problem = await answer.json();
  } catch {
    // No words from the server: the number has to do.
  }
  return new Refused(answer.status, problem);
}

/**
 * Reads; when the line is lost, what was read last.
 * @param {string} path
 * @returns {Promise<{value: any, at: Date, old: boolean}>}
 */
export async function read(path) {
  const known = kept.get(path);
  let answer;
  try {
    answer = await ask(path, known?.tag ? { headers: { 'If-None-Match': known.tag } } : {});
  } catch (lost) {
    if (known) {
      return { ...known, old: true };
    }
    throw lost;
  }
  if (answer.status === 304 && known) {
    known.at = new Date();
    return { ...known, old: false };
  }
  if (!answer.ok) {
    throw await refused(answer);
  }
  const now = { value: await answer.json(), tag: answer.headers.get('ETag'), at: new Date() };
  kept.set(path, now);
  return { ...now, old: false };
}

/** The mark of what was read last at a path; nothing where it was not read. @param {string} path */
export const markOf = path => kept.get(path)?.tag ?? '';

/** Is whoever signed in still let in? Throws where not. */
export async function check() {
  const answer = await ask('/api/me', {});
  if (!answer.ok) {
    throw await refused(answer);
  }
}

/** Forgets all that was read, as when somebody leaves. */
export function forget() {
  kept.clear();
}

/**
 * Sends; a key lets it be sent again without being recorded twice.
 * @param {string} path @param {string | URLSearchParams | undefined} body
 * @param {{type?: string, key?: string, method?: string, wait?: number, match?: string}} how
 */
export async function send(path, body, { type = '', key = '', method = 'POST', wait = 0, match = '' } = {}) {
  if (!token()) {
    await ask('/api/me', {});
  }
  const headers = { 'X-XSRF-TOKEN': token() };
  if (type) {
    headers['Content-Type'] = type;
  }
  if (key) {
    headers['Idempotency-Key'] = key;
  }
  if (match) {
    headers['If-Match'] = match;
  }
  if (wait) {
    headers.Prefer = `wait=${wait}`;
  }
  const answer = await ask(path, { method, headers, body });
  if (!answer.ok) {
    throw await refused(answer);
  }
  return answer.status === 204 ? null : answer.json();
}

/** Sends a file as it is. @param {string} path @param {Blob} file */
export async function sendFile(path, file, key = '', { method = 'POST', type = 'application/octet-stream' } = {}) {
  if (!token()) {
    await ask('/api/me', {});
  }
  const headers = { 'X-XSRF-TOKEN': token(), 'Content-Type': type, ...(key ? { 'Idempotency-Key': key } : {}) };
  const answer = await ask(path, { method, headers, body: file });
  if (!answer.ok) {
    throw await refused(answer);
  }
  return answer;
}

/**
 * Calls whenever what is seen changes, and when the line is lost or back.
 * @param {() => void} changed @param {(there: boolean) => void} line
 */
export function watch(changed, line) {
  const events = new EventSource('/api/live');
  for (const name of ['entry', 'again', 'state']) {
    events.addEventListener(name, changed);
  }
  events.onopen = () => line(true);
  events.onerror = () => line(false);
  return events;
}
