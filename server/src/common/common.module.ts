import { type DynamicModule, Global, Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { AccessLog } from './access';
import { Contract } from './contract';
import { openDatabase, type Schema } from './database';
import { Db } from './db';
import { Dump } from './dump';
import { Erasures } from './erasure';
import { FaultLog } from './fault-log';
import { Journal } from './journal';
import { KeptAnswers } from './kept';
import { Receipts } from './receipt';
import { Rows } from './rows';
import { Secret } from './secret';
import type { Settings } from './settings';
import { SystemController } from './system.controller';
import { Clock } from './time';
import { SETTINGS } from './tokens';
import { WeChatClient } from './wechat/client';

/** What the application is built with. */
export interface Parts extends Schema {
  settings: Settings;
  /** Tests bring a clock that stands where they put it. */
  clock?: Clock;
}

/** What every module may use without importing it. */
@Global()
@Module({})
export class CommonModule {
  static with({ settings, clock, entities, migrations }: Parts): DynamicModule {
    return {
      module: CommonModule,
      imports: [DiscoveryModule],
      controllers: [SystemController],
      providers: [
        { provide: SETTINGS, useValue: settings },
        { provide: Clock, useValue: clock ?? new Clock() },
        { provide: DataSource, useFactory: () => openDatabase(settings, { entities, migrations }) },
        Db, Dump, Rows, Journal, AccessLog, FaultLog, Erasures, KeptAnswers, Receipts, Secret, WeChatClient, Contract,
      ],
      exports: [SETTINGS, Clock, Db, Dump, Rows, Journal, AccessLog, FaultLog, Erasures, KeptAnswers, Receipts, Secret, WeChatClient, Contract],
    };
  }
}
