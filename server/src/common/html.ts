import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createHash } from 'node:crypto';

/** Text that is safe to stand in a page as it is: only `html` makes it. */
export class Html {
  constructor(readonly text: string) {}

  toString(): string {
    return this.text;
  }
}

export type Content = Html | string | number | null | undefined | false | readonly Content[];

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;', '`': '&#96;' };

/** What people wrote, so that no browser takes a part of it for a mark of the page. */
export function escaped(text: string): string {
  return text.replace(/[&<>"'`]/g, mark => ESCAPES[mark]);
}

function textOf(content: Content): string {
  if (content === null || content === undefined || content === false) return '';
  if (content instanceof Html) return content.text;
  return typeof content === 'object' ? content.map(textOf).join('') : escaped(String(content));
}

/** The only way to write a page: everything that is put in is escaped, but for what `html` made itself. Values of attributes stand in quotes. */
export function html(parts: TemplateStringsArray, ...contents: Content[]): Html {
  return new Html(parts.map((part, index) => part + (index < contents.length ? textOf(contents[index]) : '')).join(''));
}

/** Beside the sources and beside what is compiled alike. */
const FOLDER = join(__dirname, '../../public');
const read = (name: string) => readFileSync(join(FOLDER, name));

const script = read('public.js');
const SCRIPT_NAME = `public.${createHash('sha256').update(script).digest('hex').slice(0, 10)}.js`;

/** What the public pages load, by the name that changes with the content. */
export const PUBLIC_ASSETS: Record<string, { type: string; bytes: Buffer }> = { [SCRIPT_NAME]: { type: 'text/javascript; charset=utf-8', bytes: script } };

/** Comes with the page: fetched by itself a slow phone would paint a turn later. */
const STYLE = new Html(read('public.css').toString('utf8').replace(/\/\*[\s\S]*?\*\//g, '').replace(/\s+/g, ' ').replace(/ ?([{};:,>]) ?/g, '$1'));

/** Keeps what was shown once for a phone without network. It has to stand at the top of what it serves, under a name that never changes. */
export const OFFLINE_SCRIPT = read('offline.js');

export interface PublicPage {
  /** What the window is called: where I am. */
  title: string;
  body: Html;
  /** What the script of the page has to know, as `data-` attributes of the body. */
  data?: Record<string, string>;
}

/** A whole page for people without an account: reads without a script, in the colours and sizes of the app. */
export function publicPage({ title, body, data = {} }: PublicPage): string {
  const attributes = Object.entries(data).map(([name, value]) => html` data-${name}="${value}"`);
  return html`<!doctype html>
<html lang="zh-CN"${data.large === '1' && html` class="large"`}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="format-detection" content="telephone=no">
<meta name="description" content="${title}">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${STYLE}</style>
<noscript><style>.script{display:none}</style></noscript>
<script src="/b/assets/${SCRIPT_NAME}" defer></script>
</head>
<body${attributes}>
${body}
</body>
</html>`.text;
}

/** Turns large letters on and off: it says what a tap brings. Written as it will be, so that nothing moves when the script comes. */
export function sizeButton(large = true): Html {
  return html`<button type="button" id="size" class="script">${large ? '换成标准字' : '换成大字'}</button>`;
}

/** A page that says in plain words why there is nothing else to see. */
export function faultPage(text: string, title = '打不开这个页面'): string {
  return publicPage({ title, body: html`<main><h1>${title}</h1><p class="lead">${text}</p></main>` });
}
