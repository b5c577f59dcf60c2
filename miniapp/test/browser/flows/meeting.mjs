// A meeting from plan to the last decision: planned, signed in by code and by list, minutes signed, its decision done and closed.
import assert from 'node:assert/strict';
import { meetingPlaces } from '../../stage/meeting.mjs';

export const name = 'meeting';
/** A paper that was scanned: as little as counts as one. */
const SCAN = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');

export const title = 'a meeting is planned, a member signs in with the code, the minutes are written and signed, the owner does what was decided, it is closed';

export async function run({ county, visit }) {
  const { placeId } = await meetingPlaces(county);
  const host = await visit('多吉');
  await host.open(`pages/meeting/plan/index?placeId=${placeId}&kind=joint_meeting&day=2025-04-03`);
  await host.fill('名称', '春灌用水碰头会');
  await host.tap(/^安排并通知/);
  await host.waitUrl('pages/meeting/meeting/index');
  await host.waitFor('春灌用水碰头会');
  await host.tap('显示签到码');
  await host.waitUrl('pages/meeting/code/index');
  const short = (await host.page.locator('.meeting-code-short').innerText()).replace(/\s/g, '');
  assert.match(short, /^[2-9A-Z]{6}$/);

  const member = await visit('拉姆');
  await member.open('pages/home/index');
  await member.tap('春灌用水碰头会');
  await member.waitUrl('pages/meeting/meeting/index');
  if (await member.sees('扫不了？输入字符')) await member.tap('扫不了？输入字符');
  await member.fill('码下面的 6 位字符', short);
  await member.tap('用这个码签到');
  await member.waitGone('用这个码签到');

  await host.page.goBack();
  await host.still();
  await host.tap('核对到会名单');
  await host.tap(/^还没签到的 \d+ 人都到会$/);
  await host.tap(/^确认 \d+ 人$/);
  await host.waitUrl('pages/meeting/meeting/index');
  await host.tap('会开完了');
  await host.page.locator('[role=dialog] button.button-primary').click();
  await host.waitGone('会开完了？');
  await host.tap('会议记录');
  await host.waitUrl('pages/meeting/minutes/index');
  await host.fill('谁说了什么', '先浇二组，再浇一组，闸门由扎西平措管。');
  const choose = async (name, buffer) => {
    const [chooser] = await Promise.all([host.page.waitForEvent('filechooser'), host.tap('＋ 选一份扫描件')]);
    await chooser.setFiles({ name, mimeType: 'application/pdf', buffer });
  };
  await choose('照着写的.pdf', Buffer.from('not a scan'));
  await host.waitFor('不是 PDF 文件');
  await choose('签到册.pdf', SCAN);
  await host.waitFor('签到册.pdf');
  await host.tap('加一项决定或问题');
  await host.fill(/^内容$/, '排出各组用水的时间表并张贴');
  await host.page.getByRole('button', { name: /^负责人/ }).filter({ visible: true }).click();
  await host.page.locator('[role=dialog] .row-target', { hasText: '拉姆' }).click();
  await host.tap('存好草稿');
  await host.tap('签字定稿');
  await host.waitFor('主持人已签');
  const scan = await host.download(() => host.tap(/签到册\.pdf/));
  assert.deepEqual([scan.name, scan.bytes.equals(SCAN)], ['签到册.pdf', true]);
  const paper = await host.download(() => host.tap('下载 Word'));
  assert.equal(paper.bytes.subarray(0, 2).toString(), 'PK');
  assert.match(paper.name, /春灌用水碰头会记录.*\.docx$/);

  await member.open('pages/home/index');
  await member.tap('排出各组用水的时间表并张贴');
  await member.tap('办完了');
  await member.fill('说明', '贴在村部和三个组');
  await member.page.locator('[role=dialog] button.button-primary').click();
  await member.waitFor('待销号');
  assert.equal(await member.sees('同意办结'), false);

  await host.open(`pages/meeting/decisions/index?placeId=${placeId}`);
  await host.tap('排出各组用水的时间表并张贴');
  await host.tap('同意办结');
  await host.page.locator('[role=dialog] button.button-primary').click();
  await host.waitFor('已办结');
}
