import { PRECINCT_KIND_NAMES, PRECINCT_LEADERS } from '@village/shared/contract/precinct';
import type { Day } from '@village/shared/kernel/day';
import { nameOfRole, ROLES, type RoleId } from '@village/shared/kernel/role';
import type { OrganisationEntity, TeamEntity } from './organisation.entity';
import { kindFor } from '../common/path';
import type { Roster, RosterPerson } from './roster';
import { AREA_OF_NAME, LEVEL_OF_NAME, ROLE_OF_NAME, SHEETS } from './roster.sheets';
import type { Row, Tables } from './roster.table';
import { covers, spanText, teamRefusal, termRefusal } from './term-rules';

type PersonRow = Row<'people'>;

interface Lookup {
  /** What a phone number is found by. */
  hash(phone: string): string;
  /** Does the number belong to somebody of another county? */
  isElsewhere(hash: string): boolean;
  today: Day;
}

/** Applies the rows of a file to the roster; what is wrong is complained of at its row. Checks that need the whole file come at the end. */
export function applyTables(tables: Tables, roster: Roster, lookup: Lookup): void {
  for (const row of tables.units) applyUnit(row, roster);
  for (const row of tables.places) applyPlace(row, roster);
  for (const row of tables.people) applyPerson(row, roster, lookup);
  for (const row of tables.areas) applyArea(row, roster, lookup);
  checkTeams(roster);
  endTermsWithTeams(roster);
  checkTerms(roster);
  checkAdministrators(roster);
}

function applyUnit(row: Row<'units'>, roster: Roster): void {
  const name = row.required('name', 60);
  const level = LEVEL_OF_NAME.get(row.text('level'));
  if (!level) row.complain('level', `级别请从 ${[...LEVEL_OF_NAME.keys()].join('、')} 里选`);
  if (!name || !level) return;
  const unit = roster.units.get(name) ?? roster.addUnit(name, level);
  if (unit.source && unit.entity.level !== level) return row.complain('level', `与${unit.source.place}是同一个单位，级别不同，请删掉一行`);
  unit.change({ level });
  unit.source ??= row;
}

function applyPlace(row: Row<'places'>, roster: Roster): void {
  const townshipName = row.required('township', 40);
  const villageName = row.name('village', 40);
  if (!townshipName) return;
  const township = roster.place(roster.county.id, townshipName) ?? roster.addPlace('township', roster.county, townshipName);
  township.source ??= row;
  const hasTeam = (['team', 'from', 'to'] as const).some(column => row.text(column) !== '');
  if (!villageName) {
    if (hasTeam) row.complain('village', '填了工作队，请填写它所在的村');
    return;
  }
  const village = roster.place(township.entity.id, villageName) ?? roster.addPlace('village', township.entity, villageName);
  village.source ??= row;
  if (hasTeam) applyTeam(row, village.entity, roster);
}

function applyTeam(row: Row<'places'>, village: OrganisationEntity, roster: Roster): void {
  const name = row.name('team', 60);
  const from = row.day('from');
  const to = row.day('to');
  if (!from) {
    if (row.text('from') === '') row.complain('from', '填了工作队，请填写进驻日期');
    return;
  }
  const known = roster.teamsOf(village.id).find(team => team.entity.from === from);
  if (known?.source) return row.complain('from', `与${known.source.place}是同一支工作队（同村、同一进驻日期），请删掉一行`);
  const team = known ?? roster.addTeam({ villageId: village.id, name: name || `${village.name}驻村工作队`, from, to });
  team.change({ name: name || undefined, to: to ?? undefined });
  team.source = row;
}

function applyPerson(row: PersonRow, roster: Roster, lookup: Lookup): void {
  const name = row.required('name', 30);
  const phone = row.phone('phone');
  const post = row.name('post', 40);
  const unitName = row.text('unit');
  const unit = unitName ? roster.units.get(unitName) : undefined;
  if (unitName && !unit) row.complain('unit', `没有派出单位“${unitName}”，请在“${SHEETS.units.name}”表里加一行，名称要完全一致`);
  if (!name || !phone) return;
  const phoneHash = lookup.hash(phone);
  if (lookup.isElsewhere(phoneHash)) return row.complain('phone', '这个手机号已登记给别的县的一名干部，请核对号码');
  const person = roster.people.get(phoneHash) ?? roster.addPerson({ name, phone, phoneHash, unitId: unit?.entity.id ?? null, post: post || null });
  if (person.source) {
    if (person.entity.name !== name) return row.complain('phone', `手机号与${person.source.place}的“${person.entity.name}”重复，姓名不同，一个号码只能属于一个人，请核对`);
    if (unit && person.entity.unitId !== unit.entity.id && person.source.text('unit') !== '') return row.complain('unit', `与${person.source.place}是同一个人，派出单位不同，请改成一样`);
    if (post && person.entity.post !== post && person.source.text('post') !== '') return row.complain('post', `与${person.source.place}是同一个人，职务不同，请改成一样`);
  }
  person.change({ name, unitId: unit?.entity.id, post: post || undefined });
  person.source ??= row;
  applyTerm(row, person.entity, roster);
}

