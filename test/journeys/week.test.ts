import { expect, test } from 'vitest'
import { openBrowser, picture, visitor } from '../support/browser.ts'
import { startHouse } from '../support/house.ts'
import { looks, type Page, signIn } from '../support/named.ts'

const house = await startHouse()
const browser = await openBrowser()

const click = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()
/** Waits until the week is made: the page looks again by itself. */
const made = (page: Page, title: string) => page.getByRole('heading', { level: 1, name: title }).waitFor()

test('a factory worker in shifts makes a week on a phone without scripts, tries it otherwise, and takes the places', {
  timeout: 200_000,
}, async () => {
  const wout = await visitor(browser, house.address, { screen: 'phone', script: false })
  await signIn(wout, 'Wout')
  await wout.goto('/mijn-week/wensen')
  await wout.getByRole('textbox', { name: 'Hoeveel dagen per week' }).fill('1')
  await click(wout, 'Bewaar')
  await wout.goto('/mijn-week')
  await picture(wout, 'week-overview-phone')
  await wout.getByRole('link', { name: /sectorcentrum/ }).click()
  await made(wout, 'Dit is je week')
  await picture(wout, 'week-result-phone')
  await click(wout, /Neem deze/)
  await wout
    .getByRole('button', { name: /Geef deze plaats terug/ })
    .first()
    .waitFor()
  const before = await wout.getByRole('button', { name: /Geef deze plaats terug/ }).count()
  expect(before).toBeGreaterThan(0)
  await click(wout, /Geef deze plaats terug/)
  await click(wout, 'Neem ze opnieuw')
  await expect.poll(() => wout.getByRole('button', { name: /Geef deze plaats terug/ }).count()).toBe(before)
})

test('a cleaner whose wishes clash sees which, lets go of one, and puts her lessons in her calendar', {
  timeout: 200_000,
}, async () => {
  const nadia = await visitor(browser, house.address, { colours: 'dark' })
  await signIn(nadia, 'Nadia')
  await nadia.goto('/mijn-week/uren/patroon?weken=2')
  await looks(nadia, 'week-pattern-dark')
  await nadia.goto('/mijn-week/wensen')
  await nadia.getByRole('textbox', { name: 'Hoeveel dagen per week' }).fill('1')
  await looks(nadia, 'week-wishes-dark')
  await click(nadia, 'Bewaar')
  await nadia.goto('/mijn-week/opleiding/zorgpunt-zorgkundige-avond')
  await made(nadia, 'Zo past het niet')
  await looks(nadia, 'week-clash-dark')
  await nadia.getByRole('link', { name: 'Kom meer dagen' }).click()
  await made(nadia, 'Dit is je week')
  await nadia.getByText('Deze week houdt geen rekening met').waitFor()
  await nadia
    .getByRole('link', { name: /Niet deze/ })
    .first()
    .click()
  await made(nadia, 'Dit is je week')
  await looks(nadia, 'week-result-dark')
  await click(nadia, /Neem deze/)
  await nadia.goto('/mijn-week/agenda')
  await click(nadia, 'Maak een adres')
  const address = (await nadia.locator('code').textContent()) ?? ''
  await looks(nadia, 'week-calendar-dark')
  const anybody = await visitor(browser, house.address)
  expect(await (await anybody.request.get(address)).text()).toContain('BEGIN:VEVENT')
})

test('a coordinator makes a group, reads others from a spreadsheet, and lets one not go on', {
  timeout: 200_000,
}, async () => {
  const ann = await visitor(browser, house.address)
  await signIn(ann, 'Ann', /Werk voor Voorbeeld-CVO Zorgpunt als coördinator/)
  await ann.goto('/groepen/vb-cvo-zorgpunt/nieuw')
  await ann.getByRole('combobox', { name: 'Module', exact: true }).selectOption('zpt-zk-basis')
  await ann.getByRole('textbox', { name: 'Hoe noem je de groep?' }).fill('Vrijdagavond')
  await ann.getByRole('textbox', { name: 'Hoeveel plaatsen' }).fill('12')
  await ann.getByLabel('Eerste dag').fill('2027-01-15')
  await ann.getByLabel('Laatste dag').fill('2027-06-18')
  await ann.getByRole('combobox', { name: 'Dag (moment 1)' }).selectOption('4')
  await ann.getByLabel('van (moment 1)').fill('18:30')
  await ann.getByLabel('tot (moment 1)').fill('21:30')
  await looks(ann, 'group-new')
  await click(ann, 'Voeg de groep toe')
  await ann.getByText('Bewaard.').waitFor()
  await ann.getByText('Laat deze groep niet doorgaan').click()
  await ann.getByRole('textbox', { name: /Waarom/ }).fill('Er is geen lokaal.')
  await looks(ann, 'group')
  await click(ann, 'Laat niet doorgaan')
  await ann.getByText('Er is geen lokaal.').waitFor()
  await ann.goto('/groepen/vb-cvo-zorgpunt')
  await ann
    .getByRole('textbox', { name: 'Of plak rijen' })
    .fill(
      'module;groep;plaatsen;momenten;eerste dag;laatste dag\nzpt-zk-prev;Nieuw;20;do 19:00-21:00 online;14/1/2027;22/4/2027\nx;y;1;;;',
    )
  await looks(ann, 'groups')
  await click(ann, 'Lees in en kijk na')
  await looks(ann, 'groups-sheet')
  await click(ann, 'Voeg één groep toe')
  await ann.getByText('Eén groep is toegevoegd.').waitFor()
})
