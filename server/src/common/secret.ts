import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS } from './tokens';
import type { Settings } from './settings';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** Keeps phone numbers and the like unreadable in the database and its backups. */
@Injectable()
export class Secret {
  private readonly sealing: Buffer;
  private readonly looking: Buffer;

  constructor(@Inject(SETTINGS) { fieldKey }: Pick<Settings, 'fieldKey'>) {
    const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', fieldKey, Buffer.alloc(0), purpose, 32));
    this.sealing = derive('field encryption');
    this.looking = derive('field lookup');
  }

  /** Encrypts (AES-256-GCM); the same text gives another result each time. At most 4/3 of the bytes plus 40 characters. */
  seal(text: string): string {
    const nonce = randomBytes(NONCE_BYTES);
    const cipher = createCipheriv('aes-256-gcm', this.sealing, nonce);
    const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return `1.${sealed.toString('base64url')}`;
  }

  /** Decrypts; throws when the text was changed or sealed with another key. */
  open(sealed: string): string {
    if (!sealed.startsWith('1.')) throw new Error('not a sealed field');
    const bytes = Buffer.from(sealed.slice(2), 'base64url');
    const decipher = createDecipheriv('aes-256-gcm', this.sealing, bytes.subarray(0, NONCE_BYTES));
    decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
    return Buffer.concat([decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES)), decipher.final()]).toString('utf8');
  }

  /** A fixed text to find and to keep unique by, from which the original cannot be guessed without the key: 43 characters. */
  lookup(text: string): string {
    return createHmac('sha256', this.looking).update(text).digest('base64url');
  }
}
