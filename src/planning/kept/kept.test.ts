import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ModuleId, OfferId } from '../../catalogue/index.ts'
import { addDays, type Day } from '../../platform/day.ts'
import { translators } from '../../platform/words.ts'
import { holdingsOf } from '../../recognition/index.ts'
import { asTyped } from './change.pages.tsx'
import { changed } from './change.ts'
import { lacking, whyNot } from './check-choices.ts'
import { anyFacts, catalogueOf, factsOf, kept, keptAt, locksOn, module, structure } from './kept.fixture.ts'
import { earlier, partNamed, toggled } from './lock.ts'
import type { Choices, Version } from './plan.ts'
import { type Replanned, replan } from './replan.ts'

const says = (reasons: { says: Parameters<(typeof translators)['nl']>[0]; with?: object }[]): string[] =>
  reasons.map(reason => translators.nl(reason.says, (reason.with ?? {}) as Record<string, string>))
const all = (now: Replanned) =>
  now.kind === 'changed' ? says([...now.reasons, ...now.broken, ...now.effects]).join(' ') : now.kind
const id = (name: string) => name as ModuleId
const modulesOf = ({ legs }: Pick<Choices, 'legs'>) => legs.flatMap(leg => leg.modules)
/** A plan as the database gives it back. */
const stored = ({ choices, drawn }: Pick<Version, 'choices' | 'drawn'>) => ({
  ...(JSON.parse(JSON.stringify({ choices, drawn })) as Pick<Version, 'choices' | 'drawn'>),
  at: keptAt,
})

const addMinutes = (at: Date, minutes: number) => new Date(at.getTime() + minutes * 60_000)

describe('a choice of electives', () => {
  it.each([
    ['everything asked', ['m1', 'm2', 'e1', 'e3', 'f1', 'f2'], ''],
    ['one elective too few', ['m1', 'm2', 'e1', 'f1', 'f2'], 'Keuze: kies er 2. Je koos er 1.'],
    ['one too many', ['m1', 'm2', 'e1', 'e2', 'e3', 'f1', 'f2'], 'Keuze: kies er 2. Je koos er 3.'],
    ['too few credits', ['m1', 'm2', 'e1', 'e2', 'f3'], 'Punten: kies voor minstens 6 studiepunten. Je koos er 3.'],
    ['what everybody follows left out', ['m2', 'e1', 'e2', 'f1', 'f2'], 'm1 hoort er ook bij.'],
  ])('%s', (_, chosen, expected) => {
    expect(says(lacking(structure, new Set(chosen.map(id)), catalogueOf().modules)).join(' ')).toBe(expected)
  })

  it('keeps the order that the school asks, and takes no module of another programme', () => {
    const { programmes, modules } = catalogueOf()
    const top = [...programmes.values()].find(each => each.id === 'top')
    if (!top) throw new Error('top is gone')
    expect(says(whyNot(top, ['m2', 'm1', 'e1', 'e2', 'f1', 'f2'].map(id), modules))).toEqual([
      'm1 komt voor m2: dat vraagt de school.',
    ])
    expect(says(whyNot(top, ['m1', 'm2', 'e1', 'e2', 'f1', 'f2', 'a1'].map(id), modules))[0]).toContain('a1')
  })
})

describe('hours', () => {
  it('of a plan are those of its modules, minus exemptions, minus what was passed', () => {
    fc.assert(
      fc.property(anyFacts, facts => {
        const { choices, drawn } = kept(facts)
        const rungs = drawn.legs.flatMap(leg => leg.rungs)
        expect(rungs.map(rung => rung.module)).toEqual(modulesOf(choices))
        const whole = modulesOf(choices).reduce((sum, each) => {
          const { contact, distance, workplace } = facts.catalogue.modules.get(each) ?? module('?')
          return sum + contact + distance + workplace
        }, 0)
        const exempt = rungs.reduce((sum, rung) => sum + rung.off, 0)
        const passed = rungs.reduce((sum, rung) => sum + (rung.passed ? rung.minutes - rung.off : 0), 0)
        expect(drawn.minutes).toBe(whole)
        expect(drawn.left).toBe(whole - exempt - passed)
        expect(drawn.leftAtBest).toBeLessThanOrEqual(drawn.left)
        expect(rungs.every(rung => rung.off <= rung.minutes)).toBe(true)
      }),
    )
  })
})