function applyTerm(row: PersonRow, person: RosterPerson, roster: Roster): void {
  const roleName = row.text('role');
  const from = row.day('from');
  const to = row.day('to');
  if (!roleName) {
    if ((['township', 'village', 'from', 'to'] as const).some(column => row.text(column) !== '')) row.complain('role', '填了任职的地点或日期，请选择角色');
    return;
  }
  const role = ROLE_OF_NAME.get(roleName);
  if (!role) return row.complain('role', `不认识的角色“${roleName}”，请从下拉框里选`);
  if (!from) {
    if (row.text('from') === '') row.complain('from', '填了角色，请填写开始日期');
    return;
  }
  const place = placeOf(row, role, person, roster);
  if (!place) return;
  const teamId = place.team?.id ?? null;
  const known = roster.termsOf(person.id).find(({ entity }) => entity.role === role && entity.from === from
    && (ROLES[role].level === 'unit' || (entity.organisationId === place.organisationId && entity.teamId === teamId)));
  if (known?.source) return row.complain('role', `与${known.source.place}是同一条任职，请删掉一行`);
  const term = known ?? roster.addTerm({ personId: person.id, role, organisationId: place.organisationId, teamId, from, to });
  term.change({ to: to ?? undefined });
  term.source = row;
}

function placeOf(row: PersonRow, role: RoleId, person: RosterPerson, roster: Roster): { organisationId: string; team: TeamEntity | null } | null {
  const { level } = ROLES[role];
  const name = nameOfRole(role);
  const kind = kindFor(level);
  const [townshipName, villageName] = [row.name('township', 40), row.name('village', 40)];
  if (kind === null || kind === 'county') {
    if (townshipName || villageName) row.complain(townshipName ? 'township' : 'village', `“${name}”不在乡镇任职，乡镇和村请留空`);
    if (kind === 'county') return { organisationId: roster.county.id, team: null };
    if (person.unitId !== null) return { organisationId: person.unitId, team: null };
    row.complain('unit', `“${name}”要填写派出单位`);
    return null;
  }
  if (!townshipName) {
    row.complain('township', `“${name}”要填写乡镇`);
    return null;
  }
  const township = roster.place(roster.county.id, townshipName);
  if (!township) {
    row.complain('township', `没有乡镇“${townshipName}”，请在“${SHEETS.places.name}”表里加一行，名称要完全一致`);
    return null;
  }
  if (kind === 'township') {
    if (villageName) row.complain('village', `“${name}”在乡镇任职，村请留空`);
    return { organisationId: township.entity.id, team: null };
  }
  const village = villageName ? roster.place(township.entity.id, villageName) : undefined;
  if (!village) {
    row.complain('village', villageName ? `${townshipName}没有“${villageName}”，请在“${SHEETS.places.name}”表里加一行，名称要完全一致` : `“${name}”要填写村`);
    return null;
  }
  if (level === 'village') return { organisationId: village.entity.id, team: null };
  const team = teamOn(row, village.entity, roster);
  return team && { organisationId: village.entity.id, team };
}

/** The team that stands in the village when the term begins. */
function teamOn(row: PersonRow, village: OrganisationEntity, roster: Roster): TeamEntity | null {
  const teams = roster.teamsOf(village.id).map(each => each.entity);
  const from = row.day('from')!;
  const team = teams.find(each => covers(each, from));
  if (team) return team;
  const others = teams.map(each => `“${each.name}”${spanText(each)}`).join('；');
  row.complain(others ? 'from' : 'village', others
    ? `${village.name}在 ${from} 没有工作队（${others}），请核对开始日期`
    : `${village.name}还没有工作队，请在“${SHEETS.places.name}”表里填写工作队名称和进驻日期`);
  return null;
}

