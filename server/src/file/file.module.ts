import { Module } from '@nestjs/common';
import { FileController } from './file.controller';
import { FileFolder } from './file.folder';
import { StoredFileService } from './file.service';
import { SweepService } from './sweep.service';

@Module({
  controllers: [FileController],
  providers: [FileFolder, StoredFileService, SweepService],
  exports: [StoredFileService],
})
export class FileModule {}
