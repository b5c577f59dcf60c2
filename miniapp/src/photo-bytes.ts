import Taro from '@tarojs/taro'

/**
 * The bytes of pictures that wait for signal, under the key of their entry: files of the mini program in WeChat, the database of the browser else.
 * Both outlive the app; both throw where there is no room.
 */
export const photoBytes = process.env.TARO_ENV === 'h5' ? inBrowser() : inFiles()

interface PhotoBytes {
  write(key: string, bytes: ArrayBuffer): Promise<void>
  /** Undefined where there are none. */
  read(key: string): Promise<ArrayBuffer | undefined>
  remove(key: string): Promise<void>
}

function inFiles(): PhotoBytes {
  const pathOf = (key: string) => `${Taro.env.USER_DATA_PATH}/photo-${key}.jpg`
  return {
    write: (key, data) => new Promise((resolve, reject) => {
      Taro.getFileSystemManager().writeFile({ filePath: pathOf(key), data, success: () => resolve(), fail: reject })
    }),
    read: key => new Promise(resolve => {
      Taro.getFileSystemManager().readFile({ filePath: pathOf(key), success: ({ data }) => resolve(data as ArrayBuffer), fail: () => resolve(undefined) })
    }),
    remove: key => new Promise(resolve => {
      Taro.getFileSystemManager().unlink({ filePath: pathOf(key), success: () => resolve(), fail: () => resolve() })
    }),
  }
}

const STORE = 'photos'

function inBrowser(): PhotoBytes {
  const open = () => new Promise<IDBDatabase>((resolve, reject) => {
    const opening = indexedDB.open(STORE, 1)
    opening.onupgradeneeded = () => { opening.result.createObjectStore(STORE) }
    opening.onsuccess = () => resolve(opening.result)
    opening.onerror = () => reject(opening.error as DOMException)
  })
  /** Done when the browser has written it, not when it was asked to. */
  const run = async <Result>(mode: IDBTransactionMode, ask: (store: IDBObjectStore) => IDBRequest<Result>): Promise<Result> => {
    const database = await open()
    try {
      return await new Promise<Result>((resolve, reject) => {
        const transaction = database.transaction(STORE, mode)
        const asked = ask(transaction.objectStore(STORE))
        transaction.oncomplete = () => resolve(asked.result)
        transaction.onerror = transaction.onabort = () => reject(transaction.error as DOMException)
      })
    } finally {
      database.close()
    }
  }
  return {
    write: async (key, bytes) => { await run('readwrite', store => store.put(bytes, key)) },
    read: key => run<ArrayBuffer | undefined>('readonly', store => store.get(key) as IDBRequest<ArrayBuffer | undefined>).catch(() => undefined),
    remove: key => run('readwrite', store => store.delete(key)).then(() => undefined, () => undefined),
  }
}
