import { createTables, dayColumn, idColumn, index, instantColumn, jsonColumn, keyColumn, longTextColumn, numberColumn, table, textColumn, unique } from '../common/migration';

export const Publication1764000150000 = createTables('Publication1764000150000', [
  table('publication', [
    idColumn('id'), idColumn('seriesId'), numberColumn('version'), idColumn('villageId'), keyColumn('subject'), textColumn('title', 60), longTextColumn('text'), jsonColumn('items'),
    keyColumn('granularity', { nullable: true }), jsonColumn('tables'), textColumn('explanation', 200), keyColumn('state'), numberColumn('revision'), idColumn('authorId'), instantColumn('createdAt'),
    idColumn('decidedBy', { nullable: true }), textColumn('opinion', 500), dayColumn('publishedOn', { nullable: true }), instantColumn('publishedAt', { nullable: true }),
  ], [unique('uq_publication_series', 'seriesId', 'version'), index('ix_publication_village', 'villageId', 'state', 'publishedOn')]),
  table('publication_check', [
    idColumn('id'), idColumn('publicationId'), dayColumn('day'), textColumn('checkedBy', 100), jsonColumn('points'), textColumn('remark', 500), idColumn('writtenBy'), instantColumn('at'),
  ], [index('ix_publication_check', 'publicationId', 'day')]),
]);
