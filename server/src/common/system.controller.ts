import { Controller, ServiceUnavailableException } from '@nestjs/common';
import { system, type Health, type Ready } from '@village/shared/contract/system';
import { Db } from './db';
import { Serve } from './serve';

@Controller()
export class SystemController {
  constructor(private readonly db: Db) {}

  @Serve(system.health)
  health(): Health {
    return { status: 'ok' };
  }

  /** Ready while the database answers and has every migration. */
  @Serve(system.ready)
  async ready(): Promise<Ready> {
    const pendingMigrations = await this.db.pendingMigrations().catch(() => null);
    if (pendingMigrations !== 0) throw new ServiceUnavailableException();
    return { status: 'ready', database: this.db.dialect, pendingMigrations };
  }
}
