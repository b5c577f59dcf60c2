/** The colours of WeChat's own bars: it takes them as plain text here and nowhere else. */
const PAPER = '#F6F5F1'
const CARD = '#FFFFFF'
const SECONDARY_INK = '#5B635E'
const PINE = '#1E6B52'

export default defineAppConfig({
  pages: ['pages/home/index', 'pages/me/index'],
  subPackages: [
    { root: 'pages/identity', pages: ['sign-in/index', 'set-password/index', 'privacy/index', 'devices/index', 'phone/index'] },
    { root: 'pages/attendance', pages: ['presence/index', 'roster/index', 'sheets/index', 'sheet/index', 'verify/index', 'evidence/index', 'codes/index', 'screen/index', 'areas/index', 'arrangements/index', 'arrange/index', 'week/index', 'weeks/index', 'notes/index', 'books/index'] },
    { root: 'pages/duty', pages: ['places/index', 'board/index', 'patrol/index', 'record/index', 'wall/index'] },
    { root: 'pages/worklog', pages: ['tasks/index', 'lists/index', 'list/index', 'send/index', 'log/index', 'logs/index', 'people/index', 'review/index'] },
    { root: 'pages/record', pages: ['add/index', 'list/index', 'detail/index', 'coverage/index'] },
    { root: 'pages/disclosure', pages: ['boards/index', 'board/index', 'mine/index', 'open/index', 'text/index', 'appeal/index', 'follow/index', 'poster/index', 'posters/index', 'publications/index', 'publication/index', 'publication-edit/index'] },
    { root: 'pages/household', pages: ['villages/index', 'list/index', 'one/index', 'edit/index', 'visit/index', 'event/index', 'next/index', 'today/index', 'import/index', 'pair/index', 'contacts/index'] },
    { root: 'pages/meeting', pages: ['schedule/index', 'plan/index', 'meeting/index', 'code/index', 'roll/index', 'minutes/index', 'ballot/index', 'decisions/index', 'decision/index', 'events/index', 'event/index', 'study/index', 'party/index', 'list/index'] },
    { root: 'pages/assessment', pages: ['ratings/index', 'start/index', 'round/index', 'bundle/index', 'vote/index', 'list/index', 'begin/index', 'one/index', 'person/index', 'summary/index', 'opinion/index', 'grade/index', 'mine/index', 'results/index', 'units/index', 'unit/index'] },
    { root: 'pages/inspection', pages: ['list/index', 'draw/index', 'one/index', 'visit/index', 'check/index', 'mine/index', 'problems/index'] },
    { root: 'pages/consequence', pages: ['list/index', 'proposal/index', 'case/index', 'finding/index', 'record/index', 'mine/index', 'statistics/index', 'prohibitions/index', 'readers/index'] },
    { root: 'pages/allowance', pages: ['list/index', 'village/index', 'state/index', 'payslip/index'] },
    { root: 'pages/posting', pages: ['list/index', 'handover/index', 'open/index', 'terms/index', 'person/index', 'adjustments/index', 'adjustment/index', 'propose/index', 'teams/index', 'team/index', 'nominations/index', 'unchecked/index'] },
    { root: 'pages/archive', pages: ['list/index', 'team/index', 'items/index', 'add/index', 'keep/index'] },
    { root: 'pages/operation', pages: ['mine/index', 'retention/index', 'accesses/index', 'faults/index', 'help/index', 'section/index'] },
    { root: 'pages/burden', pages: ['place/index', 'mine/index', 'ceiling/index'] },
    { root: 'pages/leave', pages: ['list/index', 'apply/index', 'detail/index', 'alerts/index', 'declare/index', 'phone-in/index', 'deputies/index', 'deputy/index', 'waivers/index', 'waiver/index', 'under-alert/index', 'filings/index', 'outings/index', 'rest-plans/index', 'rest-plan/index', 'callbacks/index', 'callback/index'] },
    { root: 'pages/plan', pages: ['list/index', 'detail/index', 'edit/index', 'item/index', 'projects/index', 'project/index', 'targets/index', 'followup/index', 'emergency/index', 'emergency-edit/index', 'assets/index', 'welfare/index', 'conditions/index', 'rules/index'] },
    { root: 'pages/issue', pages: ['list/index', 'new/index', 'detail/index', 'restricted/index', 'statistics/index'] },
    { root: 'pages/reminder', pages: ['list/index'] },
    { root: 'pages/notice', pages: ['list/index'] },
    { root: 'pages/why', pages: ['tree/index'] },
    { root: 'pages/report', pages: ['list/index', 'edit/index', 'view/index', 'new/index', 'collection/index', 'collected/index', 'requests/index', 'request/index', 'ask/index'] },
    { root: 'pages/due', pages: ['list/index', 'overview/index', 'owners/index'] },
    {
      root: 'pages/organisation',
      pages: [
        'index/index', 'offices/index', 'place/index', 'place-edit/index', 'team/index', 'people/index', 'person/index', 'person-edit/index', 'term/index', 'end/index', 'precincts/index', 'precinct/index',
        'units/index', 'import/index', 'policy/index', 'adopt/index', 'calendar/index', 'simulation/index',
        'edition/index', 'edition-value/index', 'edition-document/index', 'edition-names/index', 'edition-publish/index', 'editions/index', 'difference/index',
      ],
    },
  ],
  window: {
    navigationBarBackgroundColor: PAPER,
    navigationBarTextStyle: 'black',
    navigationBarTitleText: '驻村通',
    backgroundColor: PAPER,
    backgroundTextStyle: 'dark',
  },
  tabBar: {
    color: SECONDARY_INK,
    selectedColor: PINE,
    backgroundColor: CARD,
    borderStyle: 'white',
    list: [
      { pagePath: 'pages/home/index', text: '今天', iconPath: 'assets/home.png', selectedIconPath: 'assets/home-on.png' },
      { pagePath: 'pages/me/index', text: '我的', iconPath: 'assets/me.png', selectedIconPath: 'assets/me-on.png' },
    ],
  },
  // Without the sliding of pages a bar at the foot of a page keeps its place in the browser.
  animation: false,
  lazyCodeLoading: 'requiredComponents',
  // Asked at the tap that needs it, where the regulation names a document and an end date; everything works without.
  requiredPrivateInfos: ['getLocation'],
  permission: { 'scope.userLocation': { desc: '只在您点“用位置确认”时取一次位置，说明您在村里' } },
  __usePrivacyCheck__: true,
})
