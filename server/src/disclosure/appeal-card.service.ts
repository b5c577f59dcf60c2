import { Injectable, NotFoundException } from '@nestjs/common';
import { Not } from 'typeorm';
import type { AppealCard, AppealPhone } from '@village/shared/contract/appeal';
import type { AppealIssueInput } from '@village/shared/contract/appeal.input';
import type { PublicationDetail } from '@village/shared/contract/publication';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Db } from '../common/db';
import { Journal } from '../common/journal';
import { Secret } from '../common/secret';
import type { Who } from '../common/who';
import { VillagerService } from '../issue/villager.service';
import { AppealEntity } from './appeal.entity';
import { ContentCheckService } from './content-check.service';
import { PublicationDraftService } from './publication-draft.service';
import { PublicationEntity } from './publication.entity';

const TITLE_LENGTH = 60;

/** A villager's request for those who handle it: they see what the issue lets them see, and nothing of the number he follows it by. */
@Injectable()
export class AppealCardService {
  constructor(
    private readonly db: Db, private readonly journal: Journal, private readonly secret: Secret, private readonly villagers: VillagerService, private readonly checks: ContentCheckService, private readonly drafts: PublicationDraftService,
  ) {}

  async card({ issueId }: AppealIssueInput, who: Who): Promise<AppealCard> {
    const { row, issue } = await this.seen(issueId, who);
    const shown = await this.db.of(PublicationEntity).find({ select: { id: true }, where: { sourceId: row.id, state: Not('dropped') }, order: { id: 'DESC' }, take: 1 });
    return {
      issueId, receivedAt: row.at, hasPhone: row.phoneSealed !== null, check: await this.checks.stateOf(row.id), grade: row.grade, gradeText: row.gradeText, agreed: row.agreed, publicationId: shown[0]?.id ?? null,
      may: { phone: row.phoneSealed !== null && this.villagers.acts(issue, who), publish: row.agreed && issue.answeredOn !== null && shown.length === 0 },
    };
  }

  /** For whoever acts on the issue; each look is noted. */
  async phone({ issueId }: AppealIssueInput, who: Who): Promise<AppealPhone> {
    const { row, issue } = await this.seen(issueId, who);
    if (row.phoneSealed === null || !this.villagers.acts(issue, who)) throw new NotFoundException();
    await this.journal.note(who, 'disclosure.appeal.phone', row.id, row.villageId);
    return { phone: this.secret.open(row.phoneSealed) };
  }

  /** A text for the board, of what was asked and what was answered; a second person looks at it. */
  async draft({ issueId }: AppealIssueInput, who: Who): Promise<PublicationDetail | Refusal> {
    const { row, issue } = await this.seen(issueId, who);
    const { may, publicationId } = await this.card({ issueId }, who);
    if (publicationId) return refuse('publication_in_work', '这件诉求已经起草了公开的内容，请打开那一份接着写。');
    if (!may.publish) return refuse('consent_missing', row.agreed ? '还没有答复，有了答复再公开。' : '写诉求的村民没有同意公开，或者收回了同意，不能公开。');
    const answer = (await this.villagers.stepsOf(issue)).filter(({ own, text }) => !own && text).map(({ text }) => text).at(-1) ?? '';
    return this.drafts.fromAppeal({ villageId: row.villageId, title: issue.title.slice(0, TITLE_LENGTH), text: `诉求：${issue.text}\n\n答复：${answer}`, sourceId: row.id }, who);
  }

  private async seen(issueId: string, who: Who) {
    const issue = await this.villagers.seen(issueId, who);
    const row = await this.db.of(AppealEntity).findOneBy({ issueId });
    if (!row) throw new NotFoundException();
    return { row, issue };
  }
}
