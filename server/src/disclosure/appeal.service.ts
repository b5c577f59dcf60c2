import { Injectable } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import type { AppealReceipt, AppealView } from '@village/shared/contract/appeal';
import type { ActAppealInput, FollowAppealInput, WriteAppealInput } from '@village/shared/contract/appeal.input';
import { APPEAL_GRADE_NAMES, APPEAL_STATE_NAMES, type AppealAct } from '@village/shared/contract/appeal-words';
import { addDays, type Day } from '@village/shared/kernel/day';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { slipCode, slipText } from '@village/shared/kernel/slip-code';
import { Db, isDuplicate } from '../common/db';
import { newId } from '../common/id';
import { Secret } from '../common/secret';
import { slipOf } from '../common/slip-code';
import { Clock } from '../common/time';
import { Crowd } from '../common/turnstile';
import { VillagerService } from '../issue/villager.service';
import { AppealEntity } from './appeal.entity';
import { BoardShownService } from './board-shown.service';
import { ContentCheckService } from './content-check.service';
import { PublicationEntity } from './publication.entity';
import { PublicationService } from './publication.service';

/** So long after it was closed the number still opens it. */
const OPEN_DAYS = 180;
const TITLE_LENGTH = 30;
/** Of one phone, and of one address, which a whole village may share. */
const WRITTEN = { phone: 5, address: 60, seconds: 600 };
const WRONG = { phone: 10, address: 200, seconds: 600 };

const TOO_MANY = '写得太频繁，这一条没有送出。请十分钟后再试；急事请直接打工作队的电话。';
const TOO_MANY_WRONG = '编号试错太多次，请十分钟后再试。';
const UNKNOWN = '没有这个编号。请对照截图或纸条再看一遍：16 个字母和数字，不分大小写。';
const EXPIRED = `这个编号已经过期：事情办结已经超过 ${OPEN_DAYS} 天。还有问题，请重新写一条。`;

