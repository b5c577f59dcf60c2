import type { AppealReceipt, AppealStep, AppealView } from '@village/shared/contract/appeal';
import { APPEAL_ABOUT, APPEAL_ABOUT_NAMES, APPEAL_CATEGORIES, APPEAL_GRADE_NAMES, APPEAL_GRADES, MOST_APPEAL_PHOTOS, MOST_APPEAL_WORDS, type AppealAbout, type AppealAct } from '@village/shared/contract/appeal-words';
import type { BoardPerson, BoardPublication } from '@village/shared/contract/board';
import { categoryName } from '@village/shared/contract/issue-words';
import { clockOf, dayOf, dayText, type Instant } from '@village/shared/kernel/day';
import { html, type Html, publicPage, sizeButton } from '../common/html';
import { dayWords } from './board.page';

/** What is wrong with a form, by field; an empty field is the form as a whole. */
export interface FormError {
  field: string;
  text: string;
}

type Filled = Partial<Record<string, string>>;

const bar = (code: string, more: Html | null = null) => html`<header class="bar"><a href="/b/${code}">回到公示栏</a>${more}${sizeButton()}</header>`;

/** Everything that is wrong, on top, each with a way to its field. */
export function errorSummary(errors: readonly FormError[]): Html | null {
  if (errors.length === 0) return null;
  return html`<div class="notice error" role="alert" tabindex="-1"><p>没有送出，请改一下：</p><ul>${errors.map(({ field, text }) => html`<li>${field ? html`<a href="#${field}">${text}</a>` : text}</li>`)}</ul></div>`;
}

/** What is wrong with one field, beside it. */
export function fieldError(errors: readonly FormError[], field: string): Html | null {
  const found = errors.find(each => each.field === field);
  return found ? html`<p class="wrong" id="${field}-wrong">${found.text}</p>` : null;
}

const marked = (errors: readonly FormError[], field: string) => errors.some(each => each.field === field) && html` aria-invalid="true" aria-describedby="${field}-wrong"`;

/** Where a request is written; reads and works without a script. */
export function appealForm(code: string, { villageName, people, publications, form, filled, errors }: { villageName: string; people: readonly BoardPerson[]; publications: readonly BoardPublication[]; form: string; filled: Filled; errors: readonly FormError[] }): string {
  const about = filled.about ?? 'matter';
  const value = (name: string) => filled[name] ?? '';
  // The script of the page shows each with the kind it belongs to only.
  const choice = (kind: AppealAbout, name: string, label: string, options: (readonly [string, string])[]) => html`<div data-for="${kind}"><label for="${name}">${label}</label>
<select id="${name}" name="${name}"${marked(errors, name)}><option value="">不选</option>${options.map(([key, text]) => html`<option value="${key}"${value(name) === key && html` selected`}>${text}</option>`)}</select>${fieldError(errors, name)}</div>`;
  return publicPage({
    title: `写诉求 ${villageName}`, data: { code, large: '1' },
    body: html`${bar(code, html`<a href="/b/${code}/follow">查进度</a>`)}
<main>
<h1>写诉求</h1>
<p class="lead">${villageName}　不用登录，可以不写姓名</p>
${errorSummary(errors)}
<form class="card" method="post" action="/b/${code}/appeals">
<fieldset id="about"><legend>是哪一种</legend>
${APPEAL_ABOUT.map(each => html`<label class="choice"><input type="radio" name="about" value="${each}"${about === each && html` checked`}>${APPEAL_ABOUT_NAMES[each]}</label>`)}
</fieldset>
<p class="note">反映干部的，送到他的上一级，他本人和同事都看不到。对公开的内容有意见的，送到上一级，写的人和公开的人都看不到。</p>
${choice('matter', 'category', '哪方面的（可以不选）', APPEAL_CATEGORIES.map(key => [key, categoryName('problem', key)]))}
${publications.length > 0 && choice('about_disclosure', 'publicationId', '对哪一项公开的内容（可以不选）', publications.map(({ id, title, day }) => [id, `${title}（${day}）`]))}
${people.length > 0 && choice('about_team', 'personId', '反映的是哪位驻村干部（可以不选）', people.map(({ personId, name, roleName }) => [personId, `${name} ${roleName}`]))}
<label for="text">什么事</label>
<p class="note" id="text-hint">不方便打字的，点键盘上的话筒说，手机会变成字。最多 ${MOST_APPEAL_WORDS} 字。</p>
<textarea id="text" name="text" rows="6" maxlength="${MOST_APPEAL_WORDS}" required${marked(errors, 'text')}>${value('text')}</textarea>${fieldError(errors, 'text')}
${photoField(code, 'photos', value('photos'))}${fieldError(errors, 'photos')}
<label for="place">在哪里（可以不填）</label>
<input id="place" name="place" maxlength="60" value="${value('place')}"${marked(errors, 'place')}>${fieldError(errors, 'place')}
<label for="name">您的姓名（可以不填）</label>
<input id="name" name="name" maxlength="20" autocomplete="name" value="${value('name')}"${marked(errors, 'name')}>${fieldError(errors, 'name')}
<label for="phone">您的电话（可以不填，只有办这件事的人看得到）</label>
<input id="phone" name="phone" type="tel" inputmode="tel" autocomplete="tel" maxlength="20" value="${value('phone')}"${marked(errors, 'phone')}>${fieldError(errors, 'phone')}
<div data-for="matter"><label class="choice"><input type="checkbox" name="agreed" value="1"${value('agreed') === '1' && html` checked`}>办好以后可以公开（不写我的名字）</label></div>
<input type="hidden" name="form" value="${form}"><input type="hidden" name="device" value="">
<div class="actions"><button type="submit" class="primary">送出</button></div>
</form>
<p class="note">送出以后给您一个编号，凭编号看办到哪里、补充、确认、评价。</p>
</main>`,
  });
}

