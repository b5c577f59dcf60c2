import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';

/** Work that is done again and again while the application runs. Where it goes wrong the kind of the error is told, and the next time tries again. */
export abstract class Repeating implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;

  /** Milliseconds from one time to the next. */
  protected abstract readonly every: number;

  abstract run(): Promise<unknown>;

  /** Writes down that it went wrong; `kind` is the name of the error, never what it says. */
  protected abstract failed(kind: string): void;

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => { void this.run().catch(error => this.failed((error as Error).name)); }, this.every).unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }
}
