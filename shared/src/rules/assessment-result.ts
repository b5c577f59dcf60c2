import { ASSESSOR_NAMES, type Assessor, PRESENCE_PARTS, SUMMARY_PART, TENTHS, VOTED_PARTS } from '../kernel/assessment';
import type { Month } from '../kernel/day';
import type { FindingOrRefusal, Reason } from '../kernel/finding';
import { isRefusal } from '../kernel/refusal';
import { nameOfText } from '../policy/names';
import type { Profile } from '../policy/profile';
import { finding, reasonOf } from '../policy/reading';
import type { Values } from '../policy/values';
import type { RatingCounts, Raters } from './rating';

/** What is known of a month: only a closed sheet says whether presence was met. */
export interface AssessedMonth {
  month: Month;
  villageName: string;
  /** Null: the sheet is not closed, or the document asks for no number of days in it. */
  met: boolean | null;
  text: string;
  because: Reason[];
  page: string;
}

export interface AssessedVote {
  id: string;
  raters: Raters;
  title: string;
  valid: number;
  /** Null: fewer than five answered, so nothing is shown and nothing counts. */
  counts: RatingCounts | null;
}

/** What one of those who assess wrote down. */
export interface AssessedOpinion {
  by: Assessor;
  name: string;
  text: string;
  /** In tenths of a point, with the reason where one was given. */
  points: { part: string; tenths: number; reason: string }[];
}

/** Everything an assessment is computed from. The same gives the same, whoever asks and whenever. */
export interface AssessmentInputs {
  stage: string;
  period: string;
  months: AssessedMonth[];
  votes: AssessedVote[];
  opinions: AssessedOpinion[];
  summary: string;
  figures: { name: string; value: number; unit: string }[];
}

/** A line of the tree: what it says, and the lines it was made of. */
export interface AssessmentNode {
  key: string;
  name: string;
  text: string;
  /** Null: it is not counted in points, or cannot be yet. */
  tenths: number | null;
  /** The most there is for it; null where it is not counted in points. */
  of: number | null;
  met: boolean | null;
  /** It still waits for something: said in the text. */
  open: boolean;
  because: Reason[];
  page: string;
  children: AssessmentNode[];
}

export interface AssessmentResult {
  tenths: number | null;
  total: number | null;
  /** What is not known yet, by name. */
  missing: string[];
  parts: AssessmentNode[];
}

type Scoring = Values['assessment.scoring'];
type ScoredPart = Scoring['parts'][number];

/** Whose opinion gives the points of this part: that of the row, else the county's. */
export function pointsFrom(part: Pick<ScoredPart, 'by'>): Assessor {
  return part.by ?? 'county';
}

/**
 * The assessment of one person: each part that the document names, with what is known of it; counted in points only where the document, or the county, says how.
 * Presence is met or not met. Votes of fewer than five count nothing and nothing is scaled up for them. Refusal `config_required` where the points are blank.
 */
export function assessmentResult(profile: Profile, inputs: AssessmentInputs): FindingOrRefusal<AssessmentResult> {
  return finding(profile, read => {
    const rule = read.where('assessment.components');
    read.say(rule ? `考核的内容：${rule.parts.map(part => nameOfText(part)).join('、')}` : '制度没有写考核的内容，这里只列出事实，怎样评定由本地的考核方案规定');
    const scoring = read.where('assessment.scoring');
    if (scoring) read.say(`满分 ${scoring.total} 分：${scoring.parts.map(({ part, points }) => `${nameOfText(part)} ${points} 分`).join('，')}`);
    const named = [...new Set([...(rule?.parts ?? []), ...(scoring?.parts.map(({ part }) => part) ?? [])])];
    const nodes = named.map(part => nodeOf(profile, part, scoring, inputs));
    const presence = nodes.some(({ key }) => PRESENCE_PARTS.includes(key)) ? [] : [presenceNode(profile, 'attendance', null, inputs)];
    const parts = [...presence, ...nodes];
    const scored = nodes.filter(({ of }) => of !== null);
    const known = scored.filter(({ tenths }) => tenths !== null);
    const missing = parts.filter(({ open }) => open).map(({ name }) => name);
    const tenths = scoring ? known.reduce((sum, node) => sum + node.tenths!, 0) : null;
    if (scoring) read.say(`${known.map(node => `${node.name} ${pointsText(node.tenths!)}`).join(' + ') || '还没有一项有分'}，合计 ${pointsText(tenths!)} 分${known.length < scored.length ? `；${scored.filter(node => node.tenths === null).map(({ name }) => name).join('、')}没有分，不折算` : ''}`);
    return { tenths, total: scoring?.total ?? null, missing, parts };
  });
}

