'use strict';
// One headless Chromium for a whole run, of the machine's own: nothing is downloaded.
const fs = require('node:fs');
const { chromium } = require('playwright-core');

const PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];
const FLAGS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-dev-shm-usage', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync', '--hide-scrollbars', '--lang=zh-CN',
];

/** Where is Chromium on this machine? Null where there is none. */
function findChromium() {
  return [process.env.CHROMIUM, ...PLACES].find((place) => place && fs.existsSync(place)) ?? null;
}

/** Ends the process with a sentence that says what to install, where Chromium is missing. */
function demandChromium() {
  if (findChromium()) return;
  console.error('Chromium is missing: install it with `apt-get install chromium fonts-noto-cjk`, or name another one in the variable CHROMIUM.');
  process.exit(2);
}

let running = null;

function browser() {
  running ??= chromium.launch({ executablePath: findChromium(), args: FLAGS });
  return running;
}

async function closeBrowser() {
  const closing = running;
  running = null;
  if (closing) await (await closing).close();
}

module.exports = { browser, closeBrowser, demandChromium, findChromium };
