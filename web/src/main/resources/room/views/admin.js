/** Who may come in, and what was shown to whom. */
import { render } from '/lib/lit-html/lit-html.js';
import { html, nothing, table, when, wrong } from '../show.js';
import { word } from '../words.js';

const DUTIES = ['coordinator', 'delegation', 'liaison', 'monitor', 'operator', 'reception', 'municipality', 'public', 'analyst'];

export async function accounts(room) {
  const all = await room.ask('/api/accounts', false);
  const submit = async event => {
    event.preventDefault();
    const form = event.target;
    const body = Object.fromEntries(['name', 'password', 'duty', 'party'].map(f => [f, form.elements[f].value]));
    try {
      await room.send('/api/accounts', JSON.stringify({ ...body, administrator: form.elements.administrator.checked }), { type: 'application/json' });
      form.reset();
      render(nothing, form.querySelector('.answer'));
      await room.again();
      room.tell(`${word('recorded')}: ${body.name}`);
    } catch (trouble) {
      render(wrong(trouble), form.querySelector('.answer'));
    }
  };
  const end = async name => {
    await room.send(`/api/accounts/${encodeURIComponent(name)}`, undefined, { method: 'DELETE' });
    await room.again();
  };
  const verify = async () => {
    const target = document.getElementById('chain');
    try {
      const head = document.getElementById('notedHead').value.trim();
      const chain = await room.ask(`/api/verify${head ? `?head=${encodeURIComponent(head)}` : ''}`, false);
      render(html`<p class=${chain.whole ? 'go' : 'stop'}>${chain.whole ? word('whole') : word('broken')}: ${chain.entries}, <code>${chain.head}</code></p>
        ${head ? html`<p class=${chain.noted ? 'go' : 'stop'}>${chain.noted ? word('headThere') : word('headMissing')}</p>` : nothing}`, target);
    } catch (trouble) {
      render(wrong(trouble), target);
    }
  };
  const parties = await room.ask('/api/parties?limit=1000', false);
  const { items: shown } = await room.ask('/api/access?limit=200', false);
  return html`${table(word('accounts'), [word('name'), word('duty'), word('party'), word('close')], all.map(a => [a.name,
    word(a.duty) + (a.administrator ? ` (${word('administrator')})` : ''), a.party,
    a.name === room.me.name ? nothing : html`<button type="button" @click=${() => end(a.name)}>${word('close')} ${a.name}</button>`]))}
    <form @submit=${submit}>
      <label>${word('name')} <input name="name" autocomplete="off" required></label>
      <label>${word('password')} <input name="password" type="password" autocomplete="new-password" minlength="12" required></label>
      <label>${word('duty')} <select name="duty">${DUTIES.map(d => html`<option value=${d}>${word(d)}</option>`)}</select></label>
      <label>${word('party')} <select name="party"><option></option>${parties.items.map(p => html`<option>${p.id}</option>`)}</select></label>
      <label class="row"><input name="administrator" type="checkbox"> ${word('administrator')}</label>
      <button>${word('addAccount')}</button><div class="answer" role="status"></div></form>
    <p><label>${word('notedHead')} <input id="notedHead" dir="ltr" spellcheck="false"></label> <button type="button" @click=${verify}>${word('verify')}</button>
      ${room.me.duty === 'coordinator' ? html`<a href="/api/export" download>${word('export')}</a>` : nothing}</p>
    <div id="chain" role="status"></div>
    <h2>${word('access')}</h2>
    ${table(word('access'), [word('when'), word('name'), word('what')], shown.map(s => [when(s.at), s.name, s.what]))}`;
}
