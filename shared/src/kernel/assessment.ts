/** Who may say something about a person in his assessment, besides the votes of villagers and village cadres. */
export const ASSESSORS = ['leader', 'village', 'township', 'unit', 'county'] as const;
export type Assessor = (typeof ASSESSORS)[number];
export const ASSESSOR_NAMES: Record<Assessor, string> = { leader: '工作队长', village: '村“两委”', township: '乡镇', unit: '派出单位', county: '县里' };

/** Two scales of grades, by the kind of employer (A49): a grade of one is never silently one of the other. */
export const GRADE_SCALES = {
  civil: { name: '优秀、称职、基本称职、不称职', grades: ['excellent', 'competent', 'basically_competent', 'incompetent'] },
  institution: { name: '优秀、合格、不合格', grades: ['excellent', 'qualified', 'unqualified'] },
} as const;
export type GradeScale = keyof typeof GRADE_SCALES;
export const GRADE_SCALE_IDS = Object.keys(GRADE_SCALES) as GradeScale[];
export const GRADES = ['excellent', 'competent', 'basically_competent', 'incompetent', 'qualified', 'unqualified'] as const;
export type Grade = (typeof GRADES)[number];
export const TOP_GRADE: Grade = 'excellent';

/** Which parts of an assessment presence speaks for: met or not met, with the reason, never so much a day. */
export const PRESENCE_PARTS: readonly string[] = ['attendance', 'on_post', 'office_days'];
/** Which parts are votes, and whose. */
export const VOTED_PARTS: Record<string, 'villagers' | 'village_cadres'> = { herdsmen_evaluation: 'villagers', villager_evaluation: 'villagers', village_cadre_review: 'village_cadres' };
export const SUMMARY_PART = 'summary';

/** Points are counted in tenths. */
export const TENTHS = 10;
