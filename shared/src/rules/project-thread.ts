import type { Day } from '../kernel/day';
import type { Fen } from '../kernel/money';

/** An entry about a project. */
export interface ProjectRecord {
  day: Day;
  answers: Readonly<Record<string, string>>;
  closes: boolean;
}

/** What the entries about one project say together, in their order. */
export interface ProjectStanding {
  title: string;
  branch: string;
  stage: string;
  fundsFen: Fen;
  spentFen: Fen;
  people: number;
  lastDay: Day;
  closed: boolean;
}

/** Names, branch and stage are what was said last; money adds up; people are the most that were named. */
export function projectStanding(entries: readonly ProjectRecord[]): ProjectStanding {
  const last = (field: string) => entries.map(({ answers }) => answers[field]).filter(Boolean).pop() ?? '';
  const sum = (field: string) => entries.reduce((total, { answers }) => total + Number(answers[field] ?? 0), 0);
  return {
    title: last('title'), branch: last('branch'), stage: last('stage'), fundsFen: sum('funds'), spentFen: sum('spent'), people: Math.max(0, ...entries.map(({ answers }) => Number(answers.people ?? 0))),
    lastDay: entries[entries.length - 1]?.day ?? '', closed: entries.some(({ closes }) => closes),
  };
}
