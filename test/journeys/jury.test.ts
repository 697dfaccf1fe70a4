import { expect, test } from 'vitest'
import { axe, openBrowser, picture, visitor } from '../support/browser.ts'
import { startHouse } from '../support/house.ts'

const house = await startHouse()
const browser = await openBrowser()

type Page = Awaited<ReturnType<typeof visitor>>

const signIn = async (page: Page, name: string) => {
  await page.goto('/aanmelden')
  await page.getByRole('button', { name: new RegExp(`Meld aan als ${name}`) }).click()
}

/** The first working day at least ten days from now, as the house writes it. */
const day = (() => {
  const on = new Date(Date.now() + 10 * 86_400_000)
  while ([0, 6].includes(on.getUTCDay())) on.setUTCDate(on.getUTCDate() + 1)
  return on.toISOString().slice(0, 10)
})()

const givesMandate = async (lieve: Page, name: string) => {
  await lieve.goto('/jury/leden')
  await lieve.getByRole('link', { name: `Geef ${name} een mandaat` }).click()
  await lieve.getByRole('checkbox', { name: 'Graduaat HR-support, dagtraject' }).check()
  await lieve.getByRole('button', { name: 'Geef dit mandaat' }).click()
  await lieve.getByRole('link', { name: new RegExp(name) }).waitFor()
}

/** Katrien asks the college something on which it can hold a talk. */
const katrienAsks = async (katrien: Page) => {
  await katrien.goto('/mijn-aanvragen/nieuw?opleiding=noordzee-hr-support')
  await katrien.getByRole('checkbox', { name: /Personeelsadministratie/ }).check()
  await katrien.getByRole('radio', { name: /EVC/ }).check()
  await katrien.getByRole('textbox', { name: 'Vertel in je eigen woorden waarom' }).fill('Ik doe dit al tien jaar.')
  await katrien.getByRole('button', { name: 'Vraag het aan' }).click()
  await katrien.getByRole('heading', { level: 1 }).waitFor()
}

test('Lieve plans a jury, Katrien picks a seat on a phone, Dirk falls ill and Samira comes', {
  timeout: 240_000,
}, async () => {
  const lieve = await visitor(browser, house.address)
  const katrien = await visitor(browser, house.address, { screen: 'phone' })
  const samira = await visitor(browser, house.address, { script: false, screen: 'phone' })
  const dirk = await visitor(browser, house.address, { screen: 'phone', colours: 'dark' })
  await signIn(lieve, 'Lieve')
  for (const name of ['Samira El Amrani', 'Grace Okafor', 'Dirk Goossens']) await givesMandate(lieve, name)
  await axe(lieve)
  await signIn(katrien, 'Katrien')
  await katrienAsks(katrien)

  // Samira says without JavaScript when she can come.
  await signIn(samira, 'Samira')
  await samira.goto('/mijn-jury')
  for (const week of await samira.locator('details').all())
    if ((await week.getAttribute('open')) === null) await week.locator('summary').click()
  await samira.locator(`input[name="vrij-${day}"][value="morning"]`).check()
  await samira.getByRole('button', { name: 'Bewaar wanneer ik kan' }).click()

  await lieve.goto('/jury/wachtrij')
  await lieve
    .getByRole('combobox', { name: 'Wie' })
    .selectOption({ label: 'Katrien Peeters, Graduaat HR-support, dagtraject' })
  await lieve.getByRole('button', { name: 'Zet in de wachtrij' }).click()
  await lieve.getByRole('rowheader', { name: /Katrien Peeters/ }).waitFor()
  await axe(lieve)
  await lieve.goto('/jury/nieuw')
  await lieve.getByLabel('Opleiding').selectOption({ label: 'Graduaat HR-support, dagtraject' })
  await lieve.getByLabel('Dag', { exact: true }).fill(day)
  await lieve.getByRole('textbox', { name: 'Lokaal, adres of link' }).fill('Lokaal 2.04')
  await lieve.getByRole('textbox', { name: 'Hoeveel juryleden?' }).fill('2')
  for (const name of ['Samira', 'Grace', 'Dirk']) await lieve.getByRole('checkbox', { name: new RegExp(name) }).check()
  await axe(lieve)
  await lieve.getByRole('button', { name: 'Plan deze zitting' }).click()
  await lieve.getByText('invaller').first().waitFor()
  await axe(lieve)
  const session = lieve.url()

  await katrien.goto('/mijn-zitting')
  await katrien.getByRole('link', { name: /HR-support/ }).click()
  await katrien.getByText('Je staat vooraan.').waitFor()
  await axe(katrien)
  await picture(katrien, 'jury-choose-phone')
  await katrien.getByRole('radio').first().check()
  await katrien.getByRole('button', { name: 'Kies dit moment' }).click()
  await katrien.getByRole('heading', { name: 'Je bent verwacht' }).waitFor()
  await axe(katrien)
  await picture(katrien, 'jury-expected-phone')

  await signIn(dirk, 'Dirk')
  await dirk.goto('/wat-wacht')
  await dirk.getByRole('link', { name: /Zeg of je in deze jury zit/ }).click()
  await axe(dirk)
  await picture(dirk, 'jury-own-phone-dark')
  await dirk.getByRole('button', { name: 'Ja, ik kom' }).click()
  await dirk.getByText('Je zei ja.').waitFor()
  await dirk.getByRole('button', { name: 'Ik kan niet' }).click()
  await dirk.getByText('Je bent voor geen enkele jury gevraagd.').waitFor()
  await samira.goto('/wat-wacht')
  await samira.getByRole('link', { name: /Zeg of je in deze jury zit/ }).click()
  await samira.getByRole('button', { name: 'Ja, ik kom' }).click()
  await samira.getByText('Je zei ja.').waitFor()

  await lieve.goto(session)
  await lieve.getByRole('button', { name: 'Grace Okafor kan niet' }).click()
  expect(await lieve.getByRole('main').textContent()).toContain('Er ontbreekt 1 jurylid')
  await picture(lieve, 'jury-session')
  await lieve.goto(`/jury?week=${day}`)
  await axe(lieve)
  await picture(lieve, 'jury-week')
  await lieve.goto('/wat-wacht')
  await lieve.getByRole('heading', { name: /Zonder trekker/ }).waitFor()
  await axe(lieve)
  await picture(lieve, 'desk')
  await lieve.setViewportSize({ width: 390, height: 844 })
  await picture(lieve, 'desk-phone')
  await lieve.getByRole('link', { name: /Zoek een jurylid \(1\)/ }).click()
  await lieve.emulateMedia({ colorScheme: 'dark' })
  await axe(lieve)
  await picture(lieve, 'desk-phone-dark')
})
