import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Day } from '../../platform/day.ts'
import { type Id, newId } from '../../platform/ids.ts'
import {
  type Agreement,
  agreedOf,
  maySign,
  newestOf,
  partiesOf,
  type Signature,
  type Step,
  stateOf,
  toSign,
  unsigned,
} from './agreement.ts'
import { set, terms, today } from './terms.fixture.ts'
import type { Terms } from './terms.ts'
import { hashOf } from './text.ts'

const [worker, luc, hilde, guardian, stranger] = Array.from({ length: 5 }, () => newId<'person'>())
const [linde, cvo] = [newId<'organisation'>(), newId<'organisation'>()]
const as = (
  person: Id<'person'> | undefined,
  organisation: Id<'organisation'> | null = null,
  role: string | null = null,
) => ({
  person: person ?? null,
  organisation,
  role: role as 'employer' | null,
})
const viewers = {
  worker: as(worker),
  guardian: as(guardian),
  employer: as(luc, linde, 'employer'),
  workplace: as(hilde, linde, 'mentor'),
  provider: as(newId<'person'>(), cvo, 'coordinator'),
}
type Side = keyof typeof viewers
const sides = Object.keys(viewers) as Side[]
const party = (which: Side) => ({
  id: newId<'agreement-party'>(),
  party: which,
  organisationId: which === 'provider' ? cvo : which === 'worker' || which === 'guardian' ? null : linde,
  organisation: null,
  personId: which === 'worker' ? (worker ?? null) : which === 'guardian' ? (guardian ?? null) : null,
  name: which,
  email: null,
})
const versionOf = (number: number, over: Partial<Terms> = {}) => ({
  number,
  terms: { ...terms, ...over },
  text: String(number),
  sha256: hashOf(String(number)),
  words: '',
  writtenAt: new Date(),
})
const signed = (side: Side, number: number): Signature => ({
  number,
  sha256: hashOf(String(number)),
  party: side,
  personId: viewers[side].person as Id<'person'>,
  name: side,
  role: 'worker',
  signedAt: new Date(),
})
const step = (kind: Step['kind'], detail: object = {}) =>
  ({ id: 1, kind, party: 'employer', number: 1, at: new Date(), personId: luc, name: '', detail }) as Step
const agreement = (over: Partial<Agreement> = {}): Agreement => ({
  id: newId<'agreement'>(),
  madeFor: 'employer',
  madeAt: new Date(),
  set: { id: newId<'agreement-set'>(), version: 1, name: 'Set', keeper: 'CVO', body: set },
  parties: sides.map(party),
  versions: [versionOf(1)],
  signatures: [],
  steps: [step('sent')],
  renews: null,
  renewedBy: null,
  ...over,
})
const trySign = (of: Agreement, side: Side, which = side, on = today) => {
  const { number, sha256 } = newestOf(of)
  const may = maySign(of, viewers[side], { party: which, number, sha256 }, on)
  return may.ok ? 'ok' : may.refusal
}

describe('signing', () => {
  it('is for the party itself: every side on every other', () => {
    for (const side of sides)
      for (const which of sides) {
        // Who does the personnel of the employer may speak for its workplace as well, but signs for one of the two.
        const may = side === which || (side === 'employer' && which === 'workplace')
        expect(trySign(agreement(), side, which), `${side} on ${which}`).toBe(
          may ? 'ok' : 'planning.agreement.not-for-you',
        )
      }
    expect(partiesOf(agreement(), as(stranger))).toEqual([])
  })

  it('happens in any order, once each, and is complete when everybody did', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(sides, { minLength: 5 }), order => {
        const signatures: Signature[] = []
        for (const [at, side] of order.entries()) {
          const now = agreement({ signatures: [...signatures] })
          expect(stateOf(now, today)).toBe('signing')
          expect(unsigned(now, 1)).toHaveLength(5 - at)
          expect(trySign(now, side)).toBe('ok')
          signatures.push(signed(side, 1))
          expect(trySign(agreement({ signatures }), side)).toBe('planning.agreement.signed-already')
        }
        expect(stateOf(agreement({ signatures }), today)).toBe('agreed')
      }),
    )
  })

  it('is void for another text, which asks everybody anew; what all signed holds meanwhile', () => {
    const all = sides.map(side => signed(side, 1))
    const changed = agreement({ versions: [versionOf(1), versionOf(2, { from: today })], signatures: all })
    expect(agreedOf(changed)?.number).toBe(1)
    expect(toSign(changed, viewers.worker, today)).toHaveLength(1)
    expect(maySign(changed, viewers.worker, { party: 'worker', number: 1, sha256: hashOf('1') }, today)).toMatchObject({
      refusal: 'planning.agreement.changed',
    })
    const some = agreement({ versions: [versionOf(1), versionOf(2)], signatures: all.slice(1) })
    expect(agreedOf(some)).toBeNull()
    expect(unsigned(some, 2)).toHaveLength(5)
  })

  it('is never done twice by one person, for whatever party', () => {
    const twice = agreement({ signatures: [signed('employer', 1)] })
    expect(trySign(twice, 'employer', 'workplace')).toBe('planning.agreement.one-party')
  })

  it('is over after the last day, when it was withdrawn or ended, and before it was sent', () => {
    const not = 'planning.agreement.not-open'
    expect(trySign(agreement(), 'worker', 'worker', '2028-02-01' as Day)).toBe(not)
    expect(stateOf(agreement(), '2028-02-01' as Day)).toBe('lapsed')
    expect(trySign(agreement({ steps: [step('sent'), step('withdrawn')] }), 'worker')).toBe(not)
    expect(trySign(agreement({ steps: [] }), 'worker')).toBe(not)
    const signatures = sides.map(side => signed(side, 1))
    const ended = step('ended', { why: 'worker-leaves', day: '2027-03-01', words: '' })
    const stopped = agreement({ signatures, steps: [step('sent'), ended] })
    expect([today, '2027-02-20', '2027-03-01', '2027-03-02'].map(day => stateOf(stopped, day as Day))).toEqual([
      'agreed',
      'running',
      'running',
      'ended',
    ])
  })
})
