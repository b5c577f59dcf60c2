/** A file the person chose. */
export interface ChosenFile {
  name: string
  bytes: ArrayBuffer
}

/** `picture`: a photograph from the album or the camera. */
export type FileKind = 'xlsx' | 'json' | 'pdf' | 'picture'

/** Lets the person choose a file of this kind: from a chat in WeChat, from the disk in the browser. Null when he chose none. */
export function chooseFile(kind: FileKind): Promise<ChosenFile | null>

/** Hands a file to the person: opened in WeChat, where it can be passed on; saved by the browser. */
export function handOver(bytes: ArrayBuffer, name: string): Promise<void>

/** A picture as an address that a page can show. */
export function pictureAddress(bytes: ArrayBuffer): string
