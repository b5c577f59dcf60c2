'use strict';
// Everything a cadre can record is recorded without signal, survives a restart and a second person, and leaves the phone only on the server's receipt: one of each.
const path = require('node:path');
const { KINDS } = require('../kinds');
const { SqliteDatabase } = require('../../../../server/dist/common/sqlite');
const { enterAs, unsent } = require('../steps');

const PORTAL = { status: 200, header: { 'content-type': 'text/html' }, body: '<!DOCTYPE html><title>免费无线网络</title>' };
/** What is asked of the server comes through, what is sent is swallowed: the entries stay where they are. */
const swallowing = (request) => (request.method === 'GET' ? null : { error: 'timeout' });
/** By how many rows the tables of the server grow, once for each entry; what was said of a leave before it was changed goes into its version, and a leader who writes the log of his team has signed it. */
const ROWS = {
  absence_note: 1, approval_decision: -1, consent: 1, household_change: 1, issue: 1, issue_step: 3, journal: 12, leave: 2, leave_half_day: 6, leave_paper: 1, leave_phone_in: 1, leave_version: 1, meeting_act: 1, meeting_minutes: 1,
  meeting_presence: 6, night_stay: 1, notice: 4, patrol: 1, photo: 3, plan_step: 1, presence: 11, presence_proof: 1, receipt: 29, record: 4, stored_file: 5, task_result: 1, village_event: 1, village_event_part: 1, village_visit: 1, work_log: 1, work_log_review: 1, work_log_version: 1,
};

/** The key of the entry a request carries. */
const keyOf = ({ data, url }) => data?.clientKey ?? /(?:clientKey=|\/entries\/)([\w-]+)/.exec(url)?.[1];

function rowsOf(county) {
  const database = new SqliteDatabase(path.join(county.dataFolder, 'village.sqlite'), { readonly: true });
  try {
    const tables = database.prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").all().map(({ name }) => name);
    const rows = Object.fromEntries(tables.map((name) => [name, database.prepare(`SELECT COUNT(*) AS rows FROM "${name}"`).all()[0].rows]));
    return { rows, receipts: database.prepare('SELECT clientKey, operation, actorId FROM receipt').all() };
  } finally {
    database.close();
  }
}

/** What one person sends is limited by the minute: on a fast machine the last entries wait for the next one. */
async function sentAgain(address, request) {
  for (let turn = 0; ; turn += 1) {
    const { status } = await fetch(address, request);
    if (status !== 429 || turn === 14) return status;
    await new Promise((done) => setTimeout(done, 5000));
  }
}

module.exports = {
  name: 'offline',
  title: 'every kind of entry is made on its page without signal, outlives a restart and a second person, and arrives once through a portal and a cut answer',
  options: { timeout: 15_000 },

  async run({ phone, county, assert }) {
    const { everything, COLLEAGUE } = await import('../everything.mjs');
    const m = { ...await everything(county), colleagueName: COLLEAGUE };
    await enterAs(phone, county, m.callers.cadre);
    phone.fault = swallowing;
    await phone.open('/pages/home/index');

    // Each is recorded on its page without signal, and the page shows that it waits.
    for (const { makes, page, shows, act } of KINDS) {
      const before = await unsent(phone);
      await phone.open(page(m));
      // The signal goes when everything on the page has come, however slow the machine is.
      await phone.waitFor(() => phone.idle());
      await phone.setOffline(true);
      await act(phone, m);
      await phone.waitFor(async () => (await unsent(phone)).length >= before.length + makes.length);
      assert.deepEqual((await unsent(phone)).slice(before.length).map(({ endpoint }) => endpoint), makes);
      await phone.setOffline(false);
      if (shows) await phone.open(shows(m));
      await phone.waitFor('待发送');
    }
    const kept = await unsent(phone);
    const { rows: before } = rowsOf(county);

    // The phone is switched off and on; he signs out, and another person uses the phone: nothing of it is seen or sent.
    await phone.restart();
    await phone.open('/pages/me/index');
    await phone.tap('退出登录');
    await phone.waitFor(`还有 ${kept.length} 条没有送出`);
    await phone.tap({ css: '.sheet-foot .button', text: '退出登录' });
    await phone.waitPath('pages/identity/sign-in/index');
    await enterAs(phone, county, m.callers.colleague);
    phone.fault = null;
    const sent = phone.requests.length;
    await phone.restart();
    await phone.open('/pages/home/index');
    await phone.waitFor('这个月');
    assert.equal(await phone.has('没有送出'), false);
    assert.deepEqual(phone.requests.slice(sent).filter(({ method }) => method !== 'GET').map(({ url }) => url), []);
    assert.deepEqual(await unsent(phone), kept);

    // He is back. Of each entry the first attempt meets a wireless network with a page of its own, the second arrives but its answer is lost, the third is answered.
    const attempts = {};
    phone.fault = (request) => {
      const key = request.method === 'GET' ? undefined : keyOf(request);
      if (!key) return null;
      attempts[key] = (attempts[key] ?? 0) + 1;
      return attempts[key] === 1 ? PORTAL : attempts[key] === 2 ? { cut: true } : null;
    };
    await enterAs(phone, county, m.callers.cadre);
    await phone.restart();
    await phone.open('/pages/home/index');
    for (let times = 0; (await unsent(phone)).length && times < kept.length * 3; times += 1) {
      await phone.setOffline(true);
      await phone.setOffline(false);
    }
    assert.deepEqual((await unsent(phone)).map(({ endpoint, fault }) => [endpoint, fault]), []);
    assert.deepEqual(kept.filter(({ endpoint, clientKey, input }) => attempts[endpoint === 'presence.sendPhoto' ? input.entryKey : clientKey] < 3).map(({ endpoint }) => endpoint), []);

    // What was let go of is on the server, once, as his; sent again it is the same.
    for (const { url, header, body } of phone.requests.filter(({ method, data, faked }) => method !== 'GET' && data?.clientKey && !faked)) {
      assert.equal(await sentAgain(phone.network.target(url), { method: 'POST', headers: header, body }), 200, url);
    }
    const { rows: after, receipts } = rowsOf(county);
    const photos = ['file.upload', 'presence.sendPhoto'];
    assert.deepEqual(kept.filter(({ endpoint, clientKey }) => !photos.includes(endpoint) && receipts.filter((each) => each.clientKey === clientKey && each.operation === endpoint && each.actorId === m.cadre).length !== 1), []);
    assert.deepEqual(Object.fromEntries(Object.keys(after).map((name) => [name, after[name] - before[name]]).filter(([, more]) => more)), ROWS);
  },
};
