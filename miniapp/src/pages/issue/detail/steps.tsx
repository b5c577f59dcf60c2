import { issue, type IssueDetail, type IssueStep } from '@village/shared/contract/issue'
import { ISSUE_ACTION_NAMES, ISSUE_OUTCOME_NAMES, MEDIATION_STAGE_NAMES } from '@village/shared/contract/issue-words'
import { Card } from '@/ui/card'
import { Photos } from '@/ui/photos'
import { List, Row } from '@/ui/row'
import { dayWord, instantWord, sentence } from '@/ui/words'

/** Everything that was done, the last first; nothing of it is ever changed. */
export function Steps({ of: { steps } }: { of: IssueDetail }) {
  return (
    <Card title='经过' aside={`${steps.length} 步`} flush>
      <List label='经过'>{[...steps].reverse().map(step => <Step key={step.id} step={step} />)}</List>
    </Card>
  )
}

function Step({ step }: { step: IssueStep }) {
  const { action, stage, text, byName, roleName, at, claimedAt, toName, due, outcome, parties, photos } = step
  const what = [stage ? MEDIATION_STAGE_NAMES[stage] : ISSUE_ACTION_NAMES[action], toName && `给 ${toName}`, due && `${dayWord(due)}前`, outcome && ISSUE_OUTCOME_NAMES[outcome], parties.length > 0 && `报${parties.join('、')}`]
  return (
    <>
      <Row
        title={sentence(what)}
        note={<>{text && <span className='issue-step'>{text}</span>}{sentence([byName, roleName, instantWord(at), claimedAt && `${instantWord(claimedAt)} 写的`])}</>}
      />
      {photos.length > 0 && <div className='more'><Photos photos={photos.map(id => ({ id }))} endpoint={issue.picture} input={id => ({ id })} /></div>}
    </>
  )
}
