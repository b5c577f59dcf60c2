/** Where a meeting belongs: to a village with its team, to a township, to a county. */
export const MEETING_LEVELS = ['village', 'township', 'county'] as const;
export type MeetingLevel = (typeof MEETING_LEVELS)[number];

/** What a meeting is for: `work` of a team or a body, `study`, `party` life of a branch, `village` decisions, talks with `masses`, `training` of cadres. */
export type MeetingSort = 'work' | 'study' | 'party' | 'village' | 'masses' | 'training';

interface Kind {
  /** Null: at any level. */
  at: MeetingLevel | null;
  sort: MeetingSort;
  /** What the village decides there is an event that cadres have to attend. */
  event?: string;
}

/** The meetings that the documents name; what they are called stands in word.ts. */
export const MEETING_KINDS = {
  team_regular: { at: 'village', sort: 'work' },
  group_working: { at: 'village', sort: 'work' },
  joint_meeting: { at: 'village', sort: 'work' },
  collective_study: { at: 'village', sort: 'study' },
  farmer_training: { at: 'village', sort: 'masses' },
  talk_with_village_cadres: { at: 'village', sort: 'masses' },
  contacted_masses_symposium: { at: 'village', sort: 'masses' },
  village_two_committees_meeting: { at: 'village', sort: 'village', event: 'village_two_committees_meeting' },
  villager_representatives_meeting: { at: 'village', sort: 'village', event: 'villager_representatives_meeting' },
  household_representatives_meeting: { at: 'village', sort: 'village', event: 'household_representatives_meeting' },
  villagers_assembly: { at: 'village', sort: 'village', event: 'villagers_assembly' },
  branch_general: { at: 'village', sort: 'party', event: 'party_members_meeting' },
  branch_committee: { at: 'village', sort: 'party' },
  party_group: { at: 'village', sort: 'party' },
  party_lecture: { at: 'village', sort: 'party' },
  theme_party_day: { at: 'village', sort: 'party' },
  democratic_life: { at: 'village', sort: 'party' },
  township_team_leaders: { at: 'township', sort: 'work' },
  township_dispatch: { at: 'township', sort: 'work' },
  town_leading_group_team_meeting: { at: 'township', sort: 'work' },
  extra_team_or_leader_meeting: { at: 'township', sort: 'work' },
  town_village_cadres: { at: 'township', sort: 'work' },
  monthly_collective_report: { at: 'township', sort: 'work' },
  county_team_leaders: { at: 'county', sort: 'work' },
  county_dispatch: { at: 'county', sort: 'work' },
  city_team_leaders: { at: 'county', sort: 'work' },
  work_dispatch: { at: 'county', sort: 'work' },
  lead_unit_deployment: { at: 'county', sort: 'work' },
  cadre_rotation_training: { at: 'county', sort: 'training' },
  key_training: { at: 'county', sort: 'training' },
  demonstration_training: { at: 'county', sort: 'training' },
  other_meeting: { at: null, sort: 'work' },
} as const satisfies Record<string, Kind>;

export type MeetingKind = keyof typeof MEETING_KINDS;
export const MEETING_KIND_IDS = Object.keys(MEETING_KINDS) as MeetingKind[];

/** Is this text the id of a kind of meeting? */
export function isMeetingKind(text: string): text is MeetingKind {
  return Object.prototype.hasOwnProperty.call(MEETING_KINDS, text);
}

/** The kinds held at this level. */
export function meetingKindsAt(level: MeetingLevel): MeetingKind[] {
  return MEETING_KIND_IDS.filter(kind => MEETING_KINDS[kind].at === level || MEETING_KINDS[kind].at === null);
}

export function meetingSort(kind: MeetingKind): MeetingSort {
  return MEETING_KINDS[kind].sort;
}

/** The event that this meeting is for the cadres who have to attend it; null where it is none. */
export function eventOfMeeting(kind: MeetingKind): string | null {
  return (MEETING_KINDS[kind] as Kind).event ?? null;
}
