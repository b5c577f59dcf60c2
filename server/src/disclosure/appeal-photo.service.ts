import { Injectable } from '@nestjs/common';
import type { AppealPhoto } from '@village/shared/contract/appeal';
import type { AppealPhotoInput } from '@village/shared/contract/appeal.input';
import { addDays } from '@village/shared/kernel/day';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Clock } from '../common/time';
import { Crowd } from '../common/turnstile';
import { StoredFileService } from '../file/file.service';
import { BoardShownService } from './board-shown.service';

/** Of one phone, and of one address, which a whole village may share. */
const SENT = { phone: 12, address: 60, seconds: 600 };

/** Pictures that villagers send up with what they write; only those who handle it see them. What no request names is deleted the day after. */
@Injectable()
export class AppealPhotoService {
  private readonly sent = new Crowd(SENT);

  constructor(private readonly clock: Clock, private readonly shown: BoardShownService, private readonly files: StoredFileService) {}

  async send({ code, device }: AppealPhotoInput, bytes: unknown, address: string): Promise<AppealPhoto | Refusal> {
    const found = await this.shown.at(code);
    if (isRefusal(found)) return found;
    if (!this.sent.pass({ address: `${address} ${found.village.id}`, device }, this.clock.now())) return refuse('too_many_photos', '照片送得太频繁，这一张没有收下。请十分钟后再送，或者先只写字。', { field: 'photos' });
    const kept = await this.files.store({ purpose: 'appeal_photo', ownerId: found.village.id, sent: bytes, expiresOn: addDays(this.clock.today(), 1) });
    return isRefusal(kept) ? kept : { id: kept.id };
  }
}