/** `835` is "83.5". */
export function pointsText(tenths: number): string {
  return tenths % TENTHS === 0 ? String(tenths / TENTHS) : (tenths / TENTHS).toFixed(1);
}

/** What the votes are worth of so many points, in tenths, rounded to the nearest. Null: nobody answered what counts. */
export function votedTenths(answers: NonNullable<Scoring['answers']>, counts: RatingCounts, points: number): number | null {
  const worth = (['satisfied', 'fair', 'unsatisfied', 'unknown'] as const).flatMap(answer => (answers[answer] == null ? [] : [{ votes: counts[answer], hundredths: answers[answer] }]));
  const votes = worth.reduce((sum, each) => sum + each.votes, 0);
  if (votes === 0) return null;
  return Math.round((points * TENTHS * worth.reduce((sum, each) => sum + each.votes * each.hundredths, 0)) / (votes * 100));
}

function nodeOf(profile: Profile, part: string, scoring: Scoring | null, inputs: AssessmentInputs): AssessmentNode {
  const row = scoring?.parts.find(each => each.part === part) ?? null;
  if (PRESENCE_PARTS.includes(part)) return presenceNode(profile, part, row, inputs);
  if (part in VOTED_PARTS) return votedNode(profile, part, row, scoring, inputs);
  if (part === SUMMARY_PART && !row) return { ...plain(profile, part, null), text: inputs.summary || '还没有写', open: inputs.summary === '' };
  return opinionNode(profile, part, row, inputs);
}

function presenceNode(profile: Profile, part: string, row: ScoredPart | null, inputs: AssessmentInputs): AssessmentNode {
  const { months } = inputs;
  const told = months.filter(({ met }) => met !== null);
  const short = told.filter(({ met }) => met === false);
  const met = told.length === 0 ? null : short.length === 0;
  const open = months.filter(month => month.met === null).length;
  const given = row ? givenFor(row, part, inputs) : null;
  // Met is worth all of it; what is not met is worth what a named person says, with his reason.
  const tenths = !row ? null : met === true && open === 0 ? row.points * TENTHS : given?.tenths ?? null;
  const text = [
    met === null ? '还没有封存的考勤表能说明达没达到' : met ? `${told.length} 个月都达到` : `${told.length} 个月里 ${short.length} 个月没有达到：${short.map(({ month }) => `${Number(month.slice(5))} 月`).join('、')}`,
    ...(open > 0 ? [`${open} 个月没有封存或没有天数要求`] : []),
    ...(row && met === true && open === 0 ? ['达到的得满分'] : given ? [`${given.name}：${given.reason || '没有写理由'}`] : row ? [`不能直接得满分，等${ASSESSOR_NAMES[pointsFrom(row)]}说明给几分`] : []),
  ].join('；');
  return {
    ...plain(profile, part, row), name: nameOfText(part), text, tenths, met, open: row ? tenths === null : months.length === 0 || months.some(each => each.met === null),
    children: months.map(({ month, villageName, met: reached, text: said, because, page }) => ({ key: `${month} ${villageName}`, name: `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月 ${villageName}`, text: said, tenths: null, of: null, met: reached, open: false, because, page, children: [] })),
  };
}

