import { HOUSEHOLD_EVENT_NAMES } from './household';
import { HANDOVER_NAMES, nameOfWord } from './word';

/** What an answer to a field of a record looks like; every answer travels as text. */
export type RecordFieldType = 'text' | 'long' | 'number' | 'money' | 'day' | 'choice' | 'check';

/** A field that a kind of record has besides what all records have. */
export interface RecordField {
  name: string;
  type: RecordFieldType;
  /** The answers of a choice, by id. */
  options?: Readonly<Record<string, string>>;
  required?: true;
  /** Asked only where another field has this answer. */
  when?: { field: string; is: string };
  /** What the number counts. */
  unit?: string;
}

export interface RecordKindShape {
  name: string;
  /** What is asked for in the text. */
  prompt: string;
  /** The systems it serves. */
  serves: readonly string[];
  fields: Readonly<Record<string, RecordField>>;
  /** It opens a matter that goes on until an entry closes it. */
  thread?: true;
}

/** The answers to a point that was checked. */
export const CHECK_ANSWERS = { yes: '做到', no: '没做到', none: '不涉及' } as const;

const check = (name: string, is: string): RecordField => ({ name, type: 'check', when: { field: 'subject', is } });
const text = (name: string): RecordField => ({ name, type: 'text' });
const long = (name: string): RecordField => ({ name, type: 'long' });
const count = (name: string, unit: string): RecordField => ({ name, type: 'number', unit });
const day = (name: string): RecordField => ({ name, type: 'day' });
const money = (name: string): RecordField => ({ name, type: 'money', unit: '元' });
const choice = (name: string, options: Record<string, string>): RecordField => ({ name, type: 'choice', options });
/** Several words of the documents, each with its name. */
const words = (...ids: string[]): Record<string, string> => Object.fromEntries(ids.map(id => [id, nameOfWord(id)]));
const needed = (field: RecordField): RecordField => ({ ...field, required: true });

