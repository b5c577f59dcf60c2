import type { CodeKind } from '@village/shared/contract/presence';
import type { Instant } from '@village/shared/kernel/day';
import { type CoordinateSystem, distanceText } from '@village/shared/kernel/position';

/**
 * How long a position and a picture are kept, from the day they show: the month that follows, in which it may be disputed, and a margin.
 * The document that lets them be taken names a last day; so nothing of them is left this long after that day, however late it was sent.
 */
export const KEEP_DAYS = 62;

/** A code of the village office. */
export interface CodeProof {
  kind: 'qr';
  codeId: string;
  code: CodeKind;
  /** Where the code hangs, as it was called at that time. */
  name: string;
  /** Minutes between the code on the screen and its receipt, where the scan waited for signal. */
  minutesLate: number;
}

/** A position; after the time of dispute only the area is left. */
export interface LocationProof {
  kind: 'location';
  latitude: number | null;
  longitude: number | null;
  system: CoordinateSystem;
  /** In metres, as the phone says. */
  accuracy: number;
  /** The area it lies in, or the nearest; null: none had been entered. */
  area: string | null;
  inside: boolean | null;
  /** Metres from the middle of that area. */
  distance: number | null;
  reason: string;
}

/** A picture taken on the spot. */
export interface PhotoProof {
  kind: 'photo';
  /** A capture had been given out before it was taken. */
  announced: boolean;
  fileId: string | null;
  /** Stays after the picture is deleted. */
  digest: string | null;
  /** Exactly this picture had been sent before. */
  reused: boolean;
  arrivedAt: Instant | null;
}

export type ProofContent = CodeProof | LocationProof | PhotoProof;

/** What a proof says, in words for the person, his leader and whoever checks. */
export function wordsOf(proof: ProofContent): string[] {
  return { qr: codeWords, location: locationWords, photo: photoWords }[proof.kind](proof as never);
}

function codeWords(proof: CodeProof): string[] {
  if (proof.code === 'poster') return [`扫的是纸质码（${proof.name}）。纸质码不变，证明力弱于平板上的动态码`];
  return [`扫的是平板动态码（${proof.name}）`, ...(proof.minutesLate > 0 ? [`扫码时没有信号，${lateWords(proof.minutesLate)}后才送到，时间以手机自报为准`] : [])];
}

function locationWords({ area, inside, distance, accuracy, reason, latitude }: LocationProof): string[] {
  const exact = latitude === null ? '具体位置已过保存期，只留地点' : `手机说误差约 ${accuracy} 米`;
  if (area === null) return ['取了位置，还没有登记在村范围，不能核对', exact];
  if (inside) return [`在“${area}”范围内`, exact];
  return [`不在登记的范围内，离“${area}”中心约 ${distanceText(distance ?? 0)}`, reason === '' ? '没有写原因，可以由本人说明' : `本人说明：${reason}`, exact];
}

function photoWords({ announced, fileId, reused }: PhotoProof): string[] {
  return [
    fileId === null ? '照片未到，等有信号时送出' : '现场照片已送到',
    ...(announced ? [] : ['拍照前没有登记，不能证明是当场拍的']),
    ...(reused ? ['与以前送过的一张照片完全相同，请本人说明'] : []),
  ];
}

function lateWords(minutes: number): string {
  return minutes < 120 ? `${minutes} 分钟` : minutes < 2880 ? `${Math.round(minutes / 60)} 小时` : `${Math.round(minutes / 1440)} 天`;
}
