import { Choice, Key, MonthField, Text, Whole } from './field.input';
import { SIMULATION_KINDS, type SimulationKind } from './simulation';

export class StartSimulationInput {
  @Key('制度版本') id: string;
  @MonthField('从哪个月') from: string;
  @MonthField('到哪个月') to: string;
}

export class SimulationsInput {
  @Key('制度版本') id: string;
}

export class SimulationIdInput {
  @Key('模拟') id: string;
}

export class SimulationResultsInput extends SimulationIdInput {
  @Choice('类别', SIMULATION_KINDS, { optional: true }) kind?: SimulationKind;
  @Text('姓名', { max: 30, optional: true }) search?: string;
  @Whole('页码', 1, 100_000, { optional: true }) page?: number;
}
