import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dayColumn, idColumn, index, instantColumn, jsonColumn, keyColumn, numberColumn, table, textColumn, unique } from '../common/migration';
import { PROFILES } from '../policy/shipped';

interface Adoption {
  id: string;
  organisationId: string;
  profileId: string;
  effectiveFrom: string;
  adoptedBy: string;
  adoptedAt: string;
}

interface Value {
  adoptionId: string;
  name: string;
  value: string | null;
  reason: string;
  from: string;
  setBy: string;
  setAt: string;
  id: string;
}

const Tables = createTables('PolicyEdition1763900000100', [
  table('policy_edition', [
    idColumn('id'), idColumn('organisationId'), keyColumn('baseId', { nullable: true }), keyColumn('profileId'), textColumn('version', 80), jsonColumn('profile'), dayColumn('effectiveFrom'),
    keyColumn('state'), numberColumn('ordinal', { nullable: true }), numberColumn('revision'), idColumn('draftedBy'), instantColumn('draftedAt'), jsonColumn('editors'),
    idColumn('publishedBy', { nullable: true }), instantColumn('publishedAt', { nullable: true }),
  ], [
    index('ix_policy_edition_place_day', 'organisationId', 'effectiveFrom'), index('ix_policy_edition_version', 'profileId', 'version'), unique('uq_policy_edition_ordinal', 'ordinal'),
  ]),
]);
const Former = createTables('PolicyEdition1763900000100', [
  table('policy_adoption', [
    idColumn('id'), idColumn('organisationId'), keyColumn('profileId'), dayColumn('effectiveFrom'), idColumn('adoptedBy'), instantColumn('adoptedAt'),
  ], [unique('uq_policy_adoption_place_day', 'organisationId', 'effectiveFrom')]),
  table('policy_value', [
    idColumn('id'), idColumn('adoptionId'), textColumn('name', 80), jsonColumn('value'), textColumn('reason', 200), dayColumn('from'), idColumn('setBy'), instantColumn('setAt'),
  ], [index('ix_policy_value_adoption', 'adoptionId')]),
]);

/** An adoption and the values laid over it become editions that hold the whole regulation: one for the day of the adoption, one for every later day on which values changed. */
export class PolicyEdition1763900000100 extends Tables implements MigrationInterface {
  override async up(runner: QueryRunner): Promise<void> {
    await super.up(runner);
    const adoptions = await rowsOf<Adoption>(runner, 'policy_adoption', 'adoptedAt');
    const values = await rowsOf<Value>(runner, 'policy_value', 'setAt');
    const editions = adoptions.flatMap(adoption => editionsOf(adoption, adoptions, values.filter(value => value.adoptionId === adoption.id)));
    editions.sort((one, other) => (one.publishedAt < other.publishedAt ? -1 : 1));
    for (const [place, edition] of editions.entries()) {
      const row = { ...edition, ordinal: place + 1 };
      const names = Object.keys(row).map(name => runner.dataSource.driver.escape(name));
      await runner.query(`INSERT INTO policy_edition (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`, Object.values(row));
    }
    await new Former().down(runner);
  }

  /** The tables come back empty: an edition holds more than they can. */
  override async down(runner: QueryRunner): Promise<void> {
    await new Former().up(runner);
    await super.down(runner);
  }
}

function rowsOf<Row extends object>(runner: QueryRunner, from: string, by: string): Promise<Row[]> {
  return runner.manager.createQueryBuilder().select('*').from(from, 'old').orderBy(`old.${by}`).addOrderBy('old.id').getRawMany<Row>();
}

function editionsOf(adoption: Adoption, adoptions: Adoption[], values: Value[]) {
  const base = PROFILES.get(adoption.profileId);
  if (!base) throw new Error(`制度 ${adoption.profileId} 不在这个版本的程序里，不能转存 ${adoption.id}`);
  const next = adoptions.filter(each => each.organisationId === adoption.organisationId && each.effectiveFrom > adoption.effectiveFrom).map(each => each.effectiveFrom).sort()[0];
  const days = [...new Set([adoption.effectiveFrom, ...values.map(value => value.from)])].filter(day => next === undefined || day < next).sort();
  return days.map((day, place) => {
    const begun = values.filter(value => value.from <= day);
    const last = begun[begun.length - 1];
    // The version is the one that sheets were signed with.
    const version = last ? `${base.version}+${begun.length}.${last.id.slice(-6)}` : base.version;
    const own = Object.fromEntries(begun.map(({ name, value, reason }) => [name, ownValue(base.values[name], value, reason)]));
    const editors = [...new Set([adoption.adoptedBy, ...begun.map(value => value.setBy)])];
    const [by, at] = last ? [last.setBy, last.setAt] : [adoption.adoptedBy, adoption.adoptedAt];
    return {
      id: place === 0 ? adoption.id : last.id, organisationId: adoption.organisationId, baseId: base.id, profileId: base.id, version,
      profile: JSON.stringify({ ...base, version, values: { ...base.values, ...own } }), effectiveFrom: day, state: 'published', revision: 1,
      draftedBy: by, draftedAt: at, editors: JSON.stringify(editors), publishedBy: by, publishedAt: at,
    };
  });
}

function ownValue(printed: { cite: string[]; reading?: string } | undefined, value: string | null, reason: string) {
  return { value: value === null ? null : JSON.parse(value) as unknown, cite: [...(printed?.cite ?? []), reason], ...(printed?.reading ? { reading: printed.reading } : {}) };
}
