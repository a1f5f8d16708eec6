import { Failed } from '../failure';
import { newId } from '../ids';
import type { Account } from './account';
import { parseAddress } from './address';
import { formatCode, newSecret, parseCode } from './code';
import { deriveKeys } from './crypto';
import { CallFailed, type Http } from './http';

/** Makes the calls to a server, as the holder of "<account>.<token>" or, with "", as nobody. */
type Dial = (server: string, bearer: string) => Http;

/** Joins the account of the code at the server, or makes a new one. Nothing is stored yet. */
export async function openAccount(dial: Dial, typedServer: string, typedCode?: string, invite?: string): Promise<Account> {
  const server = addressOf(typedServer);
  const secret = typedCode === undefined ? newSecret() : await parseCode(typedCode);
  const { account, token } = await deriveKeys(secret);
  const { limits } = await dial(server, '').info();
  const http = dial(server, `${account}.${token}`);
  if (typedCode === undefined) await http.createAccount(invite);
  else await http.checkAccount().catch(explainUnknown);
  const { pushItems, pushBytes } = limits;
  return {
    server,
    code: await formatCode(secret),
    ...(invite && { invite }),
    id: newId(8),
    cursor: '',
    limits: { pushItems, pushBytes },
    lastSync: 0,
  };
}

function addressOf(typed: string): string {
  const parsed = parseAddress(typed);
  if ('problem' in parsed) throw new Failed('bad-address', parsed.problem);
  return parsed.url;
}

function explainUnknown(error: unknown): never {
  if (!(error instanceof CallFailed) || error.code !== 'unauthorized') throw error;
  throw new Failed(
    'unauthorized',
    'This server does not know this sync code. Check the code, and whether your other browser uses this server.',
  );
}
