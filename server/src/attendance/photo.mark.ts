import { clockOf, dayOf } from '@village/shared/kernel/day';
import type { PresenceEntity } from './attendance.entity';

/** What is written on a picture: when and where by the record, who, and whether it had been announced. */
export function linesOf(record: Pick<PresenceEntity, 'claimedAt'>, villageName: string, name: string, announced: boolean): string[] {
  return [`${dayOf(record.claimedAt)} ${clockOf(record.claimedAt)}（手机时间）　${villageName}`, `${name}　驻村通${announced ? '' : '　未经拍照登记'}`];
}
