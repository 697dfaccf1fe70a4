import { describe, expect, test } from 'vitest'
import { axe, openBrowser, picture, visitor } from '../support/browser.ts'
import { startHouse } from '../support/house.ts'

const house = await startHouse()
const browser = await openBrowser()

const pages = [
  '/opleidingen',
  '/opleidingen/encora-zorgkundige',
  '/kwalificaties/BK-0243-2',
  '/vrijstellingen',
  '/bronnen',
  '/steun',
  '/steun/vov',
  '/api',
  '/wat-kan-je-al/binnen-bereik',
  '/geen-pagina',
]

describe.each(['nl', 'en'] as const)('every public page (%s)', language => {
  test.each(pages)('%s opens, is accessible and fits a phone', async path => {
    const page = await visitor(browser, house.address, { screen: 'phone', language })
    const response = await page.goto(path)
    expect(response?.status()).toBe(path === '/geen-pagina' ? 404 : 200)
    expect(await page.locator('html').getAttribute('lang')).toBe(language)
    await axe(page)
    const wide = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
    expect(wide).toBeLessThanOrEqual(0)
  })
})

test('an administrator reads a file in, and nobody else finds that page', async () => {
  const nobody = await visitor(browser, house.address)
  expect((await nobody.goto('/beheer/inlezen'))?.status()).toBe(404)

  const page = await visitor(browser, house.address)
  await page.goto('/aanmelden')
  await page.getByRole('button', { name: /Meld aan als Karim/ }).click()
  await page.getByRole('link', { name: 'Inlezen' }).click()
  await axe(page)
  const csv = 'postcode,plaats,lon,lat\n2018,Antwerpen,4.4,51.2\n'
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'postcodes.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
  await page.getByRole('main').locator('button[type=submit]').last().click()
  await page.getByText('postcodes.csv').first().waitFor()
  await axe(page)
  await picture(page, 'import')
  await page.getByRole('link', { name: 'Wie mag wat' }).click()
  await axe(page)
  await picture(page, 'permissions')
})
