import { go } from '@/go'
import { may } from '@/session'
import { Button } from '@/ui/button'

/** An entry is one tap away from the first page. */
export function QuickRecord() {
  if (!may('record.write')) return null
  return <div className='actions'><Button onTap={() => go('/pages/record/add/index')}>记一条</Button></div>
}
