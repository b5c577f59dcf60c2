import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { AssessmentSheet } from '@village/shared/contract/assessment';
import type { AssessmentInput, AssessmentSheetInput } from '@village/shared/contract/assessment.input';
import type { FileReply } from '@village/shared/contract/endpoint';
import { ASSESSOR_NAMES } from '@village/shared/kernel/assessment';
import { dayOf, dayText, type Day } from '@village/shared/kernel/day';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfWord } from '@village/shared/kernel/word';
import { type AssessmentNode, pointsText } from '@village/shared/rules/assessment-result';
import { Db } from '../common/db';
import { Journal } from '../common/journal';
import { type Cell, listBook } from '../common/list-book';
import { type Paper, paperFile, type PaperKind } from '../common/paper';
import type { Who } from '../common/who';
import { AssessmentListService, assessmentTitle, countedBy } from './assessment-list.service';
import { AssessmentReadService } from './assessment-read.service';
import { AssessmentSheetService } from './assessment-sheet.service';
import { AssessmentStandingService } from './assessment-standing.service';
import { AssessmentRoundEntity, AssessmentSheetEntity } from './assessment.entity';

/** The result as an office files it: a form for each person, a list of all. */
@Injectable()
export class AssessmentPaperService {
  constructor(
    private readonly db: Db, private readonly journal: Journal, private readonly reading: AssessmentReadService, private readonly sheets: AssessmentSheetService, private readonly lists: AssessmentListService,
    private readonly standings: AssessmentStandingService,
  ) {}

  /** The decided results of a team that this person may read: for its archive. */
  async kept(teamId: string, from: Day, to: Day, who: Who): Promise<{ id: string; title: string; personId: string; name: string; day: Day }[]> {
    const sheets = (await this.db.of(AssessmentSheetEntity).find({ where: { teamId, assessed: true }, order: { id: 'ASC' } })).filter(sheet => this.reading.sees(sheet, who));
    const rounds = new Map((sheets.length ? await this.db.of(AssessmentRoundEntity).find({ where: { id: In(sheets.map(({ roundId }) => roundId)), state: 'decided' } }) : []).map(round => [round.id, round]));
    return (await this.lists.assessed(sheets.filter(({ roundId }) => rounds.has(roundId)), who)).map(({ id, title, personId, name, assessmentId }) => ({ id, title, personId, name, day: dayOf(rounds.get(assessmentId)!.decidedAt!) }))
      .filter(({ day }) => day >= from && day <= to);
  }

  async form(input: AssessmentSheetInput, kind: PaperKind, who: Who): Promise<FileReply | Refusal> {
    const sheet = await this.sheets.sheet(input, who);
    if (!sheet.may.export) return refuse('not_known', '结果公示以后才能导出考核结果表。');
    await this.journal.note(who, 'assessment.export', sheet.id);
    return { file: await paperFile(paperOf(sheet), kind), name: `${sheet.name}${sheet.title}结果表.${kind}` };
  }

  async xlsx({ id }: AssessmentInput, who: Who): Promise<FileReply | Refusal> {
    const round = await this.reading.managed(id, who);
    const rows = await this.db.of(AssessmentSheetEntity).find({ where: { roundId: id, assessed: In([true, false]) }, order: { path: 'ASC', id: 'ASC' } });
    const lines = await this.lists.assessed(rows, who);
    const title = `${assessmentTitle(round)}结果汇总表`;
    const detail = await this.standings.detail(id, who);
    const scored = rows.some(({ snapshot }) => snapshot !== null && snapshot.result.total !== null);
    const cells = lines.map((line, index): Cell[] => {
      const { snapshot, acknowledgedAt, receivedAt, gradeText, limitDecision, limitReason } = rows[index];
      const limit = snapshot?.limit && limitDecision ? `${snapshot.limit.consequences.map(word => nameOfWord(word)).join('、')}（${limitDecision === 'confirmed' ? '确认' : `不适用：${limitReason}`}）` : '';
      const presence = snapshot?.result.parts.find(({ met }) => met !== null)?.met ?? null;
      return [
        index + 1, line.villageName, line.name, line.unitName, line.roleName, presence === null ? '' : presence ? '达到' : '没有都达到', ...(scored ? [snapshot?.result.tenths == null ? '' : pointsText(snapshot.result.tenths)] : []), limit,
        line.assessed ? line.grade ? nameOfWord(line.grade) : '' : line.note, gradeText, acknowledgedAt ? dayText(dayOf(acknowledgedAt)) : '', receivedAt ? dayText(dayOf(receivedAt)) : '',
      ];
    });
    const columns = [['序号', 6], ['村', 14], [round.ofTeams ? '工作队' : '姓名', round.ofTeams ? 20 : 12], ['派出单位', 26], ['职务', 14], ['考勤', 12], ...(scored ? [['得分', 8] as const] : []), ['限制', 24], ['等次', 12], ['综合评价', 40], ['本人签收', 12], ['单位收到', 12]] as const;
    const quota = detail.quota.most === null ? '' : `优秀 ${detail.quota.given} ${countedBy(round)}，最多 ${detail.quota.most} ${countedBy(round)}。`;
    await this.journal.note(who, 'assessment.export', id, round.placeId);
    return {
      file: await listBook({ name: '考核结果', title, subtitle: `${detail.placeName}　参加考核 ${detail.people} ${countedBy(round)}`, columns, rows: cells, frozen: 3, foot: [`依据《${round.profileTitle}》第 ${round.profileVersion} 版。${quota}`, '制表人：　　　　　　　　审核人：　　　　　　　　负责人：　　　　　　　　（单位盖章）　　　年　　月　　日'] }),
      name: `${title}.xlsx`,
    };
  }
}

