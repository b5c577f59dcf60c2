import type { Endpoint, FileReply } from '@village/shared/contract/endpoint'
import { file } from '@village/shared/contract/file'
import { download, upload } from '../call'
import { takePicture } from '../camera'
import { handOver } from '../file'
import { useAction } from './action'
import { Button } from './button'
import { FaultNotice } from './notice'

interface TakePhotosProps {
  ids: readonly string[]
  onChange: (ids: string[]) => void
}

/** Pictures that go with what is written; they need the network, the words do not. */
export function TakePhotos({ ids, onChange }: TakePhotosProps) {
  const { fault, run } = useTaking(id => onChange([...ids, id]))
  return (
    <>
      <FaultNotice fault={fault} />
      <Button kind='quiet' onTap={run}>{ids.length > 0 ? `已拍 ${ids.length} 张，再拍一张` : '拍一张照片（可不拍）'}</Button>
      {ids.length > 0 && <Button kind='quiet' onTap={() => onChange(ids.slice(0, -1))}>不要最后一张</Button>}
    </>
  )
}

/** Takes a picture and sends it up; nothing where the person changed his mind. */
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
