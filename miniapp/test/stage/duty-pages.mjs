// Duty, the lists of office days and the logs.
import { open, query } from './route.mjs';

/** `other`: what `dutyPlaces` made. */
export const dutyPages = (other) => [
  { name: 'duty', title: '值班和巡逻', route: 'pages/duty/places/index', who: '欧阳长河' },
  { name: 'duty-board', title: '值班表', route: `pages/duty/board/index?${query({ kind: 'cover', placeId: other.cover })}`, who: '石磊' },
  { name: 'duty-draft', title: '值班表：草稿', route: `pages/duty/board/index?${query({ kind: 'cover', placeId: other.cover, month: '2025-05' })}`, who: '石磊', then: open('自动排出草稿') },
  { name: 'duty-choose', title: '值班表：换一个人', route: `pages/duty/board/index?${query({ kind: 'cover', placeId: other.cover, month: '2025-05' })}`, who: '石磊', then: async (visitor) => {
    await visitor.tap('自动排出草稿');
    await visitor.tap(/5月6日/);
  } },
  { name: 'patrol', title: '联防巡逻', route: `pages/duty/patrol/index?${query({ teamId: other.patrol })}`, who: '央金' },
  { name: 'patrol-groups', title: '联防巡逻：分组', route: `pages/duty/patrol/index?${query({ teamId: other.patrol })}`, who: '罗布', then: open('重新分组') },
  { name: 'patrol-record', title: '登记巡逻', route: `pages/duty/record/index?${query({ teamId: other.patrol })}`, who: '央金' },
  { name: 'tasks', title: '驻村办公清单：还没有', route: 'pages/worklog/tasks/index', who: '江涛' },
  { name: 'task-lists', title: '下发的清单', route: 'pages/worklog/lists/index', who: '沈农' },
  { name: 'task-list', title: '一份清单', route: `pages/worklog/list/index?${query({ id: other.list })}`, who: '沈农' },
  { name: 'home-log', title: '今天：日志', route: 'pages/home/index', who: '林夏' },
  { name: 'log', title: '工作日志：草稿', route: 'pages/worklog/log/index', who: '林夏' },
  { name: 'log-not-asked', title: '工作日志：没有要求', route: 'pages/worklog/log/index', who: '石磊' },
  { name: 'log-offline', title: '工作日志：没有网络', route: 'pages/home/index', who: '林夏', expected: [/ERR_INTERNET_DISCONNECTED/], then: async (visitor) => {
    await visitor.tap('全队的各天日志');
    await visitor.tap('4月2日');
    await visitor.page.goBack();
    await visitor.still();
    await visitor.context.setOffline(true);
    await visitor.tap('4月2日');
  } },
  { name: 'logs', title: '我的工作日志', route: 'pages/worklog/logs/index', who: '冯雪' },
  { name: 'logs-team', title: '全队的工作日志', route: `pages/worklog/logs/index?${query({ teamId: other.logTeam })}`, who: '林夏' },
  { name: 'log-own', title: '工作日志：本人的', route: 'pages/worklog/log/index', who: '冯雪' },
  { name: 'log-sign', title: '签全队的日志', route: `pages/worklog/review/index?${query({ id: other.logWaiting })}`, who: '叶青', then: open('看过了，签字') },
  { name: 'log-unsigned', title: '一篇日志：等队长签', route: `pages/worklog/review/index?${query({ id: other.logWaiting })}`, who: '韩秋' },
  { name: 'log-people', title: '查阅工作日志', route: 'pages/worklog/people/index', who: '韩秋' },
  { name: 'log-one', title: '一篇日志：各稿', route: `pages/worklog/review/index?${query({ id: other.log })}`, who: '韩秋' },
  { name: 'log-review', title: '查阅日志：退回', route: `pages/worklog/review/index?${query({ id: other.log })}`, who: '韩秋', then: async (visitor) => {
    await visitor.tap('查阅');
    await visitor.tap('退回补充');
  } },
  { name: 'task-send', title: '下发清单', route: 'pages/worklog/send/index', who: '沈农' },
];
