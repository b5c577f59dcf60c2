import type { BoardCommitment, BoardPatrol, BoardPerson, BoardReply, BoardText } from '@village/shared/contract/board';
import { clockOf, type Day, dayText, weekday } from '@village/shared/kernel/day';
import { html, type Html, publicPage, sizeButton } from '../common/html';

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
    body: html`<header class="bar">${sizeButton(large)}</header>
<main>
<h1>${villageName} 驻村工作队</h1>
<p class="lead">${townshipName}　${dayWords(board.day)}</p>
${today(board)}
${patrols(board)}
<section class="card" aria-labelledby="voice"><h2 id="voice">有事要办、有意见</h2><p>不用登录，写下来就有编号，凭编号看办到哪里。<a href="/b/${code}/help">公示栏怎么用</a></p>
<div class="actions"><a class="button primary" href="/b/${code}/appeals">写诉求</a><a class="button" href="/b/${code}/follow">查进度</a></div></section>
<section class="card" aria-labelledby="people"><h2 id="people">驻村干部</h2>
${people.length > 0 ? html`<ul class="plain">${people.map(each => person(code, each))}</ul>` : html`<p>现在没有登记驻村干部，有事请先找村委会。</p>`}
</section>
${attendance(board)}
${board.commitments.length > 0 && html`<section class="card" aria-labelledby="promised"><h2 id="promised">今年的承诺</h2><ul class="plain">${board.commitments.map(commitment)}</ul></section>`}
${board.publications.length > 0 && html`<section class="card" aria-labelledby="published"><h2 id="published">公开的内容</h2><ul class="plain">${board.publications.map(({ id, title, subjectName, day }) => html`<li class="line"><a href="/b/${code}/publications/${id}">${title}</a><div class="note">${subjectName}　${day}公开</div></li>`)}</ul></section>`}
${officeHours && html`<section class="card" aria-labelledby="hours"><h2 id="hours">办公时间</h2><p class="wide">${officeHours}</p></section>`}
</main>`,
  });
}

function today({ duty, day, whereabouts }: BoardReply): Html {
  const now = duty.find(each => each.day === day);
  const later = duty.filter(each => each.day !== day);
  return html`<section class="card" aria-labelledby="today"><h2 id="today">今天谁值班</h2>
${now && now.names.length > 0 ? html`<p class="name">${now.names.join('、')}</p>` : html`<p>${now ? '今天的值班正在调整' : '今天没有排班'}，请直接打电话联系下面的驻村干部。</p>`}
${whereabouts.map(({ text, byName, until }) => html`<p class="notice done">工作队现在：${text}（${byName}，到 ${clockOf(until)}）</p>`)}
${later.length > 0 && html`<h3>往后几天</h3><ul class="plain">${later.map(each => html`<li>${dayWords(each.day)}　${each.names.join('、') || '正在调整'}</li>`)}</ul>`}
</section>`;
}

function patrols({ patrols: turns, day }: BoardReply): Html | null {
  if (turns.length === 0) return null;
  const [{ from, to }] = turns;
  const who = ({ names, withVillagers }: BoardPatrol) => [names.join('、'), withVillagers && '护村队员'].filter(Boolean).join('和') || '正在调整';
  return html`<section class="card" aria-labelledby="patrol"><h2 id="patrol">联防巡逻</h2><p class="note">每天一组，${from} 至 ${to} 不定时在村里走。看到不对的，告诉他们或打电话。</p>
<ul class="plain">${turns.map(turn => html`<li>${turn.day === day ? '今天' : dayWords(turn.day)}　第 ${turn.group} 组：${who(turn)}</li>`)}</ul></section>`;
}

function commitment({ title, target, responsible, due, isDone, progress }: BoardCommitment): Html {
  const facts = [target, responsible, due && `${dayText(due)}以前`].filter(Boolean).join('　');
  return html`<li class="line"><div class="name">${title}</div><div><span class="tag${isDone ? ' done' : ''}">${isDone ? '√ 已完成' : '进行中'}</span></div>
<div class="note">${facts}</div>${progress && html`<div>${progress.day}：${progress.text}</div>`}</li>`;
}

function attendance({ attendance: shown }: BoardReply): Html | null {
  if (!shown) return null;
  return html`<section class="card" aria-labelledby="attendance"><h2 id="attendance">${Number(shown.month.slice(5))}月在村情况公示</h2>
<p class="note">公示到 ${shown.until}，单位：天。有不同意见，请告诉村委会或工作队。</p>
${table(['姓名', '在村', '公差', '请假', '缺勤'], shown.rows.map(({ name, inVillage, officialTrip, leave, absent }) => [name, ...[inVillage, officialTrip, leave, absent].map(String)]))}</section>`;
}

/** A table that scrolls sideways by itself on a narrow phone, and by keys. */
function table(columns: string[], rows: string[][]): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="表格，可以左右滑动"><table><thead><tr>${columns.map(name => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody>${rows.map(cells => html`<tr>${cells.map(cell => html`<td>${cell}</td>`)}</tr>`)}</tbody></table></div>`;
}

/** A published text with its table, and the versions there are of it. */
export function textPage(code: string, { villageName, title, subjectName, day, version, text, table: shown, versions, id }: BoardText): string {
  const newest = versions[0]?.id === id;
  return publicPage({
    title: `${title} ${villageName}公开`, data: { code, large: '1' },
    body: html`<header class="bar"><a href="/b/${code}">回到公示栏</a>${sizeButton()}</header>
<main>
<h1>${title}</h1>
<p class="lead">${villageName}　${subjectName}　${day}公开</p>
${!newest && html`<p class="notice warn">这是第 ${version} 版，后来有了新的一版。<a href="/b/${code}/publications/${versions[0]?.id}">看最新的</a></p>`}
<section class="card">${text && text.split('\n').map(line => html`<p class="wide">${line}</p>`)}${shown && table(shown.columns, shown.lines.map(({ cells }) => cells))}</section>
${versions.length > 1 && html`<section class="card"><h2>各版</h2><ul class="plain">${versions.map(each => html`<li class="line">${each.id === id ? html`第 ${each.version} 版（正在看）` : html`<a href="/b/${code}/publications/${each.id}">第 ${each.version} 版</a>`}　${each.day}公开</li>`)}</ul></section>`}
<p><a class="button" href="/b/${code}/appeals?publication=${id}">对这一项有意见</a></p>
</main>`,
  });
}

function person(code: string, { personId, name, roleName, unitName, post, photo }: BoardPerson): Html {
  return html`<li class="person">
${photo ? html`<img src="/b/${code}/photos/${personId}" alt="${name}的照片" loading="lazy" width="88" height="110">` : html`<span class="blank" aria-hidden="true">${[...name][0] ?? ''}</span>`}
<div class="words"><div class="name">${name}</div><div><span class="tag">${roleName}</span></div>
<div class="note">${[unitName, post].filter(Boolean).join('　')}</div>
<div class="actions"><button type="button" class="primary script" data-person="${personId}" data-name="${name}" data-unit="${unitName}" data-role="${roleName}" aria-label="查看电话：${name}">查看电话</button></div>
<noscript><p class="note">电话请看村里张贴的公示栏，或问村委会。</p></noscript>
</div></li>`;
}
