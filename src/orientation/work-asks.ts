import type { Answer } from '../people/index.ts'

export type Work = Answer<'work'>
export type WorkField = Exclude<keyof Work, 'statute'>

/** What the support measures look at, for each statute: nothing else is asked. */
const fields: Record<NonNullable<Work['statute']>, readonly WorkField[]> = {
  employee: ['employmentPercent', 'sector', 'workRegion', 'employerSize'],
  temp: ['employmentPercent', 'workRegion'],
  'civil-servant': ['employmentPercent', 'workRegion'],
  'self-employed': ['workRegion', 'employerSize'],
  jobseeker: [],
  leefloon: [],
  art60: ['employmentPercent', 'workRegion'],
  inactive: [],
}

export const asksAboutWork = (statute: Work['statute']): readonly WorkField[] => (statute ? fields[statute] : [])

/** The answer after another statute was chosen: what no longer fits goes. */
export const withStatute = (work: Work, statute: Work['statute']): Work => {
  const kept = asksAboutWork(statute)
  const entries = Object.entries(work).filter(([name]) => kept.some(field => field === name))
  return { ...Object.fromEntries(entries), ...(statute ? { statute } : {}) }
}
