import { Injectable } from '@nestjs/common';
import type { FileReply } from '@village/shared/contract/endpoint';
import { paperFile } from '../common/paper';
import { fileName } from '../common/plain-text';
import { Clock } from '../common/time';
import { grantFor, type Who } from '../common/who';
import { OrganisationService } from '../organisation/organisation.service';
import { filingPack } from './filing-pack';

/** The papers to be filed, for the county of whoever asks. */
@Injectable()
export class FilingPackService {
  constructor(private readonly organisations: OrganisationService, private readonly clock: Clock) {}

  async docx(who: Who): Promise<FileReply> {
    const { name } = await this.organisations.countyOf(grantFor(who, 'operation.read')!.path);
    const day = this.clock.today();
    return { file: await paperFile(filingPack({ county: name, day }), 'docx'), name: `${fileName(`驻村通备案材料 ${name} ${day}`)}.docx` };
  }
}
