import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { axe, openBrowser, picture, visitor } from '../support/browser.ts'
import { startHouse } from '../support/house.ts'
import { secret, withPlace } from '../support/real-files.ts'

const house = await startHouse()
const browser = await openBrowser()

type Page = Awaited<ReturnType<typeof visitor>>

const signInAs = async (page: Page, name: RegExp) => {
  await page.goto('/aanmelden')
  await page.getByRole('button', { name }).click()
}

/** A photo that a browser made itself, as a phone would: with the place in it. */
const photo = async (page: Page) => ({
  name: 'attest.jpg',
  mimeType: 'image/jpeg',
  buffer: withPlace(await page.screenshot({ type: 'jpeg', quality: 60 })),
})

const fillIn = async (page: Page, title: string) => {
  await page.goto('/mijn-dossiers')
  await page.getByRole('link', { name: 'Mijn bewijzen' }).click()
  await page.getByRole('link', { name: 'Voeg een bewijs toe' }).click()
  await page.getByRole('radio', { name: 'Een attest van een werkgever' }).check()
  await page.getByRole('textbox', { name: 'Van wie kreeg je het?' }).fill('Van Hool')
  await page.getByRole('button', { name: 'Bewaar en ga verder' }).click()
  await page.getByRole('alert').waitFor()
  expect(await page.getByRole('textbox', { name: 'Van wie kreeg je het?' }).inputValue()).toBe('Van Hool')
  await page.getByRole('textbox', { name: 'Hoe noem je het?' }).fill(title)
  await page.getByRole('button', { name: 'Bewaar en ga verder' }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
}

test('a worker photographs an attest on a phone, takes it back without its place, and removes it', async () => {
  const page = await visitor(browser, house.address, { screen: 'phone' })
  await signInAs(page, /Meld aan als Tom/)
  await page.goto('/mijn-bewijzen')
  await axe(page)
  await picture(page, 'evidence-empty')
  await fillIn(page, 'Lasattest van Van Hool')
  await axe(page)
  const taken = await photo(page)
  expect(taken.buffer.includes(secret)).toBe(true)
  await page.getByLabel('Neem een foto').setInputFiles(taken)
  await page
    .getByLabel('Of kies bestanden')
    .setInputFiles({ name: 'cv.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ a program') })
  await page.getByRole('button', { name: 'Voeg toe' }).click()
  expect(await page.getByRole('alert').textContent()).toContain('cv.pdf: De naam van dit bestand past niet')
  await axe(page)
  await picture(page, 'evidence-item')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'attest.jpg' }).click(),
  ])
  const saved = readFileSync(await download.path())
  expect([saved.subarray(0, 2).toString('hex'), saved.includes(secret)]).toEqual(['ffd8', false])
  // What comes back can still be shown.
  const address = `data:image/jpeg;base64,${saved.toString('base64')}`
  expect(
    await page.evaluate(
      `(async () => { const image = new Image(); image.src = '${address}'; await image.decode(); return image.width })()`,
    ),
  ).toBe(780)
  await page.goto('/mijn-bewijzen')
  await axe(page)
  await picture(page, 'evidence')
  await page.getByRole('link', { name: /Lasattest/ }).click()
  await page.getByRole('link', { name: 'Haal dit bewijs weg' }).click()
  await axe(page)
  await page.getByRole('button', { name: 'Ja, haal weg' }).click()
  await page.getByText('Je hebt nog geen bewijzen').waitFor()
  await page.getByRole('link', { name: 'Wat er met je bewijzen gebeurde' }).click()
  await page.getByText('Jij haalde een bewijs weg met één bestand.').waitFor()
})

test('the same without script', async () => {
  const page = await visitor(browser, house.address, { screen: 'phone', script: false })
  await signInAs(page, /Meld aan als Elif/)
  await fillIn(page, 'Attest van Elif')
  await page.getByLabel('Of kies bestanden').setInputFiles(await photo(page))
  await page.getByRole('button', { name: 'Voeg toe' }).click()
  await page.getByRole('link', { name: 'attest.jpg' }).waitFor()
  await page.getByRole('button', { name: /Haal weg.*attest\.jpg/ }).click()
  await page.getByText('Er staat nog niets bij.').waitFor()
})

test('with script the files go on their way and the page comes back with them; in the dark as well', async () => {
  const page = await visitor(browser, house.address, { colours: 'dark' })
  await signInAs(page, /Meld aan als Nadia/)
  await fillIn(page, 'Attest van Nadia')
  await page.getByLabel('Of kies bestanden').setInputFiles([await photo(page)])
  await page.getByRole('button', { name: 'Voeg toe' }).click()
  await page.getByRole('link', { name: 'attest.jpg' }).waitFor()
  await axe(page)
  await picture(page, 'evidence-item-dark')
  await page.goto('/mijn-bewijzen/nieuw')
  await axe(page)
  await picture(page, 'evidence-new-dark')
})
