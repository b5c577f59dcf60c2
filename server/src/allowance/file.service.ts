import { Injectable } from '@nestjs/common';
import type { AllowanceFileInput } from '@village/shared/contract/allowance.input';
import type { FileReply } from '@village/shared/contract/endpoint';
import { isRefusal, refuse, type Refusal } from '@village/shared/kernel/refusal';
import { ViewService } from '../attendance/view.service';
import { Journal } from '../common/journal';
import type { Who } from '../common/who';
import { AllowanceService } from './allowance.service';
import { allowanceXlsx, type ListOfTownship } from './list.xlsx';

/** The list as the treasury gets it: of one village, or of all within reach. */
@Injectable()
export class AllowanceFileService {
  constructor(private readonly views: ViewService, private readonly lists: AllowanceService, private readonly journal: Journal) {}

  async xlsx({ month, villageId }: AllowanceFileInput, who: Who): Promise<FileReply | Refusal> {
    const villages = villageId ? [villageId] : (await this.views.places(who, month)).filter(({ kind }) => kind === 'village').map(({ organisationId }) => organisationId);
    const found: ListOfTownship[] = [];
    for (const id of villages) {
      const list = await this.lists.list({ villageId: id, month }, who);
      if (isRefusal(list)) return list;
      if (list.people.length > 0) found.push({ townshipName: (await this.views.placeOf(id))?.townshipName ?? '', list });
    }
    if (found.length === 0) return refuse('nothing_to_export', '这个月还没有可以导出的补助：考勤表没有封存，或者制度没有规定补助。', { field: 'month' });
    const title = `${villageId ? found[0].list.villageName : ''}${Number(month.slice(0, 4))}年${Number(month.slice(5))}月驻村补助发放表`;
    await this.journal.note(who, 'allowance.export', villageId ?? null);
    return { file: await allowanceXlsx(title, found), name: `${title}.xlsx` };
  }
}
