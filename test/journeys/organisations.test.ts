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

test.each([
  { script: true, number: '0403170701', colours: 'dark' },
  { script: false, number: '0403199702', colours: 'light' },
] as const)(
  'an employer registers, is validated, invites somebody who accepts (JavaScript $script)',
  async ({ script, number, colours }) => {
    const check = script ? axe : async () => {}
    const [luc, karim, tom] = await Promise.all([
      visitor(browser, house.address, { screen: 'phone', script, colours }),
      visitor(browser, house.address, { script }),
      visitor(browser, house.address, { screen: 'phone', script }),
    ])
    await signIn(luc, 'Luc')
    await luc.goto('/organisaties')
    await check(luc)
    await luc.getByRole('link', { name: 'Registreer een organisatie' }).click()
    await check(luc)
    await luc.getByRole('button', { name: 'Registreer' }).click()
    expect(await luc.getByRole('alert').textContent()).toContain('Kies wat voor organisatie')
    await check(luc)
    await luc.getByRole('radio', { name: 'werkgever' }).check()
    await luc.getByRole('textbox', { name: 'Naam van de organisatie' }).fill('Houtwerf')
    await luc.getByRole('textbox', { name: 'Ondernemingsnummer' }).fill(number)
    await luc.getByRole('button', { name: 'Registreer' }).click()
    await luc.getByText('wacht op goedkeuring').first().waitFor()
    await check(luc)
    const organisation = luc.url()

    await signIn(karim, 'Karim')
    await karim.goto('/beheer/organisaties')
    await check(karim)
    await karim
      .getByRole('link', { name: /Houtwerf/ })
      .first()
      .click()
    await check(karim)
    await karim.getByRole('button', { name: 'Keur goed' }).click()
    await karim.getByText('goedgekeurd', { exact: true }).first().waitFor()
    await check(karim)

    await luc.goto(organisation)
    await check(luc)
    await luc.getByRole('radio', { name: 'mentor' }).check()
    await luc.getByRole('button', { name: 'Nodig uit' }).click()
    const code = (await luc.getByRole('status').locator('strong').textContent()) ?? ''
    await check(luc)
    await picture(luc, `organisation-${colours}`)

    await signIn(tom, 'Tom')
    await tom.goto('/uitnodiging')
    await check(tom)
    await tom.getByRole('textbox', { name: 'De code van je uitnodiging' }).fill(code.toLowerCase())
    await tom.getByRole('button', { name: 'Bekijk' }).click()
    await check(tom)
    await tom.getByRole('button', { name: /^Aanvaard als/ }).click()
    await tom
      .getByRole('button', { name: /Werk voor Houtwerf/ })
      .first()
      .click()
    await tom.getByText('Je werkt nu voor').waitFor()
    await check(tom)

    await luc.goto(organisation)
    const list = { name: 'mensen.csv', mimeType: 'text/csv', buffer: Buffer.from('e-mail,rol\nan@b.be,mentor\nfout,x') }
    await luc.locator('input[type=file]').setInputFiles(list)
    await luc.getByRole('button', { name: 'Bekijk de lijst' }).click()
    await check(luc)
    await luc.getByRole('button', { name: 'Nodig 1 persoon uit' }).click()
    await luc.getByText('1 persoon is uitgenodigd').waitFor()
    await check(luc)
    await luc.goto(`${organisation}/tijdlijn`)
    await luc.getByText(/kwam erbij als mentor/).waitFor()
    await check(luc)
  },
)

test('what is kept is a page for everybody, and one closes and opens one’s dossiers', async () => {
  const page = await visitor(browser, house.address, { screen: 'phone' })
  await page.goto('/wat-we-bewaren')
  await axe(page)
  await picture(page, 'what-is-kept')
  await signIn(page, 'Tom')
  await page.goto('/mijn-gegevens')
  await axe(page)
  await page.getByRole('link', { name: 'Doe je dossiers dicht' }).click()
  await axe(page)
  await page.getByRole('radio', { name: /niet wil dat iemand|wil niet dat iemand/ }).check()
  await page.getByRole('button', { name: 'Doe dicht' }).click()
  await page.getByRole('heading', { name: 'Je dossiers zijn dicht' }).waitFor()
  await axe(page)
  await page.getByRole('button', { name: 'Open weer' }).click()
  await page.getByRole('heading', { name: 'Doe je dossiers dicht' }).waitFor()
})
