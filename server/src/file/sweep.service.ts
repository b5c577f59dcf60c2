import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { StoredFileService } from './file.service';

const HOUR = 3_600_000;

/** Deletes what has expired, once an hour. */
@Injectable()
export class SweepService implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly files: StoredFileService) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => { void this.run(); }, HOUR).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  private async run(): Promise<void> {
    try {
      await this.files.sweep();
    } catch (error) {
      // The next hour tries again.
      Logger.warn(`expired files were not deleted: ${(error as Error).name}`, 'files');
    }
  }
}
