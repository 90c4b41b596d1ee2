/** One's own account: the password, passkeys, and the glass that is broken in need. */
import { render } from '/lib/lit-html/lit-html.js';
import { known, make } from '../passkeys.js';
import { html, nothing, when, words, wrong } from '../show.js';
import { word } from '../words.js';

export async function oneself(room) {
  const { me } = room;
  const doing = (act, done) => async event => {
    event.preventDefault();
    const form = event.target;
    try {
      await act(form.elements);
      form.reset();
      render(html`<p class="go">${done}</p>`, form.querySelector('.answer'));
    } catch (trouble) {
      render(wrong(trouble), form.querySelector('.answer'));
    }
  };
  const json = { type: 'application/json' };
  const keys = await room.ask('/api/me/passkeys', false);
  const away = async id => {
    await room.send(`/api/me/passkeys/${encodeURIComponent(id)}`, undefined, { method: 'DELETE' });
    await room.again();
  };
  return html`
    ${me.ownPassword ? html`<h2>${word('changePassword')}</h2>
    <form @submit=${doing(f => room.send('/api/me/password', JSON.stringify({ old: f.old.value, fresh: f.fresh.value }), json), word('passwordChanged'))}>
      <label>${word('oldPassword')} <input name="old" type="password" autocomplete="current-password" required></label>
      <label>${word('newPassword')} <input name="fresh" type="password" autocomplete="new-password" minlength="12" required></label>
      <button>${word('changePassword')}</button><div class="answer" role="status"></div></form>` : nothing}
    ${known() ? html`<h2>${word('passkeys')}</h2><p>${word('passkeysHelp')}</p>
    ${keys.length ? html`<ul>${keys.map(k => html`<li>${words(k.label)} ${k.made ? when(k.made) : ''} <button type="button" @click=${() => away(k.id)}>${word('takeAway')} ${k.label}</button></li>`)}</ul>` : nothing}
    <form @submit=${doing(async f => { await make(f.label.value); await room.again(); }, word('recorded'))}>
      <label>${word('device')} <input name="label" required></label>
      <button>${word('makePasskey')}</button><div class="answer" role="status"></div></form>` : nothing}
    ${me.mayBreakGlass ? html`<h2>${word('breakGlass')}</h2><p>${word('breakGlassHelp')}</p>
    ${me.glassUntil ? html`<p class="stop">${word('glassUntil')} ${when(me.glassUntil)}</p>` : nothing}
    <form @submit=${doing(async f => {
    await room.send('/api/break-glass', JSON.stringify({ reason: f.reason.value }), json);
    await room.comeAgain();
  }, word('recorded'))}>
      <label>${word('reason')} <textarea name="reason" rows="3" dir="auto" minlength="10" required></textarea></label>
      <button>${word('breakGlass')}</button><div class="answer" role="status"></div></form>` : nothing}`;
}
