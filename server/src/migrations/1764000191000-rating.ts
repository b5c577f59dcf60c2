import { createTables, dayColumn, flagColumn, idColumn, index, instantColumn, jsonColumn, keyColumn, numberColumn, table, textColumn, unique } from '../common/migration';

export const Rating1764000191000 = createTables('Rating1764000191000', [
  table('rating_round', [
    idColumn('id'), idColumn('countyId'), idColumn('townshipId'), idColumn('villageId'), textColumn('path', 120), idColumn('teamId'), keyColumn('raters'), keyColumn('stage'), dayColumn('period'), keyColumn('slot'), keyColumn('state'),
    numberColumn('revision'), jsonColumn('questions'), numberColumn('voters', { nullable: true }), numberColumn('slips'), numberColumn('papers'), textColumn('keySealed', 120, { nullable: true }), numberColumn('printed'),
    numberColumn('byCode'), numberColumn('byPaper'), numberColumn('spoilt'), numberColumn('held'), dayColumn('closesOn'), jsonColumn('looksAt'), jsonColumn('because'), jsonColumn('result', { nullable: true }),
    textColumn('withdrawnReason', 300), idColumn('openedBy'), instantColumn('openedAt'), idColumn('closedBy', { nullable: true }), instantColumn('closedAt', { nullable: true }),
  ], [
    unique('uq_rating_round_slot', 'villageId', 'slot'), index('ix_rating_round_county', 'countyId', 'id'), index('ix_rating_round_township', 'townshipId', 'id'), index('ix_rating_round_team', 'teamId', 'id'),
    index('ix_rating_round_state', 'state', 'closesOn'),
  ]),
  table('rating_slip', [keyColumn('mark', { primary: true }), idColumn('roundId'), flagColumn('used')], [index('ix_rating_slip_round', 'roundId')]),
  table('rating_count', [idColumn('id'), idColumn('roundId'), keyColumn('question'), keyColumn('answer'), flagColumn('held'), numberColumn('votes')], [unique('uq_rating_count', 'roundId', 'question', 'answer', 'held')]),
  table('rating_bundle', [
    idColumn('id'), idColumn('roundId'), numberColumn('number'), keyColumn('state'), numberColumn('revision'), idColumn('firstBy'), idColumn('secondBy', { nullable: true }), jsonColumn('first', { nullable: true }), jsonColumn('second', { nullable: true }),
    numberColumn('slips'),
  ], [unique('uq_rating_bundle', 'roundId', 'number')]),
]);
