import { endpoint } from './endpoint';

export interface Health {
  status: 'ok';
}

export interface Ready {
  status: 'ready' | 'not_ready';
  database: 'sqlite' | 'mysql' | 'mariadb';
  /** Migrations that are not in the database yet. */
  pendingMigrations: number;
}

export const system = {
  health: endpoint<void, Health>({ method: 'GET', path: '/health', permission: 'public', title: '服务是否在运行', reply: 'Health' }),
  ready: endpoint<void, Ready>({ method: 'GET', path: '/ready', permission: 'public', title: '服务是否可用', reply: 'Ready' }),
};
