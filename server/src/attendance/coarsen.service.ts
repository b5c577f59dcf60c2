import { Injectable, Logger } from '@nestjs/common';
import { Repeating } from '../common/repeating';
import { ProofService } from './proof.service';

const HOUR = 3_600_000;

/** Once an hour makes coarse what is past dispute; two instances at once do no harm. */
@Injectable()
export class CoarsenService extends Repeating {
  protected readonly every = HOUR;

  constructor(private readonly proofs: ProofService) {
    super();
  }

  protected failed(kind: string): void {
    Logger.warn(`positions were not made coarse: ${kind}`, 'attendance');
  }

  run(): Promise<unknown> {
    return this.proofs.coarsen();
  }
}
