import { Entity, Index } from 'typeorm';
import type { OrganisationKind, DispatchingUnit as UnitReply } from '@village/shared/contract/organisation';
import type { Day } from '@village/shared/kernel/day';
import type { RoleId } from '@village/shared/kernel/role';
import { DayColumn, IdColumn, KeyColumn, NumberColumn, TextColumn } from '../common/columns';

@Entity('organisation')
@Index('uq_organisation_parent_name', ['parentId', 'name'], { unique: true })
@Index('ix_organisation_path', ['path'])
export class OrganisationEntity {
  @IdColumn() id: string;
  @KeyColumn() kind: OrganisationKind;
  @IdColumn({ nullable: true }) parentId: string | null;
  /** `/county/township/village/` by ids: what lies below starts with it. */
  @TextColumn(120) path: string;
  @TextColumn(40) name: string;
}

@Entity('dispatching_unit')
@Index('uq_dispatching_unit_county_name', ['countyId', 'name'], { unique: true })
export class UnitEntity {
  @IdColumn() id: string;
  @IdColumn() countyId: string;
  @TextColumn(60) name: string;
  @KeyColumn() level: UnitReply['level'];
  @NumberColumn({ nullable: true }) staff: number | null;
}

@Entity('team')
@Index('uq_team_village_from', ['villageId', 'from'], { unique: true })
export class TeamEntity {
  @IdColumn() id: string;
  @IdColumn() villageId: string;
  @TextColumn(60) name: string;
  @DayColumn() from: Day;
  @DayColumn({ nullable: true }) to: Day | null;
}

@Entity('person')
@Index('uq_person_phone_hash', ['phoneHash'], { unique: true })
@Index('ix_person_county', ['countyId'])
@Index('ix_person_unit', ['unitId'])
export class PersonEntity {
  @IdColumn() id: string;
  /** The county whose roster the person stands in, with or without a term. */
  @IdColumn() countyId: string;
  @TextColumn(30) name: string;
  /** Keyed hash of the number, to find the person by it. */
  @KeyColumn() phoneHash: string;
  /** The number itself, encrypted. */
  @TextColumn(120) phoneSealed: string;
  @IdColumn({ nullable: true }) unitId: string | null;
  @TextColumn(40, { nullable: true }) post: string | null;
}

/** A role of a person at a place for some days: membership of a team, an office, an administrator's right are all terms. */
@Entity('term')
@Index('ix_term_person', ['personId'])
@Index('ix_term_organisation', ['organisationId', 'role'])
@Index('ix_term_team', ['teamId'])
export class TermEntity {
  @IdColumn() id: string;
  @IdColumn() personId: string;
  @KeyColumn() role: RoleId;
  /** The organisation; the village of the team for a role of a team; the dispatching unit for a role of a unit. */
  @IdColumn() organisationId: string;
  @IdColumn({ nullable: true }) teamId: string | null;
  @DayColumn() from: Day;
  @DayColumn({ nullable: true }) to: Day | null;
}
