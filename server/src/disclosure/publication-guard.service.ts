import { Injectable } from '@nestjs/common';
import type { PublicationMove } from '@village/shared/contract/publication-words';
import { PERSONAL_DATA_NAMES, personalDataIn } from '@village/shared/kernel/personal-data';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Db } from '../common/db';
import { AppealEntity } from './appeal.entity';
import { ContentCheckService } from './content-check.service';
import type { PublicationEntity } from './publication.entity';
import { wordsOf } from './publication.service';

/** What keeps a text from becoming public, whoever wants it. */
@Injectable()
export class PublicationGuardService {
  constructor(private readonly db: Db, private readonly checks: ContentCheckService) {}

  async refusalOf(row: PublicationEntity, move: PublicationMove): Promise<Refusal | null> {
    return personalRefusal(row) ?? emptyRefusal(row) ?? (row.sourceId === null ? null : this.appealRefusal(row.id, row.sourceId, move));
  }

  /** What a villager asked is looked at by the platform before it is shown to everybody. */
  async submitted(row: PublicationEntity, personId: string): Promise<void> {
    if (row.sourceId === null) return;
    await this.checks.enter(row.id, wordsOf(row), personId);
    this.checks.soon();
  }

  private async appealRefusal(id: string, sourceId: string, move: PublicationMove): Promise<Refusal | null> {
    if (!(await this.db.of(AppealEntity).existsBy({ id: sourceId, agreed: true }))) return refuse('consent_missing', '写诉求的村民没有同意公开，或者收回了同意，不能公开。');
    if (move !== 'publish') return null;
    const state = await this.checks.lastOf(id);
    if (state === 'risky') return refuse('content_risky', '微信认为里面有不能公开的内容。请退回修改，改好再提交。');
    return state === null || state === 'waiting' ? refuse('content_waiting', '微信还没有检查完这些内容，请过几分钟再公开。连不上微信的时候会自动再试，内容不会丢。') : null;
  }
}

/** Numbers of persons do not become public unless somebody says why. */
function personalRefusal(row: PublicationEntity): Refusal | null {
  const found = personalDataIn(wordsOf(row));
  if (found.length === 0 || row.explanation !== '') return null;
  const told = found.slice(0, 5).map(({ kind, shown }) => `${PERSONAL_DATA_NAMES[kind]} ${shown}`).join('、');
  return refuse('personal_data', `里面有像是个人的号码：${told}${found.length > 5 ? ` 等 ${found.length} 处` : ''}。请删去；确实可以公开的，写明为什么。`, { field: 'explanation' });
}

function emptyRefusal({ text, tables, subject, granularity }: PublicationEntity): Refusal | null {
  if (text === '' && tables.length === 0) return refuse('publication_empty', '还没有内容，请写正文或者上传表格。', { field: 'text' });
  return subject === 'village_finance' && granularity === 'item_by_item' && tables.length === 0
    ? refuse('table_missing', '逐笔公开的要上传一笔一行的表格。', { field: 'tables' }) : null;
}
