import type { Day } from '../../platform/day.ts'
import { conditions } from './condition.ts'
import type { SetBody } from './set.ts'
import type { Terms } from './terms.ts'

export const today = '2026-11-26' as Day
export const set: SetBody = {
  conditions: conditions.map(({ id, usual }) => ({ id, value: usual })),
  asks: ['provider', 'workplace'],
  retentionMost: 365,
}
export const terms: Terms = {
  programme: { id: 'p', title: 'Zorgkundige' },
  employer: 'De Linde',
  provider: 'CVO',
  workplace: 'De Linde',
  from: '2027-02-01' as Day,
  until: '2028-01-31' as Day,
  statute: 'employee',
  alsoSelfEmployed: false,
  contractMinutes: 1710,
  cover: 'adult',
  conditions: set.conditions.map(each => ({ ...each, motive: null })),
}
