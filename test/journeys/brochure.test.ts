import { expect, test } from 'vitest'
import { openBrowser, picture, signedIn, visitor } from '../support/browser.ts'
import { startHouse } from '../support/house.ts'
import { looks, type Page } from '../support/named.ts'

const house = await startHouse()
const browser = await openBrowser()
const signIn = async (page: Page, name: string, work?: RegExp) => {
  await page.goto('/aanmelden')
  await page.getByRole('button', { name: new RegExp(`Meld aan als ${name}`) }).click()
  await signedIn(page)
  if (!work) return
  await page.goto('/organisaties')
  await page.getByRole('button', { name: work }).first().click()
}
const click = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click()
const programme = '/folder/zorgpunt-zorgkundige-avond'

test('an employer reads what a programme asks and costs, and asks for a talk; the school speaks with them', async () => {
  const luc = await visitor(browser, house.address)
  await luc.goto('/opleidingen/zorgpunt-zorgkundige-avond')
  await luc.getByRole('link', { name: 'Folder voor werkgevers' }).click()
  await luc.getByRole('heading', { level: 1, name: 'Zorgkundige, avond en online' }).waitFor()
  await luc.getByText('Farah, zorgkundige').waitFor()
  await looks(luc, 'brochure')
  await luc.getByRole('combobox', { name: 'Hoe groot is je bedrijf?' }).selectOption('large')
  await click(luc, 'Reken opnieuw')
  expect(await luc.getByRole('combobox', { name: 'Hoe groot is je bedrijf?' }).inputValue()).toBe('large')
  await signIn(luc, 'Luc')
  await luc.goto(programme)
  await luc.getByRole('textbox', { name: 'Je bedrijf' }).fill('De Linde')
  await luc.getByRole('textbox', { name: 'Telefoon of e-mail' }).fill('luc@voorbeeld.be')
  await click(luc, 'Vraag een gesprek')
  await luc.getByText('Je vroeg een gesprek.').waitFor()

  const ann = await visitor(browser, house.address, { screen: 'phone', colours: 'dark' })
  await signIn(ann, 'Ann', /Werk voor Voorbeeld-CVO Zorgpunt als coördinator/)
  await ann.goto('/folders')
  await looks(ann, 'brochures-desk-phone-dark')
  await click(ann, /We spraken elkaar/)
  await ann.getByRole('link', { name: 'Zorgkundige, avond en online' }).click()
  await ann.getByRole('textbox', { name: 'Voornaam' }).fill('Joris')
  await ann.getByRole('textbox', { name: 'Job, in het Nederlands' }).fill('nachtzorgkundige')
  await ann.getByRole('textbox', { name: 'Wat zegt deze persoon? In het Nederlands' }).fill('Ik kon blijven werken.')
  await click(ann, 'Vraag een ja')
  const link = (await ann.getByText(/\/getuigenis\//).textContent()) ?? ''
  await looks(ann, 'brochure-keep-phone-dark')

  // The person themselves, without an account and without JavaScript.
  const joris = await visitor(browser, house.address, { screen: 'phone', script: false })
  await joris.goto(new URL(link).pathname)
  await picture(joris, 'testimonial-phone')
  await click(joris, 'Ja, toon dit')
  await joris.goto(programme)
  await joris.getByText('Ik kon blijven werken.').waitFor()
  await picture(joris, 'brochure-phone')
  await joris.goto(new URL(link).pathname)
  await click(joris, 'Haal dit weg')
  await joris.goto(programme)
  await expect.poll(() => joris.getByText('Ik kon blijven werken.').count()).toBe(0)
})
