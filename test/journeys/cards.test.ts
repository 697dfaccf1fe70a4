import { expect, test } from 'vitest'
import { axe, openBrowser, openMenu, picture, visitor } from '../support/browser.ts'
import { startHouse } from '../support/house.ts'

const house = await startHouse()
const browser = await openBrowser()

type Page = Awaited<ReturnType<typeof visitor>>

const signIn = async (page: Page, name: string) => {
  await page.goto('/aanmelden')
  await page.getByRole('button', { name: new RegExp(`Meld aan als ${name}`) }).click()
}

/** Sofie guides people for a service, and opens the page of who has no mail. */
const sofieAtWork = async (): Promise<Page> => {
  const sofie = await visitor(browser, house.address)
  await signIn(sofie, 'Sofie')
  await sofie.goto('/organisaties')
  await sofie.getByRole('link', { name: 'Mensen zonder mail' }).click()
  return sofie
}

const makeCard = async (sofie: Page, name: string): Promise<string> => {
  await sofie.getByRole('link', { name: 'Maak een codekaart' }).click()
  await sofie.getByRole('textbox', { name: /genoemd worden/ }).fill(name)
  await sofie.getByRole('button', { name: 'Maak de kaart' }).click()
  return (await sofie.locator('.say-code').textContent()) ?? ''
}

test.each([
  { script: false, colours: 'light', name: 'Fatma' },
  { script: true, colours: 'dark', name: 'Yusuf' },
] as const)(
  'somebody without mail begins with a card on a phone (JavaScript $script)',
  async ({ script, colours, name }) => {
    const code = await makeCard(await sofieAtWork(), name)
    const check = script ? axe : async () => {}
    const phone = await visitor(browser, house.address, { screen: 'phone', script, colours })
    await phone.goto('/aanmelden')
    await check(phone)
    await picture(phone, `sign-in-${colours}`)
    await phone.getByRole('link', { name: 'Aanmelden met een codekaart' }).click()
    await check(phone)
    await picture(phone, `card-code-${colours}`)
    await phone.getByRole('textbox', { name: 'De code op je kaart' }).fill('ABCD')
    await phone.getByRole('button', { name: 'Verder' }).click()
    expect(await phone.getByRole('alert').textContent()).toContain('Deze code werkt niet')
    await check(phone)
    await phone.getByRole('textbox', { name: 'De code op je kaart' }).fill(code.toLowerCase())
    await phone.getByRole('button', { name: 'Verder' }).click()
    await phone.getByRole('heading', { name: `Dag ${name}, kies een pincode` }).waitFor()
    await check(phone)
    await picture(phone, `card-pin-${colours}`)
    await phone.getByLabel('Pincode', { exact: true }).fill('1234')
    await phone.getByLabel('Nog eens dezelfde pincode').fill('1234')
    await phone.getByRole('button', { name: 'Meld me aan' }).click()
    expect(await phone.getByRole('alert').textContent()).toContain('raadt iedereen')
    await check(phone)
    await phone.getByLabel('Pincode', { exact: true }).fill('2718')
    await phone.getByLabel('Nog eens dezelfde pincode').fill('2718')
    await phone.getByRole('button', { name: 'Meld me aan' }).click()
    await phone.getByText('Klaar? Meld je af.').waitFor()
    await phone.goto('/mijn-aanmeldingen')
    await check(phone)
    await picture(phone, `card-sessions-${colours}`)
    await phone.getByRole('button', { name: 'Meld me af', exact: true }).click()
    await phone.getByRole('link', { name: 'Aanmelden' }).waitFor()
  },
)

test('who gives cards prints one, and starts for its person on a shared device', async () => {
  const sofie = await sofieAtWork()
  await axe(sofie)
  await sofie.getByRole('link', { name: 'Maak een codekaart' }).click()
  await axe(sofie)
  await sofie.goto('/mensen-zonder-mail')
  await makeCard(sofie, 'Mirela')
  await axe(sofie)
  await picture(sofie, 'card-made')
  await sofie.emulateMedia({ media: 'print' })
  await picture(sofie, 'card-printed')
  await sofie.emulateMedia({ media: 'screen' })
  await sofie.getByRole('link', { name: 'Klaar', exact: true }).click()
  await sofie.getByText('Nog niet gebruikt').waitFor()
  await axe(sofie)
  await picture(sofie, 'card-held')
  await sofie.getByRole('link', { name: 'Mensen zonder mail' }).click()
  await picture(sofie, 'card-people')
  await sofie.getByRole('link', { name: /Mirela/ }).click()
  await sofie.getByRole('button', { name: 'Start voor Mirela' }).click()
  await sofie.getByLabel('Pincode', { exact: true }).fill('2718')
  await sofie.getByLabel('Nog eens dezelfde pincode').fill('2718')
  await sofie.getByRole('button', { name: 'Meld me aan' }).click()
  await openMenu(sofie)
  await sofie.getByRole('button', { name: 'Afmelden (Mirela)' }).waitFor()
  await sofie.goto('/mijn-gegevens/tijdlijn')
  await sofie.getByText('Sofie Janssens (toeleider) startte voor jou').waitFor()
  await axe(sofie)
  await picture(sofie, 'card-timeline')
})

test('a helper looks along at an account, changes nothing, and is seen', async () => {
  const tom = await visitor(browser, house.address, { screen: 'phone' })
  await signIn(tom, 'Tom')
  await tom.goto('/mijn-gegevens')
  await tom.getByRole('link', { name: 'Laat een helper meekijken' }).click()
  await axe(tom)
  await tom.getByRole('button', { name: 'Maak een helpcode' }).click()
  const code = (await tom.locator('.say-code').textContent()) ?? ''
  await axe(tom)
  await picture(tom, 'help-code')

  const karim = await visitor(browser, house.address)
  await signIn(karim, 'Karim')
  await karim.goto('/beheer/helpen')
  await axe(karim)
  await picture(karim, 'help-enter')
  await karim.getByRole('textbox', { name: 'De helpcode' }).fill(code)
  await karim.getByRole('button', { name: 'Kijk mee' }).click()
  expect(await karim.getByRole('alert').textContent()).toContain('Kies waarom')
  await karim.getByRole('radio', { name: 'iemand vindt iets niet terug' }).check()
  await karim.getByRole('button', { name: 'Kijk mee' }).click()
  await karim.getByText('Je kijkt mee in het account van Tom Vermeulen').waitFor()
  await axe(karim)
  await picture(karim, 'help-looking')
  await karim.getByRole('main').getByRole('link').first().click()
  await karim
    .getByRole('button', { name: /deel|link/i })
    .first()
    .click()
  await karim.getByRole('heading', { name: 'Je kijkt alleen mee' }).waitFor()
  await axe(karim)
  await picture(karim, 'help-reads-only')

  await tom.goto('/mijn-aanmeldingen')
  await axe(tom)
  await picture(tom, 'help-seen')
  await tom.getByRole('button', { name: 'Stop het meekijken' }).click()
  await tom.goto('/mijn-gegevens/tijdlijn')
  await tom.getByText('Karim Haddad (beheerder) bekeek: je dossiers.').waitFor()
  await axe(tom)
  await karim.goto('/')
  await karim.getByRole('link', { name: 'Aanmelden' }).waitFor()
})
