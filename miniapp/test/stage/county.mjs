// The county the scenarios play in: made once by the program's own means, then a fresh copy for each scenario.
import crypto from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createRequire } from 'node:module';
import { Caller } from './caller.mjs';
import { importFile } from './import.mjs';
import { CAST, COUNTY, PEOPLE, TERM_FROM } from './people.mjs';
import { ROOT, demandServer, runProgram, startServer } from './server.mjs';
import { MONTH, NOW, PASSWORD, Story } from './story.mjs';

const require = createRequire(import.meta.url);
const { identity } = require('@village/shared/contract/identity');
const { organisation } = require('@village/shared/contract/organisation');

const KEPT = path.join(ROOT, 'node_modules/.cache/village-county');
const environment = { DEMO: '1' };
/** Of five seconds: more than a minute. */
const MOST_TURNS = 14;
const folder = () => fs.mkdtempSync(path.join(os.tmpdir(), 'county-'));
const person = (name) => PEOPLE.find((each) => each.name === name);

/** Signs in as a browser does. */
export async function signIn(address, phone, password) {
  const { token } = await patiently(() => new Caller(address).call(identity.signIn, { phone, password }));
  return new Caller(address, token);
}

/** The way Taro keeps a text in the storage of a browser. */
const keptText = (value) => JSON.stringify({ data: JSON.stringify(value) });

/** As he is now: the stage may have given him another post since he signed in. */
async function keptSession(caller) {
  return { session: keptText({ token: caller.token, me: await caller.call(identity.me), mustSetPassword: false }) };
}

/** Signing in is limited by the minute: a stage where many come at once waits for the next. */
async function patiently(act) {
  for (let turn = 0; ; turn += 1) {
    try {
      return await act();
    } catch (error) {
      if (turn === MOST_TURNS || !String(error).includes('too_many_requests')) throw error;
      await new Promise((done) => setTimeout(done, 5000));
    }
  }
}

/** First administrator by command, people by spreadsheet, March by the story. */
async function tell(dataFolder) {
  const { name, phone } = person(CAST.administrator);
  const start = `${TERM_FROM}T01:00:00.000Z`;
  const command = ['--county', COUNTY, '--name', name, '--phone', phone];
  const said = await runProgram('server/dist/identity/create-administrator.js', command, { environment: { DATA_DIR: dataFolder }, now: start });
  const code = /登录码：([\d ]+)（/.exec(said)?.[1];
  const server = await startServer({ dataFolder, now: start, environment });
  try {
    const administrator = await signIn(server.address, phone, code);
    await administrator.call(identity.changePassword, { next: PASSWORD });
    await administrator.call(organisation.import, {}, await importFile(await administrator.call(organisation.template)));
    return await new Story(server, administrator, (...who) => signIn(server.address, ...who)).tell();
  } finally {
    await server.stop();
  }
}

/** The name of the county this program and this story make: what was made once is made the same again. */
function fingerprint() {
  const hash = crypto.createHash('sha256');
  for (const part of ['server/dist', 'shared/dist', 'shared/profiles', 'shared/calendars', 'miniapp/test/stage']) {
    for (const entry of fs.readdirSync(path.join(ROOT, part), { recursive: true, withFileTypes: true })) {
      if (entry.isFile()) hash.update(entry.name).update(fs.readFileSync(path.join(entry.parentPath ?? entry.path, entry.name)));
    }
  }
  return hash.digest('hex').slice(0, 16);
}

/** The county as it stands on the morning of 3 April; telling the story takes a minute, so it is kept until the program changes. */
async function make() {
  demandServer();
  const kept = path.join(KEPT, fingerprint());
  if (!fs.existsSync(kept)) {
    const dataFolder = folder();
    const facts = await tell(dataFolder);
    fs.writeFileSync(path.join(dataFolder, 'facts.json'), JSON.stringify(facts));
    fs.rmSync(KEPT, { recursive: true, force: true });
    fs.cpSync(dataFolder, kept, { recursive: true });
    fs.rmSync(dataFolder, { recursive: true });
  }
  return { dataFolder: kept, ...JSON.parse(fs.readFileSync(path.join(kept, 'facts.json'), 'utf8')) };
}

let made = null;

/**
 * A server of its own for one scenario, on the morning of 3 April 2025.
 * `options` are those a phone needs: its clock, where its calls lead, and the codes the stand-in for WeChat gives out.
 */
export async function openCounty({ now = NOW } = {}) {
  made ??= make();
  const { dataFolder, ids, places } = await made;
  const copy = folder();
  fs.cpSync(dataFolder, copy, { recursive: true });
  const server = await startServer({ dataFolder: copy, now, environment });
  const codeOf = async (kind, body) => {
    const reply = await fetch(`http://127.0.0.1:${server.port + 1}/stand-in/${kind}-codes`, { method: 'POST', body: JSON.stringify(body) });
    return (await reply.json()).code;
  };
  const callers = {};
  const county = {
    /** Where the database lies, for what no page would let through. */
    dataFolder: copy,
    server, ids, places, month: MONTH, password: PASSWORD, cast: CAST, person,
    /** One session each, however often he is asked for: signing in is limited by the minute. */
    signIn: (name) => (callers[name] ??= signIn(server.address, person(name).phone, PASSWORD)),
    clockShift: server.shift,
    /** What the browser build keeps of somebody who is signed in, and of a choice for large letters. */
    kept: async (name) => keptSession(await county.signIn(name)),
    largeText: { text_size: keptText('large') },
  };
  return {
    county,
    options: {
      api: server.address,
      clockShift: server.shift,
      doubles: {
        login: async (_, { phone }) => ({ code: await codeOf('login', { openid: phone.openid }) }),
        'openType:getPhoneNumber': async (_, { phone }) => ({ code: await codeOf('phone', { phone: phone.options.phoneNumber }), errMsg: 'getPhoneNumber:ok' }),
      },
    },
    async close() {
      await server.stop();
      fs.rmSync(copy, { recursive: true, force: true });
    },
  };
}
