import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { axe, openBrowser, openMenu, picture, visitor } from '../support/browser.ts'
import { startHouse } from '../support/house.ts'

const house = await startHouse()
const browser = await openBrowser()

const heading = (page: Page) => page.getByRole('heading', { level: 1 }).textContent()
const fits = (page: Page) =>
  page.evaluate<number>('document.documentElement.scrollWidth - document.documentElement.clientWidth')

const kinds = [
  '/kennis',
  '/kennis?zoek=mentor&drempel=begeleiden-kost-tijd',
  '/kennis?kernwoord=microdegrees&drempel=leerkwetsuren',
  '/kennis/praktijken/uniform-vrijstellingenbeleid',
  '/kennis/projecten',
  '/kennis/projecten/zalm',
  '/kennis/voor/werkgever?v1=nee',
  '/kennis/woorden',
  '/kennis/kaart',
  '/kennis/fasen',
  '/kennis/beleid',
]

describe.each([
  { language: 'nl', colours: 'light' },
  { language: 'en', colours: 'dark' },
] as const)('every kind of page ($language, $colours)', who => {
  test.each(kinds)('%s is accessible and fits a phone', async path => {
    const page = await visitor(browser, house.address, { screen: 'phone', ...who })
    expect((await page.goto(path))?.status()).toBe(200)
    await axe(page)
    expect(await fits(page)).toBeLessThanOrEqual(0)
    await picture(page, `knowledge ${path.replaceAll(/\W+/g, ' ')} ${who.colours}`)
  })
})

test('from a question to a practice and into Leerladder, on a phone without JavaScript', async () => {
  const page = await visitor(browser, house.address, { screen: 'phone', script: false })
  await page.goto('/')
  await openMenu(page)
  await page.getByRole('navigation').getByRole('link', { name: 'Kennis' }).click()
  await page.getByRole('link', { name: /modules naast elkaar/ }).click()
  await page.getByRole('link', { name: /Gelijke vrijstellingen voor iedereen/ }).click()
  expect(await heading(page)).toContain('Gelijke vrijstellingen')
  await page.getByRole('link', { name: 'Doe het nu' }).click()
  expect(page.url()).toContain('/vrijstellingen')
})

test('from own words to a practice, to its project and back without losing the thread', async () => {
  const page = await visitor(browser, house.address)
  await page.goto('/kennis')
  await page.getByLabel('Waar zoek je hulp bij?').fill('mentpr op de werkvloer')
  await page.getByRole('button', { name: 'Toon praktijken' }).click()
  await page.getByText('‘mentpr’ vonden we niet.').waitFor()
  await page.getByText('Kies ook op vraag').click()
  await page.getByLabel('Drempel').selectOption('begeleiden-kost-tijd')
  await page.getByRole('button', { name: 'Toon praktijken' }).click()
  const list = page.url()
  expect(list).toContain('drempel=begeleiden-kost-tijd')
  await picture(page, 'knowledge list')
  await page.getByRole('link', { name: /Een mentor van buiten/ }).click()
  await axe(page)
  await page.getByRole('link', { name: 'Bevoegd in de kinderopvang' }).click()
  expect(await heading(page)).toBe('Bevoegd in de kinderopvang')
  await page.goBack()
  await page.getByRole('link', { name: /Terug naar je lijst/ }).click()
  expect(decodeURIComponent(new URL(page.url()).search.replaceAll('+', ' '))).toBe(
    decodeURIComponent(new URL(list).search.replaceAll('+', ' ')).replace(
      /&?(vraag|kernwoord|voorwaarde|voor|thema|project)=(?=&|$)/g,
      '',
    ),
  )
})

test('a coordinator asks as people ask, by keyboard only, and ends where the support is worked out', async () => {
  const page = await visitor(browser, house.address)
  await page.goto('/kennis')
  await page.getByLabel('Waar zoek je hulp bij?').focus()
  await page.keyboard.type('hoe krijg ik werkgevers mee')
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: /Werkgevers helpen beslissen/ }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: /Werkgevers helpen beslissen/ }).waitFor()
  await page.getByRole('link', { name: 'Doe het nu' }).focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/steun/)
})

test('an English guide finds what counts without a degree, in the dark', async () => {
  const page = await visitor(browser, house.address, { screen: 'phone', language: 'en', colours: 'dark' })
  await page.goto('/kennis')
  await page.getByLabel('What do you need help with?').fill('recogniton of prior learning')
  await page.getByRole('button', { name: 'Show practices' }).click()
  await page.getByRole('link', { name: /recognition test in your own company/ }).click()
  expect(await heading(page)).toBe('A recognition test in your own company')
  await axe(page)
  await picture(page, 'knowledge english')
})