describe('planning again', () => {
  it('with the same facts changes nothing, whatever is locked, also days later', () => {
    fc.assert(
      fc.property(
        anyFacts.chain(facts => {
          const plan = kept(facts)
          return locksOn(plan.choices).map(locks => ({ facts, plan: { ...plan, choices: { ...plan.choices, locks } } }))
        }),
        fc.nat(60),
        ({ facts, plan }, days) => {
          expect(replan(stored(plan), facts).kind).toBe('same')
          expect(replan(stored(plan), { ...facts, today: addDays(facts.today, days) }).kind).toBe('same')
        },
      ),
    )
  })

  it('with other facts gives a plan that can be followed, keeps what is locked as long as it is there, and is done once', () => {
    fc.assert(
      fc.property(
        anyFacts.chain(facts => {
          const plan = kept(facts)
          return locksOn(plan.choices).map(locks => ({ ...plan, choices: { ...plan.choices, locks } }))
        }),
        anyFacts,
        fc.subarray(['m1', 'e1', 'e2', 'f1'].map(id), { maxLength: 2 }),
        (plan, world, goneModules) => {
          const modules = new Map([...world.catalogue.modules].filter(([each]) => !goneModules.includes(each)))
          const later = { ...world, catalogue: { ...world.catalogue, modules } }
          const now = replan(stored(plan), later)
          if (now.kind !== 'changed') return
          for (const leg of now.choices.legs) {
            const programme = later.catalogue.programmes.get(leg.programme)
            expect(programme && whyNot(programme, leg.modules, modules)).toEqual([])
          }
          const sameWay = now.choices.legs.every((leg, at) => leg.programme === plan.choices.legs[at]?.programme)
          if (sameWay)
            for (const lock of plan.choices.locks)
              if (lock.kind === 'module' && modules.has(lock.module))
                expect(modulesOf(now.choices)).toContain(lock.module)
          const accepted = stored({ choices: now.choices, drawn: now.plan.drawn })
          expect(replan(accepted, later).kind).toBe('same')
        },
      ),
    )
  })

  it('says once that a group was called off, and how many others there are', () => {
    const plan = kept(factsOf())
    const lost = { module: id('m1'), name: 'Maandag', at: addMinutes(keptAt, 5), others: 2 }
    const now = replan(plan, factsOf({ lost: [lost] }))
    expect(all(now)).toBe('Maandag van m1 gaat niet door.')
    if (now.kind !== 'changed') throw new Error('nothing changed')
    expect(says(now.reasons[0]?.because ?? [])).toEqual(['Er zijn nog 2 andere groepen.'])
    expect(replan({ ...plan, at: addMinutes(keptAt, 6) }, factsOf({ lost: [lost] })).kind).toBe('same')
    expect(replan(plan, factsOf({ lost: [{ ...lost, module: id('a1') }] })).kind).toBe('same')
  })

  it('counts on no exemption any more on which a provider decided otherwise', () => {
    const claims = factsOf({
      catalogue: catalogueOf({
        modules: new Map(
          [...catalogueOf().modules].map(([of, each]) => [of, { ...each, proves: [`kan-${of}`] as never }]),
        ),
      }),
      portrait: {
        ...factsOf().portrait,
        can: { has: [{ competence: 'kan-m1', strength: 'self-declared', by: null }], dropped: [] },
      },
    })
    const plan = kept(claims)
    expect(plan.drawn.left - plan.drawn.leftAtBest).toBe(2400)
    const of = holdingsOf(claims.portrait, claims.catalogue, claims.today)
    const decided = new Map([[id('m1'), [{ on: '2026-11-26' as Day, of }]]])
    const now = replan(plan, { ...claims, decided })
    expect(all(now).replaceAll('\u00a0', ' ')).toBe(
      'Van m1 kan 40 u niet meer wegvallen: daarover is beslist. Nog te doen als alles meezit: 320 u, eerst 280 u.',
    )
    if (now.kind !== 'changed') throw new Error('nothing changed')
    expect(now.plan.drawn.leftAtBest).toBe(now.plan.drawn.left)
    // With stronger evidence than was shown then, asking makes sense again.
    const has = [{ competence: 'kan-m1', strength: 'assessed' as const, by: 'jury' }]
    const stronger = { ...claims, decided, portrait: { ...claims.portrait, can: { has, dropped: [] } } }
    expect(replan(plan, stronger).kind).toBe('same')
  })

  it('says what an exemption that was granted takes off, with the reasons of who granted it', () => {
    const plan = kept(factsOf())
    const [first] = plan.choices.legs[0]?.modules ?? []
    if (!first) throw new Error('no module')
    const now = replan(plan, factsOf({ granted: new Map([[first, { minutes: null, because: [] }]]) }))
    expect(all(now)).toContain(`Van ${first} valt 40\u00a0u meer weg.`)
    expect(all(now)).toMatch(/Nog te doen: 280\u00a0u, eerst 320\u00a0u/)
  })

  it('follows a module again that was failed: later done, not fewer hours', () => {
    const plan = kept(factsOf())
    const now = replan(plan, factsOf({ outcomes: new Map([[id('m1'), { passed: false, failed: 1 }]]) }))
    expect(all(now)).toContain('Je haalde m1 niet.')
    if (now.kind !== 'changed') throw new Error(now.kind)
    expect(now.plan.drawn.left).toBe(plan.drawn.left)
    expect((now.plan.drawn.end ?? '') > (plan.drawn.end ?? '')).toBe(true)
  })

  it('takes the next group when one is called off; a locked start that cannot hold is said', () => {
    const plan = kept(factsOf())
    const without = (gone: string) =>
      factsOf({ catalogue: catalogueOf({ offers: catalogueOf().offers.filter(each => each.id !== gone) }) })
    const now = replan(plan, without('basis-1'))
    if (now.kind !== 'changed') throw new Error(now.kind)
    expect(now.choices.legs[0]?.offer).toBe('basis-2')
    // The next step cannot begin before this one ends.
    expect((now.plan.drawn.legs[1]?.start ?? '') >= (now.plan.drawn.legs[0]?.end ?? '')).toBe(true)
    expect(all(now)).toContain('gaat niet door')
    const locks = [{ kind: 'offer' as const, programme: plan.choices.legs[0]?.programme ?? ('' as never) }]
    expect(all(replan({ ...plan, choices: { ...plan.choices, locks } }, without('basis-1')))).toContain(
      'Je zette je start van basis vast, maar die groep gaat niet door.',
    )
  })

  it('leaves a group that has begun alone, also when nobody can join it any more', () => {
    const begun = catalogueOf().offers.map(each =>
      each.id === 'basis-1' ? { ...each, start: '2026-09-01' as Day, validTo: '2026-09-10' as Day } : each,
    )
    const plan = kept(factsOf())
    const first = { ...plan.choices.legs[0], offer: 'basis-1' as OfferId }
    const facts = factsOf({ catalogue: catalogueOf({ offers: begun }) })
    const now = replan(
      { ...plan, choices: { ...plan.choices, legs: [first, ...plan.choices.legs.slice(1)] as never } },
      facts,
    )
    expect(now.kind === 'changed' && now.choices.legs[0]?.offer).toBe('basis-1')
  })

  it('goes another way when a programme leads there no more, and says when nothing does', () => {
    const plan = kept(factsOf(), {}, route => route.id.endsWith('top'))
    const { programmes } = catalogueOf()
    const without = (...gone: string[]) =>
      factsOf({
        catalogue: catalogueOf({ programmes: new Map([...programmes].filter(([each]) => !gone.includes(each))) }),
      })
    expect(all(replan(plan, without('top')))).toContain('top leidt niet meer naar je doel.')
    expect(replan(plan, without('top', 'ander')).kind).toBe('impossible')
    // The other way has a group that begins before what is followed again has ended: it is left for a later day at once.
    const again = { ...without('top'), outcomes: new Map([[id('b2'), { passed: false, failed: 6 }]]) }
    const now = replan(plan, again)
    if (now.kind !== 'changed') throw new Error(now.kind)
    expect(now.choices.legs.at(-1)).toMatchObject({ programme: 'ander', offer: null })
    expect(replan({ choices: now.choices, drawn: now.plan.drawn, at: keptAt }, again).kind).toBe('same')
  })

  it('replaces an elective that is gone by the lightest other, and keeps the one that is locked', () => {
    const plan = kept(factsOf(), {}, route => route.id.endsWith('top'))
    const modules = new Map(catalogueOf().modules)
    modules.delete(id('e1'))
    modules.set(id('e4'), module('e4', { contact: 60 }))
    const now = replan(plan, factsOf({ catalogue: catalogueOf({ modules }) }))
    expect(now.kind === 'changed' && modulesOf(now.choices)).toEqual(expect.arrayContaining(['e2', 'e4']))
    const locks = [{ kind: 'module' as const, module: id('e1') }]
    expect(
      all(replan({ ...plan, choices: { ...plan.choices, locks } }, factsOf({ catalogue: catalogueOf({ modules }) }))),
    ).toContain('Je zette e1 vast, maar die module kan niet blijven.')
  })
})

