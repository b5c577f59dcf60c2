import { nameOfWord } from '../kernel/word';
import { figureShape, type FigureKey, type ReportFigure } from './report-figure';

/** A part of a report that its author edits as text. */
export interface ReportSection {
  key: string;
  title: string;
  text: string;
}

/** What stood open, what comes next, in words; without names of villagers. */
export interface ReportMatter {
  text: string;
}

export interface DraftFacts {
  /** What the document wants in it, by its words; empty: nothing said. */
  topics: readonly string[];
  figures: readonly ReportFigure[];
  problems: readonly ReportMatter[];
  next: readonly ReportMatter[];
}

type Part = ReturnType<typeof figureShape>['part'];
const PART_HEADS: Record<Part, string> = { presence: '在岗情况', work: '主要工作', visit: '入户走访', meeting: '会议', study: '学习', problem: '问题', duty: '按职责' };

/** What each topic of a document is drawn from; a topic of the author's own mind is left to him. */
const TOPIC_PARTS: Record<string, readonly Part[]> = {
  work: ['work', 'visit', 'meeting', 'duty'], study: ['study'], in_village: ['presence'], mass_work: ['visit', 'work'], progress: ['work', 'visit', 'meeting', 'duty'], situation: ['presence', 'work', 'visit', 'meeting', 'duty'], summary: ['work', 'visit', 'meeting', 'duty'],
  problems: ['problem'], thinking: [], party_resolutions: [], experience: [], next_tasks: [],
};

/**
 * The report as it is opened: what the facts of the time say, in plain sentences, in the parts that the document asks for. Facts only:
 * thoughts, causes and plans the author writes himself. A number is written only where it is more than none.
 */
export function composeReport({ topics, figures, problems, next }: DraftFacts): ReportSection[] {
  const own = topics.filter(topic => topic !== 'problems' && topic !== 'next_tasks').map((topic): ReportSection => ({ key: topic, title: `${nameOfWord(topic)}情况`, text: partsInWords(TOPIC_PARTS[topic] ?? [], figures, `${nameOfWord(topic)}情况`) }));
  const standard: ReportSection[] = own.length > 0 ? own : [
    { key: 'presence', title: '在岗情况', text: partsInWords(['presence'], figures, '在岗情况') },
    { key: 'work', title: '主要工作', text: partsInWords(['work', 'visit', 'meeting', 'study', 'duty'], figures, '主要工作') },
  ];
  return [
    ...standard,
    { key: 'problems', title: '存在的困难和问题', text: [...sentences('problem', figures, true), ...listed(problems)].join('\n') },
    { key: 'next', title: '下一步打算', text: listed(next).join('\n') },
  ];
}

/** Sections of which a rollup has its own, or which its totals tell. */
const ROLLED_UP = ['presence', 'work', 'problems', 'next'];

/** The report of a township made of those of its teams: totals first, then what each team says of what the document wants told, of its difficulties and plans. */
export function composeRollup(teams: readonly { name: string; reportId: string; figures: readonly ReportFigure[]; sections: readonly ReportSection[] }[]): { figures: ReportFigure[]; sections: ReportSection[] } {
  const keys = [...new Set(teams.flatMap(team => team.figures.map(({ key }) => key)))];
  const figures = keys.map((key): ReportFigure => {
    const own = teams.flatMap(team => team.figures.filter(figure => figure.key === key).map(({ value }) => ({ id: team.reportId, day: null, text: team.name, count: value, page: `/pages/report/view/index?id=${team.reportId}` })));
    const { name, unit } = figureShape(key);
    return { key, name, unit, value: own.reduce((sum, { count }) => sum + count, 0), facts: own };
  });
  const topics = [...new Map(teams.flatMap(team => team.sections.filter(({ key }) => !ROLLED_UP.includes(key)).map(({ key, title }) => [key, title]))).entries()];
  const of = (key: string) => teams.map(team => ({ name: team.name, text: team.sections.find(section => section.key === key)?.text.trim() ?? '' })).filter(({ text }) => text !== '').map(({ name, text }) => `${name}：${text.replace(/\n+/g, ' ')}`).join('\n');
  return {
    figures,
    sections: [
      { key: 'presence', title: '在岗情况', text: [`共 ${teams.length} 支工作队报送。`, partsInWords(['presence'], figures, '在岗情况')].filter(Boolean).join('\n') },
      { key: 'work', title: '主要工作', text: partsInWords(['work', 'visit', 'meeting', 'study', 'duty'], figures, '主要工作') },
      { key: 'teams', title: '各队工作', text: of('work') },
      ...topics.map(([key, title]) => ({ key, title: `各队${title}`, text: of(key) })),
      { key: 'problems', title: '存在的困难和问题', text: of('problems') },
      { key: 'next', title: '下一步打算', text: of('next') },
    ],
  };
}

/** The parts of a brief and of a research report: nothing is known of them but what its author writes. What the document wants in it is a part each. */
export function blankSections(form: 'brief' | 'research', topics: readonly string[] = []): ReportSection[] {
  if (form === 'brief' && topics.length > 0) return topics.map(topic => ({ key: topic, title: `${nameOfWord(topic)}情况`, text: '' }));
  return form === 'brief' ? [{ key: 'body', title: '正文', text: '' }]
    : [{ key: 'about', title: '为什么调研、怎样调研', text: '' }, { key: 'situation', title: '基本情况', text: '' }, { key: 'problems', title: '存在的问题和原因', text: '' }, { key: 'proposals', title: '对策建议', text: '' }];
}

/** "入户走访：入户走访 12 户次。" The name of the part is left out where the title says it. */
function partsInWords(parts: readonly Part[], figures: readonly ReportFigure[], title: string): string {
  return parts.flatMap(part => sentences(part, figures, PART_HEADS[part] === title)).join('\n');
}

function sentences(part: Part, figures: readonly ReportFigure[], isTitled = false): string[] {
  const known = figures.filter(({ key, value }) => figureShape(key as FigureKey).part === part && value > 0);
  const head = isTitled ? '' : PART_HEADS[part];
  // What is called as its part is not named twice.
  return known.length ? [`${head && `${head}：`}${known.map(({ name, value, unit }) => `${name === head ? '' : `${name} `}${value} ${unit}`).join('，')}。`] : [];
}

function listed(matters: readonly ReportMatter[]): string[] {
  return matters.map(({ text }, index) => `${index + 1}. ${text}`);
}
