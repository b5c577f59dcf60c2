// The visitor proves that it notices what is wrong, before a page without findings is believed.
import http from 'node:http';
import assert from 'node:assert/strict';
import { Visitor } from './visitor.mjs';

const PAGE = `<!DOCTYPE html><html lang="zh-CN"><head><meta name="viewport" content="width=device-width"><title>错误</title><link rel="icon" href="data:,"></head><body><main><h1>考勤</h1>
<p style="color:#ccc;background:#fff">看不清的字</p><div style="width:600px">太宽</div><button style="height:20px">小</button>
<p>Failed to fetch</p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw="></main>
<script>console.error('出错')</script><script src="https://elsewhere.example/x.js"></script></body></html>`;

export const faults = {
  name: 'visitor',
  title: 'the visitor notices planted faults',
  async run() {
    const server = http.createServer((_, response) => {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "script-src 'self' 'unsafe-inline'" }).end(PAGE);
    });
    await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
    const visitor = await Visitor.arrive(`http://127.0.0.1:${server.address().port}`, { clockShift: Date.UTC(2031, 0, 1) - Date.now() });
    try {
      await visitor.open('');
      assert.equal(await visitor.page.evaluate(() => new Date().getFullYear()), 2031);
      assert.match(visitor.troubles.join('\n'), /console error: 出错/);
      assert.match(visitor.troubles.join('\n'), /content security policy: script-src/);
      const found = (await visitor.accessibility()).join('\n');
      assert.match(found, /color-contrast/);
      assert.match(found, /image-alt/);
      assert.equal((await visitor.sideways()).over > 200, true);
      assert.equal((await visitor.smallTargets()).length, 1);
      assert.deepEqual(await visitor.softwareWords(), ['Failed to fetch']);
    } finally {
      await visitor.leave();
      server.closeAllConnections();
      server.close();
    }
  },
};
