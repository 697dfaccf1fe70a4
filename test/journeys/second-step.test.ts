import { expect, test } from 'vitest'
import { appShows } from '../support/app.ts'
import { axe, openBrowser, picture, visitor } from '../support/browser.ts'
import { startHouse } from '../support/house.ts'

const house = await startHouse()
const browser = await openBrowser()
type Page = Awaited<ReturnType<typeof visitor>>

const signInAs = async (page: Page, name: string) => {
  await page.goto('/aanmelden')
  await page.getByRole('button', { name: new RegExp(`Meld aan als ${name}`) }).click()
}

/** Signs in with the code in the practice mailbox; says a name the first time. */
const signInWithCode = async (page: Page, email: string, back: string) => {
  await page.goto(`/aanmelden?terug=${back}`)
  await page.getByRole('textbox', { name: 'Je e-mailadres' }).fill(email)
  await page.getByRole('button', { name: 'Stuur me een code' }).click()
  const mailbox = await visitor(browser, house.address)
  await mailbox.goto('/dev/postbus')
  const mail = await mailbox.getByRole('article').filter({ hasText: email }).first().textContent()
  await page.getByRole('textbox', { name: 'De zes cijfers' }).fill(/\d{6}/.exec(mail ?? '')?.[0] ?? '')
  await page.getByRole('button', { name: 'Meld me aan' }).click()
}

test.each([
  { script: true, colours: 'dark', number: '0403170701', email: 'els@voorbeeld.be' },
  { script: false, colours: 'light', number: '0403199702', email: 'jan@voorbeeld.be' },
] as const)(
  'a manager asks a second step, sets it up on a phone, and signs in with a password and a code (JavaScript $script)',
  async ({ script, colours, number, email }) => {
    const check = script ? axe : async () => {}
    const phone = { screen: 'phone', script, colours } as const
    const [els, karim] = await Promise.all([
      visitor(browser, house.address, phone),
      visitor(browser, house.address, { script }),
    ])
    await signInWithCode(els, email, '/organisaties/nieuw')
    await els.getByRole('textbox', { name: 'Je naam' }).fill('Els Peeters')
    await els.getByRole('button', { name: 'Bewaar' }).click()
    await els.getByRole('radio', { name: 'werkgever' }).check()
    await els.getByRole('textbox', { name: 'Naam van de organisatie' }).fill('Bakkerij Peeters')
    await els.getByRole('textbox', { name: 'Ondernemingsnummer' }).fill(number)
    await els.getByRole('button', { name: 'Registreer' }).click()
    const organisation = els.url()
    await signInAs(karim, 'Karim')
    await karim.goto(organisation.replace('/organisaties/', '/beheer/organisaties/'))
    await karim.getByRole('button', { name: 'Keur goed' }).click()

    await els.goto(organisation)
    await els.getByRole('checkbox', { name: /bewijst met een tweede stap/ }).check()
    await els.getByRole('checkbox', { name: /mag zich aanmelden met een wachtwoord/ }).check()
    await check(els)
    await picture(els, `wish-${colours}`)
    await els.getByRole('button', { name: 'Bewaar' }).click()

    // The next click asks.
    await els.getByRole('heading', { name: 'Stel je tweede stap in' }).waitFor()
    await check(els)
    await picture(els, `second-start-${colours}`)
    await els.getByRole('button', { name: 'Begin' }).click()
    await els.getByText('Scannen lukt niet?').click()
    const secret = (await els.locator('code').textContent()) ?? ''
    await check(els)
    await picture(els, `second-set-up-${colours}`)
    await els.getByRole('textbox', { name: 'De zes cijfers' }).fill('12')
    await els.getByRole('button', { name: 'Koppel' }).click()
    expect(await els.getByRole('alert').textContent()).toContain('klopt niet')
    await els.getByRole('textbox', { name: 'De zes cijfers' }).fill(appShows(secret, new Date()))
    await els.getByRole('button', { name: 'Koppel' }).click()
    await els.getByRole('heading', { name: 'Bewaar je herstelcodes' }).waitFor()
    const recovery = (await els.locator('main code').first().textContent()) ?? ''
    await check(els)
    await picture(els, `recovery-codes-${colours}`)
    await els.getByRole('link', { name: 'Ik heb ze bewaard' }).click()
    await els.getByRole('heading', { name: 'Bakkerij Peeters' }).waitFor()

    await els.goto('/mijn-aanmeldingen')
    await check(els)
    await picture(els, `sessions-${colours}`)
    await els.getByRole('link', { name: 'Wachtwoord' }).click()
    await check(els)
    await els.getByLabel('Je nieuwe wachtwoord').fill('bakkerij1234')
    await els.getByRole('button', { name: 'Stel in' }).click()
    expect(await els.getByRole('alert').textContent()).toContain('niemand van je weet')
    await check(els)
    await picture(els, `password-${colours}`)
    const password = 'vier losse rode fietsen'
    await els.getByLabel('Je nieuwe wachtwoord').fill(password)
    expect(await els.getByLabel('Je nieuwe wachtwoord').getAttribute('type')).toBe('password')
    if (script) {
      await els.getByRole('button', { name: 'Toon' }).click()
      expect(await els.getByLabel('Je nieuwe wachtwoord').getAttribute('type')).toBe('text')
    }
    await els.getByRole('button', { name: 'Stel in' }).click()
    await els.getByRole('heading', { name: 'Waar ben je aangemeld?' }).waitFor()

    const other = await visitor(browser, house.address, phone)
    await other.goto('/aanmelden?terug=/organisaties')
    await picture(other, `sign-in-${colours}`)
    await other.getByRole('link', { name: 'Met een wachtwoord' }).click()
    await check(other)
    await other.getByLabel('Je e-mailadres').fill(email)
    await other.getByLabel('Je wachtwoord').fill('iets heel anders dan dat')
    await other.getByRole('button', { name: 'Meld me aan' }).click()
    expect(await other.getByRole('alert').textContent()).toContain('horen niet samen')
    await check(other)
    await picture(other, `sign-in-password-${colours}`)
    await other.getByLabel('Je wachtwoord').fill(password)
    await other.getByRole('button', { name: 'Meld me aan' }).click()
    await other.getByRole('button', { name: /Werk voor Bakkerij Peeters/ }).click()
    await other.getByRole('heading', { name: 'Nog één stap' }).waitFor()
    await check(other)
    await picture(other, `second-ask-${colours}`)
    await other.getByLabel('Code uit je app').fill(recovery)
    await other.getByRole('button', { name: 'Ga verder' }).click()
    await other.getByText('Je werkt nu voor').waitFor()
    await other.goto('/tweede-stap')
    await other.getByText('nog 9 herstelcodes').waitFor()
    await check(other)
    await picture(other, `second-${colours}`)
  },
  180_000,
)
