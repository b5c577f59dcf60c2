import { Injectable } from '@nestjs/common';
import { TeamService } from '../organisation/team.service';
import { UnitService } from '../organisation/unit.service';

/** The names of teams and dispatching units among these ids. */
@Injectable()
export class PlaceNameService {
  constructor(private readonly teams: TeamService, private readonly units: UnitService) {}

  async of(ids: string[]): Promise<Map<string, string>> {
    const [teams, units] = [await this.teams.teamsByIds(ids), await this.units.unitsByIds(ids)];
    return new Map([...teams, ...units].map(([id, { name }]) => [id, name]));
  }
}
