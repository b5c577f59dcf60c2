/** The words of what is published: states, moves, points of the check. */
export const PUBLICATION_STATES = ['draft', 'submitted', 'returned', 'published', 'dropped'] as const;
export type PublicationState = (typeof PUBLICATION_STATES)[number];
export const PUBLICATION_STATE_NAMES: Record<PublicationState, string> = { draft: '起草', submitted: '待审核', returned: '退回修改', published: '已公开', dropped: '不公开了' };
export const WRITABLE_PUBLICATION_STATES: readonly PublicationState[] = ['draft', 'returned'];

/** `publish` and `return` are a second person's; the others are the author's. */
export const PUBLICATION_MOVES = ['submit', 'take_back', 'drop', 'publish', 'return'] as const;
export type PublicationMove = (typeof PUBLICATION_MOVES)[number];
export const PUBLICATION_MOVES_TO: Record<PublicationMove, PublicationState> = { submit: 'submitted', take_back: 'draft', drop: 'dropped', publish: 'published', return: 'returned' };

/** What a village or a team publishes, by the words of the profiles. The month's sheet has a way of its own. */
export const PUBLICATION_SUBJECTS = [
  'village_affairs', 'village_finance', 'party_affairs', 'team_info', 'contact_card', 'name_plate', 'work_plan_and_completion', 'annual_commitments', 'in_village_work', 'on_post_status', 'village_matters_to_urge', 'villager_requests',
] as const;
export type PublicationSubject = (typeof PUBLICATION_SUBJECTS)[number];
/** What is begun from a blank page; what tells of a request is begun from the request. */
export const BLANK_SUBJECTS = PUBLICATION_SUBJECTS.filter(subject => subject !== 'villager_requests');

/** How finely: line by line, or totals. */
export const GRANULARITIES = ['item_by_item', 'totals_only'] as const;
export type Granularity = (typeof GRANULARITIES)[number];

export const MOST_COLUMNS = 10;
export const MOST_LINES = 300;
