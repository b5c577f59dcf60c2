import { Injectable } from '@nestjs/common';
import { Erasing, Erasures } from '../common/erasure';
import { ProofService } from './proof.service';

const HOUR = 3_600_000;

/** Once an hour makes coarse what is past dispute; two instances at once do no harm. */
@Injectable()
export class CoarsenService extends Erasing {
  protected readonly what = 'positions';
  protected readonly every = HOUR;

  constructor(erasures: Erasures, private readonly proofs: ProofService) {
    super(erasures);
  }

  protected erase(): Promise<number> {
    return this.proofs.coarsen();
  }
}
