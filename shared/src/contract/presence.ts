import type { Clock, Day, Instant } from '../kernel/day';
import { endpoint, type FileReply } from './endpoint';
import type { UploadedFile } from './file';
import type { Area, CoordinateSystem } from '../kernel/position';
import type {
  AddAreaInput, AddCodeInput, AreaIdInput, AreasInput, CodeIdInput, PhotoInput, PictureInput, ScreenInput, WithdrawInput,
} from './presence.input';

export { COORDINATE_SYSTEMS, COORDINATE_SYSTEM_NAMES, type CoordinateSystem } from '../kernel/position';

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

/** A place where presence by position is expected. */
export const AREA_KINDS = ['village', 'hamlet', 'township_seat', 'task_place'] as const;
export type AreaKind = (typeof AREA_KINDS)[number];

export const AREA_KIND_NAMES: Record<AreaKind, string> = { village: '村', hamlet: '自然村、小组', township_seat: '乡镇政府', task_place: '临时任务地点' };

export interface PresenceArea {
  id: string;
  teamId: string;
  /** Of this person only; null: of everybody in the team. */
  personId: string | null;
  personName: string | null;
  kind: AreaKind;
  name: string;
  /** In millionths of a degree. */
  latitude: number;
  longitude: number;
  system: CoordinateSystem;
  /** In metres. */
  radius: number;
  from: Day;
  to: Day | null;
}

/** What a person is asked to agree to, at the moment of use. A new text is a new version, and is asked again. */
export const CONSENT_PURPOSES = ['location', 'photo'] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];

export const CONSENTS: Record<ConsentPurpose, { version: string; title: string; text: string }> = {
  location: {
    version: '2026-1', title: '这一次要用到您的位置',
    text: '只在您点“用位置确认”的这一次取一次位置，不在后台取，不画轨迹。用来说明您在村里；您的队长和有权核对考勤的人看得到，两个月后只留下地点名称。不同意也可以用本人确认，或请队长在名册里确认。',
  },
  photo: {
    version: '2026-1', title: '这一次要用到您拍的照片',
    text: '现场拍一张，照片上会写上时间、村名和您的名字。您的队长和有权核对考勤的人看得到，两个月后删除，只留下指纹。不同意也可以用本人确认，或请队长在名册里确认。',
  },
};

export interface Consent {
  purpose: ConsentPurpose;
  version: string;
  givenAt: Instant;
}

/** A picture may be taken now: the capture is used once. */
export interface Capture {
  capture: string;
  until: Instant;
}

/** The receipt for the picture of a record, and what it shows now. */
export interface PhotoReceived extends UploadedFile {
  words: string[];
}

export const presence = {
  codes: endpoint<void, CodeVillage[]>({ method: 'GET', path: '/presence/codes', permission: 'attendance.arrange', title: '村部码', reply: 'CodeVillage[]' }),
  addCode: endpoint<AddCodeInput, CodeAdded>({ method: 'POST', path: '/presence/codes', permission: 'attendance.arrange', title: '添加村部码', reply: 'CodeAdded' }),
  revokeCode: endpoint<CodeIdInput, VillageCode>({ method: 'POST', path: '/presence/codes/:id/revoke', permission: 'attendance.arrange', title: '停用村部码', reply: 'VillageCode' }),
  posterPdf: endpoint<CodeIdInput, FileReply>({ method: 'GET', path: '/presence/codes/:id/poster', permission: 'attendance.arrange', title: '打印村部码', answers: 'pdf' }),
  screen: endpoint<ScreenInput, ScreenReply>({ method: 'POST', path: '/presence/screen', permission: 'public', title: '村部码屏幕', reply: 'ScreenReply' }),
  areas: endpoint<AreasInput, PresenceArea[]>({ method: 'GET', path: '/presence/areas', permission: 'attendance.arrange', title: '在村范围', reply: 'PresenceArea[]' }),
  ownAreas: endpoint<void, Area[]>({ method: 'GET', path: '/presence/own-areas', permission: 'attendance.record', title: '我今天的在村范围', reply: 'Area[]' }),
  addArea: endpoint<AddAreaInput, PresenceArea>({ method: 'POST', path: '/presence/areas', permission: 'attendance.arrange', title: '添加在村范围', reply: 'PresenceArea' }),
  endArea: endpoint<AreaIdInput, PresenceArea>({ method: 'POST', path: '/presence/areas/:id/end', permission: 'attendance.arrange', title: '停用在村范围', reply: 'PresenceArea' }),
  consents: endpoint<void, Consent[]>({ method: 'GET', path: '/presence/consents', permission: 'attendance.record', title: '我的同意', reply: 'Consent[]' }),
  withdraw: endpoint<WithdrawInput, Consent[]>({ method: 'POST', path: '/presence/consents/withdraw', permission: 'attendance.record', title: '收回同意', reply: 'Consent[]' }),
  capture: endpoint<void, Capture>({ method: 'POST', path: '/presence/captures', permission: 'attendance.record', title: '准备拍照', reply: 'Capture' }),
  photo: endpoint<PhotoInput, string[]>({ method: 'PUT', path: '/presence/photos/:entryKey', permission: 'attendance.record', title: '送出照片', accepts: 'file', reply: 'string[]' }),
  sendPhoto: endpoint<PhotoInput, PhotoReceived>({ method: 'PUT', path: '/presence/entries/:entryKey/photo', permission: 'attendance.record', title: '送出在村照片', accepts: 'file', reply: 'PhotoReceived' }),
  picture: endpoint<PictureInput, FileReply>({ method: 'GET', path: '/presence/pictures/:id', permission: 'attendance.read', title: '查看照片', answers: 'file' }),
};
