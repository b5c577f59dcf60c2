import { useEffect, useState } from 'react'
import { appeal } from '@village/shared/contract/appeal'
import { MOST_APPEAL_PHOTOS } from '@village/shared/contract/appeal-words'
import { board, type BoardPerson } from '@village/shared/contract/board'
import { download, upload } from '@/call'
import { chooseFile, pictureAddress } from '@/file'
import { useAction } from '@/ui/action'
import { Button } from '@/ui/button'
import { FaultNotice } from '@/ui/notice'
import { deviceOf } from './appeals'
import { keep, kept } from './numbers'
import './disclosure.scss'

interface PhotosProps {
  code: string
  ids: readonly string[]
  onChange: (ids: string[]) => void
}

/** Pictures that go with what a villager writes: sent up at once, seen by those who handle it and by nobody else. */
export function AppealPhotos({ code, ids, onChange }: PhotosProps) {
  const { fault, run } = useAction(async () => {
    const chosen = await chooseFile('picture')
    if (!chosen) return
    const { id } = await upload(appeal.photo, chosen.bytes, { code, device: deviceOf() })
    onChange([...ids, id])
  })
  return (
    <>
      <FaultNotice fault={fault} />
      {ids.length < MOST_APPEAL_PHOTOS && <Button kind='quiet' onTap={run}>{ids.length > 0 ? `已附 ${ids.length} 张，再附一张` : '附照片（可不附，只有办的人看得到）'}</Button>}
      {ids.length > 0 && <Button kind='quiet' onTap={() => onChange(ids.slice(0, -1))}>{ids.length < MOST_APPEAL_PHOTOS ? '不要最后一张' : `已附 ${ids.length} 张，不要最后一张`}</Button>}
    </>
  )
}

/** Somebody of the board: his picture, as it was seen last where there is no signal; the first sign of his name where he put up none. */
export function Portrait({ code, person: { personId, name, photo } }: { code: string; person: BoardPerson }) {
  const [address, setAddress] = useState(() => (photo ? kept(code, `photo ${personId}`) : null))
  useEffect(() => {
    if (!photo) return
    download(board.photo, { code, personId }).then(({ bytes }) => {
      const fetched = pictureAddress(bytes)
      setAddress(fetched)
      keep(code, `photo ${personId}`, fetched)
    }, () => undefined)
  }, [code, personId, photo])
  return address ? <img className='board-photo' alt={`${name}的照片`} src={address} /> : <div className='board-photo board-blank' aria-hidden='true'>{name[0] ?? ''}</div>
}
