/** Somebody who is on an approved leave on the day, and who was named to stand in for him. */
export interface AwayOnDay {
  personId: string;
  standInId: string | null;
}

export interface DutyHeld {
  personIds: string[];
  /** Who of the roster is away or has left, and nobody stands in for him. */
  missing: string[];
  /** Somebody of the roster is not there and nobody stands in. */
  rearranging: boolean;
}

/** Whoever of the roster of a day is there; for who is away or has left, his stand-in if that one is there. Nobody is named who is on leave. */
export function dutyHeld(named: readonly string[], { serves, away }: { serves: (personId: string) => boolean; away: readonly AwayOnDay[] }): DutyHeld {
  const isThere = (id: string) => serves(id) && away.every(each => each.personId !== id);
  const placed = named.map(id => (isThere(id) ? id : away.find(each => each.personId === id && each.standInId !== null && isThere(each.standInId))?.standInId ?? null));
  return { personIds: [...new Set(placed.filter(id => id !== null))], missing: named.filter((_, at) => placed[at] === null), rearranging: placed.includes(null) };
}
