import type { ModuleId, ProviderId } from '../../catalogue/index.ts'
import type { Because } from '../../platform/because.ts'
import type { Id } from '../../platform/ids.ts'
import type { Ground } from '../concordance.ts'
import type { Exemption } from '../exemption.ts'
import type { Request } from './request.ts'

/** An exemption that somebody has. Never changed: what takes it back is a row beside it. */
export interface Granted {
  id: Id<'exemption'>
  personId: Id<'person'>
  provider: ProviderId
  module: ModuleId
  /** Minutes that fall away; null: the whole module, as far as one can be exempt from it. */
  minutes: number | null
  ground: Ground
  /** Ids of the certificates and competences that it rests on. */
  restsOn: string[]
  because: Because[]
  /** null: it did not come from a request that is still kept. */
  requestId: Request['id'] | null
  /** Id of the procedure that it came of; null: of a request. */
  about: string | null
  grantedAt: Date
  grantedBy: Id<'person'>
}

/** What providers granted of a module. */
export interface Sure {
  /** null: the whole module. */
  minutes: number | null
  because: Because[]
}

/** An exemption that the rules give, with what a provider granted besides: never less, never above `most` minutes. */
export const withGranted = (exemption: Exemption, most: number, sure: Sure | undefined): Exemption => {
  if (!sure) return exemption
  const granted = Math.min(sure.minutes ?? most, most)
  const minutesOff = Math.max(granted, exemption.minutesOff)
  return {
    ...exemption,
    minutesOff,
    minutesPerhaps: Math.max(0, exemption.minutesOff + exemption.minutesPerhaps - minutesOff),
    how: minutesOff === most ? [] : exemption.how,
    because: [...sure.because, ...exemption.because],
  }
}
