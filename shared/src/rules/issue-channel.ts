import type { FindingOrRefusal, Reason } from '../kernel/finding';
import { nameOfWord } from '../kernel/word';
import { CADRE_ROLES, isRole } from '../kernel/role';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';
import { notInDocument } from './cadence';

/** To whom something is reported at once. */
export interface IssueChannel {
  recipients: string[];
  /** `prompt`, `immediate`; null where the document names no haste. */
  timing: string | null;
}

/** Which reports a document may name for what happened, the fittest first. */
const REPORTS: Record<string, readonly string[]> = {
  mass_demand: ['major_mass_demand', 'major_event', 'new_situation'],
  opinion: ['people_opinions', 'new_situation', 'major_event'],
};
const EVENTS: readonly string[] = ['emergency', 'major_event', 'new_situation'];
/** What is reported at once is no paper: it goes up as an issue. */
export const DIRECT_REPORTS: readonly string[] = [...EVENTS, 'major_mass_demand', 'people_opinions', 'feedback'];

/** To whom is what happened reported directly, level by level left out? Nobody where the document names none. */
export function directChannel(profile: Profile, asked: { roles: readonly string[]; event: string }): FindingOrRefusal<IssueChannel> {
  return finding(profile, read => {
    const rows = (read.where('report.due') ?? []).filter(row => row.timing && speaksFor(row.reporters, asked.roles));
    const wanted = REPORTS[asked.event] ?? EVENTS;
    const row = wanted.flatMap(report => rows.filter(each => each.report === report && (!each.events || each.events.includes(asked.event))))[0];
    if (!row) {
      read.say('没有写明这种情况向谁直报，按逐级上报先报上一级');
      return { recipients: [], timing: null };
    }
    read.say(`${nameOfWord(row.report)}${nameOfWord(row.timing ?? '')}报${row.to.map(party => read.called(party)).join('、')}`);
    return { recipients: row.to, timing: row.timing ?? null };
  });
}

/** Who receives a clue of this kind, and nobody else? Refusal: `not_in_document` where the document names nobody. */
export function clueChannel(profile: Profile, asked: { roles: readonly string[]; category: string }): FindingOrRefusal<IssueChannel> {
  return finding(profile, read => {
    const row = (read.where('report.due') ?? []).find(each => each.report === 'feedback' && speaksFor(each.reporters, asked.roles) && each.categories?.includes(asked.category));
    if (!row) return notInDocument(read, `${nameOfWord(asked.category)}向谁反馈`);
    read.say(`${nameOfWord(asked.category)}${nameOfWord(row.timing ?? '')}报${row.to.map(party => read.called(party)).join('、')}，只有报送人和接收的机构看得到`);
    return { recipients: row.to, timing: row.timing ?? null };
  });
}

/** The kinds of clue the document asks for; none where it knows no such feedback. */
export function clueCategories(profile: Profile): string[] {
  const { value } = finding(profile, read => (read.where('report.due') ?? []).flatMap(row => (row.report === 'feedback' ? row.categories ?? [] : [])));
  return Array.isArray(value) ? [...new Set(value)] : [];
}

/** A member speaks where the document has the team report. */
function speaksFor(reporters: readonly string[], roles: readonly string[]): boolean {
  return reporters.some(reporter => roles.includes(reporter) || (reporter === 'team' && roles.some(role => isRole(role) && CADRE_ROLES.includes(role))));
}

/** Who looks into what a villager says about a cadre: whom the document names for clues about cadres. Nobody where it names nobody: then it is for the level above him. */
export function complaintChannel(profile: Profile): FindingOrRefusal<IssueChannel> {
  return finding(profile, read => {
    const row = (read.where('report.due') ?? []).find(each => each.report === 'feedback' && each.categories?.includes('cadre_violation_clue'));
    if (!row) {
      read.say('没有写明群众对干部的反映由谁受理，由被反映的人的上一级受理');
      return { recipients: [], timing: null };
    }
    read.rows([row]);
    read.say(`对干部的反映由${row.to.map(party => read.called(party)).join('、')}受理，被反映的人看不到`);
    return { recipients: row.to, timing: row.timing ?? null };
  });
}

/** On what a complaint rests that somebody does not co-operate with the team; nothing where the document says nothing of it. */
export function obstructionGround(profile: Profile): Reason[] {
  const { value, because } = finding(profile, read => {
    const isNamed = (read.where('inspection.consequences') ?? []).some(row => row.event === 'obstructs_team');
    if (isNamed) read.say('不配合、拖延、阻挠工作队的，查实以后由上级处理；只有反映人和受理的机构看得到');
    return isNamed;
  });
  return value === true ? because : [];
}
