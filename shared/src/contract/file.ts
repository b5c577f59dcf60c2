import type { Instant } from '../kernel/day';
import { endpoint, type FileReply } from './endpoint';
import type { FileInput, UploadInput } from './file.input';

/** What a person may send up by itself, to be attached to something afterwards. */
export const UPLOAD_PURPOSES = ['leave_attachment', 'record_photo', 'meeting_file', 'board_photo', 'archive_file'] as const;
export type UploadPurpose = (typeof UPLOAD_PURPOSES)[number];

/** What a stored file is for; who may read it follows from what it belongs to. */
export type FilePurpose = UploadPurpose | 'presence_photo' | 'appeal_photo' | 'made_file';

/** In bytes; what is larger is not taken. */
export const LARGEST_FILE = 8 * 1024 * 1024;
export const FILE_TOO_LARGE = '文件超过 8 MB，请选小一些的。';

/** Pictures are decoded and written anew as JPEG; a PDF stays as it is; a ZIP is made by the server. */
export type StoredKind = 'jpg' | 'pdf' | 'zip';

/** What a stored file says of itself. */
export interface StoredFile {
  id: string;
  kind: StoredKind;
  name: string;
  bytes: number;
  uploadedAt: Instant;
}

/** The receipt for a file: the phone lets go of it when this is the digest of what it holds. */
export interface UploadedFile extends StoredFile {
  /** SHA-256 of the bytes that came. */
  receivedDigest: string;
}

export const file = {
  upload: endpoint<UploadInput, UploadedFile>({ method: 'POST', path: '/files', permission: 'identity.self', title: '上传文件', accepts: 'file', reply: 'UploadedFile' }),
  mine: endpoint<FileInput, FileReply>({ method: 'GET', path: '/files/:id', permission: 'identity.self', title: '查看自己上传的文件', answers: 'file' }),
};
