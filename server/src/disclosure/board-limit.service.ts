import { Injectable } from '@nestjs/common';
import { refuse, type Refusal } from '@village/shared/kernel/refusal';
import { Clock } from '../common/time';
import { Turnstile } from '../common/turnstile';

const SECONDS = 600;
/** So many looks of one phone, and so many different people of one address, which a village and its neighbours may share. */
const LOOKS = 20;
const PEOPLE = 60;
/** Codes that were never made, of one address. */
const WRONG_CODES = 60;

/** What somebody without an account may ask for in a while. A number is asked for by those who want to call: many ask for the same few, and only a collector asks for all. */
@Injectable()
export class BoardLimitService {
  private readonly looks = new Turnstile({ most: LOOKS, seconds: SECONDS });
  private readonly known = new Turnstile({ most: 1, seconds: SECONDS });
  private readonly persons = new Turnstile({ most: PEOPLE, seconds: SECONDS });
  private readonly wrong = new Turnstile({ most: WRONG_CODES, seconds: SECONDS });

  constructor(private readonly clock: Clock) {}

  /** May this phone see this number now? Whom somebody of the same address has asked for before, all others of it may ask for too. */
  phone(address: string, device: string, personId: string): Refusal | null {
    const [now, asked] = [this.clock.now(), `${address} ${personId}`];
    const isOpen = this.looks.pass(`${address} ${device}`, now) && (this.known.isShut(asked, now) || this.persons.pass(address, now));
    if (!isOpen) return refuse('too_many_phones', '查看电话太频繁，请十分钟后再试。急事请直接找村委会。');
    this.known.pass(asked, now);
    return null;
  }

  /** What is said of a code that does not exist; a right one opens always, it cannot be guessed. */
  wrongCode(address: string, said: Refusal): Refusal {
    if (said.code !== 'board_code_unknown' || this.wrong.pass(address, this.clock.now())) return said;
    return refuse('too_many_codes', '打错的码太多，请十分钟后再试。请扫村里公示栏上的码，扫对的码现在也能打开。');
  }
}
