import type { ModuleId } from '../../catalogue/index.ts'
import { because } from '../../platform/because.ts'
import type { Day } from '../../platform/day.ts'
import type { Wrong } from './add-version.ts'
import type { Choices } from './plan.ts'
import { readAgreed, readFrom, readHours } from './read-change.ts'
import type { WhatIfAsk } from './what-if.pages.tsx'
import type { Supposing } from './what-if.ts'

/** What was typed as a supposition; empty fields suppose nothing. `problems`: fields that cannot be read. */
export const readWhatIf = (
  ask: WhatIfAsk,
  { choices, today, perhaps }: { choices: Choices; today: Day; perhaps: readonly ModuleId[] },
): { supposing: Supposing; problems: Wrong[] } => {
  const minutesPerWeek = ask.hours === '' ? null : readHours(ask.hours)
  const work = readAgreed(ask.agreed, ask.paidBy)
  const from = ask.from === '' ? null : readFrom(ask.from, today)
  const granted = perhaps.filter(id => ask.granted.includes(id))
  const sameAgreed =
    work.agreed?.minutesPerWeek === choices.agreed?.minutesPerWeek && work.agreed?.paidBy === choices.agreed?.paidBy
  return {
    supposing: {
      ...(minutesPerWeek === null || minutesPerWeek === choices.minutesPerWeek ? {} : { minutesPerWeek }),
      ...(ask.agreed === '' || sameAgreed ? {} : { agreed: work.agreed }),
      ...(from?.from ? { from: from.from } : {}),
      ...(ask.route === '' ? {} : { route: ask.route }),
      ...(granted.length > 0 ? { granted: [...granted] } : {}),
    },
    problems: [
      ...(ask.hours !== '' && minutesPerWeek === null
        ? [{ field: 'hours', says: because('planning.plan.bad-hours') }]
        : []),
      ...work.problems,
      ...(from?.problems ?? []),
    ],
  }
}