describe('changing a plan', () => {
  const facts = factsOf()
  const plan = kept(facts, {}, route => route.id.endsWith('top'))
  const ask = (over: object) => changed(plan, { ...asTyped(plan.choices), ...over }, facts)
  const why = (over: object) => {
    const done = ask(over)
    return done.ok ? 'fine' : says(done.wrong.map(each => each.says)).join(' ')
  }
  const electives = (...chosen: string[]) => ({ modules: ['b1', 'b2', 'm1', 'm2', ...chosen] })

  it('takes another choice that fulfils the programme, and says why not when it does not', () => {
    expect(why(electives('e3', 'e4', 'f1', 'f2'))).toBe('fine')
    expect(why(electives('e3', 'f1', 'f2'))).toContain('kies er 2')
    expect(why(electives('e3', 'e4', 'f1', 'f2', 'zzz'))).toContain('hoort niet bij je opleiding')
    expect(why({})).toBe('Je plan is al zo.')
  })

  it('reads hours, payers and days, or says at which field it cannot', () => {
    expect(why({ hours: 'veel' })).toContain('tussen 0,5 en 60')
    expect(why({ agreed: '4', paidBy: '' })).toContain('Kies wie de uren')
    expect(why({ offers: ['geen', 'geen'], from: '2020-01-01' })).toContain('Kies een dag van')
    expect(why({ offers: ['bestaat-niet', 'top-1'] })).toContain('Deze groep is er niet meer')
    const done = ask({ hours: '6,5', agreed: '4', paidBy: 'leave' })
    expect(done.ok && done.value.choices).toMatchObject({
      minutesPerWeek: 390,
      agreed: { minutesPerWeek: 240, paidBy: 'leave' },
    })
  })

  it('moves what comes after along, and says so', () => {
    const done = ask({ offers: ['basis-2', 'top-1'] })
    expect(done.ok && done.value.choices.legs.map(leg => leg.offer)).toEqual(['basis-2', 'top-2'])
    expect(done.ok && says(done.value.changes ?? []).join(' ')).toContain('ben je nog niet klaar')
  })

  it('moves nothing that is locked', () => {
    const lock = toggled(plan.choices, partNamed(plan.choices, 'module', 'e1'), facts)
    if (!lock.ok) throw new Error('not locked')
    const locked = { choices: lock.value.choices, drawn: plan.drawn }
    const done = changed(locked, { ...asTyped(locked.choices), ...electives('e2', 'e3', 'f1', 'f2') }, facts)
    expect(!done.ok && says(done.wrong.map(each => each.says))[0]).toBe('e1 staat vast. Laat die module eerst los.')
    expect(earlier(plan.choices, 'm2', facts).ok).toBe(false)
    expect(earlier(plan.choices, 'f1', facts).ok).toBe(true)
    expect(partNamed(plan.choices, 'module', 'a1')).toBeNull()
  })
})
