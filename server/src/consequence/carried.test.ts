import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { newDatabase } from '../../test/databases';
import { connect } from '../common/database';
import { ENTITIES } from '../entities';
import { MIGRATIONS } from '../migrations';
import { ConsequenceCaseEntity, ConsequenceStepEntity } from './consequence.entity';

const BECAUSE = [{ text: '三在村', clauses: [{ profile: 'pian04', clause: '三3' }] }];
const at = '2025-03-05T01:00:00.000Z';

let source: DataSource;
let folder: string;
let drop: () => Promise<void>;

beforeAll(async () => {
  const own = await newDatabase(process.env.DATABASE_URL);
  drop = own.drop;
  folder = mkdtempSync(join(tmpdir(), 'village-'));
  const place = { databaseUrl: own.databaseUrl, dataFolder: folder };
  const old = await connect(place, { entities: [], migrations: MIGRATIONS.filter(each => Number(/\d{13}$/.exec(new each().name!)![0]) < 1764000290000) });
  await old.runMigrations({ transaction: 'each' });
  const put = async (table: string, row: object) => old.createQueryBuilder().insert().into(table, Object.keys(row)).values(row).execute();
  await put('organisation', { id: 'village', kind: 'village', name: '桃树村', parentId: 'town', path: '/county/town/village/' });
  await put('team', { id: 'team', villageId: 'village', name: '', from: '2025-01-01', to: null });
  await put('inspection_check', {
    id: 'check', inspectionId: 'inspection', teamId: 'team', personId: 'member', day: '2025-03-04', at: '10:00', found: 'absent', note: '没有人', claimedAt: at, receivedAt: at, recordedBy: 'inspector', explainBy: '2025-03-07', explanation: '在入户', explainedAt: at,
    decision: 'absent', decidedBy: 'office', decidedAt: at, reason: '',
  });
  for (const [id, step, decision, doneAt] of [['one', 'town_wide_criticism', 'confirmed', at], ['two', 'rectification_order', 'set_aside', null]] as const) {
    await put('inspection_consequence', { id, checkId: 'check', personId: 'member', day: '2025-03-04', step, decision, reason: decision === 'set_aside' ? '第一次' : '', because: JSON.stringify(BECAUSE), executedBy: '镇党委', decidedBy: 'office', decidedAt: at, doneBy: doneAt && 'office', doneAt, doneNote: doneAt ? '发了通报' : '' });
  }
  await old.destroy();
  source = await connect(place, { entities: ENTITIES, migrations: MIGRATIONS });
  await source.runMigrations({ transaction: 'each' });
});
afterAll(async () => {
  await source.destroy();
  await drop();
  rmSync(folder, { recursive: true, force: true });
});

test('what was decided about absences before there were cases is a case with its decisions', async () => {
  expect(await source.manager.find(ConsequenceCaseEntity)).toMatchObject([{
    factKey: 'check_check', source: 'check', subject: 'person', subjectId: 'member', path: '/county/town/village/', teamId: 'team', day: '2025-03-04', answer: '在入户', answeredAt: at, because: BECAUSE, needsReview: false, filedAt: null,
    proposed: [{ step: 'town_wide_criticism', byName: '镇党委', optional: false }, { step: 'rectification_order', byName: '镇党委', optional: false }],
  }]);
  expect(await source.manager.find(ConsequenceStepEntity, { order: { id: 'ASC' } })).toMatchObject([
    { step: 'town_wide_criticism', decision: 'confirmed', doneAt: at, doneNote: '发了通报' }, { step: 'rectification_order', decision: 'set_aside', reason: '第一次', doneAt: null },
  ]);
});
