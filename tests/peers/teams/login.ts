import { createServer } from 'node:https';
import { listenOnLoopback } from '../loopback';
import { selfSigned } from './self-signed';

/** A token that was asked for. */
interface TokenRequest {
  readonly path: string;
  readonly form: URLSearchParams;
}

/** Our own token service over https (Microsoft's library takes nothing else), under a certificate of its own. */
export interface Login {
  /** For TEAMS_LOGIN_URL. */
  readonly url: string;
  /** For NODE_EXTRA_CA_CERTS. */
  readonly certificate: string;
  readonly requests: readonly TokenRequest[];
  /** What a request for a token is answered with. */
  status: number;
  /** Microsoft's code in a refusal. */
  error: string;
  close(): Promise<void>;
}

/** The token that it gives. */
export const LOGIN_TOKEN = 'token-from-login';

export async function startLogin(): Promise<Login> {
  const { key, cert } = selfSigned();
  const requests: TokenRequest[] = [];
  const server = createServer({ key, cert }, async (request, response) => {
    const json = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    const { pathname } = new URL(request.url ?? '/', login.url);
    const [, tenant] = pathname.split('/');
    const base = `${login.url}/${tenant}`;
    if (pathname.endsWith('/v2.0/.well-known/openid-configuration')) {
      return json(200, {
        issuer: `${base}/v2.0`,
        authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
        token_endpoint: `${base}/oauth2/v2.0/token`,
        jwks_uri: `${base}/keys`,
      });
    }
    let form = '';
    for await (const chunk of request) form += chunk;
    requests.push({ path: pathname, form: new URLSearchParams(form) });
    if (login.status !== 200)
      return json(login.status, { error: 'invalid_client', error_description: `${login.error}: simulated` });
    return json(200, { token_type: 'Bearer', expires_in: 3599, access_token: LOGIN_TOKEN });
  });
  const { port, close } = await listenOnLoopback(server);
  const login: Login = {
    url: `https://127.0.0.1:${port}`,
    certificate: cert,
    requests,
    status: 200,
    error: 'AADSTS7000215',
    close,
  };
  return login;
}
