import { expect, test } from 'vitest'
import { axe, openBrowser, openMenu, picture, signedIn, visitor } from '../support/browser.ts'
import { startHouse } from '../support/house.ts'

const house = await startHouse()
const browser = await openBrowser()

type Page = Awaited<ReturnType<typeof visitor>>

const signInAs = async (page: Page, name: RegExp) => {
  await page.goto('/aanmelden')
  await axe(page)
  await page.getByRole('button', { name }).click()
  await signedIn(page)
}

test('a named worker opens a kept ladder, shares it, and withdraws the link', async () => {
  const page = await visitor(browser, house.address, { screen: 'phone' })
  await signInAs(page, /Meld aan als Tom/)
  await openMenu(page)
  await page.getByRole('link', { name: 'Mijn dossiers' }).click()
  await axe(page)
  await page.locator('a.card').first().click()
  await axe(page)
  await page.getByRole('textbox', { name: 'Stuur de link naar' }).fill('geen adres')
  await page.getByRole('button', { name: 'Maak een link' }).click()
  expect(await page.getByRole('alert').textContent()).toContain('Dit is geen e-mailadres')
  await page.getByRole('textbox', { name: 'Stuur de link naar' }).fill('begeleider@voorbeeld.be')
  await page.getByRole('button', { name: 'Maak een link' }).click()
  const link = await page.getByRole('status').getByRole('link').textContent()
  expect(link).toContain('/gedeeld/')
  await axe(page)

  const guide = await visitor(browser, house.address)
  await guide.goto(link ?? '')
  expect(await guide.getByRole('heading', { level: 1 }).textContent()).toContain('Plaatlasser')
  expect(await guide.content()).not.toContain('Tom Vermeulen')
  await axe(guide)
  await picture(guide, 'shared')
  await guide.goto('/dev/postbus')
  expect(await guide.getByRole('main').textContent()).toContain('begeleider@voorbeeld.be')

  await page.getByRole('button', { name: 'Trek in' }).click()
  const response = await guide.goto(link ?? '')
  expect(response?.status()).toBe(410)

  await page.getByRole('link', { name: 'Wat er gebeurde, en wie keek' }).click()
  await axe(page)
  await picture(page, 'timeline')
  const told = await page.getByRole('main').getByRole('listitem').allTextContents()
  expect(told.map(line => line.replace(/^[\d:]+\s*/, '')).slice(0, 3)).toEqual([
    'Jij trok een link in.',
    'Iemand zonder account bekeek dit dossier.',
    'Jij maakte een link die 30 dagen open blijft.',
  ])
  expect((await guide.goto(page.url()))?.status()).toBe(404)
})

test('what a visitor filled in is kept after signing in, and nobody else finds it', async () => {
  const page = await visitor(browser, house.address)
  await page.goto('/wat-kan-je-al/doel')
  await page.getByRole('searchbox').first().fill('plaatlasser')
  await page.getByRole('button', { name: 'Zoek' }).first().click()
  await page.getByRole('radio', { name: /^Plaatlasser/ }).check()
  await page.getByRole('button', { name: 'Verder' }).click()
  await page.goto('/ladder')
  await page.locator('main h2 a').first().click()
  await page.getByRole('button', { name: 'Bewaar mijn ladder' }).click()
  expect(page.url()).toContain('/aanmelden')
  await page.getByRole('button', { name: /Meld aan als Wout/ }).click()
  await page.getByRole('button', { name: 'Bewaar mijn ladder' }).click()
  expect(await page.getByRole('main').textContent()).toContain('Bewaard op')
  const mine = page.url()

  const other = await visitor(browser, house.address)
  await signInAs(other, /Meld aan als Tom/)
  expect((await other.goto(mine))?.status()).toBe(404)
  const nobody = await visitor(browser, house.address)
  expect((await nobody.goto(mine))?.status()).toBe(404)
})

