import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { ProofService } from './proof.service';

const HOUR = 3_600_000;

/** Once an hour makes coarse what is past dispute; two instances at once do no harm. */
@Injectable()
export class CoarsenService implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly proofs: ProofService) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => { void this.run(); }, HOUR).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async run(): Promise<void> {
    try {
      await this.proofs.coarsen();
    } catch (error) {
      // The next hour tries again.
      Logger.warn(`positions were not made coarse: ${(error as Error).name}`, 'attendance');
    }
  }
}
