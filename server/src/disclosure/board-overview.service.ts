import { Injectable } from '@nestjs/common';
import type { BoardDue, BoardStanding } from '@village/shared/contract/board';
import type { FileReply } from '@village/shared/contract/endpoint';
import type { DisclosureDemand } from '@village/shared/contract/publication';
import type { Organisation } from '@village/shared/contract/organisation';
import { isRefusal } from '@village/shared/kernel/refusal';
import { PublicisedService } from '../attendance/publicised.service';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { boardsXlsx } from './board.xlsx';
import { BoardCardService } from './board-card.service';
import { BoardKeepService } from './board-keep.service';
import { BoardPlaceService } from './board-place.service';
import { PublicationService } from './publication.service';

/** What the year's promises are called as a matter to publish; the board shows those that were adopted by itself. */
const COMMITMENTS = 'annual_commitments';

/** The boards within somebody's reach: which say everything they should, which matters are late. What lacks most stands first. */
@Injectable()
export class BoardOverviewService {
  constructor(
    private readonly clock: Clock, private readonly places: BoardPlaceService, private readonly keep: BoardKeepService, private readonly cards: BoardCardService, private readonly publications: PublicationService,
    private readonly publicised: PublicisedService,
  ) {}

  async list(who: Who): Promise<BoardStanding[]> {
    const villages = await this.places.within(who, 'disclosure.read');
    const objecting = await this.publicised.objecting(villages);
    const lines: BoardStanding[] = [];
    for (const village of villages) lines.push(await this.standing(village, objecting.get(village.id) ?? [], who));
    return lines.sort((one, other) => weightOf(other) - weightOf(one));
  }

  async xlsx(who: Who): Promise<FileReply> {
    const today = this.clock.today();
    return { file: await boardsXlsx(await this.list(who), today), name: `村公示栏 ${today}.xlsx` };
  }

  private async standing(village: Organisation, objecting: string[], who: Who): Promise<BoardStanding> {
    const { line, board } = await this.keep.lineOf(village, who);
    const asked = await this.publications.demandsOf(village);
    const demands = isRefusal(asked) ? [] : asked.filter(({ subject }) => subject !== COMMITMENTS || board.commitments.length === 0);
    const dueOf = (state: DisclosureDemand['state']): BoardDue[] => demands.flatMap(each => (each.state === state && each.due !== null ? [{ subjectName: each.subjectName, due: each.due }] : []));
    const ids = board.people.map(({ personId }) => personId);
    const promised = demands.some(({ subject, state }) => subject === COMMITMENTS && state !== 'done');
    return {
      ...line, lacks: promised ? [...line.lacks, { what: 'commitments', text: '没有公布今年的承诺' }] : line.lacks,
      late: [...demands.flatMap(({ subjectName, missed }) => (missed === null ? [] : [{ subjectName, due: missed }])), ...dueOf('late')], open: dueOf('open'), commitmentsLate: board.commitments.filter(({ isDone, due }) => !isDone && due !== null && due < board.day).map(({ title }) => title),
      objections: objecting.filter(personId => ids.includes(personId)).length, people: ids.length, phonesAgreed: (await this.cards.agreed(ids)).filter(({ what }) => what === 'phone').length,
    };
  }
}

/** What is late weighs more than what is lacking. */
function weightOf({ lacks, late, commitmentsLate, objections }: BoardStanding): number {
  return (late.length + commitmentsLate.length + objections) * 100 + lacks.length;
}
