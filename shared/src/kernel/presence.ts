/** How a presence was shown, lightest first. */
export const EVIDENCE_MODES = ['roster', 'self', 'qr', 'location', 'photo'] as const;
export type EvidenceMode = (typeof EVIDENCE_MODES)[number];

export const EVIDENCE_MODE_NAMES: Record<EvidenceMode, string> = {
  roster: '队长名册', self: '本人确认', qr: '村部扫码', location: '位置', photo: '照片',
};

/** Where a statement of presence comes from: shown in one of those ways, or the sign-in list of a meeting in the village, or a visit that was recorded by the hour. */
export const PRESENCE_SOURCES = [...EVIDENCE_MODES, 'meeting', 'visit'] as const;
export type PresenceSource = (typeof PRESENCE_SOURCES)[number];

export const PRESENCE_SOURCE_NAMES: Record<PresenceSource, string> = { ...EVIDENCE_MODE_NAMES, meeting: '会议签到', visit: '下村记录' };

/** The modes in which a cadre shows his own presence; the roster is the leader's. */
export const OWN_MODES: readonly EvidenceMode[] = ['self', 'qr', 'location', 'photo'];

/** What a presence record says of a half day. `left_village` is said with the time of leaving; `absent` only by a leader's roster. */
export const PRESENCE_STATES = ['in_village', 'left_village', 'absent'] as const;
export type PresenceState = (typeof PRESENCE_STATES)[number];

export const PRESENCE_STATE_NAMES: Record<PresenceState, string> = { in_village: '在村', left_village: '离村', absent: '不在村' };
