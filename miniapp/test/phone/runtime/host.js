'use strict';
// A small web server on loopback: the page of the phone, the files of the app, temporary files, remote pictures.
const http = require('node:http');
const fs = require('node:fs');
const path = require('node:path');

const MIME = {
  png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg', gif: 'image/gif', svg: 'image/svg+xml', webp: 'image/webp', css: 'text/css',
  js: 'text/javascript', json: 'application/json', ttf: 'font/ttf', woff: 'font/woff', woff2: 'font/woff2', mp4: 'video/mp4',
  pdf: 'application/pdf', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};
const CLIENT = path.join(__dirname, '..', 'client');
const LIBRARIES = ['glass-easel', 'glass-easel-miniprogram-adapter'];
const SCRIPTS = [
  'shell', 'dialogs', 'picker', 'modules', 'component-kit', 'component-form', 'component-view', 'components', 'engine', 'pages', 'router',
  'wx-core', 'wx-privacy', 'wx-network', 'wx-storage', 'wx-interface', 'wx-system', 'wx-nodes', 'events', 'probe',
];
const STYLES = ['phone.css'];

const typeOf = (name) => MIME[name.split('.').pop().toLowerCase()] || 'application/octet-stream';
const script = (address) => `<script src="${address}"></script>`;
const asScript = (value) => JSON.stringify(value).replace(/</g, '\\u003c').replace(/\u2028/g, '\\u2028');

/** The CommonJS file of a library, wrapped so that the page can require it. */
function libraryScript(name) {
  const source = fs.readFileSync(require.resolve(name), 'utf8').replace(/\/\/# sourceMappingURL=.*$/m, '');
  return `__phone.define(${JSON.stringify(name)}, function (require, module, exports, process) {${source}\n})`;
}

function pageOf() {
  const scripts = ['/__boot.js', ...LIBRARIES.map((name) => `/__lib/${name}.js`), ...SCRIPTS.map((name) => `/__client/${name}.js`)];
  const styles = STYLES.map((name) => `<link rel="stylesheet" href="/__client/${name}">`).join('');
  return `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1,maximum-scale=1">
<title>phone</title>${styles}<link rel="icon" href="data:,"></head>
<body><div id="phone-pages"></div><div id="phone-tabbar" style="display:none"></div><div id="phone-overlay"></div>${scripts.map(script).join('\n')}</body></html>`;
}

/** Serves one phone; `options()` is asked at each cold start. */
function createHost({ bundle, options, files, fetchExternal }) {
  const answer = async (url) => {
    const found = (data, type, status = 200) => ({ data, type, status });
    const missing = found('not found', 'text/plain', 404);
    const part = (prefix) => (url.pathname.startsWith(prefix) ? decodeURIComponent(url.pathname.slice(prefix.length)) : null);
    if (url.pathname === '/') return found(pageOf(), 'text/html; charset=utf-8');
    if (url.pathname === '/__boot.js') {
      const start = `window.__phone = { opts: ${asScript(options())}, bundle: ${asScript(bundle)} };\n`;
      return found(start + fs.readFileSync(path.join(CLIENT, 'boot.js')), 'text/javascript; charset=utf-8');
    }
    if (url.pathname === '/__ext') {
      const reply = await fetchExternal(url.searchParams.get('u'));
      return found(reply.data, reply.type, reply.status);
    }
    const library = part('/__lib/');
    if (library && LIBRARIES.includes(library.replace(/\.js$/, ''))) return found(libraryScript(library.replace(/\.js$/, '')), 'text/javascript; charset=utf-8');
    const own = part('/__client/');
    if (own && /^[\w.-]+$/.test(own)) return found(fs.readFileSync(path.join(CLIENT, own)), typeOf(own) + '; charset=utf-8');
    const asset = part('/__dist/');
    if (asset) {
      const file = path.join(bundle.distDir, asset);
      return file.startsWith(bundle.distDir + path.sep) && fs.existsSync(file) ? found(fs.readFileSync(file), typeOf(file)) : missing;
    }
    const temporary = part('/__tmp/');
    const kept = temporary && files.get(temporary);
    return kept ? found(kept.data, kept.type) : missing;
  };
  const server = http.createServer(async (request, response) => {
    try {
      const { data, type, status } = await answer(new URL(request.url, 'http://phone'));
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' }).end(data);
    } catch (error) {
      response.writeHead(500).end(String(error.stack || error));
    }
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve({ server, origin: `http://127.0.0.1:${server.address().port}` }));
  });
}

module.exports = { createHost, MIME, typeOf };
