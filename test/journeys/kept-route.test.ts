import { expect, test } from 'vitest'
import { openBrowser, picture, visitor } from '../support/browser.ts'
import { startHouse } from '../support/house.ts'
import { looks, type Page, signIn } from '../support/named.ts'

const house = await startHouse()
const browser = await openBrowser()

const click = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click()
test('a shop worker reads on a phone, without JavaScript, what changed in her plan, takes it over, and keeps a what-if', {
  timeout: 400_000,
}, async () => {
  const mira = await visitor(browser, house.address, { screen: 'phone', script: false })
  await signIn(mira, 'Mira')
  await mira.goto('/mijn-plan')
  await mira.getByRole('heading', { name: 'Er is iets veranderd' }).waitFor()
  await expect.poll(() => mira.getByText('Je haalde Verkoop en communicatie niet').count()).toBe(1)
  await picture(mira, 'plan-waiting-phone')
  await click(mira, 'Neem dit over in mijn plan')
  await mira.getByText('3 versies van je plan').waitFor()
  await expect.poll(() => mira.getByRole('heading', { name: 'Er is iets veranderd' }).count()).toBe(0)
  await mira.getByRole('link', { name: 'Wat als?' }).click()
  await mira.getByRole('textbox', { name: 'Hoeveel uur per week heb je zelf?' }).fill('12')
  await click(mira, 'Reken uit')
  await mira.getByText('Jouw vraag').first().waitFor()
  await picture(mira, 'what-if-phone')
  await click(mira, /Hou dit.*Jouw vraag/)
  await mira.getByText('12 u per week').waitFor()
  await click(mira, /Zet deze start vast/)
  await mira.getByRole('button', { name: /Laat deze start los/ }).waitFor()

  const veerle = await visitor(browser, house.address)
  await signIn(veerle, 'Veerle', /Werk voor Voorbeeld-hogeschool Maasland als lesgever/)
  await veerle.goto('/gedeeld-met-mij')
  await veerle.getByRole('link', { name: /Mira Delvaux/ }).click()
  await veerle.getByRole('link', { name: 'Bekijk het plan' }).click()
  await looks(veerle, 'plan-shown')
  await veerle.getByRole('combobox', { name: 'Welke module?' }).selectOption({ label: 'Verkoop en communicatie' })
  await veerle.getByRole('radio', { name: 'gehaald', exact: true }).check()
  await click(veerle, 'Noteer')
  await veerle
    .getByRole('button', { name: /Neem terug.*Verkoop en communicatie/ })
    .first()
    .waitFor()

  const desktop = await visitor(browser, house.address, { colours: 'dark' })
  await signIn(desktop, 'Mira')
  await desktop.goto('/mijn-plan')
  await desktop.getByText('Je haalde Verkoop en communicatie.').waitFor()
  await looks(desktop, 'plan-dark')
  await desktop.goto('/mijn-plan/wat-als')
  await looks(desktop, 'what-if-dark')
  await desktop.goto('/mijn-plan/veranderen')
  await looks(desktop, 'plan-change-dark')
})

test('somebody keeps a proposed route as their plan and changes electives, start and pace', {
  timeout: 400_000,
}, async () => {
  const elif = await visitor(browser, house.address)
  await signIn(elif, 'Elif')
  await elif.goto('/mijn-dossiers')
  await elif
    .getByRole('link', { name: /Bewaard/ })
    .first()
    .click()
  await click(elif, 'Toon mijn ladder')
  await elif
    .getByRole('link', { name: /Maasland/ })
    .first()
    .click()
  await elif.getByRole('link', { name: 'Hou dit als mijn plan' }).click()
  await click(elif, 'Hou dit als mijn plan')
  await elif.getByRole('link', { name: 'Verander mijn plan' }).click()
  for (const box of await elif.locator('fieldset.pick input').all()) await box.uncheck()
  await elif.getByRole('textbox', { name: 'Hoeveel uur per week heb je zelf?' }).fill('8')
  await click(elif, 'Bewaar mijn plan')
  await elif.getByRole('alert').getByText('kies voor minstens 6 studiepunten').waitFor()
  await looks(elif, 'plan-refused')
  await elif.getByRole('checkbox', { name: /Een eigen zaak starten/ }).check()
  await click(elif, 'Bewaar mijn plan')
  await elif.getByText('2 versies van je plan').waitFor()
  await elif.getByText('Een eigen zaak starten').first().waitFor()
  await looks(elif, 'plan')
  await elif.goto('/mijn-plan/wat-als')
  await looks(elif, 'what-if')
})
