import type { CodeKind } from '@village/shared/contract/presence';

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

export type ProofContent = CodeProof;

/** What a proof says, in words for the person, his leader and whoever checks. */
export function wordsOf(proof: ProofContent): string[] {
  if (proof.code === 'poster') return [`扫的是纸质码（${proof.name}）。纸质码不变，证明力弱于平板上的动态码`];
  return [`扫的是平板动态码（${proof.name}）`, ...(proof.minutesLate > 0 ? [`扫码时没有信号，${lateWords(proof.minutesLate)}后才送到，时间以手机自报为准`] : [])];
}

function lateWords(minutes: number): string {
  return minutes < 120 ? `${minutes} 分钟` : minutes < 2880 ? `${Math.round(minutes / 60)} 小时` : `${Math.round(minutes / 1440)} 天`;
}
