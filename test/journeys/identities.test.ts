import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { axe, openBrowser, openMenu, picture, visitor } from '../support/browser.ts'
import { startHouse } from '../support/house.ts'
import { fileOf, freePort, secret, settingsOf, startProvider } from '../support/openid.ts'

const port = await freePort()
const address = `http://127.0.0.1:${port}`
const accounts = {
  wilma: { name: 'Wilma De Vos' },
  achmed: { name: 'Achmed Yildiz' },
  tom: { name: 'Tom Vermeulen' },
  elif: { name: 'Elif Demir' },
}
const government = await startProvider([`${address}/aanmelden/via/overheid/terug`], accounts)
const employer = await startProvider([`${address}/aanmelden/via/houtwerf/terug`], accounts)
const file = join(mkdtempSync(join(tmpdir(), 'openid-')), 'providers.yaml')
const itsme = { name: { nl: 'itsme of je eID', en: 'itsme or your eID' } }
const houtwerf = { id: 'houtwerf', name: { nl: 'Houtwerf', en: 'Houtwerf' }, organisation: '0403170701' }
writeFileSync(file, fileOf(settingsOf(government.issuer, itsme), settingsOf(employer.issuer, houtwerf)))
const house = await startHouse({
  PORT: String(port),
  LEERLADDER_ADDRESS: address,
  LEERLADDER_OPENID_FILE: file,
  OPENID_SECRET: secret,
})
const browser = await openBrowser()

/** Says on the page of the other side who one is. */
const sayWho = async (page: Page, who: string) => {
  await page.getByRole('heading', { name: 'De andere kant' }).waitFor()
  await page.getByRole('textbox', { name: 'Wie ben je?' }).fill(who)
  await page.getByRole('button', { name: 'Dit ben ik' }).click()
}

test.each([
  { script: false, who: 'wilma', name: 'Wilma De Vos' },
  { script: true, who: 'achmed', name: 'Achmed Yildiz' },
] as const)('somebody new signs in through the government (JavaScript $script)', async ({ script, who, name }) => {
  const check = script ? axe : async () => {}
  const page = await visitor(browser, house.address, { screen: 'phone', script })
  await page.goto('/mijn-dossiers')
  await check(page)
  await picture(page, 'sign-in-via')
  await page.getByRole('button', { name: 'Meld me aan via itsme of je eID' }).click()
  await page.getByRole('heading', { name: 'De andere kant' }).waitFor()
  await page.getByRole('button', { name: 'Ik stop' }).click()
  expect(await page.getByRole('alert').textContent()).toContain('Je stopte onderweg')
  await check(page)
  await page.getByRole('button', { name: 'Meld me aan via itsme of je eID' }).click()
  await sayWho(page, who)
  expect(await page.getByRole('textbox', { name: 'Je naam' }).inputValue()).toBe(name)
  await page.getByRole('button', { name: 'Bewaar' }).click()
  expect(page.url()).toBe(`${address}/mijn-dossiers`)
  await openMenu(page)
  await page.getByRole('button', { name: `Afmelden (${name})` }).waitFor()
})

test.each([
  { screen: 'desktop', colours: 'dark', who: 'tom' },
  { screen: 'phone', colours: 'light', who: 'elif' },
] as const)(
  'somebody links their employer and takes the link away ($screen, $colours)',
  async ({ screen, colours, who }) => {
    const { name } = accounts[who]
    const page = await visitor(browser, house.address, { screen, colours })
    await page.goto('/aanmelden')
    await page.getByRole('button', { name: `Meld aan als ${name}` }).click()
    await page.goto('/mijn-aanmeldingen')
    await page.getByRole('link', { name: 'Aanmelden via je organisatie of de overheid' }).click()
    await axe(page)
    await picture(page, `identities-none-${screen}-${colours}`)
    await page.getByRole('button', { name: 'Koppel Houtwerf' }).click()
    await sayWho(page, who)
    await page.getByRole('heading', { name: 'Wil je Houtwerf koppelen?' }).waitFor()
    await axe(page)
    await picture(page, `identity-ask-${screen}-${colours}`)
    await page.getByRole('button', { name: 'Koppel', exact: true }).click()
    await page.getByRole('heading', { name: 'Houtwerf' }).waitFor()
    await axe(page)
    await picture(page, `identities-${screen}-${colours}`)

    const other = await visitor(browser, house.address, { screen, colours })
    await other.goto('/aanmelden')
    await other.getByRole('button', { name: 'Meld me aan via Houtwerf' }).click()
    await sayWho(other, who)
    await other.waitForURL(({ href, pathname }) => href.startsWith(address) && !/^.aanmelden/.test(pathname))
    await openMenu(other)
    await other.getByRole('button', { name: `Afmelden (${name})` }).waitFor()

    await page.getByRole('button', { name: 'Maak los (Houtwerf)' }).click()
    await page.getByRole('button', { name: 'Koppel Houtwerf' }).waitFor()
    expect(await page.getByRole('heading', { name: 'Houtwerf' }).count()).toBe(0)
  },
)
