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
    const requiredMin = leastOf(row, asked.cadresTotal);
    read.say(row.share ? `${nameOfWord(row.training)}${PERIOD_NAMES[row.per]}不少于驻村干部的 ${nameOfShare(row.share)}${requiredMin === null ? '' : `，${asked.cadresTotal} 人中至少 ${requiredMin} 人，已培训 ${asked.trained ?? 0} 人`}` : toldDuty(nameOfWord(row.training), row.per, row.count ?? 0));
    const cycles = cyclesOf(row.per, asked).map(cycle => ({ ...cycle, due: dueOf(read, calendar, cycle) }));
    return row.share ? byShare(read, requiredMin, cycles, asked) : byCount(read, row, cycles, asked);
  });
}

function leastOf(row: Row, cadres: number | undefined): number | null {
  if (!row.share || cadres === undefined) return null;
  const wanted = (cadres * row.share.numerator) / row.share.denominator;
  return row.rounding === 'down' ? Math.floor(wanted) : Math.ceil(wanted);
}

function byShare(read: Reader, requiredMin: number | null, cycles: readonly (Cycle & { due: Day })[], asked: TrainingAsked): TrainingCadence {
  const due = cycles[cycles.length - 1]?.due ?? null;
  if (due) read.say(`最迟 ${due}`);
  return { requiredCount: null, requiredMin, due, compliant: requiredMin === null || asked.trained === undefined ? null : asked.trained >= requiredMin };
}

function byCount(read: Reader, row: Row, cycles: readonly (Cycle & { due: Day })[], asked: TrainingAsked): TrainingCadence {
  const found = fulfil(cycles, row.count ?? 0, asked.held ?? []);
  read.say(toldFulfilment(found));
  return { requiredCount: found.requiredCount, requiredMin: null, due: found.due, compliant: asked.held ? found.compliant : null };
}
