import { handbook, type HandbookBlock } from '@village/shared/contract/handbook'
import { parameter } from '@/go'
import { Card } from '@/ui/card'
import { Loaded, useLoad } from '@/ui/load'
import { Empty } from '@/ui/notice'
import { Page } from '@/ui/page'
import { HelpPicture } from './picture'
import '../operation.scss'

/** One part of the handbook, with its pictures. */
export default function HelpSectionPage() {
  const [chapterId, title] = [parameter('chapter'), parameter('section') ?? '怎么用']
  const load = useLoad(handbook.read, undefined)
  return (
    <Page title={title}>
      <Loaded of={load}>
        {({ chapters }) => {
          const section = chapters.find(({ id }) => id === chapterId)?.sections.find(each => each.title === title)
          if (!section) return <Empty title='没有这一节'>请回到“怎么用”，从目录里选。</Empty>
          return <Card>{section.blocks.map((block, index) => <Block key={index} block={block} />)}</Card>
        }}
      </Loaded>
    </Page>
  )
}

function Block({ block }: { block: HandbookBlock }) {
  if (block.kind === 'picture') return <HelpPicture name={block.name} caption={block.caption} />
  if (block.kind === 'text') return <p className='help-text'>{block.text}</p>
  const items = block.items.map(item => <li key={item} className='help-list-item'>{item}</li>)
  return block.numbered ? <ol className='help-list'>{items}</ol> : <ul className='help-list'>{items}</ul>
}
