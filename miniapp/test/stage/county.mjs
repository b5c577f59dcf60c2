// The county the scenarios play in: made once by the program's own means, then a fresh copy for each scenario.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createRequire } from 'node:module';
import { Caller } from './caller.mjs';
import { setUp } from './import.mjs';
import { CAST, COUNTY, PEOPLE, TERM_FROM } from './people.mjs';
import { demandServer, runProgram, startServer } from './server.mjs';
import { MONTH, NOW, PASSWORD, Story } from './story.mjs';

const require = createRequire(import.meta.url);
const { identity } = require('@village/shared/contract/identity');
const { organisation } = require('@village/shared/contract/organisation');

const environment = { DEMO: '1' };
const folder = () => fs.mkdtempSync(path.join(os.tmpdir(), 'county-'));
const person = (name) => PEOPLE.find((each) => each.name === name);

/** Signs in as a browser does. */
export async function signIn(address, phone, password) {
  const { token } = await new Caller(address).call(identity.signIn, { phone, password });
  return new Caller(address, token);
}

/** First administrator by command, people by spreadsheet, March by the story. */
async function make() {
  demandServer();
  const dataFolder = folder();
  const { name, phone } = person(CAST.administrator);
  const start = `${TERM_FROM}T01:00:00.000Z`;
  const said = await runProgram('server/dist/identity/create-administrator.js', ['--county', COUNTY, '--name', name, '--phone', phone], { environment: { DATA_DIR: dataFolder }, now: start });
  const code = /登录码：([\d ]+)（/.exec(said)?.[1];
  const server = await startServer({ dataFolder, now: start, environment });
  try {
    const administrator = await signIn(server.address, phone, code);
    await administrator.call(identity.changePassword, { next: PASSWORD });
    await setUp(administrator);
    return { dataFolder, ...(await new Story(server, administrator, (...who) => signIn(server.address, ...who)).tell()) };
  } finally {
    await server.stop();
  }
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
  const county = {
    server, ids, places, month: MONTH, password: PASSWORD, cast: CAST, person,
    signIn: (name) => signIn(server.address, person(name).phone, PASSWORD),
    /** What the session of somebody looks like when the browser build or the mini program keeps it. */
    session: async (name) => new Caller(server.address).call(identity.signIn, { phone: person(name).phone, password: PASSWORD }),
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

/** Removes what was made for the run. */
export async function closeCounty() {
  const { dataFolder } = (await made?.catch(() => null)) ?? {};
  if (dataFolder) fs.rmSync(dataFolder, { recursive: true, force: true });
}
