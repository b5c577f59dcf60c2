import type { Clock, Day, Instant } from '../kernel/day';
import { endpoint, type FileReply } from './endpoint';
import type { AddCodeInput, CodeIdInput, ScreenInput } from './presence.input';

/** `screen`: on a tablet, another one every minute. `poster`: on paper, the same until it is revoked. */
export const CODE_KINDS = ['screen', 'poster'] as const;
export type CodeKind = (typeof CODE_KINDS)[number];

export const CODE_KIND_NAMES: Record<CodeKind, string> = { screen: '平板动态码', poster: '纸质码' };

/** A code of a village office that cadres scan. */
export interface VillageCode {
  id: string;
  villageId: string;
  kind: CodeKind;
  name: string;
  createdByName: string;
  createdAt: Instant;
  revokedAt: Instant | null;
}

/** A village whose codes this person keeps. */
export interface CodeVillage {
  villageId: string;
  name: string;
  /** Does the regulation in force there know the code as a way to confirm presence? */
  open: boolean;
  codes: VillageCode[];
}

/** A new code; the link of a screen is shown this once. */
export interface CodeAdded {
  code: VillageCode;
  /** The secret part of the device link; null for a poster. */
  key: string | null;
}

/** What the tablet shows for the next seconds. */
export interface ScreenReply {
  villageName: string;
  day: Day;
  clock: Clock;
  /** To be typed where nothing can be scanned. */
  short: string;
  /** The squares of the QR code, `1` is dark. */
  squares: string[];
  /** Seconds until the next one. */
  seconds: number;
}

export const presence = {
  codes: endpoint<void, CodeVillage[]>({ method: 'GET', path: '/presence/codes', permission: 'attendance.arrange', title: '村部码', reply: 'CodeVillage[]' }),
  addCode: endpoint<AddCodeInput, CodeAdded>({ method: 'POST', path: '/presence/codes', permission: 'attendance.arrange', title: '添加村部码', reply: 'CodeAdded' }),
  revokeCode: endpoint<CodeIdInput, VillageCode>({ method: 'POST', path: '/presence/codes/:id/revoke', permission: 'attendance.arrange', title: '停用村部码', reply: 'VillageCode' }),
  posterPdf: endpoint<CodeIdInput, FileReply>({ method: 'GET', path: '/presence/codes/:id/poster', permission: 'attendance.arrange', title: '打印村部码', answers: 'pdf' }),
  screen: endpoint<ScreenInput, ScreenReply>({ method: 'POST', path: '/presence/screen', permission: 'public', title: '村部码屏幕', reply: 'ScreenReply' }),
};
