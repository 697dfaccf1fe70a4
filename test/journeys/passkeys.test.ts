import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { axe, openBrowser, openMenu, picture, type Visitor, visitor } from '../support/browser.ts'
import { startHouse } from '../support/house.ts'

const house = await startHouse()
const browser = await openBrowser()
// A browser binds keys to a name, never to a number.
const address = house.address.replace('127.0.0.1', 'localhost')

/** Gives the browser a device that holds keys and knows its person. */
const withDevice = async (page: Page) => {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  return {
    keys: async () => (await session.send('WebAuthn.getCredentials', { authenticatorId })).credentials.length,
    knowsPerson: (isUserVerified: boolean) =>
      session.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified }),
  }
}

const signOut = async (page: Page) => {
  await openMenu(page)
  await page.getByRole('button', { name: /^Afmelden/ }).click()
}
const signIn = (page: Page) => page.getByRole('button', { name: 'Meld je aan met een toegangssleutel' }).click()

const playTom = async (page: Page) => {
  await page.goto('/aanmelden?terug=/mijn-aanmeldingen')
  await page.getByRole('button', { name: /^Meld aan als Tom Vermeulen/ }).click()
  await page.getByRole('link', { name: 'Bekijk je toegangssleutels' }).click()
}

test.each([
  { screen: 'phone', colours: 'light' },
  { screen: 'desktop', colours: 'dark' },
] satisfies Visitor[])('somebody makes a key, signs in with it, and removes it ($screen, $colours)', async who => {
  const page = await visitor(browser, address, who)
  const device = await withDevice(page)
  const look = async (name: string) => {
    await axe(page)
    await picture(page, `passkeys ${name} ${who.screen} ${who.colours}`)
  }
  await playTom(page)
  await page.getByText('Je hebt nog geen toegangssleutel.').waitFor()
  await look('none')
  await page.getByRole('textbox', { name: 'Hoe noem je deze sleutel?' }).fill('Mijn gsm')
  await page.getByRole('button', { name: 'Maak een toegangssleutel' }).click()
  await page.getByRole('status').filter({ hasText: 'Je toegangssleutel is klaar' }).waitFor()
  expect(await device.keys()).toBe(1)
  await look('made')
  // A second one on the same device is of no use.
  await page.getByRole('textbox', { name: 'Hoe noem je deze sleutel?' }).fill('Nog een')
  await page.getByRole('button', { name: 'Maak een toegangssleutel' }).click()
  await page.getByRole('alert').filter({ hasText: 'Op dit toestel staat al' }).waitFor()
  await look('known')
  await signOut(page)

  await page.goto('/aanmelden?terug=/mijn-aanmeldingen')
  await look('sign-in')
  await device.knowsPerson(false)
  await signIn(page)
  await page.getByRole('alert').filter({ hasText: 'Er kwam geen toegangssleutel' }).waitFor()
  await look('none-came')
  await device.knowsPerson(true)
  await signIn(page)
  await page.waitForURL('**/mijn-aanmeldingen')
  await page.getByText('Met een toegangssleutel', { exact: true }).waitFor()
  await page.getByRole('link', { name: 'Bekijk je toegangssleutels' }).click()
  await page.getByText('Laatst gebruikt op').waitFor()
  await page.getByRole('button', { name: 'Verwijder (Mijn gsm)' }).click()
  await page.getByRole('status').filter({ hasText: 'kan niemand zich nog aanmelden' }).waitFor()
  await look('removed')
  await page.goto('/mijn-berichten')
  await page.getByText('Een toegangssleutel van je account is weg').first().waitFor()
  await signOut(page)
  await page.goto('/aanmelden')
  await signIn(page)
  await page.getByRole('alert').filter({ hasText: 'lukt het niet' }).waitFor()
  await look('refused')
})

test('without JavaScript no key is offered, and the code by mail is', async () => {
  const page = await visitor(browser, address, { screen: 'phone', script: false })
  await page.goto('/aanmelden')
  expect(await page.getByRole('button', { name: 'Stuur me een code' }).isVisible()).toBe(true)
  expect(await page.getByRole('button', { name: 'Meld je aan met een toegangssleutel' }).isVisible()).toBe(false)
  await playTom(page)
  await page.getByText('Deze browser kan hier geen toegangssleutel maken.').waitFor()
  expect(await page.getByRole('button', { name: 'Maak een toegangssleutel' }).isVisible()).toBe(false)
})