/** Requests as villagers write and follow them: by a number, and by nothing else. */
@Injectable()
export class AppealService {
  private readonly written = new Crowd(WRITTEN);
  private readonly wrong = new Crowd(WRONG);

  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly secret: Secret, private readonly shown: BoardShownService, private readonly villagers: VillagerService, private readonly checks: ContentCheckService,
    private readonly publications: PublicationService,
  ) {}

  /** Received whatever the platform says of the words: that only keeps them from being published. */
  async write(input: WriteAppealInput, address: string): Promise<AppealReceipt | Refusal> {
    const found = await this.shown.at(input.code);
    if (isRefusal(found)) return found;
    if (input.personId && found.board.people.every(({ personId }) => personId !== input.personId)) return refuse('not_on_board', '您选的人已经不在这个公示栏上，请重新选。', { field: 'personId' });
    const publication = input.publicationId && input.about === 'about_disclosure' ? await this.publications.publicOf(found.village, input.publicationId) : null;
    if (publication === null && input.publicationId && input.about === 'about_disclosure') return refuse('text_unknown', '您选的这一项已经不公开了，请重新选。', { field: 'publicationId' });
    const form = this.secret.lookup(['appeal form', input.form, input.about, input.personId ?? input.publicationId ?? '', input.text.trim(), input.place?.trim() ?? ''].join('\n'));
    const before = await this.db.of(AppealEntity).existsBy({ form });
    // The villages behind one address, of an operator for instance, do not stand in each other's way.
    if (!before && !this.written.pass({ address: `${address} ${found.village.id}`, device: input.device }, this.clock.now())) return refuse('too_many_appeals', TOO_MANY);
    const answer = await this.db.transaction(() => this.receive(input, found.village.id, form, publication?.row ?? null));
    this.checks.soon();
    return answer;
  }

  async follow(input: FollowAppealInput, address: string): Promise<AppealView | Refusal> {
    const row = await this.opened(input, address);
    return isRefusal(row) ? row : this.view(row);
  }

  async act(input: ActAppealInput, address: string): Promise<AppealView | Refusal> {
    const row = await this.opened(input, address);
    if (isRefusal(row)) return row;
    const refusal = await this.db.transaction(() => this.acted(row, input));
    if (refusal) return refusal;
    this.checks.soon();
    return this.view(await this.db.of(AppealEntity).findOneByOrFail({ id: row.id }));
  }

  private async receive(input: WriteAppealInput, villageId: string, form: string, about: PublicationEntity | null): Promise<AppealReceipt | Refusal> {
    // From what only this form holds: the same again gives the same number, which therefore need not be kept.
    const number = slipOf(Buffer.from(this.secret.lookup(`appeal number ${form} ${input.form}`), 'base64url'));
    const id = newId();
    const row: AppealEntity = {
      id, issueId: id, villageId, number: this.markOf(number), form, phoneSealed: input.phone ? this.secret.seal(input.phone) : null, agreed: input.about === 'matter' && (input.agreed ?? false), grade: null, gradeText: '', at: this.clock.now(),
    };
    try {
      await this.db.of(AppealEntity).insert(row);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      const before = await this.db.of(AppealEntity).findOneByOrFail({ form });
      if (row.phoneSealed) await this.db.of(AppealEntity).update({ id: before.id }, { phoneSealed: row.phoneSealed });
      return { number: slipText(number), toName: await this.villagers.officeOf(before.issueId) };
    }
    const photoIds = input.photos ?? [];
    const missing = await this.villagers.claim(photoIds, villageId);
    if (missing) return { ...missing, field: 'photos' };
    const text = [about && `对“${about.title}”（${about.publishedOn}公开${about.version > 1 ? `，第 ${about.version} 版` : ''}）的意见：`, input.text.trim(), input.place?.trim() && `地点：${input.place.trim()}`].filter(Boolean).join('\n');
    const issueId = await this.villagers.raise({
      about: input.about, personIds: about ? [about.authorId, ...(about.decidedBy ? [about.decidedBy] : [])] : input.personId ? [input.personId] : [], category: input.category,
      title: titleOf(input.text), text, villageId, villager: input.name?.trim() ?? '', sourceId: id, photoIds,
    });
    await this.db.of(AppealEntity).update({ id }, { issueId });
    await this.checks.enter(id, text, null);
    return { number: slipText(number), toName: await this.villagers.officeOf(issueId) };
  }

  private async acted(row: AppealEntity, { act, text: given, grade, photos = [] }: ActAppealInput): Promise<void | Refusal> {
    const text = given?.trim() ?? '';
    const view = await this.view(row);
    if (!view.may[act]) return refuse('appeal_act_not_now', `这件事现在是“${view.stateName}”，不能${ACT_NAMES[act]}。请看过最新的情况再办。`);
    if ((act === 'add' || act === 'reopen') && !text) return refuse('appeal_text_missing', act === 'add' ? '请写要补充什么。' : '请写一句哪里没有解决，办的人才知道接着做什么。', { field: 'text' });
    if (act === 'grade' && !grade) return refuse('grade_missing', '请选满意、基本满意或者不满意。', { field: 'grade' });
    const showing = act === 'add' || act === 'reopen' ? photos : [];
    const missing = await this.villagers.claim(showing, row.villageId);
    if (missing) return { ...missing, field: 'photos' };
    if (text) await this.checks.enter(row.id, text, null);
    switch (act) {
      case 'add': return this.villagers.add(row.issueId, text, showing);
      case 'solved': return this.villagers.decide(row.issueId, true, text);
      case 'reopen': {
        await this.db.of(AppealEntity).update({ id: row.id }, { grade: null, gradeText: '' });
        return this.villagers.decide(row.issueId, false, text, showing);
      }
      case 'grade': {
        const { affected } = await this.db.of(AppealEntity).update({ id: row.id, grade: IsNull() }, { grade: grade!, gradeText: text.slice(0, 200) });
        return affected === 1 ? this.villagers.graded(row.issueId, `评价：${APPEAL_GRADE_NAMES[grade!]}${text ? `。${text}` : ''}`) : undefined;
      }
      case 'publish': return void await this.db.of(AppealEntity).update({ id: row.id }, { agreed: true });
      case 'keep_private': return this.withdraw(row);
    }
  }

  /** He takes his consent back: what was published or was to be is taken down. */
  private async withdraw({ id, villageId }: AppealEntity): Promise<void> {
    await this.db.of(AppealEntity).update({ id }, { agreed: false });
    await this.db.of(PublicationEntity).update({ sourceId: id, state: In(['draft', 'submitted', 'returned', 'published']) }, { state: 'dropped', revision: () => 'revision + 1' });
    this.shown.forget(villageId);
  }

  /** The request this number opens. Whoever tries too many wrong ones opens none for a while. */
  private async opened({ number, device }: FollowAppealInput, address: string): Promise<AppealEntity | Refusal> {
    const [caller, now] = [{ address, device }, this.clock.now()];
    if (this.wrong.isShut(caller, now)) return refuse('too_many_wrong', TOO_MANY_WRONG);
    const code = slipCode(number);
    const row = code === null ? null : await this.db.of(AppealEntity).findOneBy({ number: this.markOf(code) });
    if (!row) {
      this.wrong.pass(caller, now);
      return refuse('appeal_unknown', UNKNOWN, { field: 'number' });
    }
    const until = untilOf((await this.villagers.one(row.issueId)).closedOn);
    return until !== null && until < this.clock.today() ? refuse('appeal_expired', EXPIRED, { field: 'number' }) : row;
  }

  private markOf(code: string): string {
    return this.secret.lookup(`appeal ${code}`);
  }

  private async view(row: AppealEntity): Promise<AppealView> {
    const issue = await this.villagers.one(row.issueId);
    const { state, title, text, kind, raisedAt, due, closedOn, villageId } = issue;
    const isOpen = state !== 'closed' && state !== 'withdrawn';
    const published = await this.db.of(PublicationEntity).existsBy({ sourceId: row.id, state: 'published' });
    return {
      villageName: await this.villagers.villageName(villageId), title, text, state, stateName: APPEAL_STATE_NAMES[state], receivedAt: raisedAt, due: isOpen ? due : null,
      steps: (await this.villagers.stepsOf(issue)).map(({ what, text: said, byName, at, own, photos }) => ({ what, text: said, byName, at, own, photos })), grade: row.grade, agreed: row.agreed, published, until: untilOf(closedOn),
      may: {
        add: isOpen, solved: state === 'answered', reopen: state === 'answered' || state === 'closed', grade: state === 'closed' && row.grade === null,
        publish: kind !== 'complaint' && !row.agreed, keep_private: kind !== 'complaint' && row.agreed,
      },
    };
  }
}

const ACT_NAMES: Record<AppealAct, string> = { add: '补充', solved: '确认解决', reopen: '要求重新办理', grade: '评价', publish: '同意公开', keep_private: '收回公开' };

function untilOf(closedOn: Day | null): Day | null {
  return closedOn === null ? null : addDays(closedOn, OPEN_DAYS);
}

/** The first sentence, as far as it fits. */
function titleOf(text: string): string {
  const [first] = text.trim().split(/[\n。！？!?；;]/);
  const signs = [...(first.trim() || text.trim())];
  return signs.length > TITLE_LENGTH ? `${signs.slice(0, TITLE_LENGTH - 1).join('')}…` : signs.join('');
}
