import { expect, test } from 'vitest'
import { axe, openBrowser, openMenu, picture, signedIn, visitor } from '../support/browser.ts'
import { startHouse } from '../support/house.ts'

const house = await startHouse()
const browser = await openBrowser()

type Page = Awaited<ReturnType<typeof visitor>>

const signIn = async (page: Page, name: string) => {
  await page.goto('/aanmelden')
  await page.getByRole('button', { name: new RegExp(`Meld aan als ${name}`) }).click()
  await signedIn(page)
}

/** Sofie, who signs in at her work as a guide, asks Tom by his address. */
const sofieAsksTom = async (sofie: Page) => {
  await signIn(sofie, 'Sofie')
  await sofie.getByRole('link', { name: 'Mijn mensen' }).click()
  await axe(sofie)
  await sofie.getByRole('link', { name: 'Vraag of je iemand mag begeleiden' }).click()
  await sofie.getByRole('textbox', { name: 'E-mailadres of code' }).fill('tom')
  await sofie.getByRole('button', { name: 'Vraag het' }).click()
  expect(await sofie.getByRole('alert').textContent()).toContain('of de code die je hoorde')
  await axe(sofie)
  await sofie.getByRole('textbox', { name: 'E-mailadres of code' }).fill('tom-vermeulen@voorbeeld.be')
  await sofie.getByRole('button', { name: 'Vraag het' }).click()
  await sofie.getByRole('heading', { name: 'Nog geen ja' }).waitFor()
}

test('a guide asks, a worker says yes on a phone, the guide sees it until the worker ends it', {
  timeout: 180_000,
}, async () => {
  const sofie = await visitor(browser, house.address)
  const tom = await visitor(browser, house.address, { screen: 'phone' })
  await sofieAsksTom(sofie)
  await signIn(tom, 'Tom')
  await openMenu(tom)
  await tom.getByRole('link', { name: 'Berichten (1 nieuw)' }).click()
  await tom.getByRole('link', { name: /Iemand vraagt of die je mag begeleiden/ }).click()
  await tom.getByRole('button', { name: 'Ja, begeleid me' }).click()
  expect(await tom.getByRole('alert').textContent()).toContain('Kies minstens één deel')
  await axe(tom)
  await tom.getByRole('checkbox', { name: 'je doel' }).check()
  await tom.getByRole('checkbox', { name: 'wat je kan' }).check()
  await picture(tom, 'guidance-yes')
  await tom.getByRole('button', { name: 'Ja, begeleid me' }).click()
  await tom.getByRole('heading', { name: 'Wie je toeliet' }).waitFor()

  await sofie.goto('/mijn-mensen')
  await axe(sofie)
  await picture(sofie, 'clients')
  await sofie.getByRole('link', { name: /Tom Vermeulen/ }).click()
  expect(await sofie.getByRole('main').textContent()).toContain('Plaatlasser')

  await tom.reload()
  expect(await tom.getByRole('main').textContent()).toContain('Sofie Janssens (toeleider) keek het laatst op')
  await tom.getByRole('button', { name: /Zet stop.*Sofie Janssens/ }).click()
  await tom.getByText('stopgezet').waitFor()
  expect((await sofie.reload())?.status()).toBe(404)
  await sofie.goto('/mijn-mensen')
  await sofie.getByRole('link', { name: /Samuel Tesfay/ }).waitFor()
  expect(await sofie.getByRole('link', { name: /Tom Vermeulen/ }).count()).toBe(0)
})

test('a worker lets in who works for an organisation', { timeout: 180_000 }, async () => {
  const nadia = await visitor(browser, house.address, { screen: 'phone' })
  await signIn(nadia, 'Nadia')
  await nadia.goto('/mijn-dossiers')
  await nadia.locator('a.card').first().click()
  await nadia.getByRole('link', { name: 'Wie ziet wat?' }).click()
  await nadia.getByRole('link', { name: 'Laat een organisatie meekijken' }).click()
  await nadia.getByRole('searchbox', { name: 'Naam van de organisatie' }).fill('dijlestad')
  await nadia.getByRole('button', { name: 'Zoek' }).click()
  await axe(nadia)
  await nadia.getByRole('link', { name: /OCMW Dijlestad/ }).click()
  await nadia.getByRole('checkbox', { name: 'toeleider' }).check()
  await nadia.getByRole('radio', { name: 'Mij begeleiden' }).check()
  await nadia.getByRole('checkbox', { name: 'je Nederlands' }).check()
  await axe(nadia)
  await picture(nadia, 'let-in-organisation')
  await nadia.getByRole('button', { name: 'Laat meekijken' }).click()
  await nadia.getByText('Wie daar werkt als toeleider.').waitFor()
  await axe(nadia)
  await picture(nadia, 'who-sees-what')
  await nadia.emulateMedia({ colorScheme: 'dark' })
  await axe(nadia)
  await picture(nadia, 'who-sees-what-dark')
})

test('somebody without mail reads a code out, and a no is not told, all without JavaScript', async () => {
  const sofie = await visitor(browser, house.address, { script: false })
  const nadia = await visitor(browser, house.address, { script: false, screen: 'phone' })
  await signIn(nadia, 'Nadia')
  await nadia.goto('/begeleiding')
  await nadia.getByRole('button', { name: 'Maak een code' }).click()
  const code = (await nadia.getByRole('status').textContent()) ?? ''
  await picture(nadia, 'guidance-code')
  await signIn(sofie, 'Sofie')
  await sofie.goto('/mijn-mensen/vraag')
  await sofie.getByRole('textbox', { name: 'E-mailadres of code' }).fill(code.trim().toLowerCase())
  await sofie.getByRole('button', { name: 'Vraag het' }).click()
  await sofie.getByText('Iemand met een code').waitFor()
  await nadia.goto('/begeleiding')
  await nadia.getByRole('link', { name: /Sofie Janssens/ }).click()
  await nadia.getByRole('button', { name: 'Nee' }).click()
  await nadia.getByText('Niemand vraagt nu').waitFor()
  await sofie.reload()
  await sofie.getByText('Iemand met een code').waitFor()
})
