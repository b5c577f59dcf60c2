import { useState } from 'react'
import { type Draft, emptyDraft, valueOf } from '@village/shared/policy/form'
import { rowWords } from '@village/shared/policy/plain-words'
import { Button } from '@/ui/button'
import { Group } from './group'
import { isWithin, type PartProps, ValueField } from './form'

/** The rows of a table, each in one line; a row is opened to be changed, can be moved, taken out, added. */
export function Rows({ form, label, draft, path, around, onChange }: PartProps<'list'>) {
  const rows = Array.isArray(draft) ? draft : []
  const [open, setOpen] = useState<number | null>(null)
  const wrong = rows.findIndex((_, index) => isWithin(around.flaw, [...path, index]))
  const put = (index: number, row: Draft) => onChange(rows.map((each, at) => (at === index ? row : each)))
  const move = (index: number, to: number) => {
    const moved = [...rows]
    moved.splice(to, 0, ...moved.splice(index, 1))
    onChange(moved)
    setOpen(open === index ? to : null)
  }
  const drop = (index: number) => {
    onChange(rows.filter((_, at) => at !== index))
    setOpen(null)
  }
  const add = () => {
    onChange([...rows, emptyDraft(form.item)])
    setOpen(rows.length)
  }
  return (
    <Group name={path.length === 0 ? `共 ${rows.length} 行` : label}>
      <ol className='list'>
        {rows.map((row, index) => (
          <li key={index} className={`table-row${wrong === index ? ' table-row-wrong' : ''}`}>
            <button type='button' className='plain table-line' aria-expanded={open === index} onClick={() => setOpen(open === index ? null : index)}>
              <span className='table-number numbers'>{index + 1}</span>
              <span className='table-words'>{wordsOfRow(row) || '还没有填写'}</span>
              <span className='table-turn'>{open === index ? '收起' : '修改'}</span>
            </button>
            {open === index && (
              <div className='table-open'>
                <ValueField shape={form.item} label={`第 ${index + 1} 行`} draft={row} path={[...path, index]} around={around} onChange={next => put(index, next)} />
                <div className='actions'>
                  <Button disabled={index === 0} onTap={() => move(index, index - 1)} label={`第 ${index + 1} 行上移`}>上移</Button>
                  <Button disabled={index === rows.length - 1} onTap={() => move(index, index + 1)} label={`第 ${index + 1} 行下移`}>下移</Button>
                  <Button kind='danger' onTap={() => drop(index)} label={`去掉第 ${index + 1} 行`}>去掉这一行</Button>
                </div>
              </div>
            )}
          </li>
        ))}
      </ol>
      <Button onTap={add} label={`加一行：${label}`}>加一行</Button>
    </Group>
  )

  function wordsOfRow(row: Draft): string {
    return rowWords(around.valueKey, form.item, valueOf(form.item, row), around.roles)
  }
}
