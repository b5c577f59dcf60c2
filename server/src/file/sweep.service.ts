import { Injectable } from '@nestjs/common';
import { Erasing, Erasures } from '../common/erasure';
import { StoredFileService } from './file.service';

const HOUR = 3_600_000;

/** Deletes what has expired, once an hour. */
@Injectable()
export class SweepService extends Erasing {
  protected readonly what = 'files';
  protected readonly every = HOUR;

  constructor(erasures: Erasures, private readonly files: StoredFileService) {
    super(erasures);
  }

  protected erase(): Promise<number> {
    return this.files.sweep();
  }
}