/** Every kind of record, once: what it is called, what is asked, which systems of the register it serves. A plain entry needs its text only. */
export const RECORD_KINDS = {
  work: { name: '工作记录', prompt: '做了什么', serves: ['S29'], fields: {} },
  diary: {
    name: '民情日记', prompt: '听到、看到了什么', serves: ['S30'],
    fields: { about: choice('记的是', { opinion: '群众的想法', demand: '基层的要求', difficulty: '要解决的困难', thought: '走访的体会' }) },
  },
  visit: {
    name: '入户走访', prompt: '家里的情况', serves: ['S34'],
    fields: { difficulty: long('困难'), request: long('诉求'), answer: long('当场答复'), passedTo: text('转给谁办'), promisedOn: day('答应哪天办好'), followUpOn: day('哪天回访') },
  },
  household_event: { name: '户里的事', prompt: '怎么回事', serves: ['S35'], fields: { event: needed(choice('什么事', HOUSEHOLD_EVENT_NAMES)) } },
  errand: {
    name: '代办', prompt: '替谁办什么事', serves: ['S39'], thread: true,
    fields: { client: text('谁托办的'), atHome: choice('怎么受理', { office: '村部受理', home: '上门' }), dueOn: day('答应哪天办好') },
  },
  service_day: { name: '集中服务日', prompt: '受理和办了什么', serves: ['S39'], fields: { served: count('服务了多少人', '人'), errands: count('受理代办', '件') } },
  reception: {
    name: '接访', prompt: '来访人说了什么', serves: ['S40'], thread: true,
    fields: { visitor: text('来访人'), people: count('几个人', '人'), answer: long('当场答复'), passedTo: text('转给谁办') },
  },
  mediation: {
    name: '矛盾调处', prompt: '什么矛盾，怎样调解', serves: ['S40'], thread: true,
    fields: {
      parties: text('双方'), cause: choice('因为什么', { land: '土地山林', family: '家庭邻里', debt: '债务合同', collective: '集体收益', other: '其他' }),
      result: choice('结果', { agreed: '达成协议', going_on: '还在调解', passed_on: '移交上级' }), agreement: long('协议怎么定的'),
    },
  },
  early_sign: { name: '苗头信息', prompt: '有什么苗头', serves: ['S40'], fields: { reportedTo: text('报给了谁') } },
  talk: {
    name: '谈心谈话', prompt: '谈了什么', serves: ['S36'],
    fields: {
      whom: needed(choice('同谁谈', { contacted_mass: '联系群众', village_cadre: '村干部', party_member: '党员', other: '其他人' })), name: needed(text('姓名')),
      difficultiesSolved: count('帮助解决困难', '件'),
    },
  },
  symposium: {
    name: '座谈会', prompt: '谈了什么', serves: ['S36'],
    fields: { who: needed(choice('同谁座谈', { contacted_masses: '联系群众', village_cadres: '村干部', others: '其他人' })), people: count('到会', '人') },
  },
  study: {
    name: '学习笔记', prompt: '学了什么', serves: ['S20'],
    fields: { form: choice('怎么学', { collective: '集中学习', personal: '个人学习' }), topic: text('题目'), minutes: count('学了多久', '分钟') },
  },
  publicity: {
    name: '宣传', prompt: '宣传了什么', serves: ['S69'],
    fields: { way: choice('方式', { door: '入户', meeting: '会议', broadcast: '广播', board: '公开栏', wechat: '微信群', media: '媒体' }), people: count('听到多少人', '人') },
  },
  farmer_training: {
    name: '农牧民培训', prompt: '培训了什么', serves: ['S22'],
    fields: { topic: needed(choice('内容', { skill: '生产技能', policy: '政策', law: '法律', employment: '就业', other: '其他' })), law: { ...choice('哪一类法律', words('law_rural_politics', 'law_rural_stability', 'law_civil', 'law_national_policy', 'law_farming')), when: { field: 'topic', is: 'law' } }, people: needed(count('参加', '人')), teacher: text('谁讲的') },
  },
  research: { name: '调研', prompt: '了解到什么', serves: ['S30'], fields: { topic: needed(text('题目')), finding: long('看法和建议') } },
  practical_deed: {
    name: '办实事', prompt: '办成了什么', serves: ['S41'], thread: true,
    fields: { title: needed(text('实事名称')), beneficiaries: count('受益', '人'), cost: money('花了多少') },
  },
  project: {
    name: '项目', prompt: '做到哪一步', serves: ['S42'], thread: true,
    fields: {
      title: needed(text('项目名称')),
      branch: choice('哪一类', { industry: '产业', collective: '集体经济', infrastructure: '基础设施', environment: '人居环境', other: '其他' }),
      stage: choice('到了哪一步', { planned: '谋划', applied: '申报', approved: '批复', building: '实施', accepted: '验收', in_use: '见效' }),
      funds: money('本次到位资金'), spent: money('本次支出'), source: text('资金从哪来'), people: count('带动', '人'),
    },
  },
  supervision_check: {
    name: '监督核对', prompt: '看到什么情况', serves: ['S43'],
    fields: {
      subject: needed(choice('核对什么', { procedure: '四议两公开', contract: '合同', assets: '资金、资产、资源', seal: '印章', settlement: '月结', disclosure: '三务公开' })),
      proposed: check('党组织会议提议', 'procedure'), discussed: check('“两委”会议商议', 'procedure'), examined: check('党员大会审议', 'procedure'),
      decided: check('村民会议或村民代表会议决议', 'procedure'), decisionShown: check('决议公开', 'procedure'), resultShown: check('实施结果公开', 'procedure'),
      agreedFirst: check('订立前按程序讨论过', 'contract'), written: check('有书面合同，双方签字', 'contract'), priceBased: check('价格有依据', 'contract'),
      contractFiled: check('合同存档、登记台账', 'contract'), incomeBooked: check('按合同收款入账', 'contract'),
      registered: check('登记齐全，账实相符', 'assets'), useApproved: check('使用和处置经过审批', 'assets'), shownLineByLine: check('收支逐笔公开', 'assets'),
      keptByOne: check('专人保管', 'seal'), useLogged: check('用印有登记和审批', 'seal'), noBlank: check('没有在空白纸上用印', 'seal'),
      settledInTime: check('按月结算', 'settlement'), promisesKept: check('承诺的事按月说明进展', 'settlement'), settlementShown: check('结果公开', 'settlement'),
      completeAndTrue: check('公开的内容全面、真实', 'disclosure'), timely: check('公开及时', 'disclosure'), formProper: check('公开的形式合适', 'disclosure'), procedureProper: check('公开前走了程序', 'disclosure'),
    },
  },
  unit_followup: {
    name: '派出单位到村', prompt: '看了什么、定了什么', serves: ['S64'],
    fields: {
      what: needed(choice('来做什么', { visit: '到村走访调研', hear_report: '听取汇报' })),
      role: needed(choice('谁来的', { dispatching_unit_head: '主要负责人', dispatching_unit_deputy: '分管领导', other: '其他人' })), name: text('姓名'), unit: text('哪个单位'),
    },
  },
  praise: {
    name: '表彰典型', prompt: '事迹', serves: ['S69'],
    fields: { whom: needed(text('表彰谁')), by: text('谁表彰的'), level: choice('哪一级', { village: '村', township: '乡镇', county: '县', city: '市', province: '省以上' }) },
  },
  asset: {
    name: '物资登记', prompt: '说明', serves: ['S68', 'S72'],
    fields: {
      title: needed(text('名称')), change: needed(choice('登记什么', { in: '入账', out: '领用或处置', check: '盘点' })), quantity: needed(count('数量', '件')), custodian: text('谁保管'),
      sort: choice('哪一类', { office: '办公设备', facility: '村级设施', other: '其他' }),
    },
  },
  fund: {
    name: '经费登记', prompt: '用途', serves: ['S42', 'S63', 'S72'],
    fields: {
      change: needed(choice('收还是支', { in: '收入', out: '支出' })), amount: needed(money('金额')),
      origin: { ...choice('哪里来的', { unit: '派出单位工作经费', budget: '财政拨款', other: '其他' }), when: { field: 'change', is: 'in' } }, unit: { ...text('哪个单位'), when: { field: 'origin', is: 'unit' } },
      source: text('从哪来、付给谁'), voucher: text('凭证号'),
    },
  },
  vehicle: {
    name: '公车使用', prompt: '去哪里、做什么', serves: ['S63', 'S72'],
    fields: { driver: text('谁开的车'), kilometres: count('里程', '公里'), returnedOn: day('哪天还车') },
  },
  lodging: {
    name: '住宿登记', prompt: '住在哪里', serves: ['S63'],
    fields: { provided: needed(choice('谁解决的', { village: '村里', township: '乡镇', unit: '派出单位', rented: '租房', other: '其他' })), rent: { ...money('每月租金'), when: { field: 'provided', is: 'rented' } }, until: day('住到哪天') },
  },
  internal_rule: {
    name: '内部制度', prompt: '条文', serves: ['S72'],
    fields: { title: needed(text('名称')), sort: choice('哪一类', { rule: '队里的制度', sign: '门牌标牌', hygiene: '卫生和安全', village_rules: '村规民约' }) },
  },
  disclosure: {
    name: '公开', prompt: '公开了什么', serves: ['S44', 'S45'],
    fields: {
      subject: needed(choice('公开哪一项', words('village_affairs', 'village_finance', 'party_affairs', 'team_info', 'contact_card', 'name_plate', 'work_plan_and_completion', 'annual_commitments', 'in_village_work', 'on_post_status', 'village_matters_to_urge'))),
      where: text('在哪里公开'), granularity: { ...choice('公开到多细', words('item_by_item', 'totals_only')), when: { field: 'subject', is: 'village_finance' } },
    },
  },
  medical_check: { name: '体检', prompt: '在哪里体检（不写身体情况）', serves: ['S62'], fields: {} },
  insurance: {
    name: '意外险登记', prompt: '谁办的、哪家公司', serves: ['S62'],
    fields: { cover: needed(money('每年保额')), from: needed(day('从哪天起保')), until: needed(day('保到哪天')) },
  },
  medical_claim: {
    name: '医疗和理赔', prompt: '材料交给谁、办到哪一步（不写伤情病情）', serves: ['S62'], thread: true,
    fields: { what: needed(choice('办什么', { costs: '医疗费报销', insurance: '意外险理赔', injury: '因公负伤救治', family: '因公牺牲优抚' })), amount: money('金额') },
  },
  handover: {
    name: '离任交接', prompt: '交给谁、交了什么', serves: ['S50'],
    fields: Object.fromEntries(Object.entries(HANDOVER_NAMES).map(([id, name]) => [id, { name, type: 'check' } as RecordField])),
  },
} as const satisfies Record<string, RecordKindShape>;

export type RecordKind = keyof typeof RECORD_KINDS;
export const RECORD_KIND_IDS = Object.keys(RECORD_KINDS) as RecordKind[];

/** What somebody who serves in no team may put down of a village: what he did and heard there himself. What counts for the duties of a team, its money and its things is the team's to record. */
export const PLACE_KINDS: readonly RecordKind[] = ['work', 'diary', 'errand', 'reception', 'mediation', 'early_sign', 'talk', 'symposium', 'publicity', 'research'];

/** Is this text the id of a kind of record? */
export function isRecordKind(id: string): id is RecordKind {
  return Object.prototype.hasOwnProperty.call(RECORD_KINDS, id);
}

/** The shape of a kind, with its fields by name. */
export function recordKind(kind: RecordKind): RecordKindShape {
  return RECORD_KINDS[kind];
}

/** The fields of a kind that are asked for, given the answers so far. */
export function fieldsAsked(kind: RecordKind, answers: Readonly<Record<string, string>>): [string, RecordField][] {
  return Object.entries(recordKind(kind).fields).filter(([, { when }]) => !when || answers[when.field] === when.is);
}
