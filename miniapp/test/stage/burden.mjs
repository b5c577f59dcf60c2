// What is asked in a week: a department wants something, the administrator said how much is enough.
import { createRequire } from 'node:module';
import { TOWNSHIP } from './people.mjs';
import { open, query } from './route.mjs';

const require = createRequire(import.meta.url);
const { burden } = require('@village/shared/contract/burden');
const { request } = require('@village/shared/contract/request');

export async function burdenPages(county) {
  const { cast, places } = county;
  const [administrator, secretary] = await Promise.all([cast.administrator, cast.secretary].map((name) => county.signIn(name)));
  await secretary.call(request.ask, {
    organisationId: places[TOWNSHIP], title: '秸秆和撂荒地底数', basis: '柳政发〔2025〕11号', deadline: '2025-04-04', from: '2025-01-01', to: '2025-03-31', items: [{ text: '撂荒地面积' }, { text: '秸秆堆放点' }, { text: '入户走访户数' }],
  });
  const { organisationId } = await administrator.call(burden.place, { week: '2025-04-03' });
  await administrator.call(burden.ceiling, { organisationId, week: '2025-04-03', entries: 2, fields: 30, note: '县减负办 2025 年第 2 次会议' });
  return [
    { name: 'burden', title: '一周的负担：县', route: 'pages/burden/place/index', who: cast.office },
    { name: 'burden-askers', title: '一周的负担：谁要的', route: 'pages/burden/place/index', who: cast.secretary, then: open('按谁要的') },
    { name: 'burden-items', title: '一周的负担：是哪些事', route: 'pages/burden/place/index', who: cast.secretary, then: open('是哪些事') },
    { name: 'burden-without', title: '一周的负担：没有制度的一周', route: `pages/burden/place/index?${query({ week: '2024-12-05' })}`, who: cast.office },
    { name: 'burden-mine', title: '我这一周要办多少', route: 'pages/burden/mine/index', who: cast.leader },
    { name: 'burden-ceiling', title: '每人每周的上限', route: 'pages/burden/ceiling/index', who: cast.administrator },
    { name: 'burden-asked', title: '提出数据需求：超过上限', route: 'pages/report/ask/index', who: cast.secretary, then: async (visitor) => {
      await visitor.fill('名称', '人居环境底数');
      await visitor.fill('依据的文件', '柳政发〔2025〕12号');
      await visitor.fill(/^要什么/, '旱厕数量');
      await visitor.tap(/^最迟哪天报/);
      await visitor.tap(/^4月4日/);
      await visitor.tap('先看哪些系统里已有');
      await visitor.waitFor('超过县里定的上限');
    } },
  ];
}
