import { Controller } from '@nestjs/common';
import { simulation } from '@village/shared/contract/simulation';
import { SimulationIdInput, SimulationResultsInput, SimulationsInput, StartSimulationInput } from '@village/shared/contract/simulation.input';
import { Input, Serve, Signed } from '../common/serve';
import type { Who } from '../common/who';
import { ResultService } from './result.service';
import { SimulationService } from './simulation.service';

@Controller()
export class SimulationController {
  constructor(private readonly simulations: SimulationService, private readonly found: ResultService) {}

  // The work goes on after the answer: it begins when the row is there for others to see.
  @Serve(simulation.start, StartSimulationInput, { transaction: 'own' }) start(@Input() input: StartSimulationInput, @Signed() who: Who) { return this.simulations.start(input, who); }
  @Serve(simulation.list, SimulationsInput) list(@Input() input: SimulationsInput, @Signed() who: Who) { return this.simulations.list(input, who); }
  @Serve(simulation.status, SimulationIdInput) status(@Input() input: SimulationIdInput, @Signed() who: Who) { return this.simulations.status(input, who); }
  @Serve(simulation.results, SimulationResultsInput) results(@Input() input: SimulationResultsInput, @Signed() who: Who) { return this.found.page(input, who); }
  @Serve(simulation.stop, SimulationIdInput) stop(@Input() input: SimulationIdInput, @Signed() who: Who) { return this.simulations.stop(input, who); }
  @Serve(simulation.xlsx, SimulationIdInput) xlsx(@Input() input: SimulationIdInput, @Signed() who: Who) { return this.found.xlsx(input, who); }
}
