import type { HandbookBlock, HandbookChapter } from '@village/shared/contract/handbook';
import { html, type Html, publicPage, sizeButton } from '../common/html';

/** A chapter for people without an account, behind the code of the board they come from. Pictures are left out: the page is for a slow phone. */
export function chapterPage(code: string, { title, sections }: Pick<HandbookChapter, 'title' | 'sections'>): string {
  return publicPage({
    title, data: { code, large: '1' },
    body: html`<header class="bar"><a href="/b/${code}">回到公示栏</a>${sizeButton(true)}</header>
<main>
<h1>${title}</h1>
${sections.map((section, index) => html`<section class="card" aria-labelledby="part${index}"><h2 id="part${index}">${section.title}</h2>${section.blocks.map(block)}</section>`)}
</main>`,
  });
}

function block(each: HandbookBlock): Html | null {
  if (each.kind === 'picture') return null;
  if (each.kind === 'text') return html`<p>${each.text}</p>`;
  const items = each.items.map(item => html`<li>${item}</li>`);
  return each.numbered ? html`<ol>${items}</ol>` : html`<ul>${items}</ul>`;
}
