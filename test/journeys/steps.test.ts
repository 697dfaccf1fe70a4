import { expect, test } from 'vitest'
import { axe, openBrowser, picture, visitor } from '../support/browser.ts'
import { startHouse } from '../support/house.ts'

const house = await startHouse()
const browser = await openBrowser()

test('a visitor climbs the ladder of care without an account: what each rung adds, and the ways to it', async () => {
  const page = await visitor(browser, house.address, { screen: 'phone', script: false })
  await page.goto('/ladders')
  await page.getByRole('link', { name: /^Zorg Van / }).click()
  await page.getByRole('heading', { level: 1, name: 'Ladder: Zorg' }).waitFor()
  await page.getByText('Gerekend voor wie nog niets kan tonen').waitFor()
  await page.getByLabel('Waar wil je naartoe?').selectOption({ label: 'Zorgkundige' })
  await page.getByRole('button', { name: 'Reken opnieuw' }).click()
  const rung = page.locator('li.rung-card').filter({ has: page.getByRole('heading', { name: 'Zorgkundige' }) })
  await rung.getByText('Hier wil je naartoe').waitFor()
  await rung.getByText(/^\+ .* bovenop de sport eronder$/).waitFor()
  await rung.getByText('knelpuntberoep').first().waitFor()
  await picture(page, 'care-ladder-phone')
  await rung.getByRole('button', { name: /Toon de wegen hiernaartoe/ }).click()
  await page
    .getByText(/Zorgkundige/)
    .first()
    .waitFor()
})

test('what Nadia told and holds takes hours off her ladder', async () => {
  const page = await visitor(browser, house.address, {})
  await page.goto('/ladders/zorg?doel=BK-0243-2')
  await axe(page)
  await picture(page, 'care-ladder')
  const up = page.locator('.figures dd').first()
  const before = await up.textContent()
  await page.goto('/aanmelden')
  await page.getByRole('button', { name: /Meld aan als Nadia/ }).click()
  await page.goto('/mijn-dossiers')
  await page.locator('a.card').first().click()
  await page.getByRole('button', { name: 'Toon mijn ladder' }).click()
  await page.locator('main h2 a').first().waitFor()
  await page.goto('/ladders/zorg?doel=BK-0243-2')
  await page.getByText('Gerekend voor jou').waitFor()
  expect(await up.textContent()).not.toBe(before)
  await axe(page)
  await picture(page, 'care-ladder-nadia')
})

test('the ladder in the dark', async () => {
  const page = await visitor(browser, house.address, { colours: 'dark', language: 'en' })
  await page.goto('/ladders/zorg')
  await page.getByRole('heading', { level: 1 }).waitFor()
  await picture(page, 'care-ladder-dark')
})
