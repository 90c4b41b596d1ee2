/** Passkeys: a key on this device that answers for this address only. */
import { send } from './api.js';

export const known = () => typeof PublicKeyCredential !== 'undefined' && 'parseRequestOptionsFromJSON' in PublicKeyCredential;

/** Signs in with one. */
export async function comeIn() {
  const options = PublicKeyCredential.parseRequestOptionsFromJSON(
    await send('/webauthn/authenticate/options', ''));
  const key = await navigator.credentials.get({ publicKey: options });
  await send('/login/webauthn', JSON.stringify(key.toJSON()), { type: 'application/json' });
}

/** Makes one for whoever is signed in. @param {string} label */
export async function make(label) {
  const options = PublicKeyCredential.parseCreationOptionsFromJSON(
    await send('/webauthn/register/options', ''));
  const credential = await navigator.credentials.create({ publicKey: options });
  await send('/webauthn/register', JSON.stringify({ publicKey: { credential: credential.toJSON(), label } }), { type: 'application/json' });
}
