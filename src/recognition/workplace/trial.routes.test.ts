import { randomUUID } from 'node:crypto'
import { expect, it } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { trialsHouse } from '../../../test/support/trials.ts'
import { eraseOneself, ownData } from '../../people/index.ts'
import { criteriaIn, judgedIn } from './frame.ts'

const { db } = await testDatabase()
let clock = new Date('2026-11-25T10:00:00Z')
const house = await trialsHouse(db, () => clock, clock)
const { somebody, dirk, els, bart, frame, ask, planned, walk, sendTaps } = house
const tick = () => {
  clock = new Date(clock.getTime() + 60_000)
}

const idOf = (own: string): string => own.split('/').at(-1) ?? ''
const kept = (own: string) =>
  db
    .selectFrom('observation')
    .selectAll()
    .where('procedureId', '=', idOf(own) as never)
    .orderBy('at')
    .execute()
const tap = (criterion: string, seen = 'alone', over = {}) => ({
  kind: 'tap',
  id: randomUUID(),
  saidAt: clock.toISOString(),
  criterion,
  seen,
  ...over,
})
/** The criteria of these competences done alone, of all others not. */
const seenOnly = (...numbers: number[]) =>
  judgedIn(frame).flatMap(({ id, criteria }) =>
    criteria.map(each => tap(each.id, numbers.includes(Number(id.split('/')[1])) ? 'alone' : 'not-done')),
  )
const decision = (...numbers: number[]) =>
  Object.fromEntries(
    judgedIn(frame).map(({ id }) => [`bewezen-${id}`, numbers.includes(Number(id.split('/')[1])) ? 'ja' : 'nee']),
  )
const photo = (name = 'deur.png') =>
  new File(
    [
      Buffer.from(
        'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
        'base64',
      ),
    ],
    name,
    { type: 'image/png' },
  )

it('tells how it goes to anybody, as EVC for an occupation', async () => {
  const page = await bart.go('/beroepsproef/BK-0073-3')
  for (const said of ['€ 120', '€ 60', 'Benoemen', 'Certificeren', 'EVC voor een beroep', 'voorbeeld'])
    expect(page.text.replaceAll('\u00a0', ' ')).toContain(said)
  expect((await bart.go('/beroepsproef/BK-9999')).status).toBe(404)
  expect((await bart.go('/beroepsproef/BK-0073-3', { words: ' ' })).status).toBe(422)
})

