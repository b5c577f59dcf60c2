import { useEffect, useState } from 'react'
import { handbook } from '@village/shared/contract/handbook'
import { download } from '@/call'
import { pictureAddress } from '@/file'
import '../operation.scss'

/** A picture of the handbook, fetched from the server: the mini program carries none. */
export function HelpPicture({ name, caption }: { name: string; caption: string }) {
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    let gone = false
    download(handbook.picture, { name }).then(({ bytes }) => { if (!gone) setAddress(pictureAddress(bytes)) }, () => undefined)
    return () => { gone = true }
  }, [name])
  return (
    <div className='help-figure'>
      {address && <img className='help-picture' alt={caption} src={address} />}
      <div className='help-caption'>{address ? caption : `图：${caption}（联网后显示）`}</div>
    </div>
  )
}
