import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { trialsHouse } from '../../../test/support/trials.ts'
import { criteriaIn } from './frame.ts'
import { observationsOf } from './observation.store.ts'
import { type Observation, type Seen, seenOf, seens } from './taps.ts'

const { db } = await testDatabase()
const now = new Date('2026-11-25T10:00:00Z')
const { somebody, dirk, els, frame, walk, sendTaps } = await trialsHouse(db, () => now, now)
const criteria = criteriaIn(frame).map(({ id }) => id)

interface Tapped {
  kind: 'tap'
  id: string
  saidAt: string
  criterion: string
  seen: Seen
}

/** What happens on one of two tablets: a tap, or a try to send that may fail on the way there or on the way back. */
const act = fc.record({
  tablet: fc.nat(1),
  does: fc.constantFrom('tap', 'tap', 'tap', 'send', 'lost-there', 'lost-back', 'twice', 'backwards', 'half'),
  criterion: fc.nat(2),
  seen: fc.constantFrom(...seens),
  second: fc.nat(5),
})

let count = 0

it('has on the house all that two tablets saw, whatever is dropped, repeated or turned around', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 40 }), async acts => {
      const { desk, own } = await walk(await somebody(`Kandidaat${++count}`))
      const tablets = [dirk, els].map(who => ({ who, waiting: [] as Tapped[], made: [] as Tapped[] }))
      const bring = async (tablet: (typeof tablets)[number], taps: Tapped[], answered: boolean) => {
        const { answer } = await sendTaps(tablet.who, desk, taps)
        if (answered) tablet.waiting = tablet.waiting.filter(({ id }) => !answer?.kept.includes(id))
      }
      for (const { tablet: at, does, criterion, seen, second } of acts) {
        const tablet = tablets[at] as (typeof tablets)[number]
        if (does === 'tap') {
          const saidAt = new Date(now.getTime() - 60_000 + second * 1000).toISOString()
          const tap: Tapped = { kind: 'tap', id: randomUUID(), saidAt, criterion: criteria[criterion] ?? '', seen }
          tablet.waiting.push(tap)
          tablet.made.push(tap)
        }
        if (does === 'send') await bring(tablet, tablet.waiting, true)
        if (does === 'lost-back') await bring(tablet, tablet.waiting, false)
        if (does === 'twice')
          await Promise.all([bring(tablet, tablet.waiting, true), bring(tablet, tablet.waiting, true)])
        if (does === 'backwards') await bring(tablet, tablet.waiting.toReversed(), true)
        if (does === 'half') await bring(tablet, tablet.waiting.slice(tablet.waiting.length / 2), true)
      }
      await Promise.all(tablets.map(tablet => bring(tablet, tablet.waiting, true)))
      const made = tablets.flatMap(tablet => tablet.made)
      expect(tablets.flatMap(({ waiting }) => waiting)).toEqual([])
      const kept = await observationsOf(db, { id: own.split('/').at(-1) as Observation['procedureId'] })
      expect(kept.map(({ id }) => id).sort()).toEqual(made.map(({ id }) => id).sort())
      // And what it makes of them is what one makes of them side by side.
      const union = tablets.flatMap(({ who, made: taps }) =>
        taps.map(tap => ({ ...tap, saidAt: new Date(tap.saidAt), personId: who.id, late: false }) as Observation),
      )
      for (const criterion of criteria) expect(seenOf(criterion, kept)).toBe(seenOf(criterion, union))
    }),
    { numRuns: 12 },
  )
}, 120_000)

it('takes the same taps from two at once, each once, and a decision beside them loses none', async () => {
  const { desk, own } = await walk(await somebody('Samen'))
  const taps = criteria.map(criterion => ({
    kind: 'tap',
    id: randomUUID(),
    saidAt: now.toISOString(),
    criterion,
    seen: 'not-done',
  }))
  await sendTaps(dirk, desk, taps.slice(0, 1))
  await dirk.go(`${desk}/gezien`, {})
  const verdicts = Object.fromEntries(
    frame.tasks.flatMap(({ competences }) => competences).map(({ id }) => [`bewezen-${id}`, 'nee']),
  )
  await Promise.all([
    sendTaps(dirk, desk, taps),
    sendTaps(dirk, desk, taps),
    dirk.go(`${desk}/beslis`, verdicts),
    sendTaps(els, desk, taps),
  ])
  const kept = await observationsOf(db, { id: own.split('/').at(-1) as Observation['procedureId'] })
  expect(kept.map(({ id }) => id).sort()).toEqual(taps.map(({ id }) => id).sort())
})
