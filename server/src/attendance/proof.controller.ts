import { Controller } from '@nestjs/common';
import { presence } from '@village/shared/contract/presence';
import { AddAreaInput, AreaIdInput, AreasInput, PhotoInput, PictureInput, WithdrawInput } from '@village/shared/contract/presence.input';
import { isRefusal } from '@village/shared/kernel/refusal';
import { Input, Serve, Signed, Upload } from '../common/serve';
import type { Who } from '../common/who';
import { AreaService } from './area.service';
import { ConsentService } from './consent.service';
import { PhotoService } from './photo.service';

@Controller()
export class ProofController {
  constructor(private readonly places: AreaService, private readonly agreed: ConsentService, private readonly photos: PhotoService) {}

  @Serve(presence.areas, AreasInput) areas(@Input() { teamId }: AreasInput, @Signed() who: Who) { return this.places.areas(teamId, who); }
  @Serve(presence.ownAreas) ownAreas(@Signed() who: Who) { return this.places.own(who); }
  @Serve(presence.addArea, AddAreaInput) addArea(@Input() input: AddAreaInput, @Signed() who: Who) { return this.places.add(input, who); }
  @Serve(presence.endArea, AreaIdInput) endArea(@Input() { id }: AreaIdInput, @Signed() who: Who) { return this.places.end(id, who); }
  @Serve(presence.consents) consents(@Signed() who: Who) { return this.agreed.consents(who); }
  @Serve(presence.withdraw, WithdrawInput) withdraw(@Input() { purpose }: WithdrawInput, @Signed() who: Who) { return this.agreed.withdraw(purpose, who); }
  @Serve(presence.capture) capture(@Signed() who: Who) { return this.photos.capture(who); }
  @Serve(presence.photo, PhotoInput, { transaction: 'own' }) async photo(@Input() { entryKey }: PhotoInput, @Upload() sent: unknown, @Signed() who: Who) {
    const received = await this.photos.put(entryKey, sent, who);
    return isRefusal(received) ? received : received.words;
  }
  @Serve(presence.sendPhoto, PhotoInput, { transaction: 'own' }) sendPhoto(@Input() { entryKey }: PhotoInput, @Upload() sent: unknown, @Signed() who: Who) { return this.photos.put(entryKey, sent, who); }
  @Serve(presence.picture, PictureInput) picture(@Input() { id }: PictureInput, @Signed() who: Who) { return this.photos.picture(id, who); }
}
