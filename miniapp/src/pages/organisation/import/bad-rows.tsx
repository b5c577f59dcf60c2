import type { Refusal } from '@village/shared/kernel/refusal'
import { Card } from '@/ui/card'
import './bad-rows.scss'

/** Each bad row: in which sheet, in which cell, why. */
export function BadRows({ name, rows }: { name: string; rows: NonNullable<Refusal['rows']> }) {
  return (
    <Card title={`${name}：${rows.length} 处要改`} flush>
      <table className='bad-rows'>
        <thead className='bad-part'>
          <tr className='bad-row'>
            <th className='bad-head bad-place' scope='col'>位置</th>
            <th className='bad-head bad-text' scope='col'>问题</th>
          </tr>
        </thead>
        <tbody className='bad-part'>
          {rows.map(({ sheet, cell, text }) => (
            <tr key={`${sheet}${cell}${text}`} className='bad-row'>
              <td className='bad-place numbers'>{sheet} {cell}</td>
              <td className='bad-text'>{text}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}
