import { Controller } from '@nestjs/common';
import { file } from '@village/shared/contract/file';
import { FileInput, UploadInput } from '@village/shared/contract/file.input';
import { Input, Serve, Signed, Upload } from '../common/serve';
import type { Who } from '../common/who';
import { StoredFileService } from './file.service';

@Controller()
export class FileController {
  constructor(private readonly files: StoredFileService) {}

  @Serve(file.upload, UploadInput, { transaction: 'own' }) upload(@Input() input: UploadInput, @Upload() sent: unknown, @Signed() who: Who) { return this.files.upload(input, sent, who); }
  @Serve(file.mine, FileInput) mine(@Input() input: FileInput, @Signed() who: Who) { return this.files.mine(input, who); }
}