function votedNode(profile: Profile, part: string, row: ScoredPart | null, scoring: Scoring | null, { votes }: AssessmentInputs): AssessmentNode {
  const own = votes.filter(({ raters }) => raters === VOTED_PARTS[part]);
  const shown = own.filter((vote): vote is AssessedVote & { counts: RatingCounts } => vote.counts !== null);
  const sums = shown.reduce((all, { counts }) => ({ satisfied: all.satisfied + counts.satisfied, fair: all.fair + counts.fair, unsatisfied: all.unsatisfied + counts.unsatisfied, unknown: all.unknown + counts.unknown }), { satisfied: 0, fair: 0, unsatisfied: 0, unknown: 0 });
  const tenths = row && scoring?.answers && shown.length > 0 ? votedTenths(scoring.answers, sums, row.points) : null;
  const text = own.length === 0 ? '还没有结束的测评' : shown.length === 0 ? '答的不满 5 票，不显示，也不计分' : countsText(sums);
  return {
    ...plain(profile, part, row), text, tenths, open: own.length === 0,
    children: own.map(vote => ({ key: vote.id, name: vote.title, text: vote.counts ? countsText(vote.counts) : '不满 5 票，不显示', tenths: null, of: null, met: null, open: false, because: [], page: `/pages/assessment/round/index?id=${vote.id}`, children: [] })),
  };
}

function opinionNode(profile: Profile, part: string, row: ScoredPart | null, inputs: AssessmentInputs): AssessmentNode {
  const given = row ? givenFor(row, part, inputs) : null;
  const said = inputs.opinions.map(({ by, name, text }) => ({ key: by, name: `${ASSESSOR_NAMES[by]}（${name}）`, text, tenths: null, of: null, met: null, open: false, because: [], page: '', children: [] }));
  const text = row ? (given ? `${given.name}打 ${pointsText(given.tenths)} 分${given.reason ? `：${given.reason}` : ''}` : `等${ASSESSOR_NAMES[pointsFrom(row)]}打分`) : said.length > 0 ? `${said.length} 份评价` : '还没有人评价';
  const facts = inputs.figures.map(({ name, value, unit }) => `${name} ${value} ${unit}`).join('，');
  return {
    ...plain(profile, part, row), text, tenths: given?.tenths ?? null, open: row ? given === null : said.length === 0,
    children: [...said, ...(facts ? [{ key: 'figures', name: '这段时间的记录', text: facts, tenths: null, of: null, met: null, open: false, because: [], page: '', children: [] }] : [])],
  };
}

/** The points that were given for this part by whoever the row names; never more than there are. */
function givenFor(row: ScoredPart, part: string, { opinions }: AssessmentInputs): { tenths: number; reason: string; name: string } | null {
  const opinion = opinions.find(({ by }) => by === pointsFrom(row));
  const point = opinion?.points.find(each => each.part === part);
  return point ? { tenths: Math.min(Math.max(point.tenths, 0), row.points * TENTHS), reason: point.reason, name: opinion!.name } : null;
}

function plain(profile: Profile, part: string, row: ScoredPart | null): AssessmentNode {
  const key = row ? 'assessment.scoring' : 'assessment.components';
  const because = key in profile.values ? [{ ...reasonOf(profile, key), text: row ? `${nameOfText(part)}：${row.points} 分` : `${nameOfText(part)}是考核的内容` }] : [];
  return { key: part, name: nameOfText(part), text: '', tenths: null, of: row?.points ?? null, met: null, open: false, because, page: '', children: [] };
}

function countsText({ satisfied, fair, unsatisfied, unknown }: RatingCounts): string {
  return `满意 ${satisfied}、基本满意 ${fair}、不满意 ${unsatisfied}、不了解 ${unknown} 票`;
}

/** Which parts this assessor gives points for, with how many there are; none where the document counts no points. */
export function pointsAskedOf(profile: Profile, by: Assessor): { part: string; name: string; points: number }[] {
  const { value } = finding(profile, read => read.where('assessment.scoring'));
  return isRefusal(value) || !value ? [] : value.parts.filter(row => pointsFrom(row) === by && !(row.part in VOTED_PARTS)).map(({ part, points }) => ({ part, name: nameOfText(part), points }));
}
