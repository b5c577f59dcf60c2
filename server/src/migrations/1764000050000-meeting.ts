import { createTables, dayColumn, flagColumn, idColumn, index, instantColumn, jsonColumn, keyColumn, longTextColumn, numberColumn, table, textColumn, unique } from '../common/migration';

export const Meeting1764000050000 = createTables('Meeting1764000050000', [
  table('meeting', [
    idColumn('id'), keyColumn('kind'), textColumn('title', 60), idColumn('placeId'), textColumn('path', 120), idColumn('teamId', { nullable: true }), dayColumn('day'),
    keyColumn('start'), textColumn('venue', 60), idColumn('hostId', { nullable: true }), textColumn('hostName', 30), idColumn('recorderId', { nullable: true }),
    textColumn('recorderName', 30), keyColumn('state'), keyColumn('slot', { nullable: true }), dayColumn('firstDay'), textColumn('postponedReason', 200),
    idColumn('makesUpId', { nullable: true }), numberColumn('number', { nullable: true }), keyColumn('minutes'), idColumn('plannedBy'), instantColumn('plannedAt'),
    instantColumn('endedAt', { nullable: true }),
  ], [unique('uq_meeting_slot', 'placeId', 'kind', 'slot'), index('ix_meeting_path', 'path', 'day'), index('ix_meeting_team', 'teamId', 'day'), index('ix_meeting_place', 'placeId', 'day')]),
  table('meeting_invitee', [
    idColumn('id'), idColumn('meetingId'), keyColumn('who'), idColumn('personId', { nullable: true }), idColumn('memberId', { nullable: true }), textColumn('name', 30),
    keyColumn('capacity'), keyColumn('role', { nullable: true }), textColumn('note', 60), dayColumn('day'),
  ], [unique('uq_meeting_invitee', 'meetingId', 'who'), index('ix_meeting_invitee_person', 'personId', 'day')]),
  table('meeting_presence', [
    idColumn('id'), idColumn('meetingId'), idColumn('inviteeId'), keyColumn('mode'), flagColumn('present'), textColumn('reason', 200), jsonColumn('askedFrom'),
    instantColumn('claimedAt'), instantColumn('receivedAt'), idColumn('recordedBy'),
  ], [index('ix_meeting_presence_meeting', 'meetingId', 'receivedAt')]),
  table('meeting_leave', [
    idColumn('id'), idColumn('meetingId'), idColumn('inviteeId'), keyColumn('party'), textColumn('reason', 200), keyColumn('answer'), instantColumn('askedAt'),
    idColumn('answeredBy', { nullable: true }), instantColumn('answeredAt', { nullable: true }),
  ], [unique('uq_meeting_leave_party', 'inviteeId', 'party'), index('ix_meeting_leave_meeting', 'meetingId')]),
  table('meeting_topic', [
    idColumn('id'), idColumn('meetingId'), textColumn('text', 200), keyColumn('state'), textColumn('reason', 200), idColumn('proposedBy'), instantColumn('proposedAt'),
  ], [index('ix_meeting_topic_meeting', 'meetingId', 'proposedAt')]),
  table('meeting_act', [
    idColumn('id'), idColumn('subjectId'), keyColumn('act'), textColumn('text', 500), dayColumn('day', { nullable: true }), idColumn('personId'), instantColumn('at'),
  ], [index('ix_meeting_act_subject', 'subjectId', 'at')]),
  table('meeting_minutes', [
    idColumn('id'), idColumn('meetingId'), numberColumn('version'), numberColumn('revision'), longTextColumn('speeches'), jsonColumn('more'), jsonColumn('decisions'),
    jsonColumn('fileIds'), idColumn('writtenBy'), instantColumn('writtenAt'), instantColumn('recordedAt', { nullable: true }), idColumn('signedBy', { nullable: true }),
    instantColumn('signedAt', { nullable: true }), jsonColumn('paper', { nullable: true }), keyColumn('code', { nullable: true }),
  ], [unique('uq_meeting_minutes_version', 'meetingId', 'version')]),
  table('meeting_number', [
    idColumn('id'), idColumn('placeId'), keyColumn('kind'), keyColumn('year'), numberColumn('last'),
  ], [unique('uq_meeting_number', 'placeId', 'kind', 'year')]),
  table('meeting_decision', [
    idColumn('id'), idColumn('sourceId'), idColumn('meetingId', { nullable: true }), keyColumn('line'), keyColumn('sort'), textColumn('text', 500),
    idColumn('ownerId', { nullable: true }), textColumn('ownerName', 60), dayColumn('due', { nullable: true }), keyColumn('state'), idColumn('placeId'), textColumn('path', 120),
    idColumn('teamId', { nullable: true }), textColumn('origin', 100), dayColumn('day'), idColumn('hostId', { nullable: true }),
  ], [unique('uq_meeting_decision_line', 'sourceId', 'line'), index('ix_meeting_decision_owner', 'ownerId', 'state', 'due'), index('ix_meeting_decision_path', 'path', 'state', 'due'), index('ix_meeting_decision_team', 'teamId', 'state', 'due')]),
  table('meeting_ballot', [
    idColumn('id'), idColumn('meetingId'), textColumn('matter', 300), keyColumn('weight'), keyColumn('form'), jsonColumn('voterIds'), keyColumn('state'),
    keyColumn('tokenKey', { nullable: true }), numberColumn('polled'), jsonColumn('result', { nullable: true }), jsonColumn('because'), textColumn('counter', 60), idColumn('openedBy'),
    instantColumn('openedAt'), instantColumn('closedAt', { nullable: true }),
  ], [index('ix_meeting_ballot_meeting', 'meetingId', 'openedAt')]),
  table('meeting_ballot_turn', [
    idColumn('id'), idColumn('ballotId'), keyColumn('token'),
  ], [unique('uq_meeting_ballot_turn', 'ballotId', 'token')]),
  table('meeting_ballot_count', [
    idColumn('id'), idColumn('ballotId'), keyColumn('option'), numberColumn('votes'),
  ], [unique('uq_meeting_ballot_count', 'ballotId', 'option')]),
  table('party_group', [
    idColumn('id'), idColumn('villageId'), textColumn('path', 120), textColumn('name', 40), textColumn('leaderName', 30), idColumn('teamId', { nullable: true }), dayColumn('from'),
    dayColumn('to', { nullable: true }),
  ], [index('ix_party_group_village', 'villageId')]),
  table('party_member', [
    idColumn('id'), idColumn('villageId'), textColumn('path', 120), idColumn('groupId', { nullable: true }), idColumn('personId', { nullable: true }), textColumn('name', 30),
    flagColumn('formal'), flagColumn('committee'), dayColumn('from'), textColumn('cameFrom', 60), textColumn('letterIn', 60), dayColumn('to', { nullable: true }),
    textColumn('wentTo', 60), textColumn('letterOut', 60),
  ], [index('ix_party_member_village', 'villageId', 'to'), index('ix_party_member_person', 'personId')]),
  table('party_report', [
    idColumn('id'), idColumn('memberId'), keyColumn('period'), longTextColumn('text'), idColumn('writtenBy'), instantColumn('writtenAt'),
  ], [index('ix_party_report_member', 'memberId', 'period')]),
  table('book_check', [
    idColumn('id'), idColumn('villageId'), textColumn('path', 120), dayColumn('day'), jsonColumn('books'), textColumn('found', 1000), keyColumn('role'), idColumn('checkedBy'),
    instantColumn('at'),
  ], [index('ix_book_check_village', 'villageId', 'day')]),
  table('village_event', [
    idColumn('id'), idColumn('villageId'), textColumn('path', 120), idColumn('teamId', { nullable: true }), keyColumn('event'), dayColumn('day'), keyColumn('at'),
    textColumn('text', 300), idColumn('meetingId', { nullable: true }), idColumn('reportedBy'), instantColumn('reportedAt'),
  ], [index('ix_village_event_path', 'path', 'day'), unique('uq_village_event_meeting', 'meetingId')]),
  table('village_event_part', [
    idColumn('id'), idColumn('eventId'), idColumn('personId'), flagColumn('attended'), jsonColumn('duties'), textColumn('text', 500), textColumn('unsolved', 500),
    instantColumn('claimedAt'), instantColumn('receivedAt'),
  ], [index('ix_village_event_part_event', 'eventId', 'receivedAt')]),
]);
