import { Component, type ReactNode } from 'react'
import { Fault } from '../fault'
import { ErrorState } from './notice'

const BROKEN = new Fault('server', '这一页显示时出了错。没有送出的内容还在手机里。请再试一次；如果还不行，请告诉管理员是哪一页。')

/** A part that cannot be drawn does not take the whole app with it. */
export class Guard extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true }
  }

  override render(): ReactNode {
    return this.state.broken ? <ErrorState fault={BROKEN} onRetry={() => this.setState({ broken: false })} /> : this.props.children
  }
}