/** Pictures are made small and sent up by the script of the page; without it there are none. What is sent with the form is their ids. */
function photoField(code: string, id: string, ids: string): Html {
  return html`<div class="script" data-photos="/api/boards/${code}/photos" data-most="${MOST_APPEAL_PHOTOS}"><p class="note">可以附照片，最多 ${MOST_APPEAL_PHOTOS} 张，只有办这件事的人看得到。</p>
<label class="button pick"><input id="${id}" type="file" accept="image/*" multiple>拍照或者选照片</label><input type="hidden" name="photos" value="${ids}"><ul class="plain" aria-live="polite"></ul></div>`;
}

/** The number, once: it is kept nowhere. */
export function appealReceipt(code: string, { number, toName }: AppealReceipt): string {
  return publicPage({
    title: '诉求已经收到', data: { code, large: '1' },
    body: html`${bar(code)}
<main>
<h1>已经收到</h1>
<p class="lead">已送到：${toName}</p>
<section class="card" aria-labelledby="number"><h2 id="number">您的编号</h2>
<p class="slip" data-number="${number}">${number}</p>
<p class="notice warn">请截图或者抄下来。这是查进度的唯一办法，丢了找不回来。不要给别人看。</p>
<div class="actions"><button type="button" data-remember="${number}" hidden>记在这部手机里</button></div>
</section>
<form method="post" action="/b/${code}/follow"><input type="hidden" name="number" value="${number}"><div class="actions"><button type="submit" class="primary">看办到哪里</button></div></form>
</main>`,
  });
}

/** Where the number is asked for. */
export function followForm(code: string, { number = '', errors = [] }: { number?: string; errors?: readonly FormError[] }): string {
  return publicPage({
    title: '查诉求办到哪里', data: { code, large: '1' },
    body: html`${bar(code, html`<a href="/b/${code}/appeals">写诉求</a>`)}
<main>
<h1>查诉求办到哪里</h1>
${errorSummary(errors)}
<form class="card" method="post" action="/b/${code}/follow">
<label for="number">编号</label>
<p class="note">16 个字母和数字，不分大小写，横线写不写都行。</p>
<input id="number" name="number" value="${number}" maxlength="40" autocomplete="off" autocapitalize="characters" spellcheck="false" required${marked(errors, 'number')}>${fieldError(errors, 'number')}
<input type="hidden" name="device" value="">
<div class="actions"><button type="submit" class="primary">查</button></div>
</form>
<section class="card" id="remembered" hidden><h2>这部手机记着的</h2><ul class="plain"></ul></section>
</main>`,
  });
}

