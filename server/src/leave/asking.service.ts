import { Injectable } from '@nestjs/common';
import type { LeaveDetail } from '@village/shared/contract/leave';
import type { ApplyInput } from '@village/shared/contract/leave.input';
import { isRefusal, type Refusal } from '@village/shared/kernel/refusal';
import { Db } from '../common/db';
import type { Who } from '../common/who';
import { ApplicationService } from './application.service';
import { ExtensionService } from './extension.service';
import { LeaveEntity } from './leave.entity';

/** A request as it arrives: by itself, or to continue another leave. */
@Injectable()
export class AskingService {
  constructor(private readonly db: Db, private readonly applications: ApplicationService, private readonly extensions: ExtensionService) {}

  async apply(input: ApplyInput, who: Who): Promise<LeaveDetail | Refusal> {
    const { clientKey, extendsId } = input;
    if (extendsId === undefined || await this.db.of(LeaveEntity).existsBy({ personId: who.personId, clientKey })) return this.applications.apply(input, who);
    const refusal = await this.extensions.refusalOf(input, who);
    if (refusal) return refusal;
    const asked = await this.applications.apply(input, who);
    if (!isRefusal(asked)) await this.extensions.link(asked.id, extendsId);
    return asked;
  }
}
