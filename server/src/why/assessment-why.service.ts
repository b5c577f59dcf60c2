import { Injectable } from '@nestjs/common';
import type { WhyNode } from '@village/shared/contract/why';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfWord } from '@village/shared/kernel/word';
import { inFull, whyNodes } from '@village/shared/policy/why';
import { type AssessmentNode, pointsText } from '@village/shared/rules/assessment-result';
import { AssessmentReadService } from '../assessment/assessment-read.service';
import { AssessmentSheetService } from '../assessment/assessment-sheet.service';
import type { Who } from '../common/who';
import type { Answer } from './answer';
import { BackgroundService } from './background.service';

/** What stands behind the score or the grade of somebody, part by part, as this reader may see it: once graded, as it was kept then. */
@Injectable()
export class AssessmentWhyService {
  constructor(private readonly sheets: AssessmentSheetService, private readonly reading: AssessmentReadService, private readonly background: BackgroundService) {}

  async of(id: string, who: Who): Promise<Answer | Refusal> {
    const { round } = await this.reading.sheet(id, who);
    const sheet = await this.sheets.sheet({ id }, who);
    if (!sheet.result) return refuse('nothing_computed', sheet.why ?? '这次考核还没有可以看的依据。');
    const { tenths, total, missing, parts } = sheet.result;
    const profiles = await this.background.profiles(round.path, round.assessedOn, round.assessedOn, sheet.profileVersion);
    if (isRefusal(profiles)) return profiles;
    const score = total === null ? '' : tenths === null || parts.every(part => part.tenths === null) ? '还没有得分' : `得分 ${pointsText(tenths)}，满分 ${total}`;
    const result = [sheet.grade && `等次${nameOfWord(sheet.grade)}`, score, missing.length > 0 && `还缺${missing.join('、')}`].filter(Boolean).join('；') || '按制度写的内容考核，不计分';
    return {
      title: sheet.grade ? nameOfWord(sheet.grade) : score || '考核内容', subject: `${sheet.name} ${sheet.title}`, result, because: sheet.because, profiles, evidence: [], background: parts.map(partOf),
      profileTitle: sheet.profileTitle, version: sheet.profileVersion, signed: sheet.graded ? `${sheet.graded.byName}提出等次时存下的` : null,
    };
  }
}

/** A part of the score with its points; what it was made of stands below it. */
function partOf(part: AssessmentNode): WhyNode {
  const { name, text } = part;
  return { kind: 'reason', text: inFull([[name, pointsOf(part)].filter(Boolean).join(' '), text].filter(Boolean).join('：')), children: below(part) };
}

function nodeOf(node: AssessmentNode): WhyNode {
  const { name, text, page } = node;
  const points = pointsOf(node);
  return { kind: 'fact', text: inFull(text ? `${name}：${text}` : name), ...(points ? { detail: points } : {}), ...(page ? { link: page } : {}), children: below(node) };
}

/** The values are told once, with the reasons of the whole; here their names and clauses. */
const below = ({ because, children }: AssessmentNode): WhyNode[] => [...whyNodes(because, []), ...children.map(nodeOf)];

/** "18.5 / 20" */
function pointsOf({ tenths, of }: AssessmentNode): string {
  return of === null ? '' : `${tenths === null ? '没有分' : pointsText(tenths)} / ${of}`;
}
