import { expect, test } from 'vitest'
import { openBrowser, visitor } from '../support/browser.ts'
import { startHouse } from '../support/house.ts'
import { looks, type Page, signIn } from '../support/named.ts'

const house = await startHouse()
const browser = await openBrowser()

const click = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click()
/** Says of the outcome on this page whether one can do it, with an example. */
const answer = async (page: Page, title: string, says: string, example: string) => {
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  await page.getByRole('radio', { name: says, exact: true }).check()
  await page.getByRole('textbox', { name: 'Geef één voorbeeld' }).fill(example)
  await click(page, 'Bewaar en ga verder')
}

const judge = async (page: Page, title: string, degree: string, why = '') => {
  await page.getByRole('group', { name: title }).last().getByRole('radio', { name: degree, exact: true }).check()
  await page.getByRole('textbox', { name: `Waarom? (${title})` }).fill(why)
}

test('a mechanic without a paper does a quickscan on a phone; the school talks, decides, and the programme is shorter', {
  timeout: 400_000,
}, async () => {
  const yusuf = await visitor(browser, house.address, { screen: 'phone' })
  await signIn(yusuf, 'Yusuf')
  await yusuf.goto('/mijn-bewijzen/nieuw')
  await yusuf.getByRole('radio', { name: 'Iets dat ik maakte' }).check()
  await yusuf.getByRole('textbox', { name: 'Hoe noem je het?' }).fill('Onderhoudslijst van een grote beurt')
  await click(yusuf, 'Bewaar en ga verder')
  await yusuf.goto('/quickscan/denderstreek-onderhoudsmecanicien')
  await looks(yusuf, 'quickscan-how-phone')
  await click(yusuf, 'Begin de quickscan')
  await yusuf.getByRole('textbox', { name: 'Welk werk doe je' }).fill('Automonteur in een garage in Aalst')
  await yusuf.getByRole('textbox', { name: 'Hoeveel jaar' }).fill('9')
  await yusuf.getByRole('textbox', { name: 'Hoeveel uur per week' }).fill('8')
  await looks(yusuf, 'quickscan-intake-phone')
  await click(yusuf, 'Verder')
  await yusuf.getByRole('link', { name: 'Ga verder', exact: true }).click()
  await looks(yusuf, 'quickscan-outcome-phone')
  await answer(yusuf, 'Een auto onderhouden', 'Ja', 'Vorige week nog, een grote beurt aan een bestelwagen.')
  // Stops, and goes on later.
  await yusuf.goto('/wat-wacht')
  await yusuf.getByRole('link', { name: /Ga verder met je quickscan/ }).click()
  await yusuf.getByRole('link', { name: 'Ga verder', exact: true }).click()
  await answer(yusuf, 'Remmen nakijken en herstellen', 'Een beetje', 'Blokken wel, schijven nog niet alleen.')
  await answer(yusuf, 'Ophanging en stuur herstellen', 'Nee', '')
  await looks(yusuf, 'quickscan-standing-phone')
  await yusuf
    .getByRole('combobox', { name: /Kies een bewijs/ })
    .selectOption({ label: 'Onderhoudslijst van een grote beurt' })
  await click(yusuf, 'Voeg dit bewijs toe')
  await click(yusuf, 'Geef af aan de school')

  const dirk = await visitor(browser, house.address)
  await signIn(dirk, 'Dirk', /Werk voor Voorbeeld-CVO Denderstreek/)
  await dirk.goto('/wat-wacht')
  await dirk.getByRole('link', { name: /Beoordeel een quickscan/ }).click()
  await looks(dirk, 'quickscan-desk')
  await dirk.getByRole('textbox', { name: 'Wat hoorde je? (Remmen' }).fill('Meet goed, twijfelt bij schijven.')
  await click(dirk, 'Bewaar je notities')
  await judge(dirk, 'Een auto onderhouden', 'aangetoond')
  await judge(
    dirk,
    'Remmen nakijken en herstellen',
    'gedeeltelijk aangetoond',
    'De blokken kan je, de schijven leer je nog.',
  )
  await judge(dirk, 'Ophanging en stuur herstellen', 'niet aangetoond', 'Dat zei je zelf ook.')
  await click(dirk, 'Beslis')

  const ann = await visitor(browser, house.address, { colours: 'dark' })
  await signIn(ann, 'Ann', /Werk voor Voorbeeld-CVO Denderstreek als coördinator/)
  await ann.goto('/wat-wacht')
  await ann.getByRole('link', { name: /Kijk een beslissing na Yusuf/ }).click()
  await looks(ann, 'quickscan-confirm-dark')
  await click(ann, 'Bevestig')

  await yusuf.goto('/mijn-quickscans')
  await yusuf.getByRole('link', { name: /Onderhoudsmecanicien/ }).click()
  await looks(yusuf, 'quickscan-decided-phone')
  expect(await yusuf.getByRole('link', { name: 'Bekijk je route' }).count()).toBe(1)
})

test('the college says which EVC it is', async () => {
  const page = await visitor(browser, house.address, { colours: 'dark' })
  await page.goto('/quickscan/thomasmore-voertuigtechnieken')
  await page.getByText('Dit is EVC in het hoger onderwijs').waitFor()
  await looks(page, 'quickscan-how-college-dark')
})
