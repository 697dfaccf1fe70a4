import { beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { deciding, organisationsHouse } from '../../../test/support/organisations.ts'
import type { ProviderId } from '../../catalogue/index.ts'
import { runnerOf } from './run.store.ts'

const { db } = await testDatabase()
const now = new Date('2026-11-25T10:00:00Z')
const { somebody, boss, validated, register, clear } = await organisationsHouse(db, () => now, now)
const owner = await somebody('Eigenaar')
const provider = 'cvo-proef' as ProviderId
await db
  .insertInto('provider')
  .values({
    id: provider,
    name: 'CVO Proef',
    kind: 'cvo',
    postcode: null,
    place: null,
    origin: 'example',
    source: JSON.stringify({ title: 'proef', address: null, asOf: null }),
  })
  .execute()
beforeEach(clear)

describe('which organisation runs a provider of the catalogue', () => {
  it('is said by an administrator, of a validated provider, and can be undone', async () => {
    const runs = `${deciding(await validated(owner, 'provider'))}/aanbod`
    expect((await boss.go(runs)).text).toContain('CVO Proef')
    expect((await boss.go(runs, { provider })).status).toBe(303)
    expect(await runnerOf(db, provider)).toMatchObject({ name: 'Houtwerf' })
    expect((await boss.go(`${runs}/${provider}/los`, {})).status).toBe(303)
    expect(await runnerOf(db, provider)).toBeNull()
  })

  it('belongs to one: of two at once the second is told', async () => {
    const [one, other] = [await validated(owner, 'provider'), await validated(owner, 'provider')]
    const answers = await Promise.all([one, other].map(each => boss.go(`${deciding(each)}/aanbod`, { provider })))
    expect(answers.map(({ status }) => status).sort()).toEqual([303, 422])
    expect(answers.find(({ status }) => status === 422)?.text).toContain('is al van een organisatie')
  })

  it('decides nothing once the organisation is no longer validated', async () => {
    const at = deciding(await validated(owner, 'provider'))
    await boss.go(`${at}/aanbod`, { provider })
    await boss.go(at, { decision: 'withdrawn', reason: 'Gestopt' })
    expect(await runnerOf(db, provider)).toBeNull()
  })

  it('is no page for anybody else, nor for an employer, nor before validation', async () => {
    const employer = deciding(await validated(owner))
    expect((await boss.go(`${employer}/aanbod`)).status).toBe(404)
    const waiting = deciding(await register(owner, 'provider'))
    expect((await boss.go(`${waiting}/aanbod`, { provider })).status).toBe(422)
    for (const form of [undefined, { provider }]) expect((await owner.go(`${waiting}/aanbod`, form)).status).toBe(404)
    expect((await owner.go(`${waiting}/aanbod/${provider}/los`, {})).status).toBe(404)
  })
})
