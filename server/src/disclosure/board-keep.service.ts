import { randomBytes } from 'node:crypto';
import { Inject, Injectable, NotFoundException } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import type { BoardDetail, BoardLack, BoardLine, BoardReply, BoardWhereabouts } from '@village/shared/contract/board';
import type { BoardIdInput, EndWhereaboutsInput, RenewBoardInput, SetBoardInput, WhereaboutsInput } from '@village/shared/contract/board.input';
import type { Organisation } from '@village/shared/contract/organisation';
import { addDays } from '@village/shared/kernel/day';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Db, isDuplicate } from '../common/db';
import { SETTINGS } from '../common/tokens';
import { newId } from '../common/id';
import { Journal } from '../common/journal';
import { squaresOf } from '../common/qr';
import type { Settings } from '../common/settings';
import { Clock } from '../common/time';
import { inScope, scopeOf, type Who } from '../common/who';
import { BoardCodeEntity, VillageBoardEntity, WhereaboutsEntity } from './board.entity';
import { BoardShownService } from './board-shown.service';
import { BoardPlaceService } from './board-place.service';
import { BoardService } from './board.service';

/** 24 letters and digits: more than anybody tries out. */
const CODE_BYTES = 18;
const LONGEST_SAYING_DAYS = 7;

/** Keeping the boards: their codes, what stands on them besides what is drawn from facts, and where a team says it is. */
@Injectable()
export class BoardKeepService {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings, private readonly db: Db, private readonly clock: Clock, private readonly journal: Journal,
    private readonly places: BoardPlaceService, private readonly boards: BoardService, private readonly shown: BoardShownService,
  ) {}

  async detail({ villageId }: BoardIdInput, who: Who): Promise<BoardDetail> {
    return this.detailOf(await this.places.of(villageId, who, 'disclosure.read'), who);
  }

  async set({ villageId, officeHours, large, revision }: SetBoardInput, who: Who): Promise<BoardDetail | Refusal> {
    const village = await this.places.of(villageId, who, 'disclosure.manage');
    const row = { officeHours: officeHours.trim(), large, revision: revision + 1, changedBy: who.personId, changedAt: this.clock.now() };
    if (!(await this.keep({ villageId, ...row }, revision))) return refuse('board_changed', '别人刚改过这个公示栏，请刷新后再改。');
    await this.journal.note(who, 'disclosure.board.set', villageId, villageId);
    this.shown.forget(villageId);
    return this.detailOf(village, who);
  }

  /** A new code; the one before opens nothing from now on. */
  async renew({ villageId, seen }: RenewBoardInput, who: Who): Promise<BoardDetail | Refusal> {
    const village = await this.places.of(villageId, who, 'disclosure.manage');
    const before = await this.db.of(BoardCodeEntity).find({ where: { villageId }, order: { number: 'DESC' }, take: 1 });
    if ((before[0]?.code ?? '') !== seen) return refuse('board_changed', '别人刚换过这个码，请刷新后查看。');
    const at = this.clock.now();
    await this.db.of(BoardCodeEntity).update({ villageId, retiredAt: IsNull() }, { retiredAt: at });
    try {
      await this.db.of(BoardCodeEntity).insert({ code: randomBytes(CODE_BYTES).toString('base64url'), villageId, number: (before[0]?.number ?? 0) + 1, madeBy: who.personId, madeAt: at, retiredAt: null });
    } catch (error) {
      if (isDuplicate(error)) return refuse('board_changed', '别人刚换过这个码，请刷新后查看。');
      throw error;
    }
    await this.journal.note(who, 'disclosure.board.renew', villageId, villageId);
    this.shown.forget(villageId);
    return this.detailOf(village, who);
  }

  async say({ teamId, text, until }: WhereaboutsInput, who: Who): Promise<BoardWhereabouts | Refusal> {
    const team = await this.places.ownTeam(teamId, who);
    const now = this.clock.now();
    if (until <= now) return refuse('until_over', '结束时间已经过了，请改成以后的时间。', { field: 'until' });
    if (until.slice(0, 10) > addDays(this.clock.today(), LONGEST_SAYING_DAYS)) return refuse('until_too_late', '去向最多写到七天以后，请改。', { field: 'until' });
    const row: WhereaboutsEntity = { id: newId(), teamId, personId: who.personId, text: text.trim(), at: now, until };
    await this.db.of(WhereaboutsEntity).insert(row);
    this.shown.forget(team.villageId);
    return { id: row.id, text: row.text, byName: await this.places.nameOf(who.personId), at: now, until };
  }

  async endSaying({ id }: EndWhereaboutsInput, who: Who): Promise<void> {
    const row = await this.db.of(WhereaboutsEntity).findOneBy({ id });
    if (!row) throw new NotFoundException();
    const team = await this.places.ownTeam(row.teamId, who);
    await this.db.of(WhereaboutsEntity).update({ id }, { until: this.clock.now() });
    this.shown.forget(team.villageId);
  }

  private async keep(row: VillageBoardEntity, revision: number): Promise<boolean> {
    if (revision > 0) return (await this.db.of(VillageBoardEntity).update({ villageId: row.villageId, revision }, row)).affected === 1;
    try {
      await this.db.of(VillageBoardEntity).insert(row);
      return true;
    } catch (error) {
      if (isDuplicate(error)) return false;
      throw error;
    }
  }

  private async detailOf(village: Organisation, who: Who): Promise<BoardDetail> {
    const { line, board, code } = await this.lineOf(village, who);
    const set = await this.db.of(VillageBoardEntity).findOneBy({ villageId: village.id });
    const address = code === null ? null : `${this.settings.publicUrl}/b/${code.code}`;
    return {
      ...line, board, code: code?.code ?? null, address, squares: address === null ? null : squaresOf(address), madeAt: code?.madeAt ?? null,
      officeHours: set?.officeHours ?? '', large: set?.large ?? true, revision: set?.revision ?? 0,
    };
  }

  /** What a board says, and what it lacks. */
  async lineOf(village: Organisation, who: Who): Promise<{ line: BoardLine; board: BoardReply; code: BoardCodeEntity | null }> {
    const board = await this.boards.of(village);
    const [code] = await this.db.of(BoardCodeEntity).findBy({ villageId: In([village.id]), retiredAt: IsNull() });
    const mayManage = inScope(scopeOf(who, 'disclosure.manage'), village.path) || await this.places.leads(village, who, 'disclosure.manage');
    return { line: { villageId: village.id, villageName: village.name, townshipName: board.townshipName, lacks: lacksOf(board, { coded: code !== undefined, onDuty: await this.boards.isDutyAsked(village) }), mayManage }, board, code: code ?? null };
  }
}

/** `onDuty`: the document wants somebody on duty; where it does not, nobody is missing. */
function lacksOf({ officeHours, people, duty, day }: BoardReply, { coded, onDuty }: { coded: boolean; onDuty: boolean }): BoardLack[] {
  const lacks: (BoardLack | false)[] = [
    !coded && { what: 'code', text: '还没有生成码，村民打不开' },
    people.length === 0 && { what: 'people', text: '没有登记驻村干部' },
    people.some(each => !each.photo) && { what: 'photo', text: `${people.filter(each => !each.photo).length} 人没有照片，请本人在“我的公示”里上传` },
    onDuty && duty.every(each => each.day !== day) && { what: 'duty', text: '今天没有公布值班人' },
    officeHours === '' && { what: 'office_hours', text: '没有填写办公时间' },
  ];
  return lacks.filter(each => each !== false);
}
