import type { ExtendDecision } from '#domain/extend'
import type { IssueRowDecision } from '#domain/issueList'
import type { Passwords } from '#operations/access/passwords'
import type { KnownDocuments } from '#operations/documents/knownDocuments'
import type { Placeholders } from '#operations/documents/readDocument'
import type { InTurn } from '#operations/inTurn'
import type { Seal } from '#operations/seal'
import type { ExtendRequest } from '#operations/services/extendServices'
import type { IssueRequest } from '#operations/services/issueServices'
import type { OpenRing } from '#operations/upkeep/openCodeRing'
import type { WebDeps } from '#web/env'

export type PortalDeps = WebDeps & {
  codes: OpenRing
  passwords: Passwords
  codesInTurn: InTurn
  /** Files of one company are written one after the other. */
  filesInTurn: InTurn
  placeholders: Placeholders
  /** In force, and announced, as this server knows them. */
  documents: Pick<KnownDocuments, 'inForce' | 'coming' | 'history'>
  /** Whether the database can be written now. */
  databaseReady: () => Promise<boolean>
  /** Seals what a mail alone may carry, until it is sent; and the issued password for the one page that shows it. */
  mailSeal: Seal
  /** issueServices behind `gather`: one request in, one decision out. */
  issueService: (request: IssueRequest) => Promise<IssueRowDecision>
  /** extendServices, likewise. */
  extendService: (request: ExtendRequest) => Promise<ExtendDecision>
}
