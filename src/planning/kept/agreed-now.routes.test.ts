import { expect, it } from 'vitest'
import { agreementHouse } from '../../../test/support/agreement-house.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { type Answer, answerQuestion, startDossier } from '../../people/index.ts'

const { db } = await testDatabase()
const now = new Date('2026-11-24T10:00:00Z')
const { wilma, complete } = await agreementHouse(db, () => now)

it('hours that everybody signed for are offered to the plan, and its last day stands in the calendar', async () => {
  const by = { person: wilma.id, role: 'worker' as const }
  const dossier = await startDossier(db, wilma.session, by, now)
  const tell = <About extends 'goal' | 'time'>(about: About, told: Answer<About>) =>
    answerQuestion(db, dossier, about, told, by, now)
  await tell('goal', { qualification: 'q-zorg' })
  await tell('time', { minutesFreePerWeek: 480, forms: [] })
  expect((await wilma.go('/mijn-plan/bewaar', { route: 'proef-zorg' })).to).toBe('/mijn-plan')
  expect((await wilma.go('/mijn-plan')).text).not.toContain('Je tekende met')

  await complete({ from: '2026-12-01' })
  const page = await wilma.go('/mijn-plan')
  expect(page.text.replaceAll('\u00a0', ' ')).toContain('Je tekende met Houtwerf: 4 u les per week in je werktijd')
  expect((await wilma.go('/mijn-plan/wat-als')).text).toContain('Met wat je afsprak met Houtwerf')
  expect((await wilma.go('/mijn-week/leerladder.ics')).html).toContain('Laatste dag van je afspraak met Houtwerf')

  const field = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page.html)?.[1] ?? ''
  const taken = { seen: field('seen'), agreed: field('agreed'), paidBy: field('paidBy') }
  expect((await wilma.go('/mijn-plan/wat-als', taken)).status).toBe(303)
  expect(JSON.parse((await wilma.go('/api/plan')).html)).toMatchObject({ version: 2, agreed: { minutesPerWeek: 240 } })
  expect((await wilma.go('/mijn-plan')).text).not.toContain('Je tekende met')
})
