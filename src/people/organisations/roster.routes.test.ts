import { zipSync } from 'fflate'
import { beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { codeIn, organisationsHouse } from '../../../test/support/organisations.ts'
import { eraseOneself } from '../erase-oneself.ts'

const { db } = await testDatabase()
const now = new Date('2026-11-24T10:00:00Z')
const { somebody, validated, accept, clear } = await organisationsHouse(db, () => now, now)
const erna = await somebody('Erna')
const karim = await somebody('Karim')

beforeEach(clear)

describe('a list of people', () => {
  const send = async (organisation: string, content: string | Uint8Array<ArrayBuffer>, name = 'mensen.csv') =>
    erna.go(`${organisation}/lijst`, { list: new File([content], name) })

  it('of 10,000 rows with 300 wrong is shown row by row first; then the right ones are invited, once', async () => {
    const address = await validated(erna)
    const row = (nth: number) => (nth % 33 === 0 && nth < 9900 ? `fout${nth};mentor;` : `p${nth}@voorbeeld.be;mentor;`)
    const rows = Array.from({ length: 10_000 }, (_, nth) => row(nth))
    const looked = await send(address, `e-mail;rol;tot\n${rows.join('\n')}`)
    expect(looked.status).toBe(303)
    const page = await erna.go(looked.to)
    expect(page.text).toContain('9700 in orde, 300 met een fout')
    expect(await db.selectFrom('invitation').select('id').execute()).toEqual([])
    const answers = await Promise.all([erna.go(looked.to, {}), erna.go(looked.to, {})])
    expect(answers.map(({ status }) => status).toSorted()).toEqual([303, 422])
    const count = await db
      .selectFrom('invitation')
      .select(eb => eb.fn.countAll().as('n'))
      .executeTakeFirstOrThrow()
    expect(Number(count.n)).toBe(9700)
    expect((await karim.go(looked.to)).status).toBe(404)
  })

  it('says of each row what is wrong', async () => {
    const address = await validated(erna)
    const lines = ['niet-goed,mentor,', 'a@b.be,koning,', 'a@b.be,mentor,31/2/2027', 'a@b.be,mentor,2020-01-01']
    const looked = await send(address, ['e-mail,rol,tot', ...lines, 'a@b.be,mentor,', 'A@B.be,mentor,'].join('\n'))
    const { text } = await erna.go(looked.to)
    for (const says of ['geen e-mailadres', 'bestaat hier niet', 'geen dag', 'dag is voorbij', 'hoger in de lijst'])
      expect(text).toContain(says)
  })

  it.each([
    ['', 'Er staat niemand'],
    ['naam,voornaam\nx,y', 'kolommen e-mail en rol'],
    [`e-mail,rol\n${'a@b.be,mentor\n'.repeat(10_001)}`, 'hoogstens 10.000 rijen'],
    [new Uint8Array([0xff, 0xfe, 0x00, 0x80]), 'kunnen we niet lezen'],
    [new Uint8Array([0x50, 0x4b, 3, 4, 9, 9, 9]), 'kunnen we niet lezen'],
    [zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(60 * 1024 * 1024) }), 'kunnen we niet lezen'],
  ])('that is none is refused with a sentence', async (content, says) => {
    const answer = await send(await validated(erna), content as string)
    expect(answer).toMatchObject({ status: 422, text: expect.stringContaining(says) })
  })
})

it('leaves no trace of an erased person in lists, invitations and roles', async () => {
  const address = await validated(erna)
  const mila = await somebody('Mila')
  const listed = await erna.go(`${address}/lijst`, {
    list: new File(['e-mail,rol\nMila@voorbeeld.be,mentor'], 'x.csv'),
  })
  await erna.go(listed.to, {})
  const mail = await db.selectFrom('outbox').selectAll().where('recipient', '=', mila.email).executeTakeFirstOrThrow()
  await accept(mila, codeIn(mail.body))
  await eraseOneself(db, { id: mila.id, role: 'worker' }, now)
  for (const page of [address, listed.to, `${address}/tijdlijn`])
    expect((await erna.go(page)).text).not.toMatch(/mila/i)
  expect((await erna.go(`${address}/tijdlijn`)).text).toContain('Iemand zonder account')
})
