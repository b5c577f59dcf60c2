import { Key, Parts, Text, Whole } from './field.input';

export class EmergencyInput {
  @Key('村') villageId: string;
}

export class EmergencyContactInput {
  @Text('姓名或单位', { max: 40 }) name: string;
  @Text('做什么', { max: 60, empty: true }) duty: string;
  @Text('电话', { max: 20 }) phone: string;
}

export class SaveEmergencyInput extends EmergencyInput {
  /** The version that was seen; 0: there was none. */
  @Whole('看到的版本', 0, 1_000_000) version: number;
  @Text('怎么处置', { max: 3000, empty: true }) text: string;
  @Parts('电话', () => EmergencyContactInput, { min: 0, max: 30 }) contacts: EmergencyContactInput[];
}
