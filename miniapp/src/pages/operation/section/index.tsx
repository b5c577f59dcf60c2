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
  const [chapterId, title] = [parameter('chapter'), parameter('section')]
  const load = useLoad(handbook.read, undefined)
  const section = load.data?.chapters.find(({ id }) => id === chapterId)?.sections.find(each => each.title === title)
  return (
    <Page title={section?.title ?? '怎么用'}>
      <Loaded of={load}>
        {() => (section
          ? <Card>{section.blocks.map((block, index) => <Block key={index} block={block} />)}</Card>
          : <Empty title='没有这一节'>请回到“怎么用”，从目录里选。</Empty>)}
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
