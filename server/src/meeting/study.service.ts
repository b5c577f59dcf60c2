import { Injectable } from '@nestjs/common';
import { Between, In } from 'typeorm';
import type { Page } from '@village/shared/contract/endpoint';
import type { StudyMonth, TrainingLine, UntrainedCadre } from '@village/shared/contract/study';
import type { PlaceMonthInput } from '@village/shared/contract/meeting.input';
import type { TrainingYearInput, UntrainedInput } from '@village/shared/contract/study.input';
import { firstDay, lastDay, type Day } from '@village/shared/kernel/day';
import { MEETING_KIND_IDS, meetingSort, type MeetingKind } from '@village/shared/kernel/meeting-kind';
import { isRefusal } from '@village/shared/kernel/refusal';
import { nameOfRole } from '@village/shared/kernel/role';
import { nameOfWord } from '@village/shared/kernel/word';
import type { Profile } from '@village/shared/policy/profile';
import { studyAsked, trainingsAsked } from '@village/shared/rules/study-asked';
import { trainingCadence } from '@village/shared/rules/training-cadence';
import { Db } from '../common/db';
import { pageOf } from '../common/page-of';
import { isNamed } from '../common/pinyin';
import { Clock } from '../common/time';
import type { Who } from '../common/who';
import { TeamService, teamNameOf, type Member } from '../organisation/team.service';
import { RecordService } from '../record/record.service';
import { MakeUpService, type MissedMeeting } from './make-up.service';
import { MeetingEntity } from './meeting.entity';
import { MeetingPlaceService } from './place.service';
import { wasThere } from './standing.service';
import { StudyTakenService } from './study-taken.service';

const PAGE_SIZE = 20;
const TRAININGS = MEETING_KIND_IDS.filter(kind => meetingSort(kind) === 'training');

/** Study of a team in a month, and the training of the cadres of a county in a year. */
@Injectable()
export class StudyService {
  constructor(
    private readonly db: Db, private readonly clock: Clock, private readonly places: MeetingPlaceService, private readonly teams: TeamService, private readonly records: RecordService,
    private readonly taken: StudyTakenService, private readonly makeUps: MakeUpService,
  ) {}

  async month({ placeId, month }: PlaceMonthInput, who: Who): Promise<StudyMonth> {
    const place = await this.places.of(placeId, who, 'meeting.read');
    const [from, to] = [firstDay(month), lastDay(month)];
    const meetings = await this.db.of(MeetingEntity).find({ where: { placeId: place.id, kind: 'collective_study', state: 'held', day: Between(from, to) }, order: { day: 'ASC' } });
    const makeUps = await this.makeUps.of(meetings);
    const [stood, missing] = [await this.makeUps.stood(meetings), await this.taken.missing(meetings)];
    const members = place.teamId ? await this.teams.membersOf([place.teamId], from, to) : [];
    const notes = members.length ? await this.records.recordsOf({ personIds: members.map(each => each.personId), kinds: ['study'] }, { from, to }) : [];
    const profile = await this.places.profile(place.path, to < this.clock.today() ? to : this.clock.today());
    return {
      placeId, month, asks: studyAsked(profile, await this.places.calendar(), month).map(({ value, because }) => (isRefusal(value) ? { text: value.text, blank: true, because } : { text: value, blank: false, because })),
      studies: meetings.map(({ id, kind, title, day }) => ({ meetingId: id, title: title || nameOfWord(kind), day, present: (stood.get(id) ?? []).filter(wasThere).length, withoutNotes: (missing.get(id) ?? []).map(each => each.name), ...namesOf(makeUps.get(id)) })),
      people: members.map(({ personId, name }) => {
        const own = notes.filter(note => note.personId === personId);
        const personal = own.filter(note => note.answers.form !== 'collective');
        return { personId, name, notes: own.length, personalMinutes: personal.reduce((sum, note) => sum + Number(note.answers.minutes ?? 0), 0), daysStudied: new Set(own.map(note => note.day)).size };
      }),
    };
  }