it('goes from asking to a part that is proven, and leaves the rest for another time', async () => {
  const wout = await somebody('Wout')
  const { own, desk, asked } = await ask(wout)
  expect(asked.status).toBe(303)
  expect((await ask(wout)).asked.status).toBe(422)
  expect((await dirk.go('/wat-wacht')).text).toContain('Voer het eerste gesprek')
  await dirk.go(`${desk}/gesprek`, { words: 'Kent de machines.' })

  // No moulder there: another is proposed, weighed, agreed on; the drill is missing altogether.
  const typed = planned({ 'daar-frees': 'nee', 'anders-frees': 'CNC-frees', 'daar-boor': 'nee' })
  const wrong = await dirk.go(`${desk}/plan`, typed)
  expect([wrong.status, wrong.html.includes('CNC-frees')]).toEqual([422, true])
  expect((await dirk.go(`${desk}/plan`, { ...typed, 'waarom-frees': 'Freest hetzelfde profiel.' })).status).toBe(303)
  expect((await wout.go(`${own}/akkoord`, {})).status).toBe(422)
  expect((await els.go(`${desk}/vergelijkbaar`, { mean: 'frees' })).status).toBe(422)
  await els.go(`${desk}/vergelijkbaar`, { mean: 'frees', 'agreed-frees': 'ja', 'words-frees': 'Akkoord.' })
  const plan = await wout.go(own)
  expect(plan.text).toContain('vergelijkbaar')
  expect(plan.text).toContain('Dit kan daar niet getoond worden')
  expect(plan.text).toContain('Boort op de afgetekende plaats')
  expect((await wout.go(`${own}/akkoord`, {})).status).toBe(303)

  // The employer by a link; who judges or is judged cannot follow it.
  const made = await dirk.go(`${desk}/mentor`, {})
  const link = /\/beroepsproef\/mentor\/[\w-]+/.exec(made.html)?.[0] ?? ''
  expect((await dirk.go(link, {})).status).toBe(404)
  expect((await wout.go(link, {})).status).toBe(404)
  expect((await bart.go(desk)).status).toBe(404)
  expect((await bart.go(link)).text).toContain('Ik spreek voor het bedrijf')
  expect((await bart.go(link, {})).status).toBe(303)
  expect((await bart.go('/wat-wacht')).text).toContain('Ga akkoord met het plan')
  const theirs = await bart.go(desk)
  expect(theirs.text).toContain('Bril op.')
  expect(theirs.text).not.toContain('Kent de machines.')
  expect((await bart.go(`${desk}/akkoord`, {})).status).toBe(303)
  expect((await bart.go(link)).status).toBe(404)
  expect((await bart.go(`${desk}/waarnemen`)).status).toBe(404)

  expect((await dirk.go(`${desk}/gezien`, {})).text).toContain('Er is nog niets aangetikt')
  const sent = await sendTaps(dirk, desk, seenOnly(8, 9, 10, 11, 1))
  expect(sent.answer?.refused).toEqual([])
  expect((await dirk.go(`${desk}/gezien`, {})).status).toBe(303)

  // Competence 11 asks the drill: it cannot be proven there. Who departs from what was seen says why.
  expect((await dirk.go(`${desk}/beslis`, decision(8, 9, 10, 11, 1))).text).toContain('kan niet bewezen zijn')
  expect((await dirk.go(`${desk}/beslis`, decision(8, 9, 10))).status).toBe(422)
  tick()
  expect((await dirk.go(`${desk}/beslis`, decision(8, 9, 10, 1))).status).toBe(303)

  const result = await wout.go(own)
  expect(result.text).toContain('Competenties van Machinaal houtbewerker zijn bewezen')
  expect(result.text).toContain('Machines instellen')
  expect(result.text.replaceAll('\u00a0', ' ')).toContain('60 u valt weg')
  expect(result.html).toContain('Waarom?')
  const letters = await db.selectFrom('letter').selectAll().where('personId', '=', wout.id).execute()
  expect(letters.map(({ kind }) => kind)).toEqual(['proof-for-profession'])

  // A new attempt asks what is left only; with it the partial qualification is whole.
  const again = await ask(wout)
  expect(again.asked.status).toBe(303)
  const { frame: left } = await db
    .selectFrom('procedure')
    .select('frame')
    .where('id', '=', idOf(again.own) as never)
    .executeTakeFirstOrThrow()
  expect(judgedIn(left as typeof frame).some(({ id }) => id === 'bk-0073-3/8')).toBe(false)
  await dirk.go(`${again.desk}/gesprek`, { words: 'Boor.' })
  await dirk.go(`${again.desk}/plan`, planned({ where: 'simulated' }))
  await wout.go(`${again.own}/akkoord`, {})
  await sendTaps(
    dirk,
    again.desk,
    criteriaIn(left as typeof frame).map(({ id }) => tap(id)),
  )
  await dirk.go(`${again.desk}/gezien`, {})
  const rest = judgedIn(left as typeof frame).map(({ id }) => [`bewezen-${id}`, 'ja'])
  expect((await dirk.go(`${again.desk}/beslis`, Object.fromEntries(rest))).status).toBe(303)
  const whole = await wout.go(again.own)
  expect(whole.text).toContain('Bewijs van beroepskwalificatie: Machinaal houtbewerker')
  expect(whole.text).toContain('Hiermee vind je werk.')
  expect((await ask(wout)).asked.text).toContain('Je bewees al alles')
})

it('hears an appeal by somebody else, who can only add', async () => {
  const mia = await somebody('Mia')
  const { own, desk } = await walk(mia)
  await sendTaps(dirk, desk, seenOnly(8))
  await dirk.go(`${desk}/gezien`, {})
  await dirk.go(`${desk}/beslis`, decision(8))
  expect((await mia.go(`${own}/beroep`, { words: '' })).status).toBe(422)
  expect((await mia.go(`${own}/beroep`, { words: 'Ik deed ook 9.' })).status).toBe(303)
  expect((await dirk.go(`${desk}/beroep`, { proven: 'bk-0073-3/9', words: 'Ja.' })).status).toBe(422)
  expect((await els.go(`${desk}/beroep`, { proven: 'bk-0073-3/9', words: 'Klopt.' })).status).toBe(303)
  const found = await db.selectFrom('competenceResult').select('competence').where('personId', '=', mia.id).execute()
  expect(found.map(({ competence }) => competence).sort()).toEqual(['bk-0073-3/8', 'bk-0073-3/9'])
})

it('keeps a tap once, believes no tablet that lives in the future, and keeps what is late as a remark', async () => {
  const jan = await somebody('Jan')
  const { own, desk } = await walk(jan)
  const future = tap('zaag-x')
  expect((await sendTaps(dirk, desk, [future])).answer).toEqual({ kept: [], refused: [future.id] })
  const early = tap('bewerk-1', 'alone', { saidAt: '2031-01-01T00:00:00.000Z' })
  await sendTaps(dirk, desk, [early, early])
  await sendTaps(dirk, desk, [early])
  const rows = await kept(own)
  expect(rows.map(({ at, saidAt }) => [at, saidAt])).toEqual([[clock, new Date('2031-01-01T00:00:00.000Z')]])
  // A new plan while somebody watches: what the tablet still holds comes in and counts.
  await dirk.go(`${desk}/plan`, planned({ where: 'simulated' }))
  await sendTaps(dirk, desk, [tap('bewerk-2')])
  await jan.go(`${own}/akkoord`, {})
  await dirk.go(`${desk}/gezien`, {})
  await sendTaps(els, desk, [tap('bewerk-3')])
  await dirk.go(`${desk}/beslis`, decision())
  const late = tap('bewerk-4')
  expect((await sendTaps(els, desk, [late])).answer?.kept).toEqual([late.id])
  expect((await kept(own)).filter(each => each.late).map(({ id }) => id)).toEqual([late.id])
  expect((await dirk.go(desk)).text).toContain('kwam na de beslissing')
})

