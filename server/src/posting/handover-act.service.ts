import { Injectable, NotFoundException } from '@nestjs/common';
import type { HandoverCandidate, HandoverDetail } from '@village/shared/contract/handover';
import { HANDOVER_FLOW, HANDOVER_STATE_NAMES, type HandoverReason } from '@village/shared/contract/handover-words';
import type { NameReceiverInput, OpenHandoverInput, SignHandoverInput, WithdrawHandoverInput, WriteHandoverInput } from '@village/shared/contract/handover.input';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { CADRE_ROLES, ROLES, type RoleId } from '@village/shared/kernel/role';
import { Db, isDuplicate } from '../common/db';
import { newId } from '../common/id';
import { Journal } from '../common/journal';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { PostService } from './post.service';
import { HandoverCloseService } from './handover-close.service';
import { HandoverNoticeService } from './handover-notice.service';
import { HandoverService } from './handover.service';
import { HandoverEntity } from './posting.entity';
import { reaches } from './reach';

/** Who takes over where nobody new is there yet: people of the team and the village, and of the township. */
const RECEIVING = (Object.keys(ROLES) as RoleId[]).filter(role => ['village', 'township'].includes(ROLES[role].level) && role !== 'township_department').concat(CADRE_ROLES);

/** What is done with a handover: opened, written, signed by both. */
@Injectable()
export class HandoverActService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal, private readonly posts: PostService, private readonly handovers: HandoverService,
    private readonly closing: HandoverCloseService, private readonly notices: HandoverNoticeService,
  ) {}

  async open(input: OpenHandoverInput, who: Who): Promise<HandoverDetail | Refusal> {
    const post = await this.posts.of(input.personId, input.termId);
    if (!post || !(input.personId === who.personId || reaches(post, who, 'posting.open'))) throw new NotFoundException();
    return this.begin(input, who);
  }

  /** The same where another decision led to it. */
  async begin({ personId, termId, reason, leavingOn, receiverId }: Omit<OpenHandoverInput, 'reason'> & { reason: HandoverReason }, who: Who): Promise<HandoverDetail | Refusal> {
    const post = await this.posts.of(personId, termId);
    if (!post) throw new NotFoundException();
    if (leavingOn < post.from) return refuse('days_reversed', `任职从 ${post.from} 开始，最后一天不能早于这一天。`, { field: 'leavingOn' });
    const asked = await this.handovers.asked(post);
    if (isRefusal(asked)) return asked;
    const wrong = receiverId === undefined ? null : await this.receiverRefusal(post, receiverId);
    if (wrong) return wrong;
    const row: HandoverEntity = {
      id: newId(), personId, termId, role: post.role, teamId: post.teamId, villageId: post.villageId, path: post.path, unitId: post.unitId, reason, leavingOn, receiverId: receiverId ?? null, state: 'open', revision: 1, items: [],
      leaverSignedAt: null, receiverSignedAt: null, signed: null, withdrawnReason: '', openedBy: who.personId, openedAt: this.clock.now(), openKey: personId,
    };
    try {
      await this.db.of(HandoverEntity).insert(row as never);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      return refuse('handover_open', '这名干部已经有一份没有办完的交接，请在那一份里接着办。', { field: 'personId' });
    }
    await this.journal.note(who, 'handover.open', row.id, post.villageId);
    await this.notices.opened(row, who.personId);
    return this.handovers.detail(row, who);
  }

  /** A handover that was open before goes on for the new reason; what was signed is signed again. */
  async takeUp(personId: string, change: { reason: HandoverReason; leavingOn: string; receiverId?: string }, who: Who): Promise<void> {
    const row = await this.db.of(HandoverEntity).findOneByOrFail({ openKey: personId });
    await this.change(row, row.revision, { ...change, leaverSignedAt: null, receiverSignedAt: null }, who, 'handover.name');
  }

  async candidates(id: string, who: Who): Promise<HandoverCandidate[]> {
    return this.posts.candidates(await this.handovers.seen(id, who), RECEIVING);
  }

  /** Another one takes over, or another day: what was signed before is signed again. */
  async name({ id, revision, receiverId, leavingOn }: NameReceiverInput, who: Who): Promise<HandoverDetail | Refusal> {
    const row = await this.handovers.seen(id, who);
    if (!(row.personId === who.personId || this.handovers.manages(row, who))) return refuse('not_your_handover', '接手的人由离任的人、队长或上级办公室确定。');
    const wrong = await this.receiverRefusal(row, receiverId);
    if (wrong) return wrong;
    const moved = await this.change(row, revision, { receiverId, leavingOn, leaverSignedAt: null, receiverSignedAt: null }, who, 'handover.name');
    if (isRefusal(moved)) return moved;
    await this.notices.named(moved, who.personId);
    return this.handovers.detail(moved, who);
  }

  async write({ id, revision, item, text, clear }: WriteHandoverInput, who: Who): Promise<HandoverDetail | Refusal> {
    const row = await this.handovers.seen(id, who);
    if (row.personId !== who.personId) return refuse('not_your_handover', '交接情况由离任的人自己写。');
    const items = [...row.items.filter(each => each.item !== item), { item, text: text.trim(), clear }];
    const moved = await this.change(row, revision, { items, leaverSignedAt: null, receiverSignedAt: null }, who, 'handover.write');
    return isRefusal(moved) ? moved : this.handovers.detail(moved, who);
  }

  /** The one who leaves signs first. With the second signature what he had on his table goes on, all at once. */
  async sign({ id, revision }: SignHandoverInput, who: Who): Promise<HandoverDetail | Refusal> {
    const row = await this.handovers.seen(id, who);
    if (row.state !== 'open' || row.revision !== revision) return changed(row);
    const detail = await this.handovers.detail(row, who);
    if (isRefusal(detail)) return detail;
    if (row.personId === who.personId) {
      if (detail.missing.length) return refuse('not_handed_over', `还没有交接清楚：${detail.missing.join('、')}。每一项写好并勾“已经交清”以后再签字。`, { clauses: detail.because.flatMap(({ clauses }) => clauses) });
      if (row.receiverId === null) return refuse('receiver_missing', '还没有确定由谁接手，请先确定，再签字。', { field: 'receiverId' });
    }
    if (!detail.may.sign) return refuse('not_your_handover', '先由离任的人签字，再由接手的人签字。');
    if (row.personId === who.personId) {
      const moved = await this.change(row, revision, { leaverSignedAt: this.clock.now() }, who, 'handover.sign');
      if (isRefusal(moved)) return moved;
      await this.notices.leaverSigned(moved);
      return this.handovers.detail(moved, who);
    }
    const closed = await this.change(row, revision, { receiverSignedAt: this.clock.now(), state: 'done', openKey: null }, who, 'handover.done');
    if (isRefusal(closed)) return closed;
    return this.handovers.detail(await this.closing.close(closed, detail, who), who);
  }

  async withdraw({ id, revision, text }: WithdrawHandoverInput, who: Who): Promise<HandoverDetail | Refusal> {
    const row = await this.handovers.seen(id, who);
    if (!(this.handovers.manages(row, who) || row.openedBy === who.personId)) return refuse('not_your_handover', '不再交接，由队长、上级办公室或者办理的人来定。');
    const moved = await this.change(row, revision, { state: 'withdrawn', withdrawnReason: text.trim(), openKey: null }, who, 'handover.withdraw');
    if (isRefusal(moved)) return moved;
    await this.notices.withdrawn(moved, who.personId);
    return this.handovers.detail(moved, who);
  }

  private async receiverRefusal(post: { personId: string; teamId: string; villageId: string; path: string }, receiverId: string): Promise<Refusal | null> {
    if (receiverId === post.personId) return refuse('own_handover', '不能交给自己，请选接手的人。', { field: 'receiverId' });
    return (await this.posts.candidates(post, RECEIVING)).some(({ personId }) => personId === receiverId) ? null : refuse('person_unknown', '接手的人要在这个工作队、这个村或者乡镇任职。新来的同志请先登记任职，再选他。', { field: 'receiverId' });
  }

  private async change(row: HandoverEntity, revision: number, change: Partial<HandoverEntity>, who: Who, action: string): Promise<HandoverEntity | Refusal> {
    const { id, state } = row;
    if (state !== 'open' || (change.state && !HANDOVER_FLOW[state].includes(change.state))) return changed(row);
    const { affected } = await this.db.of(HandoverEntity).update({ id, revision, state }, { ...change, revision: revision + 1 } as object);
    const now = await this.db.of(HandoverEntity).findOneByOrFail({ id });
    if (affected !== 1) return changed(now);
    await this.journal.note(who, action, id, row.villageId);
    return now;
  }
}

function changed({ state }: HandoverEntity): Refusal {
  return refuse('state_changed', `这份交接刚才有了变化，现在是“${HANDOVER_STATE_NAMES[state]}”，这一步没有记下。请看过最新的情况再办。`, { field: 'revision' });
}
