import { Injectable } from '@nestjs/common';
import type { Check, InspectionDetail } from '@village/shared/contract/inspection';
import { CHECK_FINDING_NAMES, CHECK_STATE_NAMES } from '@village/shared/contract/inspection-words';
import type { InspectionInput } from '@village/shared/contract/inspection.input';
import type { FileReply } from '@village/shared/contract/endpoint';
import { dayText } from '@village/shared/kernel/day';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { paperFile, type Paper, type PaperKind } from '../common/paper';
import type { Who } from '../common/who';
import { InspectionService } from './inspection.service';

/** An inspection made known (通报). Only what was decided stands in it: nobody is named for what he may still explain. */
@Injectable()
export class CircularService {
  constructor(private readonly inspections: InspectionService) {}

  async file(input: InspectionInput, kind: PaperKind, who: Who): Promise<FileReply | Refusal> {
    const detail = await this.inspections.detail(input, who);
    if (detail.withdrawn) return refuse('inspection_withdrawn', '这次督查已经撤销，不能通报。');
    if (detail.visited === 0) return refuse('nothing_found', '还没有到抽中的工作队去，没有可以通报的。');
    return { file: await paperFile(paperOf(detail), kind), name: `${detail.title}通报.${kind}` };
  }
}

function paperOf(detail: InspectionDetail): Paper {
  const drawn = detail.teams.filter(team => team.drawn);
  const checks = drawn.flatMap(team => team.checks.map(check => ({ team, check })));
  const absent = checks.filter(({ check }) => check.state === 'absent');
  const undecided = checks.filter(({ check }) => check.state === 'waiting' || check.state === 'open').length;
  return {
    title: `关于${detail.title}情况的通报`, subtitle: detail.placeName,
    facts: [
      { name: '督查时间', value: `${dayText(detail.from)}至${dayText(detail.to)}` }, { name: '方式', value: detail.method }, { name: '抽取', value: `${detail.pool} 个队中抽 ${detail.drawn} 个` }, { name: '到了', value: `${detail.visited} 个队，${detail.people} 人` },
      { name: '抽取的种子', value: detail.seed, wide: true },
    ],
    parts: [
      { kind: 'heading', text: '总的情况' },
      { kind: 'text', text: `在岗 ${checks.filter(({ check }) => check.found === 'present').length} 人次，核定不在岗 ${absent.length} 人次，有正当理由 ${checks.filter(({ check }) => check.state === 'valid_reason').length} 人次${undecided > 0 ? `；还有 ${undecided} 人次没有核定，这份通报没有列名` : ''}。` },
      { kind: 'heading', text: '不在岗的' },
      {
        kind: 'table', empty: '没有核定不在岗的人',
        columns: [{ name: '村', share: 2 }, { name: '姓名', share: 1.6 }, { name: '时间', share: 2.4 }, { name: '现场情况', share: 4 }, { name: '核定', share: 4 }],
        rows: absent.map(({ team, check }) => [team.villageName, check.personName, `${dayText(check.day)} ${check.at}`, check.note, check.decision?.reason || CHECK_STATE_NAMES[check.state]]),
      },
      { kind: 'heading', text: '各队情况' },
      {
        kind: 'table', empty: '没有到过的队',
        columns: [{ name: '次序', align: 'center' }, { name: '村', share: 2 }, { name: '时间', share: 2.4 }, { name: '结果', share: 6 }],
        rows: drawn.filter(team => team.checks.length > 0).map(team => [String(team.rank), team.villageName, [...new Set(team.checks.map(check => `${dayText(check.day)} ${check.at}`))].join('\n'), summaryOf(team.checks)]),
      },
    ],
    signatures: [{ role: '督查单位（盖章）' }, { role: '签发' }],
    footer: '按公开的种子和参加抽取的队的名单，谁都可以重新算出抽取的次序。怎样处理由制度规定的人另行决定。',
  };
}

function summaryOf(checks: Check[]): string {
  const there = checks.filter(check => check.found === 'present').length;
  const others = checks.filter(check => check.found === 'absent');
  const decided = others.filter(check => check.decision !== null);
  return [`${CHECK_FINDING_NAMES.present} ${there} 人`, ...decided.map(check => `${check.personName}：${CHECK_STATE_NAMES[check.state]}`), ...(others.length > decided.length ? [`待核定 ${others.length - decided.length} 人`] : [])].join('；');
}
