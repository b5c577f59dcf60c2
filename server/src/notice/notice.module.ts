import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module';
import { MessageService } from './message.service';
import { NoticeController } from './notice.controller';
import { NoticeService } from './notice.service';
import { SendingService } from './sending.service';

@Module({ imports: [IdentityModule], controllers: [NoticeController], providers: [NoticeService, MessageService, SendingService], exports: [NoticeService, SendingService] })
export class NoticeModule {}