it('lets nobody send who is not an assessor there, and takes no nonsense', async () => {
  const lies = await somebody('Lies')
  const { own, desk } = await walk(lies)
  expect((await sendTaps(lies, desk, [tap('bewerk-1')])).status).toBe(404)
  expect((await sendTaps(bart, desk, [tap('bewerk-1')])).status).toBe(404)
  for (const nonsense of [null, [{}], [tap('bewerk-1', 'misschien')], [tap('bewerk-1', 'alone', { id: '1' })]])
    expect((await sendTaps(dirk, desk, nonsense)).status).toBe(400)
  expect(
    (
      await sendTaps(
        dirk,
        desk,
        Array.from({ length: 201 }, () => tap('bewerk-1')),
      )
    ).status,
  ).toBe(400)
  // The boss of the candidate says so, and judges nothing any more.
  await els.go(`${desk}/opzij`, { aside: 'Ik was haar baas.' })
  expect((await sendTaps(els, desk, [tap('bewerk-1')])).status).toBe(404)
  expect((await els.go(`${desk}/plan`, planned())).text).toContain('Iemand anders moet dit doen')
  expect(await kept(own)).toEqual([])
})

it('keeps photos, each once, of the work of who is judged; large ones and other files it refuses', async () => {
  const nora = await somebody('Nora')
  const { own, desk } = await walk(nora)
  const said = { id: randomUUID(), task: 'bewerken', saidAt: clock.toISOString() }
  const send = (file: File, over = {}) => dirk.go(`${desk}/waarnemen/foto`, { ...said, ...over, photo: file })
  expect((await send(photo())).status).toBe(200)
  expect((await send(photo())).status).toBe(200)
  expect((await send(photo(), { id: randomUUID(), task: 'koken' })).status).toBe(422)
  expect((await send(new File(['hallo'], 'brief.txt', { type: 'text/plain' }), { id: randomUUID() })).status).toBe(422)
  expect((await send(new File(['MZ'], 'foto.png'), { id: randomUUID() })).status).toBe(422)
  expect((await send(new File([new Uint8Array(50_000_000)], 'g.png'), { id: randomUUID() })).status).toBe(413)
  const [row] = await kept(own)
  expect(await kept(own)).toHaveLength(1)
  const address = `${desk}/foto/${row?.fileId}`
  for (const [who, status] of [
    [nora, 200],
    [dirk, 200],
    [bart, 404],
  ] as const)
    expect((await who.go(address)).status).toBe(status)
  // It is of who was photographed: they take it along, and it goes with them.
  expect((await ownData(db, nora.id)).files.map(({ id }) => id)).toEqual([row?.fileId])
  expect((await ownData(db, dirk.id)).files).toEqual([])
  await eraseOneself(db, { id: nora.id, role: 'worker' }, clock)
  expect(
    await db
      .selectFrom('file')
      .select('id')
      .where('id', '=', row?.fileId as never)
      .execute(),
  ).toEqual([])
  expect(await kept(own)).toEqual([])
})

it('is a form without script: what was not said before is kept, twice sent once', async () => {
  const omar = await somebody('Omar')
  const { own, desk } = await walk(omar)
  const page = await dirk.go(`${desk}/waarnemen`)
  expect(page.html).not.toContain('Omar')
  const hidden = [...page.html.matchAll(/name="(id-[^"]+)" value="([^"]+)"/g)].map(([, name, value]) => [name, value])
  const form = {
    ...Object.fromEntries(hidden),
    'gezien-bewerk-1': 'with-help',
    'woorden-bewerken': 'Rustig.',
    'foto-bewerken': photo(),
  }
  expect((await dirk.go(`${desk}/waarnemen`, form)).status).toBe(303)
  expect((await dirk.go(`${desk}/waarnemen`, form)).status).toBe(303)
  expect((await kept(own)).map(({ kind }) => kind).sort()).toEqual(['photo', 'remark', 'tap'])
  const bad = await dirk.go(`${desk}/waarnemen`, { ...form, 'foto-bewerken': new File(['MZ'], 'x.png') })
  expect([bad.status, bad.text.includes('x.png')]).toEqual([422, true])
})
