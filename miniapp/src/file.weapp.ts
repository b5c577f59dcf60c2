import Taro from '@tarojs/taro'
import type { ChosenFile, FileKind } from './file'

export async function chooseFile(kind: FileKind): Promise<ChosenFile | null> {
  if (kind === 'picture') return choosePicture()
  let chosen: Taro.chooseMessageFile.SuccessCallbackResult
  try {
    chosen = await Taro.chooseMessageFile({ count: 1, type: 'file', extension: [kind] })
  } catch (reason) {
    if (String((reason as { errMsg?: string }).errMsg).includes('cancel')) return null
    throw reason
  }
  const [file] = chosen.tempFiles
  return { name: file.name, bytes: await bytesOf(file.path) }
}

async function choosePicture(): Promise<ChosenFile | null> {
  let chosen: Taro.chooseMedia.SuccessCallbackResult
  try {
    chosen = await Taro.chooseMedia({ count: 1, mediaType: ['image'], sourceType: ['album', 'camera'], sizeType: ['compressed'] })
  } catch (reason) {
    if (String((reason as { errMsg?: string }).errMsg).includes('cancel')) return null
    throw reason
  }
  return { name: '照片.jpg', bytes: await bytesOf(chosen.tempFiles[0].tempFilePath) }
}

function bytesOf(filePath: string): Promise<ArrayBuffer> {
  return new Promise((resolve, reject) => {
    Taro.getFileSystemManager().readFile({ filePath, success: ({ data }) => resolve(data as ArrayBuffer), fail: reject })
  })
}

export async function handOver(bytes: ArrayBuffer, name: string): Promise<void> {
  const filePath = `${Taro.env.USER_DATA_PATH}/${name}`
  await new Promise<void>((resolve, reject) => {
    Taro.getFileSystemManager().writeFile({ filePath, data: bytes, success: () => resolve(), fail: reject })
  })
  // WeChat opens no such file: it is passed on to a chat instead.
  if (/\.(json|zip)$/.test(name)) {
    await Taro.shareFileMessage({ filePath, fileName: name })
    return
  }
  if (name.endsWith('.jpg')) {
    await Taro.previewImage({ urls: [filePath] })
    return
  }
  const fileType = (['pdf', 'docx'] as const).find(each => name.endsWith(`.${each}`)) ?? 'xlsx'
  await Taro.openDocument({ filePath, fileType, showMenu: true })
}

export function pictureAddress(bytes: ArrayBuffer): string {
  return `data:image/jpeg;base64,${Taro.arrayBufferToBase64(bytes)}`
}
