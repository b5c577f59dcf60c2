import type { RecordLine } from '@village/shared/contract/record'
import { recordKind } from '@village/shared/kernel/record-kind'
import { go } from '@/go'
import { Mark } from '@/ui/notice'
import { Row } from '@/ui/row'
import { clockWord, dayWord, sentence } from '@/ui/words'

/** An entry in a list: what, where, who. */
export function Line({ line, withDay }: { line: RecordLine; withDay?: boolean }) {
  const { id, kind, day, at, villageName, group, authorName, text, tags, photos, closed } = line
  return (
    <Row
      title={text}
      note={sentence([recordKind(kind).name, withDay && dayWord(day), at && clockWord(at), authorName, [villageName, group].filter(Boolean).join(''), tags.join('、'), photos > 0 && `照片 ${photos} 张`])}
      aside={closed === false && <Mark symbol='○' name='没办结' tone='amber' />}
      onTap={() => go('/pages/record/detail/index', { id })}
    />
  )
}
