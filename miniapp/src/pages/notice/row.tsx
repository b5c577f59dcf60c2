import { notice, type NoticeLine } from '@village/shared/contract/notice'
import { call } from '@/call'
import { go } from '@/go'
import { Tag } from '@/ui/notice'
import { Row } from '@/ui/row'
import { instantWord } from '@/ui/words'

/** A notice: a tap opens what it speaks of, and it counts as read. */
export function NoticeRow({ line: { id, text, page, at, read } }: { line: NoticeLine }) {
  const open = () => {
    // Not being able to say so must not keep anybody from what the notice speaks of.
    if (!read) void call(notice.read, { id }).catch(() => undefined)
    if (page) go(page)
  }
  return <Row title={text} note={instantWord(at)} aside={read ? undefined : <Tag tone='amber'>新</Tag>} onTap={page || !read ? open : undefined} arrow={page !== null} />
}
