import type { ProviderId } from '../../catalogue/index.ts'
import type { Id } from '../../platform/ids.ts'
import type { Organisation } from './organisation.ts'

/** That an organisation runs a provider of the catalogue: what is asked of that provider, its people decide. */
export interface Run {
  id: Id<'run'>
  provider: ProviderId
  organisationId: Organisation['id']
  since: Date
  tiedBy: Id<'person'>
  endedAt: Date | null
}
