import type { Module } from '../../catalogue/index.ts'
import { type Because, because } from '../../platform/because.ts'
import { exemptableMinutes } from '../exemption.ts'
import type { Degree, Judgement } from '../procedures/judging.ts'
import type { Frame } from './frame.ts'

const halves: Record<Degree, number> = { shown: 2, partly: 1, not: 0 }

/** The most minutes that may fall away of an internship: never more than it lasts; null module: it is taught no more. */
export const mostOff = ({ mostHours }: Pick<Frame, 'mostHours'>, module: Module | null): number =>
  module?.workplaceExemptable ? Math.min(mostHours * 60, module.workplace, exemptableMinutes(module)) : 0

/**
 * Minutes of the internship that fall away: all that can when every objective was shown, else whole hours in proportion;
 * what was partly shown counts half.
 * Of the same judgements the same comes, in whatever order; nothing above `most`.
 */
export const minutesOff = (judgements: Pick<Judgement, 'degree'>[], objectives: number, most: number): number => {
  const got = judgements.reduce((total, { degree }) => total + halves[degree], 0)
  return got >= 2 * objectives ? most : Math.floor((most * got) / (2 * objectives) / 60) * 60
}

/** Why so many hours: how many objectives were shown, and the most that the school lets go. */
export const whyOff = (judgements: Judgement[], most: number): Because =>
  because('recognition.internship.why', {
    with: {
      shown: judgements.filter(({ degree }) => degree === 'shown').length,
      partly: judgements.filter(({ degree }) => degree === 'partly').length,
      all: judgements.length,
      hours: Math.floor(most / 60),
    },
  })
