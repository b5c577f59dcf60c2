import type { BoardPerson, BoardReply } from '@village/shared/contract/board';
import { clockOf, type Day, dayText, weekday } from '@village/shared/kernel/day';
import { html, type Html, publicPage } from '../common/html';

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'];

/** `3月6日 星期四` */
export function dayWords(day: Day): string {
  return `${dayText(day)} 星期${WEEKDAYS[weekday(day) - 1]}`;
}

/** The board of a village as a page: who is there, who is on duty, how to reach him. */
export function boardPage(code: string, board: BoardReply): string {
  const { villageName, townshipName, officeHours, people, large } = board;
  return publicPage({
    title: `${villageName} 驻村工作队公示栏`,
    data: { code, large: large ? '1' : '0' },
    body: html`<div class="bar"><button type="button" id="size" aria-pressed="false" hidden>大字</button></div>
<main>
<h1>${villageName} 驻村工作队</h1>
<p class="lead">${townshipName}　${dayWords(board.day)}</p>
<p class="notice warn" id="said" role="status" hidden></p>
${today(board)}
<section class="card" aria-labelledby="people"><h2 id="people">驻村干部</h2>
${people.length > 0 ? html`<ul class="plain">${people.map(each => person(code, each))}</ul>` : html`<p>现在没有登记驻村干部，有事请先找村委会。</p>`}
</section>
${officeHours && html`<section class="card"><h2>办公时间</h2><p class="wide">${officeHours}</p></section>`}
</main>`,
  });
}

function today({ duty, day, whereabouts }: BoardReply): Html {
  const now = duty.find(each => each.day === day);
  const later = duty.filter(each => each.day !== day);
  return html`<section class="card" aria-labelledby="today"><h2 id="today">今天谁值班</h2>
${now ? html`<p class="name">${now.names.join('、')}</p>` : html`<p>今天没有排班，请直接打电话联系下面的驻村干部。</p>`}
${whereabouts.map(({ text, byName, until }) => html`<p class="notice done">工作队现在：${text}（${byName}，到 ${clockOf(until)}）</p>`)}
${later.length > 0 && html`<h3>往后几天</h3><ul class="plain">${later.map(each => html`<li>${dayWords(each.day)}　${each.names.join('、')}</li>`)}</ul>`}
</section>`;
}

function person(code: string, { personId, name, roleName, unitName, post, photo }: BoardPerson): Html {
  return html`<li class="person">
${photo ? html`<img src="/b/${code}/photos/${personId}" alt="${name}的照片" loading="lazy" width="88" height="110">` : html`<span class="blank" aria-hidden="true">${[...name][0] ?? ''}</span>`}
<div class="words"><div class="name">${name}</div><div><span class="tag">${roleName}</span></div>
<div class="note">${[unitName, post].filter(Boolean).join('　')}</div>
<div class="actions"><button type="button" class="primary" data-person="${personId}" data-name="${name}" data-unit="${unitName}" hidden aria-label="查看${name}的电话">查看电话</button></div>
<noscript><p class="note">电话请看村里张贴的公示栏，或问村委会。</p></noscript>
</div></li>`;
}
