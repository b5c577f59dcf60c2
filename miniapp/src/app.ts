import './old-engines'
import Taro, { useDidShow, useLaunch } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { network } from './network'
import { outbox } from './outbox'
import { room } from './room'
import { watchPolicy } from './policy'
import { watchVisits } from './visits'
import './app.scss'

export default function App({ children }: PropsWithChildren) {
  useLaunch(() => {
    if (process.env.TARO_ENV === 'weapp' && CLOUD_ENV) void Taro.cloud.init({ env: CLOUD_ENV })
    network.watch()
    outbox.watch()
    watchPolicy()
    watchVisits()
  })
  useDidShow(() => {
    room.look()
    void outbox.flush()
  })
  return children
}
