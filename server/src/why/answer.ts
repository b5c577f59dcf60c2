import type { WhyEvidence, WhyNode } from '@village/shared/contract/why';
import type { Reason } from '@village/shared/kernel/finding';
import type { Profile } from '@village/shared/policy/profile';

/** A result as the module gave it that it belongs to, with the records behind it: what the tree is drawn from. */
export interface Answer {
  title: string;
  subject: string;
  result: string;
  because: Reason[];
  /** The profiles by which it was found, those only whose values are the same to this day. */
  profiles: Profile[];
  evidence: WhyEvidence[];
  /** The terms of the person and the notice of the holidays. */
  background: WhyNode[];
  profileTitle: string;
  version: string;
  /** Which copy was signed, where it is read from what was signed. */
  signed: string | null;
}
