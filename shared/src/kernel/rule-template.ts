/** A text to begin an internal rule with: the team strikes out and adds what fits its village. */
export interface RuleTemplate {
  /** The word by which a rule of the document is recognised. */
  word: string;
  title: string;
  sort: 'rule' | 'sign' | 'hygiene';
  text: string;
}

/** One for each of the internal rules the documents name (篇十五 二（二）1), and one for the sign at the door (二（一）3). */
export const RULE_TEMPLATES = {
  post: {
    word: '岗位职责', title: '岗位职责', sort: 'rule',
    text: '一、队长管全面，分工、计划、报告由队长负责。\n二、每名队员负责哪几个组、哪几项工作，写在分工表上，贴在办公室。\n三、谁离村，谁的工作临时交给谁，走之前说清楚。\n四、每月底队里对一次，没有做完的写明什么时候做完。',
  },
  finance: {
    word: '财务', title: '财务和采购管理', sort: 'rule',
    text: '一、经费专款专用，一笔收支登记一笔，附凭证。\n二、买东西先说用途和预算，队长同意；单笔较大的，队里集体商量。\n三、经手人、证明人、审批人不能是同一个人。\n四、每季度对一次账，结余告诉全队和派出单位。',
  },
  attendance: {
    word: '考勤', title: '考勤管理', sort: 'rule',
    text: '一、在村、请假、出差都当天记，不代签、不补造。\n二、请假先批后走，回来当天销假。\n三、专人负责考勤，每月按规定签字、公示、报送。\n四、有不同意见的，当面核对原始记录，更正要留痕。',
  },
  archive: {
    word: '档案', title: '档案管理', sort: 'rule',
    text: '一、文件、会议、走访、项目材料当月归档，按类放。\n二、专人保管，借出登记，按时归还。\n三、涉及群众个人情况的，不外传、不拍照发群。\n四、换人时逐类点清，双方签字。',
  },
  equipment: {
    word: '办公设备', title: '办公设备和用品管理', sort: 'rule',
    text: '一、设备用品入账编号，写明谁保管。\n二、领用登记，坏了及时报修，报废要审批。\n三、每半年盘点一次，账物不符的查明原因。\n四、离任时交回，少了的照章处理。',
  },
  vehicle: {
    word: '公车', title: '公车管理', sort: 'rule',
    text: '一、公车只用于驻村工作，出车登记去向、里程、驾驶人。\n二、驾驶人证照齐全，不酒驾、不疲劳驾驶。\n三、不用车时停在指定地点，钥匙专人保管。\n四、油费、维修费按凭证报销，每月对一次里程。',
  },
  hygiene: {
    word: '卫生', title: '卫生和安全管理', sort: 'hygiene',
    text: '一、办公室、宿舍、厨房每天打扫，轮流值日。\n二、人走断电、断气、关水，不私拉电线。\n三、食材干净，餐具消毒，饮水安全。\n四、每月查一次消防、用电、房屋，有问题马上报。',
  },
  sign: {
    word: '门牌', title: '门牌', sort: 'sign',
    text: '____驻____村工作队\n队长：____\n值班电话：____\n办公时间：____',
  },
} as const satisfies Record<string, RuleTemplate>;

export type RuleTemplateId = keyof typeof RULE_TEMPLATES;

/** Is this text the id of a template? */
export function isRuleTemplate(id: string): id is RuleTemplateId {
  return Object.prototype.hasOwnProperty.call(RULE_TEMPLATES, id);
}
