import { expect, test } from 'vitest'
import { axe, openBrowser, picture, visitor } from '../support/browser.ts'
import { startHouse } from '../support/house.ts'

const house = await startHouse()
const browser = await openBrowser()
type Page = Awaited<ReturnType<typeof visitor>>

const signIn = async (page: Page, name: string, work?: RegExp) => {
  await page.goto('/aanmelden')
  await page.getByRole('button', { name: new RegExp(`Meld aan als ${name}`) }).click()
  await page.getByRole('link', { name: 'Wat wacht' }).first().waitFor()
  if (!work) return
  await page.goto('/organisaties')
  await page.getByRole('button', { name: work }).first().click()
}
const click = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()
const looks = async (page: Page, name: string) => {
  await axe(page)
  await picture(page, name)
}

test('a care home plans who learns what; a worker reads along, makes it a plan of their own and lets a team leader in', async () => {
  const luc = await visitor(browser, house.address)
  await signIn(luc, 'Luc', /Werk voor Voorbeeld-woonzorghuis De Linde als werkgever/)
  await luc.goto('/organisaties')
  await luc.getByRole('link', { name: 'Opleidingsplannen' }).click()
  await luc.getByRole('link', { name: /Opleidingsplan 2027/ }).click()
  await click(luc, 'Maak het plan')
  await luc.getByText('Beter kan niet binnen deze grenzen').waitFor()
  await looks(luc, 'training-plan')
  await luc.getByRole('link', { name: 'Jobs en competenties' }).click()
  await looks(luc, 'training-matrix')
  await luc.getByRole('link', { name: 'Mensen', exact: true }).click()
  await luc.getByRole('link', { name: /Rita/ }).click()
  await looks(luc, 'training-worker')
  await luc.getByRole('link', { name: 'Opleidingen', exact: true }).last().click()
  await looks(luc, 'training-courses')
  await luc.getByRole('link', { name: 'Het plan' }).click()
  await luc.getByRole('link', { name: 'Tillen en verplaatsen' }).first().click()
  await click(luc, 'Zet vast')
  await luc.getByText('vast', { exact: true }).first().waitFor()
  await click(luc, /Maak ongedaan/)
  await expect.poll(() => luc.getByText('vast', { exact: true }).count()).toBe(0)

  const samuel = await visitor(browser, house.address, { screen: 'phone', script: false })
  await signIn(samuel, 'Samuel')
  await samuel.goto('/mijn-opleidingsplan')
  await samuel.getByRole('link', { name: /Opleidingsplan 2027/ }).click()
  await picture(samuel, 'training-own-phone')
  await samuel.goto('/mijn-ontwikkelplan')
  await picture(samuel, 'pop-begin-phone')
  await samuel.getByRole('listitem').filter({ hasText: 'Opleidingsplan 2027' }).getByRole('button').click()
  await samuel.getByRole('heading', { name: /Alles kunnen wat mijn job vraagt/ }).waitFor()
  await click(samuel, /^Gedaan\s*: Inschrijven/)
  await samuel.getByText('2 van').first().waitFor()
  await samuel.getByRole('link', { name: 'Laat je werkgever of school meekijken' }).click()
  await samuel.getByRole('main').getByRole('textbox').or(samuel.getByRole('searchbox')).first().fill('De Linde')
  await samuel.getByRole('main').getByRole('button').first().click()
  await samuel
    .getByRole('link', { name: /De Linde/ })
    .first()
    .click()
  await samuel.getByRole('checkbox', { name: 'mentor' }).check()
  await samuel.getByRole('checkbox', { name: 'Mijn ontwikkelplan' }).check()
  await samuel
    .getByRole('group', { name: /Waarvoor/ })
    .getByRole('radio', { name: /mijn werk/ })
    .check()
  await samuel.getByRole('radio', { name: /90/ }).check()
  await click(samuel, 'Laat meekijken')

  const hilde = await visitor(browser, house.address, { colours: 'dark' })
  await signIn(hilde, 'Hilde', /Werk voor Voorbeeld-woonzorghuis De Linde/)
  await hilde.goto('/ontwikkelplannen')
  await hilde.getByRole('link', { name: /Samuel/ }).click()
  await hilde.getByRole('textbox', { name: 'Schrijf iets op' }).fill('Op dinsdag maak ik je rooster vrij.')
  await click(hilde, 'Schrijf op')
  await looks(hilde, 'pop-dark')

  const light = await visitor(browser, house.address)
  await signIn(light, 'Samuel')
  await light.goto('/mijn-ontwikkelplan')
  await light.getByRole('link', { name: 'Open mijn plan' }).click()
  await light.getByText('Op dinsdag maak ik je rooster vrij.').waitFor()
  await looks(light, 'pop')
})
