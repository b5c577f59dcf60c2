import { randomBytes } from 'node:crypto';
import { Inject, Injectable, NotFoundException } from '@nestjs/common';
import { In, IsNull } from 'typeorm';
import type { FileReply } from '@village/shared/contract/endpoint';
import type { CodeAdded, CodeVillage, ScreenReply, VillageCode } from '@village/shared/contract/presence';
import type { AddCodeInput, CodeIdInput, ScreenInput } from '@village/shared/contract/presence.input';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { evidenceModes } from '@village/shared/rules/evidence-mode';
import { Db } from '../common/db';
import { newId } from '../common/id';
import { Journal } from '../common/journal';
import { squaresOf } from '../common/qr';
import { Secret } from '../common/secret';
import type { Settings } from '../common/settings';
import { Clock } from '../common/time';
import { SETTINGS } from '../common/tokens';
import { scopeOf, type Who } from '../common/who';
import { CodePlaceService, type CodePlace } from './code.place.service';
import { PAPER, secondsLeft, shortOf, slotAt, textOf } from './code';
import { VillageCodeEntity } from './code.entity';
import { posterPdf } from './code.pdf';

/** The codes of village offices: who keeps them, what they show. */
@Injectable()
export class CodeService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly secret: Secret, private readonly journal: Journal,
    private readonly places: CodePlaceService, @Inject(SETTINGS) private readonly settings: Pick<Settings, 'qrKey'>,
  ) {}

  async codes(who: Who): Promise<CodeVillage[]> {
    const places = await this.places.within(scopeOf(who, 'attendance.arrange'));
    const rows = places.length > 0 ? await this.db.of(VillageCodeEntity).find({ where: { villageId: In(places.map(place => place.id)) }, order: { createdAt: 'DESC' } }) : [];
    const replies = await this.replies(rows);
    const today = this.clock.today();
    return Promise.all(places.map(async ({ id, name, path }) => {
      const profile = await this.places.profile(path);
      const modes = isRefusal(profile) ? [] : evidenceModes(profile, today).value;
      return { villageId: id, name, open: !isRefusal(modes) && modes.includes('qr'), codes: replies.filter(code => code.villageId === id) };
    }));
  }

  async addCode({ villageId, kind, name }: AddCodeInput, who: Who): Promise<CodeAdded | Refusal> {
    const place = await this.place(villageId, who);
    const profile = await this.places.profile(place.path);
    if (isRefusal(profile)) return profile;
    const { value, because } = evidenceModes(profile, this.clock.today());
    if (isRefusal(value)) return value;
    if (!value.includes('qr')) return refuse('mode_not_allowed', '本地制度没有开通“村部扫码”，不用设码。要开通的，请县办公室修改制度里的“在村确认方式”。', { clauses: because.flatMap(reason => reason.clauses) });
    const key = kind === 'screen' ? randomBytes(24).toString('base64url') : null;
    const row: VillageCodeEntity = {
      id: newId(), villageId, kind, name: name.trim(), keyLookup: key && this.secret.lookup(`screen ${key}`),
      createdBy: who.personId, createdAt: this.clock.now(), revokedBy: null, revokedAt: null,
    };
    await this.db.of(VillageCodeEntity).insert(row);
    await this.journal.note(who, 'presence.code-added', row.id, villageId);
    return { code: (await this.replies([row]))[0], key };
  }

  async revokeCode({ id }: CodeIdInput, who: Who): Promise<VillageCode> {
    const row = await this.own(id, who);
    const { affected } = await this.db.of(VillageCodeEntity).update({ id, revokedAt: IsNull() }, { revokedAt: this.clock.now(), revokedBy: who.personId });
    if (affected) await this.journal.note(who, 'presence.code-revoked', id, row.villageId);
    return (await this.replies([await this.db.of(VillageCodeEntity).findOneByOrFail({ id })]))[0];
  }

  async poster({ id }: CodeIdInput, who: Who): Promise<FileReply | Refusal> {
    const row = await this.own(id, who);
    if (row.kind !== 'poster') return refuse('code_changes', '平板上的码每分钟换一次，印出来没有用。要印的，请另加一个纸质码。');
    if (row.revokedAt !== null) return refuse('code_revoked', '这个码已经停用，请另加一个。');
    const place = await this.place(row.villageId, who);
    const short = shortOf(this.settings.qrKey, row.villageId, row.id, PAPER);
    return { file: await posterPdf({ village: place.name, name: row.name, short, text: textOf(row.villageId, row.id, PAPER, short) }), name: `村部码 ${place.name} ${row.name}.pdf` };
  }

  /** What the tablet shows: whoever holds the link, and nobody is signed in on it. */
  async screen({ key }: ScreenInput): Promise<ScreenReply | Refusal> {
    const row = await this.db.of(VillageCodeEntity).findOneBy({ keyLookup: this.secret.lookup(`screen ${key}`), revokedAt: IsNull() });
    const [place] = row ? await this.places.byIds([row.villageId]) : [];
    if (!row || !place) return refuse('screen_unknown', '这个链接已经停用或不完整，请队长或村里重新添加一块屏幕。');
    const now = this.clock.now();
    const slot = slotAt(now);
    const short = shortOf(this.settings.qrKey, row.villageId, row.id, slot);
    return { villageName: place.name, day: this.clock.today(), clock: this.clock.time(), short, squares: squaresOf(textOf(row.villageId, row.id, slot, short)), seconds: secondsLeft(now) };
  }

  private async own(id: string, who: Who): Promise<VillageCodeEntity> {
    const row = await this.db.of(VillageCodeEntity).findOneBy({ id });
    if (!row) throw new NotFoundException();
    await this.place(row.villageId, who);
    return row;
  }

  private async place(villageId: string, who: Who): Promise<CodePlace> {
    const place = (await this.places.within(scopeOf(who, 'attendance.arrange'))).find(each => each.id === villageId);
    if (!place) throw new NotFoundException();
    return place;
  }

  private async replies(rows: VillageCodeEntity[]): Promise<VillageCode[]> {
    const names = await this.places.names(rows.map(row => row.createdBy));
    return rows.map(({ id, villageId, kind, name, createdBy, createdAt, revokedAt }) => ({ id, villageId, kind, name, createdByName: names.get(createdBy) ?? '', createdAt, revokedAt }));
  }
}
