import type { Endpoint, FileReply } from '@village/shared/contract/endpoint'
import { file, FILE_TOO_LARGE, LARGEST_FILE, type UploadPurpose } from '@village/shared/contract/file'
import { download, upload } from '../call'
import { takePicture } from '../camera'
import { newKey } from '../clock'
import { missing } from '../fault'
import { chooseFile, handOver } from '../file'
import { outbox } from '../outbox'
import { say, useAction } from './action'
import { Button } from './button'
import { FaultNotice } from './notice'

interface TakePhotosProps {
  ids: readonly string[]
  onChange: (ids: string[]) => void
}

const PICTURE_NAMES: Partial<Record<UploadPurpose, string>> = { record_photo: '随记录的照片', meeting_file: '会议的照片' }

/** Takes a picture and keeps it on the phone at once: it goes out before what names it. Nothing where the person changed his mind. */
export function usePicture(purpose: UploadPurpose, done: (fileId: string) => unknown) {
  return useAction(async () => {
    const bytes = await takePicture()
    if (!bytes) return
    const clientKey = newKey()
    const arrived = await outbox.sendPhoto('file.upload', PICTURE_NAMES[purpose] ?? '照片', { purpose, clientKey }, bytes, clientKey)
    if (!arrived) say('照片已存在手机里，有信号时先送照片，再送这一条')
    await done(clientKey)
  })
}

const LONGEST_NAME = 100

/** Chooses a scanned paper (PDF) and keeps it on the phone in the same way. One that the server would not take is not kept. */
export function useScan(purpose: UploadPurpose, done: (fileId: string, name: string) => unknown) {
  return useAction(async () => {
    const chosen = await chooseFile('pdf')
    if (!chosen) return
    if (chosen.bytes.byteLength > LARGEST_FILE) throw missing('file', FILE_TOO_LARGE)
    if (String.fromCharCode(...new Uint8Array(chosen.bytes, 0, Math.min(5, chosen.bytes.byteLength))) !== '%PDF-') throw missing('file', `“${chosen.name}”不是 PDF 文件，请选扫描成 PDF 的，或者拍成照片`)
    const clientKey = newKey()
    const name = chosen.name.slice(-LONGEST_NAME)
    const arrived = await outbox.sendPhoto('file.upload', '扫描件', { purpose, name, clientKey }, chosen.bytes, clientKey)
    if (!arrived) say('扫描件已存在手机里，有信号时先送它，再送这一条')
    await done(clientKey, name)
  })
}

/** As many go with one entry. */
const MOST = 9

/** Pictures that go with what is written. */
export function TakePhotos({ ids, onChange }: TakePhotosProps) {
  const { fault, run } = usePicture('record_photo', fileId => onChange([...ids, fileId]))
  return (
    <>
      <FaultNotice fault={fault} />
      {ids.length < MOST ? <Button kind='quiet' onTap={run}>{ids.length > 0 ? `已拍 ${ids.length} 张，再拍一张` : '拍一张照片（可不拍）'}</Button> : <p>已拍 {MOST} 张，一条最多 {MOST} 张。</p>}
      {ids.length > 0 && <Button kind='quiet' onTap={() => onChange(ids.slice(0, -1))}>不要最后一张</Button>}
    </>
  )
}

/** Takes a picture and sends it up at once, for what is written with network; nothing where the person changed his mind. */
export function useTaking(done: (fileId: string) => unknown) {
  return useAction(async () => {
    const bytes = await takePicture()
    if (!bytes) return
    const { id } = await upload(file.upload, bytes, { purpose: 'record_photo' })
    await done(id)
  })
}

interface PhotosProps<Input> {
  photos: readonly { id: string; note?: string }[]
  endpoint: Endpoint<Input, FileReply>
  /** What the picture is asked for with. */
  input: (id: string) => Input
}

/** Pictures come down only when somebody wants to see them. */
export function Photos<Input>({ photos, endpoint, input }: PhotosProps<Input>) {
  const { fault, run } = useAction(async (id: string) => {
    const { bytes, name } = await download(endpoint, input(id))
    await handOver(bytes, name)
  })
  return (
    <>
      <FaultNotice fault={fault} />
      {photos.map(({ id, note }, index) => <Button key={id} onTap={() => run(id)}>{photos.length > 1 || note ? `看第 ${index + 1} 张` : '看照片'}{note ? `（${note}）` : ''}</Button>)}
    </>
  )
}
