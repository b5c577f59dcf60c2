import { archive, type TeamArchive } from '@village/shared/contract/archive'
import { ARCHIVE_CATEGORY_NAMES } from '@village/shared/kernel/archive-category'
import { go, parameter } from '@/go'
import { may } from '@/session'
import { Basis } from '@/ui/basis'
import { Button } from '@/ui/button'
import { Card } from '@/ui/card'
import { Loaded, useLoad } from '@/ui/load'
import { Mark, Notice } from '@/ui/notice'
import { Page } from '@/ui/page'
import { List, Row } from '@/ui/row'
import { dayWord, periodWord, sentence } from '@/ui/words'
import { Export } from '../export'

/** The archive of one team: what there is of each category, what is missing, who keeps it. */
export default function ArchiveOfTeam() {
  const teamId = parameter('teamId') ?? ''
  const load = useLoad(archive.team, { teamId })
  return (
    <Page title='一个队的档案' action={load.data?.may.file && <Button kind='primary' onTap={() => go('/pages/archive/add/index', { teamId })}>归档一份材料</Button>}>
      <Loaded of={load}>{data => <Whole archive={data} />}</Loaded>
    </Page>
  )
}

function Whole({ archive: { teamId, teamName, from, to, complete, missing, because, categories, custodians, keeping, may: { keep }, count } }: { archive: TeamArchive }) {
  const shown = categories.filter(each => each.asked || each.count > 0)
  return (
    <>
      <Notice kind={complete === false ? 'warn' : complete ? 'done' : 'info'} title={complete === false ? `还缺 ${missing.length} 样` : complete ? '档案齐全' : `共 ${count} 份材料`}>
        {missing.length > 0 && <>{missing.join('、')} </>}<Basis because={because} title='档案要有哪些' />
      </Notice>
      <Card title={teamName} aside={periodWord(from, to)} flush>
        <List label='类别'>
          {shown.map(({ category, asked, count: own, images, keep: kept }) => (
            <Row
              key={category} title={ARCHIVE_CATEGORY_NAMES[category]} note={own > 0 ? sentence([`${own} 份`, images > 0 && `其中影像 ${images} 份`, kept]) : '还没有'}
              aside={own === 0 ? <Mark symbol='△' name='缺' tone='amber' /> : asked ? <Mark symbol='√' name='有' tone='pine' /> : undefined} onTap={() => go('/pages/archive/items/index', { teamId, category })}
            />
          ))}
        </List>
      </Card>
      <Card title='保存多久' aside={<Basis because={keeping.because} title='档案保存多久' />}>
        <p className='paragraph'>{keeping.missing.length === 0 ? '各类都写明了，见上面。' : keeping.missing.length === shown.length ? '未规定。制度没有写保存年限，由管理员填写，系统不会自己删除。' : `${keeping.missing.join('、')}未规定，由管理员填写；系统不会自己删除。`}</p>
        {keeping.missing.length > 0 && may('policy.manage') && <Button onTap={() => go('/pages/organisation/policy/index')}>去制度里填写</Button>}
      </Card>
      <Card title='保管人' flush>
        <List label='保管人'>
          {custodians.length === 0 && <Row title='还没有指定' note='指定一个人保管，交接时写明日期' arrow={false} />}
          {custodians.map(({ personName, from: since, to: until, left, note, byName }) => (
            <Row key={since} title={personName} note={sentence([until ? periodWord(since, until) : `${dayWord(since)}起`, note, byName && `${byName}指定`])} aside={until === null ? left ? <Mark symbol='!' name='已离队' tone='cinnabar' /> : <Mark symbol='√' name='在保管' tone='pine' /> : undefined} />
          ))}
        </List>
      </Card>
      {keep && <Button onTap={() => go('/pages/archive/keep/index', { teamId })}>{custodians.length === 0 ? '指定保管人' : '交接给另一个人'}</Button>}
      <div className='gap' />
      {count > 0 && <Export teamId={teamId} />}
    </>
  )
}
