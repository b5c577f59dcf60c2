import type { Grade } from '../kernel/assessment';
import type { Instant } from '../kernel/day';
import type { Reason } from '../kernel/finding';
import { endpoint, type FileReply, type Page } from './endpoint';
import type { NominateInput, NominationFileInput, NominationsInput } from './nomination.input';

/** A person whose result was decided in the year: what the document makes of it for this list, and what a person decided. */
export interface NominationLine {
  personId: string;
  sheetId: string;
  name: string;
  unitName: string;
  villageName: string;
  grade: Grade | null;
  /** Nothing stands against considering him. */
  open: boolean;
  text: string;
  because: Reason[];
  decision: { listed: boolean; reason: string; byName: string; at: Instant } | null;
  may: { decide: boolean };
}

export const nomination = {
  list: endpoint<NominationsInput, Page<NominationLine>>({ method: 'GET', path: '/postings/nominations', permission: 'posting.nominate', title: '评优和提拔名单', reply: 'Page<NominationLine>' }),
  decide: endpoint<NominateInput, NominationLine>({ method: 'POST', path: '/postings/nominations', permission: 'posting.nominate', title: '决定列不列入名单', reply: 'NominationLine' }),
  xlsx: endpoint<NominationFileInput, FileReply>({ method: 'GET', path: '/postings/nominations.xlsx', permission: 'posting.nominate', title: '导出名单', answers: 'xlsx' }),
  docx: endpoint<NominationFileInput, FileReply>({ method: 'GET', path: '/postings/nominations.docx', permission: 'posting.nominate', title: '名单（Word）', answers: 'docx' }),
};
