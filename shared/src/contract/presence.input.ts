import { Choice, DayField, Key, Text, Whole } from './field.input';
import { AREA_KINDS, CODE_KINDS, CONSENT_PURPOSES, COORDINATE_SYSTEMS, type AreaKind, type CodeKind, type ConsentPurpose, type CoordinateSystem } from './presence';

export class AddCodeInput {
  @Key('村') villageId: string;
  @Choice('种类', CODE_KINDS) kind: CodeKind;
  /** Where it hangs or stands. */
  @Text('放在哪里', { max: 40 }) name: string;
}

export class CodeIdInput {
  @Key('村部码') id: string;
}

export class ScreenInput {
  /** The secret part of the device link. */
  @Key('设备链接') key: string;
}

export class AreasInput {
  @Key('工作队') teamId: string;
}

export class AddAreaInput {
  @Key('工作队') teamId: string;
  @Key('人员', { optional: true }) personId?: string;
  @Choice('种类', AREA_KINDS) kind: AreaKind;
  @Text('名称', { max: 40 }) name: string;
  @Whole('纬度', -90_000_000, 90_000_000) latitude: number;
  @Whole('经度', -180_000_000, 180_000_000) longitude: number;
  @Choice('坐标', COORDINATE_SYSTEMS) system: CoordinateSystem;
  @Whole('半径', 50, 20_000) radius: number;
  @DayField('从哪天起') from: string;
  @DayField('到哪天', { optional: true }) to?: string;
}

export class AreaIdInput {
  @Key('范围') id: string;
}

export class WithdrawInput {
  @Choice('用途', CONSENT_PURPOSES) purpose: ConsentPurpose;
}

export class PhotoInput {
  /** The key of the presence entry that the photo belongs to. */
  @Key('在村记录的提交编号') entryKey: string;
}

export class PictureInput {
  @Key('在村记录') id: string;
}
