import type { DataSource } from 'typeorm';
import { connect, openDatabase } from './common/database';
import type { Settings } from './common/settings';
import { ENTITIES } from './entities';
import { MIGRATIONS } from './migrations';

type Place = Pick<Settings, 'databaseUrl' | 'dataFolder'>;

/** The migrations this program knows, by name. */
export const MIGRATION_NAMES = MIGRATIONS.map(migration => new migration().name ?? migration.name);

/** The database of the settings as it is, without bringing it up to date. */
export function openDataSource(place: Place): Promise<DataSource> {
  return connect(place, { entities: ENTITIES, migrations: MIGRATIONS });
}

/** The database of the settings, its tables as these migrations make them. */
export function openDataSourceAt(place: Place, names: readonly string[]): Promise<DataSource> {
  return openDatabase(place, { entities: ENTITIES, migrations: MIGRATIONS.filter((_, index) => names.includes(MIGRATION_NAMES[index])) });
}
