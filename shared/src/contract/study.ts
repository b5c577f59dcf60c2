import type { Day, Month } from '../kernel/day';
import type { Reason } from '../kernel/finding';
import type { MeetingKind } from '../kernel/meeting-kind';
import { endpoint, type Page } from './endpoint';
import type { TrainingYearInput, UntrainedInput } from './study.input';
import type { PlaceMonthInput } from './meeting.input';

/** A study of the team: who was there and who has no note of it. */
export interface StudyLine {
  meetingId: string;
  title: string;
  day: Day;
  present: number;
  withoutNotes: string[];
  /** Who missed it: those who made up for it, and those who did not. */
  madeUp: string[];
  owing: string[];
}

export interface StudyPerson {
  personId: string;
  name: string;
  notes: number;
  /** Of his own study, in minutes. */
  personalMinutes: number;
  daysStudied: number;
}

export interface StudyMonth {
  placeId: string;
  month: Month;
  studies: StudyLine[];
  people: StudyPerson[];
  /** What the document asks: the number of studies, notes, hours of one's own. */
  asks: { text: string; blank: boolean; because: Reason[] }[];
}

/** How far the training of the year reaches. */
export interface TrainingLine {
  training: MeetingKind;
  name: string;
  organiserName: string;
  held: Day[];
  trained: number;
  cadres: number;
  requiredCount: number | null;
  requiredMin: number | null;
  due: Day | null;
  compliant: boolean | null;
  because: Reason[];
}

/** A cadre who was not at any of the trainings of a kind. */
export interface UntrainedCadre {
  personId: string;
  name: string;
  teamName: string;
}

export const study = {
  month: endpoint<PlaceMonthInput, StudyMonth>({ method: 'GET', path: '/study', permission: 'meeting.read', title: '学习', reply: 'StudyMonth' }),
  training: endpoint<TrainingYearInput, TrainingLine[]>({ method: 'GET', path: '/study/training', permission: 'meeting.read', title: '驻村干部培训', reply: 'TrainingLine[]' }),
  untrained: endpoint<UntrainedInput, Page<UntrainedCadre>>({ method: 'GET', path: '/study/training/untrained', permission: 'meeting.read', title: '还没有培训的驻村干部', reply: 'Page<UntrainedCadre>' }),
};
