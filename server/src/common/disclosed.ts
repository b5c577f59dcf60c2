import { RESTRICTED_KINDS, type IssueKind } from '@village/shared/contract/issue-words';
import type { DisclosedKind } from '@village/shared/contract/operation';

interface Disclosed {
  kind: DisclosedKind;
  /** The field of the input that names whose it is. */
  subject?: string;
  /** Replies that disclose nothing. */
  unless?: (reply: object) => boolean;
}

/** Endpoints whose answer holds personal data of others, in a file or in the clear: each answer is written down. A test asks of every endpoint that answers a file to stand here or in the table of those that hold none. */
export const DISCLOSED: Readonly<Record<string, Disclosed>> = {
  'organisation.person': { kind: 'phone', subject: 'id', unless: reply => (reply as { phone?: string | null }).phone == null || (reply as { phoneMasked?: boolean }).phoneMasked === true },
  'organisation.export': { kind: 'people' },
  'identity.security': { kind: 'sign_in', subject: 'id' },
  'household.reveal': { kind: 'household', subject: 'id' },
  'household.form': { kind: 'household', subject: 'id' },
  'handover.docx': { kind: 'work', subject: 'id' },
  'handover.pdf': { kind: 'work', subject: 'id' },
  'allowance.xlsx': { kind: 'allowance' },
  'assessment.xlsx': { kind: 'assessment' },
  'assessment.unitsXlsx': { kind: 'assessment' },
  'assessment.unitDocx': { kind: 'assessment', subject: 'id' },
  'assessment.unitPdf': { kind: 'assessment', subject: 'id' },
  'nomination.xlsx': { kind: 'assessment' },
  'nomination.docx': { kind: 'assessment' },
  'assessment.docx': { kind: 'assessment', subject: 'id' },
  'assessment.pdf': { kind: 'assessment', subject: 'id' },
  'archive.open': { kind: 'archive' },
  'archive.zip': { kind: 'archive' },
  'attendance.sheetXlsx': { kind: 'attendance' },
  'attendance.sheetPdf': { kind: 'attendance' },
  'settlement.totalsXlsx': { kind: 'attendance' },
  'settlement.slipsPdf': { kind: 'leave' },
  'duty.wallXlsx': { kind: 'attendance' },
  'presence.picture': { kind: 'picture' },
  'due.ofXlsx': { kind: 'work', subject: 'id' },
  'due.xlsx': { kind: 'work' },
  'filing.xlsx': { kind: 'leave' },
  'leave.slipPdf': { kind: 'leave', subject: 'id' },
  'leave.slipXlsx': { kind: 'leave', subject: 'id' },
  'paper.open': { kind: 'paper', subject: 'id' },
  'inspection.circularDocx': { kind: 'inspection', subject: 'id' },
  'inspection.circularPdf': { kind: 'inspection', subject: 'id' },
  'issue.one': { kind: 'clue', subject: 'id', unless: reply => !RESTRICTED_KINDS.includes((reply as { kind: IssueKind }).kind) },
  'consequence.docx': { kind: 'consequence', subject: 'id' },
  'consequence.pdf': { kind: 'consequence', subject: 'id' },
  'consequence.xlsx': { kind: 'consequence' },
  'prohibition.xlsx': { kind: 'consequence' },
  'issue.xlsx': { kind: 'work' },
  'issue.problemsDocx': { kind: 'work' },
  'issue.problemsPdf': { kind: 'work' },
  'issue.pdf': { kind: 'work', subject: 'id' },
  'issue.docx': { kind: 'work', subject: 'id' },
  'log.pdf': { kind: 'work' },
  'log.xlsx': { kind: 'work' },
  'meeting.signInPdf': { kind: 'meeting', subject: 'id' },
  'minutes.pdf': { kind: 'meeting', subject: 'id' },
  'minutes.docx': { kind: 'meeting', subject: 'id' },
  'minutes.file': { kind: 'meeting', subject: 'id' },
  'party.reportDocx': { kind: 'meeting', subject: 'id' },
  'record.xlsx': { kind: 'work' },
  'report.docx': { kind: 'work', subject: 'id' },
  'report.pdf': { kind: 'work', subject: 'id' },
  'request.xlsx': { kind: 'work', subject: 'id' },
  'support.welfareXlsx': { kind: 'welfare' },
  'simulation.xlsx': { kind: 'attendance', subject: 'id' },
  'selection.filingXlsx': { kind: 'people' },
  'selection.filingDocx': { kind: 'people' },
  'adjustment.docx': { kind: 'people', subject: 'id' },
  'adjustment.pdf': { kind: 'people', subject: 'id' },
  'why.pdf': { kind: 'attendance' },
};
