import { describe, expect, it } from 'vitest'
import type { ModuleId } from '../../catalogue/index.ts'
import type { Day } from '../../platform/day.ts'
import { translators } from '../../platform/words.ts'
import { factsOf, kept } from './kept.fixture.ts'
import type { Drawn } from './plan.ts'
import { replan } from './replan.ts'
import { ideasFor, suppose } from './what-if.ts'

const id = (name: string) => name as ModuleId

describe('what if', () => {
  const facts = factsOf({ portrait: { ...factsOf().portrait, work: { statute: 'employee' } } })
  const plan = kept(facts, {}, route => route.id.endsWith('top'))
  const drawn = (supposing: Parameters<typeof suppose>[1], of = plan): Drawn => {
    const supposed = suppose(of, supposing, facts)
    if (!supposed) throw new Error('cannot be')
    return supposed.plan.drawn
  }

  it('nothing is supposed, the plan stays as it is', () => {
    expect(drawn({})).toEqual(plan.drawn)
  })

  it('more hours end sooner; hours of work are counted as what the employer misses', () => {
    const slow = kept(facts, { minutesPerWeek: 240 })
    expect((drawn({ minutesPerWeek: 480 }, slow).end ?? '') < (slow.drawn.end ?? '')).toBe(true)
    const agreed = drawn({ agreed: { minutesPerWeek: 120, paidBy: 'employer' } })
    expect(agreed.missed).toBe(Math.min(120 * (agreed.weeks ?? 0), agreed.left))
    expect(plan.drawn.missed).toBe(0)
  })

  it('an exemption takes hours off; another start and another school give another plan', () => {
    expect(drawn({ granted: [id('m1')] }).left).toBe(plan.drawn.left - 2400)
    expect(drawn({ from: '2027-05-01' as Day }).start).toBe('2027-09-06')
    expect(drawn({ route: 'basis~ander' }).legs.map(leg => leg.programme)).toEqual(['basis', 'ander'])
    expect(suppose(plan, { route: 'bestaat-niet' }, facts)).toBeNull()
  })

  it('suggests only what can be', () => {
    const now = replan(plan, facts)
    if (now.kind !== 'same') throw new Error(now.kind)
    const ideas = ideasFor({ choices: plan.choices, plan: now.plan }, facts, [])
    expect(ideas.map(({ says }) => translators.nl(says.says, says.with ?? {}))).toEqual([
      '2 uur per week meer',
      '4 uur per week in de werktijd',
      'start op 6 september 2027',
    ])
    const signed = { hours: { minutesPerWeek: 180, paidBy: 'employer' as const }, employers: 'De Loods' }
    const withSigned = ideasFor({ choices: plan.choices, plan: now.plan }, facts, [], signed)
    expect(withSigned.map(({ says }) => translators.nl(says.says, says.with ?? {}))).toContain(
      'Met wat je afsprak met De Loods',
    )
    expect(ideas.every(({ supposing }) => suppose(plan, supposing, facts) !== null)).toBe(true)
  })
})
