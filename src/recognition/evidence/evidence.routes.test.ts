import { readdirSync, rmSync } from 'node:fs'
import { sql } from 'kysely'
import pino from 'pino'
import { beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import * as real from '../../../test/support/real-files.ts'
import { people } from '../../../test/support/somebody.ts'
import { testVault } from '../../../test/support/vault.ts'
import { createApp } from '../../app.tsx'
import { removeOrphans } from '../../platform/files/index.ts'
import { placeOf } from '../../platform/files/vault.ts'
import type { Id } from '../../platform/ids.ts'
import { most } from './evidence.ts'

const { db } = await testDatabase()
const now = new Date('2026-11-24T10:00:00Z')
const vault = testVault()
const log = pino({ level: 'silent' })
const app = createApp({ db, now: () => now, log, operatorKey: 'x', practice: null, vault })
const somebody = people(db, app, now)
type Somebody = Awaited<ReturnType<typeof somebody>>

const told = { kind: 'certificate', title: 'Lasattest', issuer: 'VDAB', when: '2019', paper: '', description: '' }
const add = async (who: Somebody, more: Partial<typeof told> = {}) => {
  const { to, status } = await who.go('/mijn-bewijzen', { ...told, ...more })
  if (status !== 303) throw new Error(`not added: ${status}`)
  return to
}
const file = (name: string, bytes: Uint8Array) => new File([new Uint8Array(bytes)], name)
const send = (who: Somebody, item: string, ...files: File[]) => who.go(`${item}/bestanden`, { files })
const idIn = (address: string) => address.split('/')[2] as Id<'evidence'>
const filesOf = (item: string) =>
  db
    .selectFrom('evidenceFile')
    .innerJoin('file', 'file.id', 'evidenceFile.fileId')
    .selectAll('file')
    .where('evidenceId', '=', idIn(item))
    .execute()
const onDisk = () =>
  readdirSync(vault.folder, { recursive: true, withFileTypes: true }).filter(entry => entry.isFile()).length
const kinds = async (who: Somebody) =>
  (await db.selectFrom('event').select('kind').where('subject', '=', who.id).orderBy('id').execute()).map(
    ({ kind }) => kind,
  )

let ann: Somebody
let bob: Somebody
beforeEach(async () => {
  for (const table of ['evidenceFile', 'evidence', 'file'] as const) await db.deleteFrom(table).execute()
  rmSync(vault.folder, { recursive: true, force: true })
  await db.deleteFrom('session').execute()
  await db.updateTable('person').set({ email: null }).execute()
  ann = await somebody('Ann')
  bob = await somebody('Bob')
})

describe('evidence', () => {
  it('is added, seen, gets files, is read back, and is removed with who and when', async () => {
    expect((await ann.go('/mijn-bewijzen')).text).toContain('Je hebt nog geen bewijzen')
    const item = await add(ann, { description: 'Ik las al tien jaar.\n\n<b>Echt</b>' })
    expect((await send(ann, item, file('één.txt', Buffer.from('wat ik kan')))).to).toBe(item)
    const page = await ann.go(item)
    for (const says of ['Lasattest', 'VDAB', '2019', 'Ik las al tien jaar.', '&lt;b&gt;Echt', 'één.txt'])
      expect(page.html).toContain(says)
    const [row] = await filesOf(item)
    const read = await ann.go(`${item}/bestanden/${row?.id}`)
    expect([read.status, read.html]).toEqual([200, 'wat ik kan'])
    expect(read.headers.get('content-disposition')).toMatch(/^attachment; .*%C3%A9%C3%A9n\.txt$/)
    expect(read.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(read.headers.get('cache-control')).toBe('private, no-store')
    expect((await ann.go('/mijn-bewijzen')).text).toContain('1 bestand')
    expect((await ann.go(`${item}/weghalen`)).text).toContain('met zijn bestand')
    expect((await ann.go(`${item}/weghalen`, {})).to).toBe('/mijn-bewijzen')
    expect((await ann.go(item)).status).toBe(404)
    expect((await ann.go(`${item}/bestanden/${row?.id}`)).status).toBe(404)
    expect(onDisk()).toBe(0)
    expect(await db.selectFrom('evidence').selectAll().execute()).toMatchObject([
      { title: 'Lasattest', removedAt: now, removedBy: ann.id },
    ])
    expect(await kinds(ann)).toEqual(['evidence.added', 'evidence.file-added', 'evidence.removed'])
    const timeline = await ann.go('/mijn-bewijzen/tijdlijn')
    expect(timeline.text).toContain('Jij haalde een bewijs weg met één bestand.')
  })

  it('of somebody else is not there: not to see, to add to, to take or to remove', async () => {
    const item = await add(ann)
    await send(ann, item, file('a.txt', Buffer.from('van Ann')))
    const [row] = await filesOf(item)
    const before = await filesOf(item)
    for (const [path, form] of [
      [item],
      [`${item}/weghalen`],
      [`${item}/weghalen`, {}],
      [`${item}/bestanden`, { files: file('b.txt', Buffer.from('van Bob')) }],
      [`${item}/bestanden/${row?.id}`],
      [`${item}/bestanden/${row?.id}/weghalen`, {}],
    ] as const) {
      const answer = await bob.go(path, form)
      expect([path, answer.status]).toEqual([path, 404])
      expect(answer.text).not.toContain('van Ann')
    }
    // Nor by an address in which one's own and the other's are mixed.
    const own = await add(bob)
    expect((await bob.go(`${own}/bestanden/${row?.id}`)).status).toBe(404)
    expect((await bob.go('/mijn-bewijzen')).text).not.toContain('a.txt')
    expect(await filesOf(item)).toEqual(before)
  })

  it('asks who did not sign in to do so', async () => {
    const visitor = await somebody('Visitor')
    await db.updateTable('session').set({ personId: null }).where('personId', '=', visitor.id).execute()
    expect((await visitor.go('/mijn-bewijzen')).to).toBe('/aanmelden?terug=%2Fmijn-bewijzen')
    expect((await visitor.go('/mijn-bewijzen', told)).to).toContain('/aanmelden')
  })

  const wrongs: [Partial<typeof told>, string][] = [
    [{ kind: '' }, 'Kies wat het is.'],
    [{ kind: 'link' }, 'Kies wat het is.'],
    [{ title: '  ' }, 'Geef je bewijs een naam.'],
    [{ title: 'x'.repeat(201) }, 'Dit is te lang.'],
    [{ issuer: 'x'.repeat(201) }, 'Dit is te lang.'],
    [{ description: 'x'.repeat(5001) }, 'Dit is te lang.'],
    [{ when: '30/2/2019' }, 'Typ een jaar of een datum'],
    [{ when: '2027' }, 'Kies een datum tot en met vandaag.'],
    [{ kind: 'own-words', description: '' }, 'Vertel je verhaal'],
    [{ paper: 'van een ander' }, 'Dit papier staat niet meer in je dossier.'],
  ]
  it.each(wrongs)('with %j is told what is wrong, and keeps what was typed', async (wrong, says) => {
    const answer = await ann.go('/mijn-bewijzen', { ...told, description: 'getypt verhaal', ...wrong })
    expect(answer.status).toBe(422)
    expect(answer.text).toContain(says)
    if (wrong.title === undefined) expect(answer.html).toContain('value="Lasattest"')
    if (wrong.description === undefined) expect(answer.html).toContain('getypt verhaal')
    expect(await db.selectFrom('evidence').selectAll().execute()).toEqual([])
  })

  it('of a paper of the walk makes that paper shown, once there is a file, and not checked', async () => {
    const dossier = { id: crypto.randomUUID() as Id<'dossier'>, personId: ann.id, startedAt: now, keptAt: now }
    await db.insertInto('dossier').values(dossier).execute()
    const paper = { certificate: null, issuer: null, issuedOn: null, until: null, codes: [] }
    const papers = [
      { ...paper, title: 'Heftruckattest', shown: 'said' },
      { ...paper, title: 'Uit het register', shown: 'register' },
    ]
    await db
      .insertInto('dossierAnswer')
      .values({ dossierId: dossier.id, question: 'papers', answer: JSON.stringify(papers), at: now })
      .execute()
    const form = await ann.go('/mijn-bewijzen/nieuw')
    expect(form.text).toContain('Heftruckattest')
    expect(form.text).not.toContain('Uit het register')
    const item = await add(ann, { paper: 'Heftruckattest' })
    expect((await ann.go(item)).text).not.toContain('getoond, nog niet nagekeken')
    await send(ann, item, file('a.jpg', real.jpeg()))
    expect((await ann.go(item)).text).toContain('getoond, nog niet nagekeken')
    await db.deleteFrom('dossier').where('id', '=', dossier.id).execute()
  })
})

describe('a file', () => {
  it.each([
    ['cv.pdf', Buffer.from('MZ\x90\0 a program'), 'De naam van dit bestand past niet|Dit soort bestand'],
    ['groot.pdf', Buffer.concat([real.pdf(), Buffer.alloc(50_000_000)]), 'Dit bestand is te groot'],
    [`${'ж'.repeat(496)}.pdf`, real.pdf(), 'De naam van dit bestand kunnen we niet gebruiken'],
    ['leeg.txt', Buffer.alloc(0), 'Dit bestand is leeg'],
    ['gekeerd\u202efdp.exe', real.pdf(), 'De naam van dit bestand kunnen we niet gebruiken'],
    ['bom.docx', real.docxThatUnpacksTo(4_000_000_000), 'Dit bestand is te groot'],
  ])('%s is refused with a sentence, and what stands beside it is taken', async (name, bytes, says) => {
    const item = await add(ann)
    const answer = await send(ann, item, file(name, bytes), file('wel.txt', Buffer.from('dit wel')))
    expect(answer.status).toBe(422)
    expect(answer.text).toMatch(new RegExp(says))
    expect((await filesOf(item)).map(row => row.name)).toEqual(['wel.txt'])
  })

  it.each(['简历'.repeat(80), 'سيرة ذاتية', 'ж'.repeat(250), 'é👩‍🏭', '..a'])(
    'may be called %j.txt and comes back so',
    async name => {
      const item = await add(ann)
      await send(ann, item, file(`${name}.txt`, Buffer.from(name)))
      const [row] = await filesOf(item)
      expect(row?.name).toBe(`${name}.txt`.normalize('NFC'))
      const read = await ann.go(`${item}/bestanden/${row?.id}`)
      expect(read.headers.get('content-disposition')).toContain(encodeURIComponent(`${name}.txt`.normalize('NFC')))
    },
  )

  it('is a photo without its place', async () => {
    const item = await add(ann)
    await ann.go(`${item}/bestanden`, { photo: file('foto.jpg', real.talkativeJpeg(6)) })
    const [row] = await filesOf(item)
    const read = await ann.go(`${item}/bestanden/${row?.id}`)
    expect(read.headers.get('content-type')).toBe('image/jpeg')
    expect(read.html).not.toContain(real.secret)
  })

  it('sent twice is there once, and one that is removed can be added again', async () => {
    const item = await add(ann)
    const note = () => file('a.txt', Buffer.from('eens'))
    await send(ann, item, note())
    expect((await send(ann, item, note())).text).toContain('Dit bestand staat al bij dit bewijs.')
    const [row] = await filesOf(item)
    expect((await ann.go(`${item}/bestanden/${row?.id}/weghalen`, {})).to).toBe(item)
    expect((await ann.go(`${item}/bestanden/${row?.id}/weghalen`, {})).status).toBe(404)
    expect(onDisk()).toBe(0)
    expect((await send(ann, item, note())).status).toBe(303)
  })

  it('is asked for when none was chosen, and not more than ten at once', async () => {
    const item = await add(ann)
    expect((await ann.go(`${item}/bestanden`, { files: file('', Buffer.alloc(0)) })).text).toContain('Neem een foto of')
    const many = Array.from({ length: 11 }, (_, at) => file(`${at}.txt`, Buffer.from(`${at}`)))
    expect((await send(ann, item, ...many)).text).toContain('Kies hoogstens 10 bestanden tegelijk.')
    expect(await filesOf(item)).toEqual([])
  })

  it('that was changed on the disk is not given, with a sentence', async () => {
    const item = await add(ann)
    await send(ann, item, file('a.txt', Buffer.from('eens')))
    const [row] = await filesOf(item)
    if (!row) throw new Error('there is no file')
    rmSync(placeOf(vault, row.id))
    const answer = await ann.go(`${item}/bestanden/${row.id}`)
    expect([answer.status, answer.text]).toEqual([422, expect.stringContaining('niet meer zoals het bewaard werd')])
  })
})

describe('limits hold, also for two at once', () => {
  it('of sixty pieces', async () => {
    for (let count = 1; count < most.items; count++) await add(ann)
    const two = await Promise.all([ann.go('/mijn-bewijzen', told), ann.go('/mijn-bewijzen', told)])
    expect(two.map(({ status }) => status).sort()).toEqual([303, 422])
    expect(two.map(({ text }) => text).join()).toContain('Je hebt al 60 bewijzen')
    expect((await ann.go('/mijn-bewijzen')).html).not.toContain('href="/mijn-bewijzen/nieuw"')
    const [one] = await db.selectFrom('evidence').select('id').limit(1).execute()
    await ann.go(`/mijn-bewijzen/${one?.id}/weghalen`, {})
    await add(ann)
  })

  it('of ten files with one piece', async () => {
    const item = await add(ann)
    const texts = (from: number, to: number) =>
      Array.from({ length: to - from }, (_, at) => file(`${from + at}.txt`, Buffer.from(`${from + at}`)))
    await send(ann, item, ...texts(0, 9))
    const two = await Promise.all([send(ann, item, ...texts(9, 10)), send(ann, item, ...texts(10, 11))])
    expect(two.map(({ status }) => status).sort()).toEqual([303, 422])
    expect(await filesOf(item)).toHaveLength(10)
    expect((await ann.go(item)).html).not.toContain('type="file"')
  })

  it('of bytes in all', async () => {
    const item = await add(ann)
    await send(ann, item, file('a.txt', Buffer.from('eens')))
    await db
      .updateTable('file')
      .set({ bytes: most.bytesInAll - 3 })
      .execute()
    expect((await send(ann, item, file('b.txt', Buffer.from('meer')))).text).toContain('er past 1 GB in')
    expect((await send(ann, item, file('c.txt', Buffer.from('net')))).status).toBe(303)
  })
})

describe('when it goes wrong', () => {
  it('between the file and its row, nothing is there, and the sweep takes what lies on the disk', async () => {
    const item = await add(ann)
    await send(ann, item, file('a.txt', Buffer.from('blijft')))
    await sql`alter table evidence_file add constraint dies check (false) not valid`.execute(db)
    expect((await send(ann, item, file('b.txt', Buffer.from('half')))).status).toBe(500)
    await sql`alter table evidence_file drop constraint dies`.execute(db)
    expect((await filesOf(item)).map(({ name }) => name)).toEqual(['a.txt'])
    expect(onDisk()).toBe(2)
    expect(await removeOrphans(vault, db, new Date(now.getTime() + 3_600_001))).toBe(1)
    expect(onDisk()).toBe(1)
  })
})
