import { Injectable } from '@nestjs/common';
import type { DueFacts } from '@village/shared/rules/due-facts';
import { InspectionFactService } from '../inspection/inspection-fact.service';
import type { DueLoader } from './loader';
import { type DueScope, owning, type Subject } from './subject';

/** The days on which a township or a county went to see who is there. */
@Injectable()
export class LoadInspectionService implements DueLoader {
  constructor(private readonly inspections: InspectionFactService) {}

  async load(scope: DueScope): Promise<(subject: Subject) => DueFacts> {
    const held = await this.inspections.heldBy([...owning(scope, 'township'), ...owning(scope, 'county')], scope.since, scope.until);
    return ({ owner, id }) => {
      const days = owner === 'township' || owner === 'county' ? held.get(id)?.map(on => ({ on })) : undefined;
      return days ? { inspections: { on_post_check: days, random_check: days } } : {};
    };
  }
}
