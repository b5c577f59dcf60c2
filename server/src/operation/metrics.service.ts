import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Inject, Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { FastifyInstance } from 'fastify';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { Db } from '../common/db';
import { freeBytes } from '../common/disk';
import type { Settings } from '../common/settings';
import { SETTINGS } from '../common/tokens';
import { BackupScheduleService } from './schedule.service';

/** Seconds, from a plain answer to the sheet of a whole county. */
const BUCKETS = [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10];

/** The figures of the server for a monitor on the same machine: a listener of its own that nobody else reaches; no names, no addresses, paths as they are declared. */
@Injectable()
export class MetricsService implements OnModuleInit, OnApplicationShutdown {
  private server: Server | null = null;

  constructor(@Inject(SETTINGS) private readonly settings: Pick<Settings, 'metricsPort' | 'dataFolder'>, private readonly adapter: HttpAdapterHost, private readonly db: Db, private readonly backups: BackupScheduleService) {}

  async onModuleInit(): Promise<void> {
    // A command has no listener.
    const fastify = this.adapter.httpAdapter?.getInstance<FastifyInstance>();
    if (this.settings.metricsPort === null || !fastify) return;
    const register = this.figures(fastify);
    const server = createServer((request, response) => {
      if (request.method !== 'GET' || request.url !== '/metrics') {
        response.writeHead(404).end();
        return;
      }
      register.metrics().then(text => response.writeHead(200, { 'content-type': register.contentType }).end(text), () => response.writeHead(500).end());
    });
    this.server = server;
    await new Promise<void>((resolve, reject) => void server.once('error', reject).listen(this.settings.metricsPort ?? 0, '127.0.0.1', () => resolve()));
  }

  async onApplicationShutdown(): Promise<void> {
    await new Promise(resolve => (this.server ? this.server.close(resolve) : resolve(null)));
  }

  /** Where it listens; null where it does not. */
  get port(): number | null {
    return (this.server?.address() as AddressInfo | null | undefined)?.port ?? null;
  }

  private figures(fastify: FastifyInstance): Registry {
    const register = new Registry();
    const registers = [register];
    const { db, settings, backups } = this;
    collectDefaultMetrics({ register });
    const answers = new Histogram({ name: 'village_answer_seconds', help: 'Seconds until an answer was sent', labelNames: ['method', 'path', 'status'], buckets: BUCKETS, registers });
    fastify.addHook('onResponse', (request, reply, done) => {
      answers.observe({ method: request.method, path: request.routeOptions.url ?? 'none', status: reply.statusCode }, reply.elapsedTime / 1000);
      done();
    });
    new Gauge({ name: 'village_database_ready', help: '1: the database answers and has every migration', registers, async collect() { this.set(await db.pendingMigrations().then(count => Number(count === 0), () => 0)); } });
    new Gauge({ name: 'village_disk_free_bytes', help: 'Free bytes where the data lie', registers, async collect() { this.set((await freeBytes(settings)) ?? Number.NaN); } });
    new Gauge({ name: 'village_backup_last_seconds', help: 'When the last whole backup was finished, in seconds since 1970; 0: never', registers, async collect() { this.set(Date.parse((await backups.lastWhole()) ?? '') / 1000 || 0); } });
    return register;
  }
}
