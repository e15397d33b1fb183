// A new installation begins with one version of each document: the newest, which nobody has agreed to an earlier one of.
import { hasFormerVersions, keepNewestVersions } from '#store/documents/newInstallation'
import { aside, type DoorDeps } from '../act.ts'

/** Called at each start, when the tables are laid out. Does nothing once there is an account, or an operator has been here. */
export async function oneVersionEach(deps: Pick<DoorDeps, 'db' | 'clock'>): Promise<void> {
  if (!(await hasFormerVersions(deps.db))) return
  await aside(deps, ({ tx }) => keepNewestVersions(tx))
}