  /** Each training the document names: how often held, how many of the cadres were there. */
  async training(input: TrainingYearInput, who: Who): Promise<TrainingLine[]> {
    const { profile, cadres, meetings } = await this.year(input, who);
    return Promise.all(trainingsAsked(profile).map(each => this.line(profile, each, { year: input.year, meetings: meetings.filter(({ kind }) => kind === each.training), cadres })));
  }

  /** Who was at none of the trainings of a kind, by name; a person and his team are found by pinyin too. */
  async untrained({ training, search = '', page = 1, ...input }: UntrainedInput, who: Who): Promise<Page<UntrainedCadre>> {
    const { cadres, meetings, teams } = await this.year(input, who);
    const trained = await this.trainedIn(meetings.filter(({ kind }) => kind === training));
    const found = cadres.filter(({ personId }) => !trained.has(personId)).map(({ personId, name, terms }) => ({ personId, name, teamName: teams.get(terms[0]?.teamId ?? '') ?? '' }))
      .filter(({ name, teamName }) => isNamed(name, search) || isNamed(teamName, search)).sort((one, other) => `${one.teamName} ${one.name}`.localeCompare(`${other.teamName} ${other.name}`));
    return pageOf(found, page, PAGE_SIZE);
  }

  /** What was held in a year at a place, and who serves below it. */
  private async year({ placeId, year }: TrainingYearInput, who: Who): Promise<{ profile: Profile; meetings: MeetingEntity[]; cadres: Member[]; teams: Map<string, string> }> {
    const place = await this.places.of(placeId, who, 'meeting.read');
    const [from, to] = [`${year}-01-01`, `${year}-12-31`];
    const today = this.clock.today();
    const last = to < today ? to : today < from ? from : today;
    const meetings = await this.db.of(MeetingEntity).find({ where: { kind: In(TRAININGS), state: 'held', placeId: place.id, day: Between(from, to) }, order: { day: 'ASC' } });
    const teams = await this.teams.teamsIn({ paths: [place.path], teams: [] }, from, to);
    return { profile: await this.places.profile(place.path, last), meetings, cadres: await this.teams.membersOf(teams.map(team => team.id), from, last), teams: new Map(teams.map(team => [team.id, teamNameOf(team)])) };
  }

  private async trainedIn(meetings: MeetingEntity[]): Promise<Set<string>> {
    return new Set([...(await this.makeUps.stood(meetings)).values()].flat().filter(wasThere).flatMap(({ invitee }) => invitee.personId ?? []));
  }

  private async line(profile: Profile, { organiser, training }: { organiser: string; training: MeetingKind }, { year, meetings, cadres }: { year: number; meetings: MeetingEntity[]; cadres: Member[] }): Promise<TrainingLine> {
    const there = await this.trainedIn(meetings);
    const held: Day[] = meetings.filter(({ makesUpId }) => makesUpId === null).map(({ day }) => day);
    const trained = cadres.filter(({ personId }) => there.has(personId)).length;
    const { value, because } = trainingCadence(profile, await this.places.calendar(), { organiser, training, period: String(year), held, cadresTotal: cadres.length, trained });
    const found = isRefusal(value) ? { requiredCount: null, requiredMin: null, due: null, compliant: null } : value;
    return { training, name: nameOfWord(training), organiserName: nameOfRole(organiser, profile.roles), held, trained, cadres: cadres.length, ...found, because };
  }
}

function namesOf(found: MissedMeeting | undefined): { madeUp: string[]; owing: string[] } {
  const [missed, madeUp] = [found?.missed ?? [], found?.madeUp ?? new Map<string, Day>()];
  return { madeUp: missed.filter(({ invitee }) => madeUp.has(invitee.who)).map(({ invitee }) => invitee.name), owing: missed.filter(({ invitee }) => !madeUp.has(invitee.who)).map(({ invitee }) => invitee.name) };
}
