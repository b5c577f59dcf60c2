import type { Day } from '../kernel/day';
import type { FindingOrRefusal } from '../kernel/finding';
import { nameOfWord } from '../kernel/word';
import type { Profile } from '../policy/profile';
import { finding, type Reader } from '../policy/reading';
import type { Values } from '../policy/values';
import { cyclesOf, dueOf, fulfil, nameOfShare, notInDocument, PERIOD_NAMES, toldDuty, toldFulfilment, type Cycle } from './cadence';
import type { Calendar } from './calendar';

export interface TrainingAsked {
  organiser: string;
  training: string;
  period: string;
  held?: readonly Day[];
  cadresTotal?: number;
  trained?: number;
}

export interface TrainingCadence {
  requiredCount: number | null;
  /** How many cadres at least (A42). */
  requiredMin: number | null;
  due: Day | null;
  /** Null: not asked, or the cadres were not counted. */
  compliant: boolean | null;
}

type Row = Values['posting.training'][number];

/** Were enough cadres trained, or the training held often enough? */
export function trainingCadence(profile: Profile, calendar: Calendar, asked: TrainingAsked): FindingOrRefusal<TrainingCadence> {
  return finding(profile, read => {
    const row = read('posting.training').find(each => each.organiser === asked.organiser && each.training === asked.training);
    if (!row) return notInDocument(read, `${read.called(asked.organiser)}举办${nameOfWord(asked.training)}`);
    read.say(row.share ? `${nameOfWord(row.training)}${PERIOD_NAMES[row.per]}不少于驻村干部的 ${nameOfShare(row.share)}` : toldDuty(nameOfWord(row.training), row.per, row.count ?? 0));
    const cycles = cyclesOf(row.per, asked).map(cycle => ({ ...cycle, due: dueOf(read, calendar, cycle) }));
    return row.share ? byShare(read, row, cycles, asked) : byCount(read, row, cycles, asked);
  });
}

function byShare(read: Reader, row: Row, cycles: readonly (Cycle & { due: Day })[], asked: TrainingAsked): TrainingCadence {
  const { numerator, denominator } = row.share ?? { numerator: 0, denominator: 1 };
  const wanted = asked.cadresTotal === undefined ? null : (asked.cadresTotal * numerator) / denominator;
  const requiredMin = wanted === null ? null : row.rounding === 'down' ? Math.floor(wanted) : Math.ceil(wanted);
  if (requiredMin !== null) read.say(`${asked.cadresTotal} 人中至少 ${requiredMin} 人，已培训 ${asked.trained ?? 0} 人`);
  return { requiredCount: null, requiredMin, due: cycles[cycles.length - 1]?.due ?? null, compliant: requiredMin === null || asked.trained === undefined ? null : asked.trained >= requiredMin };
}

function byCount(read: Reader, row: Row, cycles: readonly (Cycle & { due: Day })[], asked: TrainingAsked): TrainingCadence {
  const found = fulfil(cycles, row.count ?? 0, asked.held ?? []);
  read.say(toldFulfilment(found));
  return { requiredCount: found.requiredCount, requiredMin: null, due: found.due, compliant: asked.held ? found.compliant : null };
}
