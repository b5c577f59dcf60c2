import type { RatingSlip } from '@village/shared/contract/rating';
import { RATING_ANSWER_NAMES } from '@village/shared/contract/rating-words';
import { dayText } from '@village/shared/kernel/day';
import { RATING_ANSWERS } from '@village/shared/rules/rating';
import { html, type Html, publicPage, sizeButton } from '../common/html';

const bar = html`<header class="bar">${sizeButton()}</header>`;
const fault = (text: string): Html | null => (text ? html`<div class="notice error" role="alert" tabindex="-1"><p>${text}</p></div>` : null);

/** Where the code of a slip is typed; a scanned one is put in by the script of the page, which alone reads what stands behind the `#`. */
export function askingPage(number = '', wrong = ''): string {
  return publicPage({
    title: '给驻村工作队打分', data: { large: '1' },
    body: html`${bar}
<main>
<h1>给驻村工作队打分</h1>
<p class="lead">一户一票，不写名字</p>
${fault(wrong)}
<form class="card" method="post" action="/b/vote">
<label for="number">票号</label>
<p class="note">票上的 16 个字母和数字，不分大小写，横线写不写都行。</p>
<input id="number" name="number" value="${number}" maxlength="40" autocomplete="off" autocapitalize="characters" spellcheck="false" required data-slip="1">
<input type="hidden" name="device" value="">
<div class="actions"><button type="submit" class="primary">开始</button></div>
</form>
<p class="note">票上没有您的名字和户号。投了以后，只在各个选项下面加一，不记时间，不记是哪一张票投的，谁也查不出您怎么投的。</p>
</main>`,
  });
}

/** The questions of a slip. */
export function votingPage(number: string, { villageName, title, questions, looksAt, closesOn }: RatingSlip, { given = {}, wrong = '' }: { given?: Partial<Record<string, string>>; wrong?: string } = {}): string {
  return publicPage({
    title: `${villageName} ${title}`, data: { large: '1' },
    body: html`${bar}
<main>
<h1>${villageName}</h1>
<p class="lead">${title}　${dayText(closesOn)}以前投</p>
${fault(wrong)}
${looksAt.length > 0 && html`<p>请看：${looksAt.join('、')}。</p>`}
<form method="post" action="/b/vote/cast"><input type="hidden" name="number" value="${number}"><input type="hidden" name="device" value="">
${questions.map(({ text }, index) => html`<fieldset class="card"><legend>${text}</legend>${RATING_ANSWERS.map(answer => html`<label class="choice"><input type="radio" name="q${index}" value="${answer}" required${given[`q${index}`] === answer && html` checked`}>${RATING_ANSWER_NAMES[answer]}</label>`)}</fieldset>`)}
<p class="note">投了不能改。一张票只算一次。</p>
<div class="actions"><button type="submit" class="primary">投票</button></div>
</form>
</main>`,
  });
}

export function votedPage(villageName: string): string {
  return publicPage({
    title: '投好了', data: { large: '1' },
    body: html`${bar}<main><h1>投好了</h1><p class="lead">${villageName}</p><p>谢谢您。这张票已经用过，可以扔掉。结束以后公布各项的比例，不满 5 票的不公布。</p></main>`,
  });
}
