import { Choice, Key, Text } from './field.input';
import { UPLOAD_PURPOSES, type UploadPurpose } from './file';

export class UploadInput {
  @Choice('用途', UPLOAD_PURPOSES) purpose: UploadPurpose;
  @Text('文件名', { max: 100, optional: true }) name?: string;
}

export class FileInput {
  @Key('文件') id: string;
}
