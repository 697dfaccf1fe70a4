import type { Day } from '../src/platform/day.ts'

export interface PracticeClock {
  now: () => Date
  goTo: (day: Day) => void
}

/** A clock that runs as the real one does, from whichever day it was set to. */
export const practiceClock = (): PracticeClock => {
  let offset = 0
  return {
    now: () => new Date(Date.now() + offset),
    goTo: day => {
      const real = new Date()
      offset = Date.parse(`${day}T${real.toISOString().slice(11)}`) - real.getTime()
    },
  }
}
