import { gzipSync } from 'node:zlib';
import type { BoardReply } from '@village/shared/contract/board';
import { addDays } from '@village/shared/kernel/day';
import { OFFLINE_SCRIPT, PUBLIC_ASSETS } from '../common/html';
import { boardPage } from './board.page';

const MOST = 60 * 1024;
const DAY = '2025-03-06';
/** Words no two of which are alike: what repeats packs to nothing. */
const words = (seed: number, length: number) => Array.from({ length }, (_, index) => String.fromCharCode(0x4e00 + ((seed * 7919 + index * 104_729) % 12_000))).join('');

/** The fullest board there can be: thirty people, a week of duty, a year's promises, all the texts it shows, a month's attendance. */
function full(): BoardReply {
  const people = Array.from({ length: 30 }, (_, index) => ({ personId: `0195${words(index, 4)}-0000-7000-8000-0000000000${index}`, name: words(index + 1, 4), roleName: words(index + 2, 8), unitName: words(index + 3, 20), post: words(index + 4, 12), photo: true }));
  return {
    villageName: words(1, 10), townshipName: words(2, 10), day: DAY, time: '09:00', officeHours: words(3, 200), large: true, people,
    duty: Array.from({ length: 7 }, (_, index) => ({ day: addDays(DAY, index), names: [words(index, 4), words(index + 9, 4)], rearranging: false })),
    patrols: Array.from({ length: 7 }, (_, index) => ({ day: addDays(DAY, index), group: index % 4 + 1, names: Array.from({ length: 6 }, (__, at) => words(index * 6 + at, 4)), withVillagers: true, from: '09:00', to: '24:00' })),
    whereabouts: [{ id: 'where', text: words(5, 60), byName: words(6, 4), at: '2025-03-06T01:00:00.000Z', until: '2025-03-06T10:00:00.000Z' }],
    commitments: Array.from({ length: 20 }, (_, index) => ({ id: `item-${index}`, title: words(index, 60), target: words(index + 1, 60), responsible: words(index + 2, 20), due: DAY, isDone: false, progress: { day: DAY, text: words(index + 3, 200) } })),
    publications: Array.from({ length: 12 }, (_, index) => ({ id: `text-${index}`, title: words(index + 50, 60), subjectName: words(index, 6), day: DAY, version: 1 })),
    attendance: { month: '2025-02', until: DAY, rows: people.map(({ personId, name }) => ({ personId, name, inVillage: 20, officialTrip: 1, leave: 0.5, absent: 0 })) },
  };
}

test('最满的公示栏，网页、样式、脚本和数据加起来，压缩以后不到 60 KB', () => {
  const board = full();
  const parts = [boardPage('a'.repeat(24), board), JSON.stringify(board), OFFLINE_SCRIPT, ...Object.values(PUBLIC_ASSETS).map(({ bytes }) => bytes)];
  expect(parts.reduce((sum, part) => sum + gzipSync(part).length, 0)).toBeLessThan(MOST);
});

test('网页一来就能画出来：样式在里面，脚本不挡着，没有字体和别处的东西', () => {
  const page = boardPage('a'.repeat(24), full());
  expect(page).not.toMatch(/<link rel="stylesheet"|@import|@font-face|https?:\/\//);
  expect([...page.matchAll(/<script[^>]*>/g)].map(([tag]) => tag)).toEqual([expect.stringMatching(/^<script src="\/b\/assets\/public\.[0-9a-f]{10}\.js" defer>$/)]);
  // What the script turns on is there from the beginning, and hidden only where there is no script: nothing moves when it comes.
  expect(page).not.toMatch(/<button[^>]* hidden/);
});
