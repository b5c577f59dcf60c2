import Taro from '@tarojs/taro'

export async function takePicture(): Promise<ArrayBuffer | null> {
  let taken: Taro.chooseMedia.SuccessCallbackResult
  try {
    taken = await Taro.chooseMedia({ count: 1, mediaType: ['image'], sourceType: ['camera'], sizeType: ['compressed'] })
  } catch (reason) {
    if (String((reason as { errMsg?: string }).errMsg).includes('cancel')) return null
    throw reason
  }
  return new Promise<ArrayBuffer>((resolve, reject) => {
    Taro.getFileSystemManager().readFile({ filePath: taken.tempFiles[0].tempFilePath, success: ({ data }) => resolve(data as ArrayBuffer), fail: reject })
  })
}
