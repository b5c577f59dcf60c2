import { Choice, Key, Text } from './field.input';
import { UPLOAD_PURPOSES, type UploadPurpose } from './file';

export class UploadInput {
  @Choice('用途', UPLOAD_PURPOSES) purpose: UploadPurpose;
  @Text('文件名', { max: 100, optional: true }) name?: string;
  /** A key the phone made: the file is called by it, so that what names the file can be written before there is signal. */
  @Key('提交编号', { optional: true }) clientKey?: string;
}

export class FileInput {
  @Key('文件') id: string;
}
