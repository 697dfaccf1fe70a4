import { expect, test } from 'vitest'
import { openBrowser, visitor } from '../support/browser.ts'
import { startHouse } from '../support/house.ts'
import { looks, type Page, signIn } from '../support/named.ts'

const house = await startHouse()
const browser = await openBrowser()

const toAgreement = async (page: Page, waits: string) => {
  await page.goto('/wat-wacht')
  await page
    .getByRole('listitem')
    .getByRole('link', { name: new RegExp(waits) })
    .click()
  await page.getByRole('heading', { level: 1, name: /Afspraak/ }).waitFor()
}
const signs = async (page: Page) => {
  await page.getByRole('button', { name: 'Teken', exact: true }).click()
  await page.getByText('dat ben jij').waitFor()
}

test('a worker reads an agreement on a phone and asks; two sign at the same moment, and it holds', {
  timeout: 120_000,
}, async () => {
  const nadia = await visitor(browser, house.address, { screen: 'phone' })
  await signIn(nadia, 'Nadia')
  await toAgreement(nadia, 'Lees en teken een afspraak')
  await looks(nadia, 'agreement-phone')
  await nadia.getByText('Stel een vraag').first().click()
  await nadia.getByRole('textbox', { name: 'Wat wil je weten?' }).fill('Telt een examen ook als werktijd?')
  await nadia.getByRole('button', { name: 'Stel een vraag' }).click()

  // Without any script.
  const luc = await visitor(browser, house.address, { script: false })
  await signIn(luc, 'Luc', /Werk voor Voorbeeld-woonzorghuis De Linde als (werkgever|personeelsdienst)/)
  await toAgreement(luc, 'Antwoord op een vraag')
  await luc.getByRole('textbox', { name: 'Je antwoord' }).fill('Ja, twee dagen per jaar.')
  await luc.getByRole('button', { name: 'Antwoord' }).click()
  await luc.getByRole('link', { name: 'Pas aan' }).click()
  await luc.getByRole('textbox', { name: /Boeken en materiaal/ }).fill('200,50')
  await luc.getByRole('button', { name: 'Bewaar als nieuwe versie' }).click()
  await luc.getByRole('link', { name: 'Zeg waarom dit anders is dan de set.' }).waitFor()
  expect(await luc.getByRole('textbox', { name: /Boeken en materiaal/ }).inputValue()).toBe('200,50')

  const hilde = await visitor(browser, house.address, { colours: 'dark' })
  await signIn(hilde, 'Hilde', /Werk voor Voorbeeld-woonzorghuis De Linde/)
  await toAgreement(hilde, 'Lees en teken een afspraak')
  await looks(hilde, 'agreement-workplace-dark')
  await nadia.reload()
  for (const page of [nadia, hilde]) await page.getByRole('checkbox', { name: /Ik las de afspraak/ }).check()
  await Promise.all([signs(nadia), signs(hilde)])
  await Promise.all([nadia.reload(), hilde.reload()])
  for (const page of [nadia, hilde])
    await expect.poll(() => page.getByText('afgesproken', { exact: true }).count()).toBe(1)
  await looks(nadia, 'agreement-signed-phone')

  await nadia.getByText('De precieze tekst').click()
  await nadia.getByRole('link', { name: 'Kijk een afspraak op papier na' }).click()
  await nadia.getByText('geldig', { exact: true }).waitFor()
  await looks(nadia, 'agreement-checked-phone')
})

test('a set of conditions is read by anybody, and kept by a school', async () => {
  const ann = await visitor(browser, house.address)
  await ann.goto('/voorwaarden')
  await ann.getByRole('link', { name: /Groeien in de zorg/ }).click()
  await looks(ann, 'agreement-set')
  await signIn(ann, 'Ann', /Werk voor Voorbeeld-CVO Zorgpunt als coördinator/)
  await ann.goto('/voorwaarden-beheer')
  await ann.getByRole('link', { name: /Groeien in de zorg/ }).click()
  await looks(ann, 'agreement-keep-set')
})
