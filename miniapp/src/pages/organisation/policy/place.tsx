import type { EditionLine } from '@village/shared/contract/policy'
import { go } from '@/go'
import { session } from '@/session'
import { Card } from '@/ui/card'
import { Tag } from '@/ui/notice'
import { List, Row } from '@/ui/row'
import { dayWord, sentence } from '@/ui/words'

/** The regulation of one place: what is in force, what begins later, the drafts, and the way to what was before. */
export function PlaceCard({ lines }: { lines: EditionLine[] }) {
  const [{ organisationId, organisationName: name }] = lines
  const now = lines.filter(({ inForce }) => inForce)
  const since = now[0]?.effectiveFrom ?? ''
  const later = lines.filter(({ state, inForce, effectiveFrom }) => state === 'published' && !inForce && effectiveFrom > since)
  const drafts = lines.filter(({ state }) => state === 'draft')
  const count = lines.length - drafts.length
  return (
    <Card title={name} flush>
      <List label={`${name}的制度`}>
        {drafts.map(line => <Row key={line.id} title={line.title} note={draftWords(line)} aside={<Tag tone='amber'>✎ 草稿</Tag>} onTap={() => open(line)} />)}
        {now.map(line => <Row key={line.id} title={line.title} note={words(line)} aside={stateOf(line)} onTap={() => open(line)} />)}
        {later.map(line => <Row key={line.id} title={line.title} note={words(line)} aside={<Tag tone='sky'>→ 将生效</Tag>} onTap={() => open(line)} />)}
        {now.length === 0 && later.length === 0 && <Row title='还没有发布过制度' note='草稿由另一人发布后才生效' />}
        {count > 0 && <Row title='历次版本' aside={`${count} 版`} onTap={() => go('/pages/organisation/editions/index', { organisationId, name })} />}
      </List>
    </Card>
  )
}

function open({ id }: EditionLine): void {
  go('/pages/organisation/edition/index', { id })
}

function words({ effectiveFrom, changes }: EditionLine): string {
  return sentence([`${dayWord(effectiveFrom)} 起`, changes > 0 && `本地改了 ${changes} 处`])
}

function draftWords({ effectiveFrom, changes, draftedByName }: EditionLine): string {
  const mine = draftedByName === session.get()?.me.name
  return sentence([`拟 ${dayWord(effectiveFrom)} 起`, changes > 0 && `改了 ${changes} 处`, mine ? '改好后交另一人发布' : `${draftedByName}起草，等另一人核对发布`])
}

function stateOf({ blanks }: EditionLine) {
  return blanks > 0 ? <Tag tone='amber'>! 空缺 {blanks} 处</Tag> : <Tag tone='pine'>√ 现行</Tag>
}
