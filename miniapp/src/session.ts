import Taro from '@tarojs/taro'
import type { Me, SessionReply } from '@village/shared/contract/identity'
import type { Permission } from '@village/shared/kernel/permission'
import { keep } from './kept'
import { forgetAnswers } from './answers'

export interface Session {
  token: string
  me: Me
  /** Signed in with a one-time code: a password has to be chosen first. */
  mustSetPassword: boolean
}

const kept = keep<Session | null>('session', null)

/** Who is signed in on this phone. */
export const session = {
  get: kept.get,
  subscribe: kept.subscribe,
  begin({ token, me, mustSetPassword }: SessionReply): void {
    if (kept.get()?.me.id !== me.id) forgetAnswers()
    kept.set({ token, me, mustSetPassword })
  },
  /** What the server says about the person now. */
  refresh(me: Me): void {
    const now = kept.get()
    if (now && now.me.id === me.id) kept.set({ ...now, me })
  },
  passwordSet(): void {
    const now = kept.get()
    if (now) kept.set({ ...now, mustSetPassword: false, me: { ...now.me, hasPassword: true } })
  },
  /** Entries that are not sent yet stay on the phone for the same person. */
  end(): void {
    forgetAnswers()
    kept.set(null)
  },
}

/** Who is signed in, in a component; null when nobody is. */
export function useSession(): Session | null {
  return kept.use()
}

/** May the person who is signed in do this at all? The server decides; this hides what he can never do. */
export function may(permission: Permission): boolean {
  return kept.get()?.me.permissions.includes(permission) ?? false
}

export const SIGN_IN_PAGE = '/pages/identity/sign-in/index'

let wanted: string | null = null

/** The page somebody wanted to open before he was asked to sign in: told once. */
export function takeWanted(): string | null {
  const page = wanted
  wanted = null
  return page
}

/** Opens the sign-in page in place of everything else; afterwards the page of a link somebody was sent, where there is one. */
export function askToSignIn(link: string | null = null): void {
  const pages = Taro.getCurrentPages()
  const top = pages[pages.length - 1]?.route ?? ''
  if (top.includes('pages/identity/sign-in')) return
  wanted = link
  void Taro.reLaunch({ url: SIGN_IN_PAGE })
}
