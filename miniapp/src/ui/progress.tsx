import './progress.scss'

interface Props {
  label: string
  done: number
  total: number
}

/** How much of a long work is done. */
export function Progress({ label, done, total }: Props) {
  const share = total > 0 ? Math.floor((done / total) * 100) : 0
  return (
    <div className='progress' role='progressbar' aria-label={label} aria-valuemin={0} aria-valuemax={100} aria-valuenow={share}>
      <span className='progress-done' style={{ width: `${share}%` }} />
    </div>
  )
}
