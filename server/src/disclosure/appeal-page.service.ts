import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { validateSync } from 'class-validator';
import { ActAppealInput, type AppealFormInput, type AppealPageInput, FollowAppealInput, type FollowPageInput, WriteAppealInput } from '@village/shared/contract/appeal.input';
import type { AppealAct } from '@village/shared/contract/appeal-words';
import type { BoardCodeInput } from '@village/shared/contract/board.input';
import type { PageReply } from '@village/shared/contract/endpoint';
import { isRefusal, type Refusal } from '@village/shared/kernel/refusal';
import { faultPage } from '../common/html';
import { appealForm, appealPage, appealReceipt, followForm, type FormError } from './appeal.page';
import { AppealService } from './appeal.service';
import { BoardShownService, statusOf } from './board-shown.service';

const REFUSED = 422;
const DONE: Record<AppealAct, string> = {
  add: '已经补充，办的人会看到。', solved: '谢谢，这件事办结了。请给办理情况作个评价。', reopen: '已经退回重新办理。', grade: '谢谢您的评价。', publish: '已记下您同意公开。', keep_private: '已收回，不公开。',
};

/** Requests by the forms of a page. What is wrong is said beside the field, and what was written stays. */
@Injectable()
export class AppealPageService {
  constructor(private readonly appeals: AppealService, private readonly boards: BoardShownService) {}

  form({ code, publication }: AppealFormInput): Promise<PageReply> {
    return this.shown(code, publication ? { about: 'about_disclosure', publicationId: publication } : {}, []);
  }

  async send({ code, ...given }: AppealPageInput, address: string): Promise<PageReply> {
    const filled = { ...given, text: given.text?.replace(/\r\n/g, '\n') };
    const input = Object.assign(new WriteAppealInput(), {
      code, form: filled.form || randomUUID(), about: filled.about, text: filled.text ?? '', ...present({
        personId: filled.about === 'about_team' ? filled.personId : '', publicationId: filled.about === 'about_disclosure' ? filled.publicationId : '', category: filled.about === 'matter' ? filled.category : '', place: filled.place, name: filled.name, phone: filled.phone?.replace(/[\s-]/g, ''), device: filled.device,
      }),
      photos: idsOf(filled.photos), agreed: filled.agreed === '1',
    });
    const errors = errorsOf(input);
    if (errors.length > 0) return this.shown(code, filled, errors);
    const answer = await this.appeals.write(input, address);
    return isRefusal(answer) ? this.shown(code, filled, [errorOf(answer)]) : { html: appealReceipt(code, answer) };
  }

  /** Asked for on any board, of a code that is retired too: the number is what counts. */
  asking({ code }: BoardCodeInput): PageReply {
    return { html: followForm(code, {}) };
  }

  async following({ code, number = '', act, text = '', grade, device, photos }: FollowPageInput, address: string): Promise<PageReply> {
    const follow = Object.assign(new FollowAppealInput(), { number, ...present({ device }) });
    const wrong = errorsOf(follow);
    const view = wrong.length > 0 ? null : await this.appeals.follow(follow, address);
    if (view === null || isRefusal(view)) return { html: followForm(code, { number, errors: view === null ? wrong : [errorOf(view)] }), status: REFUSED };
    if (!act) return { html: appealPage(code, number, view, {}) };
    const words = text.replace(/\r\n/g, '\n');
    const input = Object.assign(new ActAppealInput(), { number, act, ...present({ device, text: words, grade }), photos: idsOf(photos) });
    const errors = errorsOf(input);
    const answer = errors.length > 0 ? null : await this.appeals.act(input, address);
    if (answer !== null && !isRefusal(answer)) return { html: appealPage(code, number, answer, { done: DONE[input.act] }) };
    // What the rule calls `text` is the field of this act.
    const told = (answer === null ? errors : [errorOf(answer)]).map(error => ({ ...error, field: error.field === 'text' ? act : '' }));
    return { html: appealPage(code, number, view, { errors: told, filled: { act, text: words, photos } }), status: REFUSED };
  }

  private async shown(code: string, filled: Partial<Record<string, string>>, errors: FormError[]): Promise<PageReply> {
    const found = await this.boards.at(code);
    if (isRefusal(found)) return { html: faultPage(found.text), status: statusOf(found) };
    const html = appealForm(code, { villageName: found.village.name, people: found.board.people, publications: found.board.publications, form: filled.form || randomUUID(), filled, errors });
    return errors.length > 0 ? { html, status: REFUSED } : { html };
  }
}

/** What the script of the page put into one field. */
function idsOf(text = ''): string[] {
  return text.split(',').filter(Boolean);
}

/** The fields that were filled in. */
function present<Fields extends Record<string, string | undefined>>(fields: Fields): Partial<Record<keyof Fields, string>> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value?.trim())) as Partial<Record<keyof Fields, string>>;
}

/** Checked by the same rules as what the app sends. */
function errorsOf(input: object): FormError[] {
  return validateSync(input, { stopAtFirstError: true }).map(({ property, constraints = {} }) => ({ field: property, text: Object.values(constraints)[0] ?? '' }));
}

function errorOf({ text, field = '' }: Refusal & { field?: string }): FormError {
  return { field, text };
}
