import { Injectable } from '@nestjs/common';
import { Workbook } from '@protobi/exceljs';
import type { FileReply } from '@village/shared/contract/endpoint';
import type { PlanDetail, PlanItem } from '@village/shared/contract/plan';
import type { PlanIdInput } from '@village/shared/contract/plan.input';
import { ITEM_STAGE_NAMES, ITEM_STATE_NAMES, PLAN_KIND_NAMES, PLAN_STATE_NAMES } from '@village/shared/contract/plan-words';
import { paperFile, type Paper, type PaperKind } from '../common/paper';
import { plainText } from '../common/plain-text';
import type { Who } from '../common/who';
import { PlanReplyService } from './plan-reply.service';
import { PlanStepService } from './plan-step.service';

const COLUMNS: readonly [string, number][] = [['序号', 6], ['阶段', 10], ['做什么', 30], ['做到什么程度', 26], ['措施', 36], ['责任人', 14], ['时限', 12], ['状态', 10], ['最近进展', 36]];
const LINE = { style: 'thin', color: { argb: 'FF444444' } } as const;

/** A plan as a file: to be signed, sent and hung on the wall. */
@Injectable()
export class PlanPaperService {
  constructor(private readonly steps: PlanStepService, private readonly replies: PlanReplyService) {}

  async paper({ id }: PlanIdInput, kind: PaperKind, who: Who): Promise<FileReply> {
    const plan = await this.replies.detail(await this.steps.seen(id, who), who);
    return { file: await paperFile(paperOf(plan), kind), name: `${nameOf(plan)}.${kind}` };
  }

  async xlsx({ id }: PlanIdInput, who: Who): Promise<FileReply> {
    const plan = await this.replies.detail(await this.steps.seen(id, who), who);
    return { file: await planXlsx(plan), name: `${nameOf(plan)}.xlsx` };
  }
}

const nameOf = ({ placeName, year, kind, title }: PlanDetail): string => `${placeName} ${year}年${PLAN_KIND_NAMES[kind]} ${title}`;

function cellsOf(item: PlanItem, index: number): string[] {
  const { stage, title, target, measures, ownerName, responsible, due, state, progress } = item;
  return [String(index + 1), ITEM_STAGE_NAMES[stage], title, target, measures, [ownerName, responsible].filter(Boolean).join('、'), due ?? '', ITEM_STATE_NAMES[state], progress ? `${progress.day} ${progress.text}` : ''];
}

function paperOf(plan: PlanDetail): Paper {
  const shares: Record<string, number> = { 序号: 1, 阶段: 1.6, 做什么: 4, 做到什么程度: 3, 措施: 4.4, 责任人: 2, 时限: 2, 状态: 1.6, 最近进展: 3.6 };
  return {
    title: plan.title, subtitle: `${plan.placeName}　${plan.year}年　${PLAN_KIND_NAMES[plan.kind]}（${PLAN_STATE_NAMES[plan.state]}）`,
    parts: [
      ...(plan.text ? [{ kind: 'text' as const, text: plan.text }] : []),
      { kind: 'table', columns: COLUMNS.map(([name]) => ({ name, share: shares[name] })), rows: plan.itemList.map(cellsOf), empty: '还没有条目' },
    ],
    signatures: [{ role: '起草人', name: plan.authorName }, { role: '审核人', ...adopted(plan) }],
  };
}

function adopted({ steps }: PlanDetail): { name?: string; day?: string } {
  const step = steps.find(({ action }) => action === 'adopt');
  return step ? { name: step.byName, day: step.day } : {};
}

async function planXlsx(plan: PlanDetail): Promise<Uint8Array> {
  const book = new Workbook();
  const sheet = book.addWorksheet(PLAN_KIND_NAMES[plan.kind], { views: [{ state: 'frozen', ySplit: 3 }], pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '1:3' } });
  [[plan.title, 18], [`${plan.placeName}　${plan.year}年　共 ${plan.items} 项，完成 ${plan.confirmed} 项`, 11]].forEach(([text, size], index) => {
    sheet.mergeCells(index + 1, 1, index + 1, COLUMNS.length);
    Object.assign(sheet.getCell(index + 1, 1), { value: plainText(String(text)), font: { name: '宋体', size: Number(size), bold: index === 0 }, alignment: { horizontal: 'center', vertical: 'middle' } });
  });
  COLUMNS.forEach(([, width], index) => { sheet.getColumn(index + 1).width = width; });
  [COLUMNS.map(([name]) => name), ...plan.itemList.map(cellsOf)].forEach((texts, row) => texts.forEach((text, column) => {
    Object.assign(sheet.getCell(row + 3, column + 1), {
      value: plainText(text), font: { name: '宋体', size: 11, bold: row === 0 }, border: { top: LINE, left: LINE, bottom: LINE, right: LINE }, alignment: { wrapText: true, vertical: row === 0 ? 'middle' : 'top', horizontal: row === 0 ? 'center' : 'left' },
    });
  }));
  return new Uint8Array(await book.xlsx.writeBuffer());
}
