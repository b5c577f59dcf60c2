import { Flag, InstantField, Key, Text, Whole } from './field.input';

export class BoardCodeInput {
  @Key('公示栏的码') code: string;
}

export class BoardPictureInput extends BoardCodeInput {
  @Key('人员') personId: string;
}

export class BoardPublicationInput extends BoardCodeInput {
  @Key('公开内容') id: string;
}

export class BoardPhoneInput extends BoardCodeInput {
  @Key('人员') personId: string;
  /** A number that the browser made and keeps: together with the address it says who asks too often. */
  @Key('设备') device: string;
}

export class BoardIdInput {
  @Key('村') villageId: string;
}

export class SetBoardInput extends BoardIdInput {
  @Text('办公时间', { max: 200, empty: true }) officeHours: string;
  @Flag('默认大字') large: boolean;
  @Whole('看到的版本', 0, 1_000_000) revision: number;
}

export class RenewBoardInput extends BoardIdInput {
  /** The code that was seen; empty: there was none. Two people renewing at once make one code. */
  @Text('看到的码', { max: 64, empty: true }) seen: string;
}

export class CardInput {
  /** A picture that this person sent up for it; left out: none is shown. */
  @Key('照片', { optional: true }) photoId?: string;
  @Flag('海报上印照片') photoOnPoster: boolean;
  @Flag('海报上印电话') phoneOnPoster: boolean;
}

export class WhereaboutsInput {
  @Key('工作队') teamId: string;
  @Text('去向', { max: 60 }) text: string;
  @InstantField('到什么时候') until: string;
}

export class EndWhereaboutsInput {
  @Key('去向') id: string;
}
