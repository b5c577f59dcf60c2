import Taro from '@tarojs/taro'
import type { ChosenFile, FileKind } from './file'

const NAMES: Record<FileKind, string> = { xlsx: '选择表格文件', json: '选择制度文件', pdf: '选择 PDF 文件', picture: '选择照片' }

export function chooseFile(kind: FileKind): Promise<ChosenFile | null> {
  return new Promise((resolve, reject) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.accept = kind === 'picture' ? 'image/*' : `.${kind}`
    input.className = 'hidden'
    input.setAttribute('aria-label', NAMES[kind])
    input.addEventListener('cancel', () => {
      input.remove()
      resolve(null)
    })
    input.addEventListener('change', () => {
      const file = input.files?.[0]
      input.remove()
      if (!file) resolve(null)
      else file.arrayBuffer().then(bytes => resolve({ name: file.name, bytes }), reject)
    })
    document.body.appendChild(input)
    input.click()
  })
}

export function handOver(bytes: ArrayBuffer, name: string): Promise<void> {
  const address = URL.createObjectURL(new Blob([bytes]))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  document.body.appendChild(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
  return Promise.resolve()
}

/** The browser's part of Taro wants bytes, and makes nothing of a buffer. */
export function pictureAddress(bytes: ArrayBuffer): string {
  return `data:image/jpeg;base64,${Taro.arrayBufferToBase64(new Uint8Array(bytes) as unknown as ArrayBuffer)}`
}
