import { type Catalogue, named, type Qualification } from '../catalogue/index.ts'
import type { Visit } from '../platform/visit.ts'
import { currentQualifications, onOffer, searchQualifications } from './qualifications.ts'
import { type QueryRefusal, readQuery } from './search.ts'

export interface Goal {
  qualification: Qualification
  onOffer: boolean
}

export type FoundGoals = { asked: string; goals: Goal[]; refusal?: QueryRefusal }

const mostGoals = 12

const isGoal = ({ kind }: Qualification, offered: boolean): boolean => offered || kind === 'professional'

/**
 * Goals that answer what was asked, those on offer first; without a question everything on offer, by name.
 */
export const findGoals = ({ t, today }: Visit, catalogue: Catalogue, asked: string): FoundGoals => {
  const offered = onOffer(catalogue, today)
  const among = currentQualifications(catalogue, today).filter(each => isGoal(each, offered.has(each.id)))
  const asGoal = (qualification: Qualification): Goal => ({ qualification, onOffer: offered.has(qualification.id) })
  const nameOf = ({ title }: Qualification): string => named(title)[t.language]
  if (asked === '') {
    const all = among.filter(({ id }) => offered.has(id)).sort((a, b) => nameOf(a).localeCompare(nameOf(b), t.language))
    return { asked, goals: all.slice(0, mostGoals * 2).map(asGoal) }
  }
  const query = readQuery(asked)
  if (!query.ok) return { asked, goals: [], refusal: query.refusal }
  const byId = new Map(among.map(qualification => [qualification.id as string, qualification]))
  const goals = searchQualifications(among, query.value, t.language, mostGoals * 2)
    .map(({ id }) => byId.get(id))
    .filter(qualification => qualification !== undefined)
    .map(asGoal)
  return { asked, goals: goals.sort((a, b) => Number(b.onOffer) - Number(a.onOffer)).slice(0, mostGoals) }
}
