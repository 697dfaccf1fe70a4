import { expect, test } from 'vitest'
import { axe, openBrowser, picture, visitor } from '../support/browser.ts'
import { startHouse } from '../support/house.ts'

const house = await startHouse()
const browser = await openBrowser()

type Page = Awaited<ReturnType<typeof visitor>>

const signIn = async (page: Page, name: string) => {
  await page.goto('/aanmelden')
  await page.getByRole('button', { name: new RegExp(`Meld aan als ${name}`) }).click()
  await page.getByRole('link', { name: 'Wat wacht' }).first().waitFor()
}

const click = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first().click()
const looks = async (page: Page, name: string) => {
  await axe(page)
  await picture(page, name)
}

test('a worker sees who helps to pay, answers the one question that counts, asks for it and follows it', {
  timeout: 200_000,
}, async () => {
  const pawel = await visitor(browser, house.address, { screen: 'phone' })
  await signIn(pawel, 'Pawel')
  await pawel.goto('/mijn-dossiers')
  await pawel.getByRole('main').getByRole('link').first().click()
  await click(pawel, /ladder/i)
  await pawel.goto('/wie-helpt-betalen')
  const choose = pawel.getByRole('main').locator('a.card')
  if ((await choose.count()) > 0) await choose.first().click()
  await pawel.getByRole('heading', { level: 1, name: 'Wie helpt betalen?' }).waitFor()
  await looks(pawel, 'incentives-phone')
  await pawel.getByRole('link', { name: 'Antwoord', exact: true }).click()
  await looks(pawel, 'incentives-question-phone')
  await pawel.getByRole('radio', { name: 'Ja', exact: true }).check()
  await click(pawel, 'Bewaar')
  await pawel.getByText('les met loon').first().waitFor()
  const here = new URL(pawel.url()).pathname
  await pawel.goto(`${here}/vraag/grossMonthlyWage`)
  await pawel.getByRole('textbox').fill('3100')
  await click(pawel, 'Bewaar')
  await pawel.getByRole('heading', { name: 'Maand na maand' }).waitFor()

  await pawel.getByRole('link', { name: 'Zo vraag je het aan' }).click()
  await looks(pawel, 'incentives-apply-phone')
  await pawel.getByRole('link', { name: 'Opleidingscheque' }).first().click()
  await click(pawel, 'Ik vroeg het aan')
  await pawel.getByRole('heading', { name: 'Wat je al deed' }).waitFor()
  await looks(pawel, 'incentives-asked-phone')
  await expect.poll(() => pawel.getByRole('button', { name: 'Het is goedgekeurd' }).count()).toBe(1)

  const desk = await visitor(browser, house.address, {})
  await signIn(desk, 'Pawel')
  await desk.goto('/mijn-dossiers')
  await desk.getByRole('main').getByRole('link').first().click()
  await click(desk, /ladder/i)
  await desk.goto(here)
  await looks(desk, 'incentives')
  const flow = desk.locator('section', { has: desk.getByRole('heading', { level: 2, name: 'Maand na maand' }) })
  await flow.screenshot({ path: 'test/pictures/out/cash-flow.png' })
  const dark = await visitor(browser, house.address, { colours: 'dark', script: false })
  await signIn(dark, 'Pawel')
  await dark.goto('/mijn-dossiers')
  await dark.getByRole('main').getByRole('link').first().click()
  await click(dark, /ladder/i)
  await dark.goto(here)
  await dark.getByRole('heading', { name: 'Voor je werkgever' }).waitFor()
  await picture(dark, 'incentives-dark')
})

test('policy staff write a rule with an example that must hold, without script; another hand publishes it', {
  timeout: 200_000,
}, async () => {
  const karim = await visitor(browser, house.address, { script: false })
  await signIn(karim, 'Karim')
  await karim.goto('/regels')
  await karim.getByRole('link', { name: /Premie lange opleiding houthandel/ }).click()
  await click(karim, /Laat .*houthandel.* deze regel bijhouden/i)
  await karim.getByRole('link', { name: 'Schrijf een nieuwe versie' }).click()
  await picture(karim, 'rule-draft')
  await karim.getByLabel('Geldt vanaf').fill('2027-01-01')
  await karim.getByLabel('Geldt tot en met').fill('2026-01-01')
  await karim.getByLabel('Vast bedrag (€), rij 1').fill('300')
  await click(karim, 'Bewaar')
  await karim.getByText('stopt voor hij begint').first().waitFor()
  await karim.getByLabel('Geldt tot en met').fill('')
  await click(karim, 'Bewaar')
  await karim.getByRole('link', { name: 'Voeg een voorbeeld toe' }).click()
  await karim.getByLabel('Hoe noem je het?').fill('Arbeider met 200 uur')
  await karim.getByLabel('Statuut').selectOption('employee')
  await karim.getByLabel('Paritair comité').fill('125.03')
  await karim.getByLabel('Start', { exact: true }).fill('2027-02-01')
  await karim.getByLabel('Einde', { exact: true }).fill('2027-06-30')
  await karim.getByLabel('Uren les').fill('200')
  await karim.getByLabel('Antwoord').selectOption('perhaps')
  await karim.getByLabel('Voor de werknemer').fill('300')
  await click(karim, 'Voeg een voorbeeld toe')
  expect(await karim.getByRole('button', { name: 'Maak bekend' }).isDisabled()).toBe(true)

  const dirk = await visitor(browser, house.address, {})
  await signIn(dirk, 'Dirk')
  await dirk.goto('/organisaties')
  await click(dirk, /Werk voor Voorbeeld-sectorfonds Houthandel als medewerker van de sector/)
  await dirk.goto('/regels')
  await looks(dirk, 'rules')
  await dirk.getByRole('link', { name: /Premie lange opleiding houthandel/ }).click()
  await looks(dirk, 'rule')
  await dirk.getByRole('link', { name: 'Werk eraan verder' }).click()
  await looks(dirk, 'rule-draft-desk')
  await dirk.goBack()
  await dirk.getByRole('link', { name: 'Vergelijk met nu' }).click()
  await looks(dirk, 'rule-compare')
  await dirk.goBack()
  await click(dirk, 'Maak bekend')
  await dirk.getByRole('link', { name: 'Schrijf een nieuwe versie' }).waitFor()
  await dirk.goto('/steun/sector-houthandel?op=2027-03-01')
  await dirk.getByText('€ 300').first().waitFor()
})