/** A request as its villager follows it, and what he may do with it. */
export function appealPage(code: string, number: string, view: AppealView, { errors = [], filled = {}, done = '' }: { errors?: readonly FormError[]; filled?: Filled; done?: string }): string {
  const { villageName, title, text, stateName, due, steps, grade, until, published, may } = view;
  const form = (act: AppealAct, content: Html) => html`<form class="card" method="post" action="/b/${code}/follow"><input type="hidden" name="number" value="${number}"><input type="hidden" name="act" value="${act}"><input type="hidden" name="device" value="">${content}</form>`;
  const words = (act: AppealAct, label: string) => html`<label for="${act}">${label}</label><textarea id="${act}" name="text" maxlength="${MOST_APPEAL_WORDS}">${filled.act === act ? filled.text : ''}</textarea>`;
  const pictures = (act: AppealAct) => photoField(code, `photos-${act}`, filled.act === act ? filled.photos ?? '' : '');
  return publicPage({
    title: `诉求：${title}`, data: { code, large: '1' },
    body: html`${bar(code)}
<main>
<h1>${title}</h1>
<p class="lead">${villageName}</p>
${errorSummary(errors)}
${done && html`<p class="notice done" role="status">${done}</p>`}
<section class="card"><h2>${stateName}</h2>
${due && html`<p>${dayWords(due)}以前办</p>`}
${text !== title && html`<p class="wide">${text}</p>`}
${published && html`<p class="note">这件事和答复已经公开，没有写您的名字。</p>`}
${until && html`<p class="note">编号可以用到${dayText(until)}。</p>`}
</section>
${may.solved && form('solved', html`<h2>解决了吗</h2><p>请看下面的答复。解决了就点一下，事情办结。</p><div class="actions"><button type="submit" class="primary">解决了</button></div>`)}
<section class="card" aria-labelledby="steps"><h2 id="steps">经过</h2><ol class="plain">${[...steps].reverse().map(stepOf)}</ol></section>
${may.reopen && form('reopen', html`${words('reopen', '没有解决的，写一句哪里没有解决')}${pictures('reopen')}<div class="actions"><button type="submit">没有解决，重新办理</button></div>`)}
${may.grade && form('grade', html`<fieldset><legend>这件事办得怎么样</legend>${APPEAL_GRADES.map(each => html`<label class="choice"><input type="radio" name="grade" value="${each}" required>${APPEAL_GRADE_NAMES[each]}</label>`)}</fieldset>${words('grade', '想说的话（可以不填）')}<div class="actions"><button type="submit">评价</button></div>`)}
${grade && html`<p class="notice done">您的评价：${APPEAL_GRADE_NAMES[grade]}</p>`}
${may.add && form('add', html`${words('add', '补充情况')}${pictures('add')}<div class="actions"><button type="submit">补充</button></div>`)}
${may.publish && form('publish', html`<p>办好以后可以公开给大家看，不写您的名字。</p><div class="actions"><button type="submit">同意公开</button></div>`)}
${may.keep_private && form('keep_private', html`<p>您同意公开这件事，不写您的名字。改了主意随时可以收回，已经公开的马上撤下。</p><div class="actions"><button type="submit">不要公开</button></div>`)}
</main>`,
  });
}

function stepOf({ what, text, byName, at, photos }: AppealStep): Html {
  return html`<li class="line"><div class="name">${what}</div>${text && html`<p class="wide">${text}</p>`}<div class="note">${[byName, timeOf(at), photos > 0 && `附了 ${photos} 张照片`].filter(Boolean).join('　')}</div></li>`;
}

function timeOf(at: Instant): string {
  return `${dayOf(at)} ${clockOf(at)}`;
}
