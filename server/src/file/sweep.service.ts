import { Injectable, Logger } from '@nestjs/common';
import { Repeating } from '../common/repeating';
import { StoredFileService } from './file.service';

const HOUR = 3_600_000;

/** Deletes what has expired, once an hour. */
@Injectable()
export class SweepService extends Repeating {
  protected readonly every = HOUR;

  constructor(private readonly files: StoredFileService) {
    super();
  }

  protected failed(kind: string): void {
    Logger.warn(`expired files were not deleted: ${kind}`, 'files');
  }

  run(): Promise<unknown> {
    return this.files.sweep();
  }
}
