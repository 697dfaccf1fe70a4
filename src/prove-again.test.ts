import { beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '../test/support/database.ts'
import { organisationsHouse } from '../test/support/organisations.ts'
import { urls } from './urls.ts'

const { db } = await testDatabase()
const began = new Date('2026-11-26T10:00:00Z')
let now = began
beforeEach(() => {
  now = began
})
const { somebody } = await organisationsHouse(db, () => now, now)
const later = (minutes: number) => {
  now = new Date(now.getTime() + minutes * 60_000)
}

describe('who signed in a while ago', () => {
  it('shows again who they are before what matters, and goes on where they were', async () => {
    const nadia = await somebody('Nadia')
    for (const page of [urls.erase, urls.password, urls.ownArchive])
      expect((await nadia.go(page)).status, page).toBe(200)
    later(16)
    for (const page of [urls.erase, urls.passkeys, urls.password, urls.setUpSecond, urls.ownArchive]) {
      const { status, to } = await nadia.go(page)
      expect([status, to], page).toEqual([303, `/aanmelden?${new URLSearchParams({ terug: page, opnieuw: 'ja' })}`])
    }
    const asked = await nadia.go(`${urls.signIn}?terug=${urls.erase}&opnieuw=ja`)
    expect(asked.text).toContain('Even nagaan of jij het bent')
    expect(asked.html).toContain(`name="back" value="${urls.erase}"`)
    // Everything else goes on as it did; seeing where one is signed in, and ending that, most of all.
    for (const page of [urls.sessions, urls.ownData, urls.messageSettings, urls.second])
      expect((await nadia.go(page)).status, page).toBe(200)
    expect((await nadia.go(urls.sessions, {})).status).toBe(200)
  })

  it('still sends what they filled in on a page that was open, for a while', async () => {
    const tom = await somebody('Tom')
    later(25)
    expect((await tom.go(urls.confirmAddress, { address: 'tom2@voorbeeld.be' })).to).not.toContain('aanmelden')
    later(10)
    const late = await tom.go(urls.confirmAddress, { address: 'tom3@voorbeeld.be' })
    expect(late.to).toBe(`/aanmelden?${new URLSearchParams({ terug: urls.messageSettings, opnieuw: 'ja' })}`)
    const erased = await tom.go(urls.erase, { sure: 'ja' })
    expect(erased.to).toContain('opnieuw=ja')
    const { erasedAt } = await db
      .selectFrom('person')
      .select('erasedAt')
      .where('id', '=', tom.id)
      .executeTakeFirstOrThrow()
    expect(erasedAt).toBeNull()
  })

  it('proves it in one session, not in another of theirs', async () => {
    const wilma = await somebody('Wilma')
    later(40)
    const elsewhere = await wilma.browser()
    await db.updateTable('session').set({ beganAt: now }).where('fingerprint', '=', elsewhere.session).execute()
    expect((await elsewhere.go(urls.erase)).status).toBe(200)
    expect((await wilma.go(urls.erase)).to).toContain('opnieuw=ja')
  })

  it('who is not signed in is asked nothing of the kind', async () => {
    const nobody = await (await somebody('Iemand')).browser()
    await nobody.go(urls.signOut, {})
    expect((await nobody.go(urls.password)).to).not.toContain('opnieuw')
  })
})
