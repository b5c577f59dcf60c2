import { Module } from '@nestjs/common';
import { FileController } from './file.controller';
import { FileFolder } from './file.folder';
import { StoredFileService } from './file.service';
import { MakingService } from './making.service';
import { PhotoService } from './photo.service';
import { SweepService } from './sweep.service';

@Module({
  controllers: [FileController],
  providers: [FileFolder, StoredFileService, PhotoService, SweepService, MakingService],
  exports: [StoredFileService, PhotoService, MakingService],
})
export class FileModule {}
