import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CompetenceId } from '../catalogue/index.ts'
import { groupBySpring, propose, type Spring } from './proposals.ts'

const spring = (title: string, essential: string[], optional: string[] = []): Spring => ({
  kind: 'job',
  title,
  essential: essential as CompetenceId[],
  optional: optional as CompetenceId[],
})
const order = (springs: Spring[]): string[] => propose(springs).map(({ competence }) => competence)

describe('what is proposed', () => {
  it('lets jobs take turns, what is shared first, essential before optional', () => {
    const cook = spring('kok', ['k1', 'k2', 'beide'], ['k3'])
    const cleaner = spring('poetsvrouw', ['p1', 'beide'], ['p2'])
    expect(order([cook, cleaner])).toEqual(['beide', 'k1', 'p1', 'k2', 'k3', 'p2'])
  })

  it('meets each of ten jobs on the first page of fifteen', () => {
    const jobs = Array.from({ length: 10 }, (_, at) =>
      spring(
        `job ${at}`,
        Array.from({ length: 20 }, (_, nr) => `${at}-${nr}`),
      ),
    )
    expect(groupBySpring(propose(jobs).slice(0, 15)).map(group => group.spring?.title)).toHaveLength(10)
  })

  it('proposes everything once, and says every job that it fits', () => {
    const ids = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'))
    fc.assert(
      fc.property(fc.array(fc.tuple(ids, ids), { maxLength: 5 }), lists => {
        const springs = lists.map(([essential, optional], at) => spring(`${at}`, essential, optional))
        const proposals = propose(springs)
        const all = new Set(lists.flat(2))
        expect(proposals.map(({ competence }) => competence).sort()).toEqual([...all].sort())
        for (const { competence, springs: from } of proposals)
          expect(from).toEqual(springs.filter(each => [...each.essential, ...each.optional].includes(competence)))
      }),
    )
  })
})
