// An OpenID Connect provider on a free port of this machine, for tests. It prints one line of JSON with its
// address when it is ready, and ends when its standard input does.
//
// Client, secret and redirect URIs come from the environment: OIDC_CLIENT, OIDC_SECRET, OIDC_REDIRECT_URIS (split
// by spaces). At its form anybody can sign in under any name with any password. The name is the subject; what
// stands behind its plus signs are groups: `ada+clerks` is in the group `clerks`. Who is called `…+unverified` has
// an address that nobody has verified, and `…+as:<address>` has that address.
import { generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const server = createServer();
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const issuer = `http://localhost:${server.address().port}`;

const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const key = { ...privateKey.export({ format: 'jwk' }), kid: 'test', alg: 'ES256', use: 'sig' };

function claimsOf(login) {
  const [name, ...groups] = login.split('+');
  const given = groups.find((group) => group.startsWith('as:'));
  return {
    sub: login,
    email: given ? given.slice('as:'.length) : `${name}@people.example.com`,
    email_verified: !groups.includes('unverified'),
    given_name: name,
    family_name: 'Lovelace',
    locale: 'de-AT',
    groups,
  };
}

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: process.env.OIDC_CLIENT,
      client_secret: process.env.OIDC_SECRET,
      redirect_uris: process.env.OIDC_REDIRECT_URIS.split(' '),
      grant_types: ['authorization_code'],
      response_types: ['code'],
      token_endpoint_auth_method: 'client_secret_basic',
      id_token_signed_response_alg: 'ES256',
      application_type: 'native',
    },
  ],
  jwks: { keys: [key] },
  cookies: { keys: ['only for tests'] },
  claims: {
    openid: ['sub', 'auth_time'],
    email: ['email', 'email_verified'],
    profile: ['given_name', 'family_name', 'locale', 'groups'],
  },
  findAccount: (_, login) => ({ accountId: login, claims: () => claimsOf(login) }),
  pkce: { required: () => true },
});

server.on('request', provider.callback());
process.stdin.resume();
process.stdin.on('end', () => process.exit(0));
console.log(JSON.stringify({ issuer }));
