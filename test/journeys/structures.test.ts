import { expect, test } from 'vitest'
import { axe, openBrowser, picture, visitor } from '../support/browser.ts'
import { startHouse } from '../support/house.ts'

const house = await startHouse()
const browser = await openBrowser()

type Page = Awaited<ReturnType<typeof visitor>>

/** Lieve coordinates the programmes of the university college in Ostend. */
const asLieve = async (page: Page) => {
  await page.goto('/aanmelden')
  await page.getByRole('button', { name: /Meld aan als Lieve/ }).click()
  await page.goto('/organisaties')
  const choose = page.getByRole('button', { name: 'Werk voor Voorbeeld-hogeschool Noordzee als coördinator' })
  if (await choose.isVisible()) await choose.click()
  await page.goto('/aanvragen')
  await page.getByRole('link', { name: 'Opbouw van je opleidingen' }).click()
}

test('a coordinator makes a choice of three modules by keyboard, is told what is wrong, and publishes', async () => {
  const page = await visitor(browser, house.address, {})
  await asLieve(page)
  await axe(page)
  await page.getByRole('link', { name: /Graduaat HR-support, dagtraject/ }).click()
  await page.getByText('Klopt: wie begint, kan het afmaken').waitFor()
  await axe(page)

  const press = async (name: string | RegExp, role: 'link' | 'button' = 'button') => {
    await page.getByRole(role, { name }).first().focus()
    await page.keyboard.press('Enter')
  }
  await press(/^Wijzig ?: Je volgt/, 'link')
  await press('Een aantal')
  for (const module of ['HR in cijfers', 'Zakelijk communiceren', 'Digitale tools voor HR']) {
    await press(new RegExp(`^Wijzig ?: ${module}`), 'link')
    await press('Zet daar')
  }
  await press(/^Wijzig ?: Kies 1 van deze 3/, 'link')
  await page.getByLabel('Hoeveel delen').fill('4')
  await page.getByLabel('Naam in het Nederlands').fill('Kies wat bij je job past')
  await axe(page)
  await picture(page, 'structure-part')
  await page.getByLabel('Hoeveel delen').press('Enter')
  await page.getByRole('link', { name: 'Men moet 4 delen kiezen, maar er zijn er maar 3.' }).click()
  expect(page.url()).toContain('#deel-')
  await picture(page, 'structure-wrong')
  await press(/^Wijzig ?: Kies wat bij je job past/, 'link')
  await page.getByLabel('Hoeveel delen').fill('2')
  await page.getByLabel('Hoeveel delen').press('Enter')
  await page.getByText('Klopt: wie begint, kan het afmaken').waitFor()
  await axe(page)
  await picture(page, 'structure-draft')

  await page.getByRole('link', { name: 'Bekijk wat verandert' }).click()
  await page.getByRole('listitem').filter({ hasText: 'HR in cijfers' }).getByText('naar keuze').first().waitFor()
  await axe(page)
  await picture(page, 'structure-difference')
  await page.getByRole('link', { name: 'Terug naar de opbouw' }).click()
  await page.getByLabel('Geldig voor wie begint vanaf').fill('2027-09-01')
  await press('Maak deze opbouw bekend')
  await page.getByRole('link', { name: 'Vanaf 1 september 2027' }).waitFor()
})

test('a teacher tries the microdegree on a phone in the dark, without script', async () => {
  const page = await visitor(browser, house.address, { screen: 'phone', colours: 'dark', script: false })
  await page.goto('/opleidingen/vives-krachtig-leraarschap')
  await page.getByRole('link', { name: 'Probeer keuzes' }).click()
  await page.getByText('11 tot 12').first().waitFor()
  await page.getByRole('checkbox', { name: /Handelingsgericht werken/ }).check()
  await page.getByRole('checkbox', { name: /Zorgzaam in de klas/ }).check()
  await page.getByRole('button', { name: 'Kijk wat dit geeft' }).click()
  await page.getByText('Nog 1 module te gaan').waitFor()
  await page.getByRole('link', { name: 'Vul mijn keuze zo aan' }).click()
  await page.getByText('Hiermee haal je: Microdegree Krachtig leraarschap.').waitFor()
  await page.getByText(/van de 60 studiepunten heb je dan al/).waitFor()
  await picture(page, 'choices-phone-dark')
})

test('the same with script, on a desk', async () => {
  const page = await visitor(browser, house.address, {})
  await page.goto(
    '/opleidingen/vives-krachtig-leraarschap/keuze?m=viv-kl-handelingsgericht&m=viv-kl-zorg-klas&m=viv-kl-nieuw-school',
  )
  await page.getByText('3 modules, 11 studiepunten').waitFor()
  await axe(page)
  await picture(page, 'structure')
})
