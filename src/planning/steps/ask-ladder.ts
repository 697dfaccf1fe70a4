import { currentCatalogue, type QualificationId } from '../../catalogue/index.ts'
import { occupationNames } from '../../orientation/index.ts'
import type { Portrait } from '../../people/index.ts'
import { grouped } from '../../platform/grouped.ts'
import type { Visit } from '../../platform/visit.ts'
import { currentConcordance, holdingsOf, recognisedOf } from '../../recognition/index.ts'
import type { Ground } from '../build-leg.ts'
import { type Chain, chainsOn } from './chains.ts'
import { climbOf, minutesUpTo, type Step } from './climb.ts'

export interface LadderAnswer {
  chain: Chain
  aim: QualificationId
  steps: Step[]
  /** From where the person stands to their aim, along every rung in between. */
  minutes: number
  atBest: number
  /** Names of the jobs that a qualification leads to. */
  jobs: ReadonlyMap<string, string>
  /** Somebody told something of themselves. */
  personal: boolean
  ground: Ground
}

/** One ladder for who tells this of themselves; null: there is no such ladder. An aim that is not on it is the top. */
export const askLadder = async (
  visit: Visit,
  told: Portrait,
  id: string,
  aimed: string,
): Promise<LadderAnswer | null> => {
  const { db, today, t } = visit
  const catalogue = await currentCatalogue(db)
  const chain = chainsOn(catalogue, today).find(each => each.id === id)
  if (!chain) return null
  const steps = chain.steps.filter(step => catalogue.qualifications.has(step))
  const aim = steps.find(step => step === aimed) ?? steps.at(-1)
  if (!aim) return null
  const [concordance, recognised] = await Promise.all([
    currentConcordance(db),
    recognisedOf(db, visit.person?.id, told, catalogue),
  ])
  const { portrait, granted, decided, shown } = recognised
  const ground: Ground = {
    catalogue,
    concordance: grouped(concordance, ({ module }) => module),
    portrait,
    holdings: holdingsOf(portrait, catalogue, today, shown),
    granted,
    decided,
    today,
  }
  const climbed = climbOf(steps, aim, ground, shown)
  const occupations = climbed.flatMap(({ qualification }) => qualification.occupations)
  return {
    chain,
    aim,
    steps: climbed,
    ...minutesUpTo(climbed, aim),
    jobs: await occupationNames(db, occupations, t.language),
    personal: Object.keys(told).length > 0,
    ground,
  }
}
