// The invented county the end-to-end tests play in: its places, its people and the roles they hold.

export const COUNTY = '青原县';
export const TOWNSHIP = '柳河镇';
export const TERM_FROM = '2025-01-06';

/** Units that send cadres, with their level. */
export const UNITS = [
  ['县教育体育局', 'county'],
  ['县农牧局', 'county'],
  ['县水务局', 'county'],
  ['市住房和城乡建设局（市城市管理综合执法局）', 'city'],
];

/** Team by village: the leader first. Long names and long titles stand here on purpose. */
const TEAMS = {
  东沟村: ['陈立新', '李文静', '王大川', '苏和'],
  西岭村: ['赵国栋', '孙晓梅', '阿拉坦其其格', '周平'],
  上河村: ['吴海燕', '郑强', '欧阳春晓', '冯宝山'],
  下河村: ['韩志远', '杨柳', '朱建军', '秦岚'],
  柳树湾村: ['许明', '何佳', '吕长河', '施静'],
  大青山前村: ['张永胜', '孔繁星', '曹文', '严冬'],
  石桥村: ['金铁山', '魏来', '陶然'],
  白马村: ['姜山', '戚风', '谢雨'],
};

/** Those who are not in a team: name, role, place. */
const OFFICES = [
  ['高远', 'administrator', COUNTY],
  ['林秀英', 'county_office', COUNTY],
  ['马骏', 'supervision_group', COUNTY],
  ['宋清', 'township_secretary', TOWNSHIP],
  ['田野', 'township_mayor', TOWNSHIP],
  ['方圆', 'township_deputy', TOWNSHIP],
  ['钱进', 'township_office', TOWNSHIP],
];

const phoneOf = (number) => `139${String(20000000 + number).padStart(8, '0')}`;

export const VILLAGES = Object.keys(TEAMS);
export const teamName = (village) => `${village}驻村工作队`;

const cadres = VILLAGES.flatMap((village, v) =>
  TEAMS[village].map((name, m) => ({
    name, village, unit: UNITS[(v + m) % UNITS.length][0], post: m === 0 ? '四级调研员' : m === 1 ? '一级主任科员' : '科员',
    role: m === 0 ? 'team_leader' : 'team_member',
  })),
);
const officers = OFFICES.map(([name, role, place]) => ({ name, role, place, unit: null, post: null }));

/** Everybody, with an invented phone number. */
export const PEOPLE = [...officers, ...cadres].map((person, i) => ({ ...person, phone: phoneOf(i + 1) }));

/** The people the scenarios play with, by what they are. */
export const CAST = {
  administrator: '高远',
  office: '林秀英',
  secretary: '宋清',
  mayor: '田野',
  supervision: '马骏',
  leader: '陈立新',
  member: '李文静',
  /** Was absent in March: too few days in the village. */
  short: '王大川',
};
