// Signs people in at the application's own authorization server: authorization code with PKCE, for this tab of the browser.
const client = 'questionbank-web';
const page = location.origin + location.pathname;
const asked = 'question-bank.asked';
const granted = 'question-bank.granted';

const base64url = bytes => btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
const random = () => base64url(crypto.getRandomValues(new Uint8Array(32)));
const sha256 = async text => new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
const kept = name => JSON.parse(sessionStorage.getItem(name));

/** What the server says of itself; null where somebody else vouches for people. */
export async function findServer() {
  if (!window.isSecureContext) {
    return null; // there the browser would not compute the proof
  }
  const answer = await fetch('/.well-known/openid-configuration');
  return answer.ok ? answer.json() : null;
}

/** Leads to the form of the server, which leads back here. */
export async function signIn(server) {
  const request = { state: random(), verifier: random() };
  sessionStorage.setItem(asked, JSON.stringify(request));
  location.assign(`${server.authorization_endpoint}?${new URLSearchParams({
    response_type: 'code',
    client_id: client,
    redirect_uri: page,
    scope: 'openid',
    state: request.state,
    code_challenge: base64url(await sha256(request.verifier)),
    code_challenge_method: 'S256',
  })}`);
}

/** Takes up what the form brought back, if the browser has just come from there. */
export async function finishSignIn(server) {
  const brought = new URLSearchParams(location.search);
  const request = kept(asked);
  if (!request || request.state !== brought.get('state')) {
    return;
  }
  sessionStorage.removeItem(asked);
  history.replaceState(null, '', page);
  if (!brought.has('code')) {
    return;
  }
  const answer = await fetch(server.token_endpoint, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: client,
      redirect_uri: page,
      code: brought.get('code'),
      code_verifier: request.verifier,
    }),
  });
  if (answer.ok) {
    sessionStorage.setItem(granted, JSON.stringify(await answer.json()));
  }
}

/** The token to ask with; null for a visitor. */
export const accessToken = () => kept(granted)?.access_token ?? null;

/** The name under which the person signed in. */
export const personName = () => JSON.parse(atob(accessToken().split('.')[1].replaceAll('-', '+').replaceAll('_', '/'))).sub;

/** Forgets the token, for one that is no longer good. */
export const forget = () => sessionStorage.removeItem(granted);

/** Forgets the token and ends the session at the server. */
export async function signOut(server) {
  const hint = kept(granted).id_token;
  forget();
  // a server that was started anew knows nothing of the session, and there is nothing to end
  await fetch(`${server.end_session_endpoint}?${new URLSearchParams({ id_token_hint: hint })}`, { redirect: 'manual' });
}
