import { expect, it } from 'vitest'
import { agreementHouse } from '../../../test/support/agreement-house.ts'
import { testDatabase } from '../../../test/support/database.ts'
import { ownAgreements } from '../../people/own-agreements.store.ts'

const { db } = await testDatabase()
let now = new Date('2026-11-24T10:00:00Z')
const { luc, hilde, ann, wilma, stranger, complete, make, send } = await agreementHouse(db, () => now)
const agreement = await complete()
const own = `${agreement}/uren`
const said = (page: { text: string }) => page.text.replaceAll('\u00a0', ' ')
const tell = (who: typeof luc, over: Record<string, string> = {}) =>
  who.go(own, { kind: 'done', day: '2027-02-03', hours: '4', words: '', ...over })
const linesOn = (html: string) => [...html.matchAll(/name="line" value="([^"]+)"/g)].map(([, id = '']) => id)

it('are there for who takes part, and only once everybody signed; told once they have begun', async () => {
  const draft = await make()
  await send(draft)
  expect((await wilma.go(`${draft}/uren`)).status).toBe(404)
  for (const path of [own, `${own}/uren.csv`, `${own}/uren.xlsx`, `${own}/uren.pdf`])
    expect((await stranger.go(path)).status, path).toBe(404)
  expect((await wilma.go(agreement)).html).toContain(`href="${own}"`)
  expect(said(await wilma.go(own))).toContain('De uren beginnen op 1 februari 2027')
  expect((await tell(wilma)).status).toBe(422)
  now = new Date('2027-03-02T10:00:00Z')
  expect(said(await wilma.go(own))).toContain('Jullie spraken 4 u per week af, van 1 februari 2027')
})

it('are told for a day, with a sentence at the field when they cannot be, and what was typed kept', async () => {
  for (const [over, sentence] of [
    [{ day: '2027-01-31' }, 'Op die dag loopt de afspraak niet'],
    [{ day: '2027-03-03' }, 'Die dag moet nog komen'],
    [{ day: '30 februari' }, 'Kies een dag'],
    [{ hours: '13' }, 'tussen 0 en 12'],
    [{ hours: 'veel' }, 'tussen 0 en 12'],
    [{ kind: 'luilak' }, 'Kies wat het was'],
  ] as const) {
    const wrong = await tell(wilma, { ...over, words: 'Naar de avondles' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain(sentence)
    expect(wrong.html).toContain('value="Naar de avondles"')
  }
  expect((await tell(wilma, { words: '<b>Eerste les</b>' })).to).toBe(`${own}?maand=2027-02`)
  expect((await tell(wilma)).text).toContain('Voor die dag is dit al gemeld')
  expect((await tell(wilma, { kind: 'leave', hours: '8,5' })).text).toContain('meer dan twaalf uur')
  expect((await tell(wilma, { kind: 'absent', day: '2027-02-10', hours: '2,5' })).status).toBe(303)
  const page = await wilma.go(`${own}?maand=2027-02`)
  expect(page.html).toContain('&lt;b&gt;Eerste les&lt;/b&gt;')
  // Four weeks of four hours; told six and a half.
  for (const text of ['16 u', '4 u', '2 u 30', '9 u 30 te weinig', 'gemeld, nog niet bevestigd'])
    expect(said(page)).toContain(text)
})

it('told twice at once are one line, and confirmed twice at once are confirmed once', async () => {
  const twice = await Promise.all([1, 2].map(() => tell(wilma, { day: '2027-02-17' })))
  expect(twice.map(({ status }) => status).sort()).toEqual([303, 422])
  expect((await wilma.go('/wat-wacht')).text).not.toContain('Kijk na of gemelde uren kloppen')
  expect((await luc.go('/wat-wacht')).text).toContain('Kijk na of gemelde uren kloppen')
  const { html } = await luc.go(`${own}?maand=2027-02`)
  const lines = linesOn(html)
  expect(lines).toHaveLength(3)
  // Nobody confirms what their own side told, nor what they did not see.
  await wilma.go(`${own}/klopt`, { line: lines, month: '2027-02' })
  expect(linesOn((await luc.go(`${own}?maand=2027-02`)).html)).toHaveLength(3)
  expect((await stranger.go(`${own}/klopt`, { line: lines, month: '2027-02' })).status).toBe(404)
  const both = [luc, ann].map(who => who.go(`${own}/klopt`, { line: lines, month: '2027-02' }))
  for (const { status } of await Promise.all(both)) expect(status).toBe(303)
  const rows = await db.selectFrom('hourConfirmation').select('lineId').execute()
  expect(rows).toHaveLength(3)
  expect((await wilma.go(`${own}?maand=2027-02`)).text).toMatch(/(Luc|Ann) bevestigde op/)
  expect((await luc.go('/wat-wacht')).text).not.toContain('Kijk na of gemelde uren kloppen')
})

it('are taken back by who told them only, and what the employer tells the worker confirms', async () => {
  expect((await tell(hilde, { day: '2027-03-01', hours: '3' })).status).toBe(303)
  const { html } = await wilma.go(`${own}?maand=2027-03`)
  const [line = ''] = linesOn(html)
  expect(line).not.toBe('')
  expect((await wilma.go(`${own}/${line}/terug`, {})).status).toBe(404)
  expect((await wilma.go(`${own}/klopt`, { line, month: '2027-03' })).to).toBe(`${own}?maand=2027-03`)
  expect((await hilde.go(`${own}/${line}/terug`, {})).status).toBe(303)
  expect((await hilde.go(`${own}/geen-lijn/terug`, {})).status).toBe(404)
  expect((await wilma.go(`${own}?maand=2027-03`)).text).toContain('nog niets gemeld')
  const events = (await db.selectFrom('event').select('kind').execute()).map(({ kind }) => kind)
  expect(events.filter(kind => kind.startsWith('hours.')).sort()).toEqual(
    ['confirmed', 'confirmed', 'taken-back', ...Array(4).fill('told')].map(kind => `hours.${kind}`),
  )
})

it('go along on paper, as a sheet and with everything that is kept of a person', async () => {
  const sheet = await luc.go(`${own}/uren.csv`)
  expect(sheet.html.trim().split('\r\n')).toHaveLength(4)
  expect(sheet.html).toContain('2027-02-03,les gevolgd,4')
  expect((await luc.go(`${own}/uren.pdf`)).html.startsWith('%PDF')).toBe(true)
  expect((await luc.go(`${own}/uren.xlsx`)).status).toBe(200)
  expect((await ownAgreements(db, wilma.id)).agreements.hours.filter(({ byMe }) => byMe)).toHaveLength(3)
})
