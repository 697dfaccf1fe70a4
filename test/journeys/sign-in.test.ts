import { expect, test } from 'vitest'
import { axe, openBrowser, openMenu, picture, visitor } from '../support/browser.ts'
import { startHouse } from '../support/house.ts'

const house = await startHouse()
const browser = await openBrowser()

test.each([
  { screen: 'phone', script: false, email: 'wilma@voorbeeld.be' },
  { screen: 'phone', script: true, email: 'achmed@voorbeeld.be' },
] as const)('a new person signs in with a code by mail (JavaScript $script)', async ({ screen, script, email }) => {
  const check = script ? axe : async () => {}
  const page = await visitor(browser, house.address, { screen, script })
  const mailbox = await visitor(browser, house.address)
  await page.goto('/mijn-dossiers')
  await page.getByRole('textbox', { name: 'Je e-mailadres' }).fill('wilma')
  await page.getByRole('button', { name: 'Stuur me een code' }).click()
  expect(await page.getByRole('alert').textContent()).toContain('Dit is geen e-mailadres')
  await check(page)
  await page.getByRole('textbox', { name: 'Je e-mailadres' }).fill(email)
  await page.getByRole('button', { name: 'Stuur me een code' }).click()
  await page.getByRole('heading', { name: 'Kijk in je mailbox' }).waitFor()
  await check(page)
  await picture(page, 'sign-in-code')

  await mailbox.goto('/dev/postbus')
  const mail = await mailbox.getByRole('article').filter({ hasText: email }).first().textContent()
  const code = /\d{6}/.exec(mail ?? '')?.[0] ?? ''
  await page.getByRole('textbox', { name: 'De zes cijfers' }).fill('12')
  await page.getByRole('button', { name: 'Meld me aan' }).click()
  expect(await page.getByRole('alert').textContent()).toContain('kloppen niet')
  await page.getByRole('textbox', { name: 'De zes cijfers' }).fill(code)
  await page.getByRole('button', { name: 'Meld me aan' }).click()

  await page.getByRole('textbox', { name: 'Je naam' }).fill('Iemand Nieuw')
  await check(page)
  await page.getByRole('button', { name: 'Bewaar' }).click()
  expect(page.url()).toContain('/mijn-dossiers')
  await openMenu(page)
  await page.getByRole('button', { name: 'Afmelden (Iemand Nieuw)' }).waitFor()
})
