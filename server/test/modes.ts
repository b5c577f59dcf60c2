import { policy } from '@village/shared/contract/policy';
import type { Caller } from './app';

/** Puts pian04 in force, and from 6 March 2025 on with these ways to confirm presence. The clock is to stand at 5 March. */
export async function openModes({ admin, second, organisationId }: { admin: Caller; second: Caller; organisationId: string }, modes: object[]): Promise<void> {
  const adopted = await admin.call(policy.adopt, { organisationId, profileId: 'pian04', effectiveFrom: '2024-01-01' });
  const draft = await admin.call(policy.copy, { id: adopted.id });
  const changed = await admin.call(policy.setValue, { id: draft.id, revision: draft.revision, key: 'attendance.modes', value: JSON.stringify(modes), cite: ['三1'] });
  const dated = await admin.call(policy.saveDocument, {
    id: draft.id, revision: changed.revision, title: '驻村工作办法（修订）', documentTitle: '驻村工作办法', documentNumber: '试发〔2025〕1号', effectiveFrom: '2025-03-06',
  });
  await second.call(policy.publish, { id: draft.id, revision: dated.revision });
}