/** A row puts a village into an area, names somebody who leads it, or both. */
function applyArea(row: Row<'areas'>, roster: Roster, lookup: Lookup): void {
  const [townshipName, name] = [row.required('township', 40), row.required('name', 40)];
  const kind = AREA_OF_NAME.get(row.text('kind'));
  if (!kind) row.complain('kind', `种类请从${[...AREA_OF_NAME.keys()].join('、')}里选`);
  const township = townshipName ? roster.place(roster.county.id, townshipName)?.entity : undefined;
  if (townshipName && !township) row.complain('township', `没有乡镇“${townshipName}”，请在“${SHEETS.places.name}”表里加一行，名称要完全一致`);
  if (!kind || !township || !name) return;
  const [villageName, hasLeader] = [row.name('village', 40), row.text('leader') !== ''];
  const village = villageName ? roster.place(township.id, villageName)?.entity : undefined;
  if (villageName && !village) return row.complain('village', `${townshipName}没有“${villageName}”，请在“${SHEETS.places.name}”表里加一行，名称要完全一致`);
  const elsewhere = village && roster.areas.find(({ entity }) => entity.townshipId === township.id && entity.kind === kind && entity.name !== name && entity.villageIds.includes(village.id));
  if (elsewhere) return row.complain('village', `${villageName}已经划入${elsewhere.entity.name}，一个村只在一个${PRECINCT_KIND_NAMES[kind]}里`);
  const area = roster.area({ townshipId: township.id, kind, name });
  area.source ??= row;
  if (village && !area.entity.villageIds.includes(village.id)) area.change({ villageIds: [...area.entity.villageIds, village.id] });
  if (area.entity.villageIds.length === 0) return row.complain('village', `${name}还没有村，请填写村`);
  if (!hasLeader) return;
  const phone = row.phone('leader');
  if (!phone) return;
  const person = roster.people.get(lookup.hash(phone))?.entity;
  if (!person) return row.complain('leader', `没有这个手机号的人，请在“${SHEETS.people.name}”表里加一行`);
  const leads = roster.termsOf(person.id).some(({ entity }) => entity.organisationId === township.id && PRECINCT_LEADERS[kind].includes(entity.role) && (entity.to === null || entity.to >= lookup.today));
  if (!leads) return row.complain('leader', `“${person.name}”没有在${townshipName}担任${PRECINCT_LEADERS[kind].map(role => nameOfRole(role)).join('或')}，请在“${SHEETS.people.name}”表里给他加一行任职`);
  if (!area.entity.personIds.includes(person.id)) area.change({ personIds: [...area.entity.personIds, person.id] });
}

function checkTeams(roster: Roster): void {
  const touched = roster.teams.filter(each => each.source);
  for (const { entity, source } of touched) {
    // Of two rows that clash the lower one is complained of.
    const others = roster.teamsOf(entity.villageId).filter(each => !each.source || each.source.number < source!.number).map(each => each.entity);
    const wrong = teamRefusal(entity, others);
    if (wrong) source!.complain(wrong.field === 'to' ? 'to' : 'from', wrong.text);
  }
}

/** The terms in a team that the file ends end with it, but for those whose end the file says. */
function endTermsWithTeams(roster: Roster): void {
  const ended = new Map(roster.teams.filter(team => team.source && team.entity.to !== null).map(team => [team.entity.id, team]));
  for (const term of roster.terms) {
    const team = term.entity.teamId === null ? undefined : ended.get(term.entity.teamId);
    const to = team?.entity.to;
    if (!to || (term.entity.to !== null && term.entity.to <= to) || (term.source && term.source.text('to') !== '')) continue;
    if (term.entity.from <= to) term.change({ to });
    else if (!term.source) team.source!.complain('to', `这支工作队有任职从 ${term.entity.from} 才开始，撤回日期不能早于这一天`);
  }
}

function checkTerms(roster: Roster): void {
  const teams = new Map(roster.teams.map(each => [each.entity.id, each.entity]));
  for (const { entity, source } of roster.terms) {
    if (!source) continue;
    const others = roster.termsOf(entity.personId).filter(each => !each.source || each.source.number < source.number).map(each => each.entity);
    const wrong = termRefusal(entity, others, entity.teamId === null ? null : teams.get(entity.teamId)!, id => teams.get(id)?.name ?? '');
    if (wrong) source.complain(wrong.field === 'to' ? 'to' : 'from', wrong.text);
  }
}

function checkAdministrators(roster: Roster): void {
  const terms = roster.terms.filter(({ entity }) => entity.role === 'administrator');
  const ended = terms.find(term => term.isChanged);
  if (ended && terms.every(({ entity }) => entity.to !== null)) {
    ended.source?.complain('to', '这样本县就没有管理员了，请至少让一名管理员的结束日期留空');
  }
}