test('on paper a list says what it answers', async () => {
  const page = await visitor(browser, house.address)
  await page.emulateMedia({ media: 'print' })
  await page.goto('/kennis?zoek=mentor&voor=werkgever')
  await page.getByText('Voor wie: Werkgever').first().waitFor()
  expect(await page.getByText('Haal weg').first().isVisible()).toBe(false)
  await picture(page, 'knowledge printed')
})

test('from what an employer has not arranged to a practice', async () => {
  const page = await visitor(browser, house.address, { screen: 'phone' })
  await page.goto('/kennis')
  await page.getByRole('link', { name: /Ik ben een werkgever/ }).click()
  await page.getByRole('link', { name: 'Kijk in vijf minuten waar je staat' }).click()
  await page
    .getByRole('group', { name: /Begrijpt iedereen/ })
    .getByLabel('Nee')
    .check()
  await page.getByRole('button', { name: 'Toon wat helpt' }).click()
  await page.getByRole('link', { name: /Nederlands leren terwijl je werkt/ }).click()
  expect(await heading(page)).toBe('Nederlands leren terwijl je werkt')
})

test('a word opens its meaning by keyboard, and closes again', async () => {
  const page = await visitor(browser, house.address)
  await page.goto('/kennis/praktijken/uniform-vrijstellingenbeleid')
  const word = page.locator('button.term').first()
  const meaning = page.locator('.term-box').first()
  expect(await meaning.isVisible()).toBe(false)
  await word.focus()
  await page.keyboard.press('Enter')
  await meaning.waitFor()
  await axe(page)
  await picture(page, 'knowledge word')
  await page.keyboard.press('Escape')
  expect(await meaning.isVisible()).toBe(false)
})

const signIn = async (page: Page, name: string) => {
  await page.goto('/aanmelden')
  await page.getByRole('button', { name: new RegExp(`Meld aan als ${name}`) }).click()
}

test('an organisation proposes a practice, and an administrator publishes it', async () => {
  const page = await visitor(browser, house.address, { screen: 'phone' })
  const keeper = await visitor(browser, house.address)
  await signIn(page, 'Ann')
  await page.goto('/organisaties/nieuw')
  await page.getByLabel('werkgever', { exact: false }).first().check()
  await page.getByLabel('Naam').fill('Houtwerf')
  await page.getByLabel('Ondernemingsnummer').fill('0403.170.701')
  await page.getByRole('main').locator('button[type=submit]').click()
  const id = new URL(page.url()).pathname.split('/').at(-1)
  await signIn(keeper, 'Karim')
  await keeper.goto(`/beheer/organisaties/${id}`)
  await keeper.locator('button[value=validated]').click()
  await page.goto('/organisaties')
  await page
    .getByRole('button', { name: /Houtwerf/ })
    .first()
    .click()

  await page.goto('/kennis/voorstellen')
  await axe(page)
  await page.getByRole('link', { name: 'Stel een praktijk voor' }).click()
  await page.getByRole('button', { name: 'Stuur in' }).click()
  await page.getByRole('alert').waitFor()
  await axe(page)
  await picture(page, 'knowledge propose')
  await page.getByLabel('Naam').fill('Een buddy op de eerste dag')
  await page.getByLabel('Wat moeilijk liep').fill('Nieuwe mensen durfden niets te vragen.')
  await page.getByLabel('Wat je eraan deed').fill('Wie nieuw is, loopt mee met een collega.')
  await page.getByLabel('Stappen').fill('Kies een buddy.\nMaak tijd vrij.')
  await page.getByLabel('Dit moet er zijn').fill('De buddy wil het zelf.')
  await page.getByLabel('Voor welke mensen').fill('Nieuwe medewerkers')
  await page.getByLabel('Op welke vraag').selectOption('mentor-helpen')
  await page.getByRole('group', { name: 'Wie kan hiermee aan de slag?' }).getByLabel('Werkgever').check()
  await page.getByRole('group', { name: 'Werkgevers' }).getByLabel('Begeleiden kost tijd').check()
  await page.getByRole('button', { name: 'Stuur in' }).click()
  await page.getByText('wordt nagelezen').waitFor()

  await keeper.getByRole('link', { name: 'Voorstellen' }).click()
  await axe(keeper)
  await keeper.getByRole('link', { name: /Een buddy/ }).click()
  await axe(keeper)
  await keeper.getByRole('button', { name: 'Publiceer' }).click()
  await page.goto('/kennis?vraag=mentor-helpen')
  await page.getByRole('link', { name: /Een buddy/ }).click()
  expect(await heading(page)).toBe('Een buddy op de eerste dag')
  await axe(page)
  await picture(page, 'knowledge published')
})
