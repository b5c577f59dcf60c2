import { ALERT_NAMES, type AlertPeriod } from '@village/shared/contract/leave'
import { dayWord } from '@/ui/words'

/** "柳河乡 特殊时期" */
export const alertTitle = ({ organisationName, alert }: AlertPeriod) => `${organisationName} ${ALERT_NAMES[alert]}`

/** "3月10日起，到解除为止" */
export const alertSpan = ({ from, to }: AlertPeriod) => {
  if (to === null) return `${dayWord(from)}起，到解除为止`
  return to < from ? '没有开始就已解除' : from === to ? dayWord(from) : `${dayWord(from)}到${dayWord(to)}`
}
