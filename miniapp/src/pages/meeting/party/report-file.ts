import { party } from '@village/shared/contract/party'
import { download } from '@/call'
import { handOver } from '@/file'

/** The written report as a document, one's own or of somebody of the branch that one keeps. */
export async function openReport(id: string, own: boolean): Promise<void> {
  const { bytes, name } = await download(own ? party.ownReportDocx : party.reportDocx, { id })
  await handOver(bytes, name)
}
