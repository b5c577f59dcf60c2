import type { DataSource } from 'typeorm';
import { connect } from './common/database';
import type { Settings } from './common/settings';
import { ENTITIES } from './entities';
import { MIGRATIONS } from './migrations';

/** The database of the settings as it is, without bringing it up to date. */
export function openDataSource(settings: Pick<Settings, 'databaseUrl' | 'dataFolder'>): Promise<DataSource> {
  return connect(settings, { entities: ENTITIES, migrations: MIGRATIONS });
}
