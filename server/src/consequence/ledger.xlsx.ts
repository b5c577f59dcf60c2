import type { CaseLine, ConsequenceStatistics } from '@village/shared/contract/consequence';
import { CASE_STATE_NAMES, CONSEQUENCE_STATE_NAMES, FACT_SOURCE_NAMES, REVIEW_OUTCOME_NAMES, SUBJECT_KIND_NAMES } from '@village/shared/contract/consequence-words';
import { nameOfWord } from '@village/shared/kernel/word';
import { type Cell, listBook } from '../common/list-book';
import type { ConsequenceCaseEntity, ConsequenceStepEntity } from './consequence.entity';

export interface LedgerRow {
  row: ConsequenceCaseEntity;
  line: CaseLine;
  steps: ConsequenceStepEntity[];
}

/** The ledger of a time, and its counts: by kind, by rung, by township. People stand in the ledger in the order of the days; nobody is ranked. */
export function ledgerXlsx(found: readonly LedgerRow[], { from, to, cases, answered, tolerated, states, sources, events, steps, places }: ConsequenceStatistics): Promise<Uint8Array> {
  const title = `责任追究 ${from} 至 ${to}`;
  const pairs = (kind: string, all: readonly { name: string; count: number }[]): Cell[][] => all.map(({ name, count }) => [kind, name, count]);
  return listBook(
    {
      name: '台账', title, subtitle: `共 ${found.length} 件`, frozen: 2,
      columns: [['序号', 6], ['日期', 12], ['对谁', 10], ['姓名或名称', 14], ['地方', 12], ['事实来自', 12], ['情形', 24], ['处理（建议、决定、执行）', 44], ['本人说明', 30], ['容错研判', 20], ['依据', 18], ['进度', 14], ['档案号', 12]],
      rows: found.map(({ row, line, steps: own }, index): Cell[] => [
        index + 1, row.day, SUBJECT_KIND_NAMES[row.subject], line.subjectName, line.placeName, FACT_SOURCE_NAMES[row.source], row.title, row.proposed.map(({ step }) => handled(step, own)).join('\n') || '制度没有写怎样处理',
        row.answer, row.reviewOutcome === null ? '' : `${REVIEW_OUTCOME_NAMES[row.reviewOutcome]}：${row.reviewReason}`, clausesOf(row), CASE_STATE_NAMES[line.state], row.fileNumber,
      ]),
    },
    {
      name: '统计', title, subtitle: `${cases} 件，本人说明了 ${answered} 件，容错 ${tolerated} 件`, columns: [['分类', 16], ['名称', 40], ['件数', 10]],
      rows: [...pairs('进度', states), ...pairs('事实来自', sources), ...pairs('情形', events)],
    },
    { name: '按处理', title, columns: [['处理', 34], ['建议（件）', 12], ['决定执行', 12], ['决定不执行', 12], ['已执行', 12]], rows: steps.map(({ name, proposed, confirmed, setAside, done }): Cell[] => [name, proposed, confirmed, setAside, done]) },
    { name: '按乡镇', title, columns: [['乡镇', 24], ['件数', 12], ['决定执行（项）', 14], ['决定不执行（项）', 16]], rows: places.map(({ name, cases: own, confirmed, setAside }): Cell[] => [name, own, confirmed, setAside]) },
  );
}

function handled(step: string, steps: readonly ConsequenceStepEntity[]): string {
  const own = steps.find(each => each.step === step);
  if (!own) return `${nameOfWord(step)}：${CONSEQUENCE_STATE_NAMES.proposed}`;
  return `${nameOfWord(step)}：${CONSEQUENCE_STATE_NAMES[own.doneAt !== null ? 'done' : own.decision]}${own.reason ? `（${own.reason}）` : ''}${own.doneNote ? `（${own.doneNote}）` : ''}`;
}

function clausesOf({ because }: ConsequenceCaseEntity): string {
  return [...new Set(because.flatMap(({ clauses }) => clauses.map(({ clause }) => clause)))].join('、');
}
