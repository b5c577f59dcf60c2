import { Entity, Index } from 'typeorm';
import type { PrecinctKind } from '@village/shared/contract/precinct';
import { IdColumn, JsonColumn, KeyColumn, TextColumn } from '../common/columns';

/** Villages of a township that are looked after together, and who leads there: a 责任区 or a 联村党委. */
@Entity('precinct')
@Index('uq_precinct_name', ['townshipId', 'kind', 'name'], { unique: true })
export class PrecinctEntity {
  @IdColumn() id: string;
  @IdColumn() townshipId: string;
  @KeyColumn() kind: PrecinctKind;
  @TextColumn(40) name: string;
  @JsonColumn() villageIds: string[];
  @JsonColumn() personIds: string[];
}