test('who forgot to sign out somewhere signs out everywhere else', async () => {
  const here = await visitor(browser, house.address, { screen: 'phone' })
  const library = await visitor(browser, house.address)
  await signInAs(library, /Meld aan als Nadia/)
  await signInAs(here, /Meld aan als Nadia/)
  await openMenu(here)
  await here.getByRole('link', { name: 'Mijn dossiers' }).click()
  await here.getByRole('link', { name: 'Mijn gegevens' }).click()
  await here.getByRole('link', { name: 'Waar ben je aangemeld?' }).click()
  await axe(here)
  await picture(here, 'sessions')
  await here.getByRole('button', { name: 'Meld me overal anders af' }).click()
  expect(await here.getByRole('status').textContent()).toContain('op één ander toestel afgemeld')
  await library.goto('/mijn-dossiers')
  expect(library.url()).toContain('/aanmelden')
  await here.goto('/mijn-dossiers')
  expect(here.url()).not.toContain('/aanmelden')
})

test('a route goes along on paper as a tagged PDF', async () => {
  const page = await visitor(browser, house.address)
  await signInAs(page, /Meld aan als Tom/)
  await page.goto('/mijn-dossiers')
  await page.locator('a.card').first().click()
  await page.getByRole('button', { name: 'Toon mijn ladder' }).click()
  await page.locator('main h2 a').first().click()
  const href = await page.getByRole('link', { name: 'Neem mee op papier' }).getAttribute('href')
  const response = await page.request.get(href ?? '')
  expect(response.headers()['content-type']).toBe('application/pdf')
  const pdf = (await response.body()).toString('latin1')
  expect(pdf.slice(0, 5)).toBe('%PDF-')
  expect(pdf).toContain('/MarkInfo')
})

test('a person sees their data, takes them along, and has them erased', async () => {
  const page = await visitor(browser, house.address, { screen: 'phone' })
  await signInAs(page, /Meld aan als Elif/)
  await page.goto('/mijn-gegevens')
  await axe(page)
  await picture(page, 'own-data')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download alles' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('leerladder.zip')
  await page.getByRole('link', { name: 'Wis alles' }).click()
  await axe(page)
  await page.getByRole('button', { name: 'Wis alles voorgoed' }).click()
  expect(await page.getByRole('alert').textContent()).toContain('Typ het woord WIS')
  await page.getByRole('textbox', { name: 'Typ WIS om te bevestigen' }).fill('WIS')
  await page.getByRole('button', { name: 'Wis alles voorgoed' }).click()
  await page.getByRole('heading', { name: 'Alles is gewist' }).waitFor()
  await axe(page)
  await page.goto('/aanmelden')
  expect(await page.getByRole('button', { name: /Meld aan als Elif/ }).count()).toBe(0)
})

test('a worker lets a guide see parts of a dossier, sees who sees what, and ends it', async () => {
  const page = await visitor(browser, house.address, { screen: 'phone' })
  await signInAs(page, /Meld aan als Tom/)
  await page.goto('/mijn-dossiers')
  await page.locator('a.card').first().click()
  await page.getByRole('link', { name: 'Wie ziet wat?' }).click()
  await axe(page)
  await page.getByRole('textbox', { name: 'E-mailadres van die persoon' }).fill('sofie-janssens@voorbeeld.be')
  await page.getByRole('button', { name: 'Laat meekijken' }).click()
  expect(await page.getByRole('alert').textContent()).toContain('Kies minstens één deel')
  await page.getByRole('radio', { name: 'Mij begeleiden' }).check()
  await page.getByRole('checkbox', { name: 'je doel' }).check()
  await page.getByRole('checkbox', { name: 'wat je kan' }).check()
  await page.getByRole('button', { name: 'Laat meekijken' }).click()
  await page.getByRole('heading', { name: 'Wie je toeliet' }).waitFor()

  const guide = await visitor(browser, house.address)
  await signInAs(guide, /Meld aan als Sofie/)
  await guide.getByRole('link', { name: 'Met mij gedeeld' }).click()
  await axe(guide)
  await guide.getByRole('link', { name: /Tom Vermeulen/ }).click()
  await axe(guide)
  expect(await guide.getByRole('main').textContent()).toContain('Plaatlasser')
  const shown = guide.url()

  await page.reload()
  expect(await page.getByRole('main').textContent()).toContain('keek het laatst op')
  await axe(page)
  await picture(page, 'who-sees-what')
  await page.getByRole('button', { name: 'Zet stop' }).click()
  await page.getByText('stopgezet').waitFor()
  expect((await guide.goto(shown))?.status()).toBe(404)
})
