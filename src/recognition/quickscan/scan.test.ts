import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { CompetenceId, ModuleId } from '../../catalogue/index.ts'
import type { Evidence } from '../evidence/evidence.ts'
import type { Outcome } from './frame.ts'
import { type Answer, answers, freedModules, interviewGuide, missingProofs, weighScan } from './scan.ts'

const outcome = (id: string, modules: string[]): Outcome => ({
  id,
  title: { nl: id, en: id },
  hint: { nl: id, en: id },
  competences: [`c-${id}` as CompetenceId],
  modules: modules as ModuleId[],
  questions: [1, 2, 3].map(each => ({ nl: `${id} ${each}?`, en: `${id} ${each}?` })),
})
const frame = { outcomes: [outcome('a', ['m']), outcome('b', ['m', 'n']), outcome('c', ['o'])] }
const proof = 'e' as Evidence['id']
const answer = (id: string, says: Answer['says'], evidence: Evidence['id'] | null = null): Answer => ({
  outcome: id,
  says,
  example: 'x',
  evidence,
})
const weigh = (given: Answer[], live = [proof], known: string[] = [], proofs: string[] = []) =>
  weighScan(
    frame,
    { answers: given, proofs: proofs.map(each => ({ outcome: each, evidence: proof })) },
    known.map(each => ({ competence: each as CompetenceId, by: null })),
    new Set(live),
  )
const standingOf = (...given: Parameters<typeof weigh>) => weigh(...given)[0]?.standing

describe('what a learning outcome asks next', () => {
  it.each([
    ['not answered yet', [], null],
    ['no', [answer('a', 'no')], 'not-yet'],
    ['a little', [answer('a', 'partly', proof)], 'talk'],
    ['yes in words', [answer('a', 'yes')], 'show'],
    ['yes with evidence', [answer('a', 'yes', proof)], 'strong'],
    ['the last answer counts', [answer('a', 'no'), answer('a', 'yes', proof)], 'strong'],
  ] as const)('%s', (_, given, standing) => expect(standingOf([...given])).toBe(standing))

  it('knows what was assessed before, unless the person says no', () => {
    expect(standingOf([answer('a', 'yes')], [], ['c-a'])).toBe('strong')
    expect(standingOf([answer('a', 'no')], [], ['c-a'])).toBe('not-yet')
  })

  it('asks a proof again when the evidence was removed', () => {
    const gone = weigh([answer('a', 'yes', proof)], [])
    expect(gone[0]).toMatchObject({ standing: 'show', proofs: [] })
    expect(missingProofs(gone).map(each => each.outcome.id)).toEqual(['a'])
    expect(missingProofs(weigh([answer('a', 'yes')], [proof], [], ['a']))).toEqual([])
  })

  it('always gives a reason with what it asks', () => {
    for (const says of answers) expect(weigh([answer('a', says)])[0]?.because).toHaveLength(1)
  })

  it('weighs the same in whatever order the outcomes were answered', () => {
    const each = fc.constantFrom(...answers)
    fc.assert(
      fc.property(each, each, each, fc.boolean(), (a, b, c, live) => {
        const given = [answer('a', a, proof), answer('b', b), answer('c', c)]
        const seen = live ? [proof] : []
        expect(weigh(given.toReversed(), seen)).toEqual(weigh(given, seen))
      }),
    )
  })
})

describe('the guide for the talk', () => {
  it('comes from the gaps: all of what one can a little, the first of what must be shown, nothing of the rest', () => {
    const guide = interviewGuide(weigh([answer('a', 'partly'), answer('b', 'yes'), answer('c', 'no')]))
    expect(guide.map(({ outcome: { id }, questions }) => [id, questions.length])).toEqual([
      ['a', 3],
      ['b', 1],
    ])
  })
})

describe('modules that fall away', () => {
  it('are those of which every learning outcome was granted', () => {
    expect(freedModules(frame, new Set(['a']))).toEqual([])
    expect(freedModules(frame, new Set(['b']))).toEqual(['n'])
    expect(freedModules(frame, new Set(['a', 'b', 'c']))).toEqual(['m', 'n', 'o'])
  })
})