function paperOf(sheet: AssessmentSheet): Paper {
  const { result, opinions, graded, limit, decided, objections, uses } = sheet;
  const parts = result?.parts ?? [];
  return {
    title: `${sheet.subject === 'team' ? '驻村工作队' : '驻村干部'}${sheet.title}结果表`, subtitle: [sheet.villageName, sheet.name].join('　'),
    facts: [
      ...(sheet.subject === 'team' ? [{ name: '工作队', value: sheet.name }, { name: '队长', value: sheet.roleName.slice(2) }, { name: '队长的派出单位', value: sheet.unitName }] : [{ name: '姓名', value: sheet.name }, { name: '派出单位', value: sheet.unitName }, { name: '职务', value: sheet.post }, { name: '驻村职务', value: sheet.roleName }]), { name: '驻村', value: sheet.villageName },
      { name: '考核时段', value: `${dayText(sheet.from)}至${dayText(sheet.to)}` }, { name: '等次', value: sheet.grade ? nameOfWord(sheet.grade) : '不定等次' }, ...(result?.total == null ? [] : [{ name: '得分', value: `${pointsText(result.tenths ?? 0)}（满分 ${result.total}）` }]),
    ],
    parts: [
      { kind: 'heading', text: sheet.subject === 'team' ? '工作队总结' : '个人总结' }, { kind: 'text', text: sheet.summary || '（没有写）' },
      { kind: 'heading', text: '考核内容' },
      { kind: 'table', empty: '制度没有写考核的内容', columns: [{ name: '内容', share: 2 }, { name: '情况', share: 6 }, { name: '得分', align: 'center' }], rows: parts.map(node => [node.name, node.text, pointsOf(node)]) },
      { kind: 'heading', text: '评价' },
      { kind: 'table', empty: '没有人写评价', columns: [{ name: '谁评价', share: 2 }, { name: '评价', share: 6 }, { name: '签名、日期', share: 2 }], rows: opinions.map(({ by, byName, at, text }) => [ASSESSOR_NAMES[by], text, `${byName}\n${dayText(dayOf(at))}`]) },
      ...(limit?.decision ? [{ kind: 'heading' as const, text: '制度的限制' }, { kind: 'text' as const, text: `${limit.text}：${limit.decision.decision === 'confirmed' ? '确认' : '不适用'}${limit.decision.reason ? `（${limit.decision.reason}）` : ''}，${limit.decision.byName}` }] : []),
      { kind: 'heading', text: '综合评价和等次' }, { kind: 'text', text: `${graded?.text ?? ''}\n等次：${sheet.grade ? nameOfWord(sheet.grade) : '不定等次'}` },
      ...(objections.length > 0 ? [{ kind: 'heading' as const, text: '异议和答复' }, { kind: 'text' as const, text: objections.map(({ text, answer }) => `${text}\n答复：${answer ? `${answer.upheld ? '成立' : '不成立'}，${answer.text}${answer.grade ? `，更正为${nameOfWord(answer.grade)}` : ''}` : '还没有答复'}`).join('\n') }] : []),
      ...(uses.length > 0 ? [{ kind: 'heading' as const, text: '结果运用' }, { kind: 'list' as const, items: uses.map(({ text }) => text) }] : []),
    ],
    signatures: [
      { role: '提出等次', ...(graded ? { name: graded.byName, day: dayOf(graded.at) } : {}) }, { role: `审定（${decided?.body || '盖章'}）`, ...(decided ? { name: decided.byName, day: decided.reviewedOn } : {}), seal: true },
      { role: sheet.subject === 'team' ? '队长签字' : '本人签字', ...(sheet.acknowledgedAt ? { name: sheet.subject === 'team' ? sheet.roleName.slice(2) : sheet.name, day: dayOf(sheet.acknowledgedAt) } : {}) }, { role: '派出单位（盖章）', ...(sheet.received ? { name: sheet.received.byName, day: dayOf(sheet.received.at) } : {}), seal: true },
    ],
    footer: `依据《${sheet.profileTitle}》第 ${sheet.profileVersion} 版　校验 ${sheet.hash.slice(0, 16)}`,
  };
}

function pointsOf({ tenths, of }: AssessmentNode): string {
  return of === null ? '—' : tenths === null ? `— / ${of}` : `${pointsText(tenths)} / ${of}`;
}
