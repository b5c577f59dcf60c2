import { Injectable } from '@nestjs/common';
import { Db, isDuplicate } from '../common/db';
import { LeaveTurnEntity } from './turn.entity';

/**
 * Caps, the third of a team that may rest, and that somebody stays, are judged by what the team has asked for before. Two who ask at the same moment would
 * both find the other's request missing, so the second waits here until the first one stands, and then sees it.
 */
@Injectable()
export class LeaveTurnService {
  constructor(private readonly db: Db) {}

  /** Until the end of the transaction nobody else of the team is judged. */
  async take(teamId: string): Promise<void> {
    if (await this.next(teamId)) return;
    try {
      await this.db.of(LeaveTurnEntity).insert({ teamId, turn: 1 });
    } catch (error) {
      // Somebody made the row at this moment.
      if (!isDuplicate(error)) throw error;
      await this.next(teamId);
    }
  }

  private async next(teamId: string): Promise<boolean> {
    const { affected } = await this.db.of(LeaveTurnEntity).increment({ teamId }, 'turn', 1);
    return affected === 1;
  }
}
