import { currentTransaction } from './transaction';

interface Waiting<Key, Answer> {
  key: Key;
  resolve: (answer: Answer) => void;
  reject: (error: unknown) => void;
}

/** So many questions may be under way at once: one that waits for a lock does not hold up all others. */
const LANES = 2;
const MOST = 200;

/**
 * Asks together what many requests ask at the same moment: what comes while a question is under way goes with the next one. Alone, a question goes at once.
 * Inside of a transaction it is asked alone, in that transaction.
 */
export class Together<Key, Answer> {
  private readonly waiting: Waiting<Key, Answer>[] = [];
  private lanes = 0;
  private isScheduled = false;

  /** `ask` gives one answer for each key, in their order. */
  constructor(private readonly ask: (keys: Key[]) => Promise<Answer[]>) {}

  of(key: Key): Promise<Answer> {
    if (currentTransaction.getStore()) return this.ask([key]).then(([answer]) => answer);
    return new Promise((resolve, reject) => {
      this.waiting.push({ key, resolve, reject });
      this.schedule();
    });
  }

  /** What else comes in by the same turn of the event loop goes along. */
  private schedule(): void {
    if (this.isScheduled || this.lanes === LANES || this.waiting.length === 0) return;
    this.isScheduled = true;
    setImmediate(() => {
      this.isScheduled = false;
      void this.go();
    });
  }

  private async go(): Promise<void> {
    const now = this.waiting.splice(0, MOST);
    this.lanes += 1;
    try {
      const answers = await this.ask(now.map(each => each.key));
      now.forEach((each, index) => each.resolve(answers[index]));
    } catch (error) {
      now.forEach(each => each.reject(error));
    }
    this.lanes -= 1;
    this.schedule();
  }
}
