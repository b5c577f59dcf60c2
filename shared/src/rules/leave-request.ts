import type { FindingOrRefusal } from '../kernel/finding';
import { listsKind, type LeaveKind } from '../kernel/leave-kind';
import type { RoleId } from '../kernel/role';
import type { Profile } from '../policy/profile';
import { finding } from '../policy/reading';

/** How a request for leave was made. What is left out was not done. */
export interface RequestMade {
  applicantRole: RoleId;
  kind: LeaveKind;
  channel: 'phone' | 'written';
  reasonGiven: boolean;
  writtenSlip: boolean;
  evidenceAttached?: boolean;
  villageCertificate?: boolean;
  /** Somebody filled in the form for a person who asked by telephone. */
  proxyFormFilled?: boolean;
  /** False: the person is not back yet. */
  backOnDuty?: boolean;
}

export type RequestPart = 'reason' | 'written_slip' | 'evidence' | 'village_certificate';
export const REQUEST_PART_NAMES: Record<RequestPart, string> = {
  reason: '事由', written_slip: '书面假条', evidence: '证明材料', village_certificate: '村委会证明',
};

export interface RequestState {
  valid: boolean;
  missing: RequestPart[];
  /** The slip is written after return where a proxy filled the form. */
  todo: 'complete_written_slip'[];
}

/** Is this request for leave formally complete, and what is still to be done? */
export function leaveRequest(profile: Profile, request: RequestMade): FindingOrRefusal<RequestState> {
  return finding(profile, read => {
    const written = read.where('leave.request');
    const rule = !written?.kinds || listsKind(written.kinds, request.kind) ? written : null;
    const byProxy = rule?.phoneWithProxyForm === true && request.channel === 'phone' && request.proxyFormFilled === true;
    const asked: [RequestPart, boolean, boolean][] = [
      ['reason', rule?.reason ?? false, request.reasonGiven],
      ['written_slip', rule?.writtenSlip ?? false, request.writtenSlip || byProxy],
      ['evidence', rule?.evidence ?? false, request.evidenceAttached ?? false],
      ['village_certificate', rule?.villageCertificate ?? false, request.villageCertificate ?? false],
    ];
    const missing = asked.filter(([, wanted, given]) => wanted && !given).map(([part]) => part);
    const owed = byProxy && !request.writtenSlip && request.backOnDuty !== false;
    read.say(missing.length ? `还缺${missing.map(part => REQUEST_PART_NAMES[part]).join('、')}` : '请假手续齐全');
    if (owed) read.say('电话请假由他人代填，归队后补写假条');
    return { valid: missing.length === 0, missing, todo: owed ? ['complete_written_slip'] : [] };
  });
}
