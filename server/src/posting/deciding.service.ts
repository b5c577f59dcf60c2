import { Injectable } from '@nestjs/common';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { nameOfStep, seatsOf } from '@village/shared/kernel/role';
import { ApprovalService, actsAs, partsOf, type Subject } from '../approval/approval.service';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { HolderService } from '../organisation/holder.service';
import { UnitService } from '../organisation/unit.service';
import type { AdjustmentEntity, DecidingStep } from './posting.entity';
import { reaches, type Placed } from './reach';

/** Registers what a body has written that has nobody here. */
const REGISTRAR = 'county_office';
/** Who decides where the document names nobody: the documents leave it to a person. */
export const WITHOUT_NAMED = ['county_leading_group|county_office'];

type About = Pick<AdjustmentEntity, 'id' | 'personId' | 'path' | 'teamId' | 'unitId' | 'steps' | 'position'>;

/** Who decides about the post of somebody, step by step, as the document names them. */
@Injectable()
export class DecidingService {
  constructor(private readonly clock: Clock, private readonly holders: HolderService, private readonly units: UnitService, private readonly approvals: ApprovalService) {}

  /** Each step with who decides it here. A body that has nobody here writes on paper, and the office of the county registers it. */
  async steps(chain: readonly string[], about: Placed, names: Record<string, string>): Promise<DecidingStep[] | Refusal> {
    const found: DecidingStep[] = [];
    for (const step of chain) {
      const parts: string[] = [];
      for (const part of partsOf(step)) parts.push(await this.seated(part, about) ?? REGISTRAR);
      const by = [...new Set(parts)].join('+');
      if (!(await this.heldBy(by, about))) {
        return refuse('nobody_decides', `“${nameOfStep(step, names)}”这一步没有人可以办：请管理员登记担任${nameOfStep(by, names)}的人。`);
      }
      found.push({ step, name: nameOfStep(step, names), by, registered: parts.includes(REGISTRAR) && !partsOf(step).some(part => part.split('|').includes(REGISTRAR)) });
    }
    return found;
  }

  subjectOf({ id, personId, path, teamId, unitId, steps, position }: About): Subject {
    return { id, applicantId: personId, place: { path, teamId, unitId }, chain: steps.map(({ by }) => by), position };
  }

  /** May he put it forward, where this party does so by the document? Where nobody holds it, the offices do. */
  async proposes(proposer: string | null, about: Placed, who: Who): Promise<boolean> {
    if (about.personId === who.personId) return false;
    const seats = proposer === null ? null : await this.seated(proposer, about);
    return seats === null ? reaches(about, who, 'posting.open') : actsAs(who.grants, seats, { path: about.path, teamId: about.teamId, unitId: about.unitId }) !== null;
  }

  approval(): ApprovalService {
    return this.approvals;
  }

  /** The roles that act for a party at this place, if somebody other than the person holds one. */
  private async seated(party: string, about: Placed): Promise<string | null> {
    const seats = party === 'same_level_org_dept' ? await this.sameLevel(about) : party.split('|').flatMap(each => [...seatsOf(each)]).join('|');
    return seats !== '' && await this.heldBy(seats, about) ? seats : null;
  }

  private async sameLevel({ unitId }: Placed): Promise<string> {
    const level = unitId === null ? undefined : (await this.units.unitsByIds([unitId])).get(unitId)?.level;
    return level === 'province' || level === 'city' ? 'city_org_dept' : 'county_org_dept';
  }

  private async heldBy(step: string, { personId, path, teamId, unitId }: Placed): Promise<boolean> {
    for (const part of partsOf(step)) {
      const holders = await this.holders.holders(part, { path, teamId, unitId }, this.clock.today());
      if (!holders.some(holder => holder.personId !== personId)) return false;
    }
    return true;
  }
}
