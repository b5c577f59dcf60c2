import { randomUUID } from 'node:crypto';

/** Before the first test: the run has a name, which its databases on a server bear. */
export default function start(): void {
  process.env.TEST_RUN = randomUUID().slice(0, 8);
}
