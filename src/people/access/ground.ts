import type { Reach } from './parts.ts'

interface Ground {
  /** How one is let in on it. */
  reaches: readonly Reach[]
  /** Who ends it before its time: the owner at once, or only the end of what it rests on. */
  endedBy: 'owner' | 'request'
}

/**
 * Why somebody is let in. `consent`: the owner chose it. `guidance`: the owner said yes to a guide who asked. `request`:
 * the owner asked something of an organisation, which must see what that rests on.
 */
export const grounds = {
  consent: { reaches: ['address', 'organisation'], endedBy: 'owner' },
  guidance: { reaches: ['member'], endedBy: 'owner' },
  request: { reaches: ['organisation'], endedBy: 'request' },
} as const satisfies Record<string, Ground>

export type GroundName = keyof typeof grounds
export const groundNames = Object.keys(grounds) as GroundName[]

/** On these the owner shuts somebody out at once. */
export const endedByOwner = groundNames.filter(ground => grounds[ground].endedBy === 'owner')
