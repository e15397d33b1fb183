import type { IssueRequest, issueServices } from '#operations/issueServices'
import type { Passwords } from '#operations/passwords'
import type { WebDeps } from '#web/env'

export type PortalDeps = WebDeps & {
  passwords: Passwords
  /** issueServices behind `gather`: one request in, one decision out. */
  issueService: (request: IssueRequest) => Promise<Awaited<ReturnType<typeof issueServices>>[number]>
}
