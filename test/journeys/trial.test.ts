import { expect, test } from 'vitest'
import { axe, openBrowser, picture, type Visitor, visitor } from '../support/browser.ts'
import { startHouse } from '../support/house.ts'

const house = await startHouse()
const browser = await openBrowser()

type Page = Awaited<ReturnType<typeof visitor>>

const signedIn = async (name: string, who: Visitor = {}) => {
  const page = await visitor(browser, house.address, who)
  await page.goto('/aanmelden')
  await page.getByRole('button', { name: new RegExp(`Meld aan als ${name}`) }).click()
  return page
}

const open = async (page: Page, name: string | RegExp) => {
  await page.goto('/wat-wacht')
  await page.getByRole('link', { name }).first().click()
}

/** Dirk assesses at two places: here he works for the wood sector. */
const dirkAtWork = async (who: Visitor) => {
  const dirk = await signedIn('Dirk', who)
  await dirk.goto('/organisaties')
  await dirk.getByRole('button', { name: /Werk voor Voorbeeld-sectorcentrum Hout als assessor/ }).click()
  return dirk
}

const ask = async (wout: Page) => {
  await wout.goto('/beroepsproef')
  await wout.getByRole('link', { name: /Machinaal houtbewerker/ }).click()
  await wout.getByRole('textbox', { name: 'Wat doe je op je werk?' }).fill('Tien jaar aan de zaag en de frees.')
  await wout.getByRole('button', { name: 'Vraag een beroepsproef' }).click()
  await wout.getByText('Gevraagd').first().waitFor()
}

const planIt = async (dirk: Page, where: RegExp) => {
  await open(dirk, /Voer het eerste gesprek/)
  await dirk.getByText('Noteer het gesprek').first().click()
  await dirk.getByRole('textbox', { name: 'Wat kwam in het gesprek aan bod?' }).fill('Kent de machines.')
  await dirk.getByRole('button', { name: 'Noteer het gesprek' }).click()
  await dirk.getByRole('radio', { name: where }).check()
  await dirk.getByRole('textbox', { name: 'Naam van het bedrijf of centrum' }).fill('Meubelfabriek Rivierenland')
  await dirk.getByRole('textbox', { name: 'Adres' }).fill('Kaai 1, Bornem')
  await dirk.getByRole('textbox', { name: /veiligheid/ }).fill('Bril en oordoppen.')
  await dirk.getByLabel('Welke dag?').fill('2027-03-01')
  await dirk.getByLabel('Hoe laat?').fill('08:30')
  const moulder = dirk.getByRole('group', { name: 'Freesmachine (toupie)' })
  await moulder.getByRole('radio', { name: 'is er niet' }).check()
  await dirk.getByText('Stel iets anders voor').nth(2).click()
  await dirk.locator('[name="anders-frees"]').fill('CNC-frees')
  await dirk.locator('[name="waarom-frees"]').fill('Freest hetzelfde profiel.')
  await dirk.getByRole('button', { name: 'Bewaar het plan' }).click()
  await dirk.getByRole('radio', { name: 'Ja, dit is vergelijkbaar' }).check()
  await dirk.getByRole('button', { name: 'Bewaar wat je vindt' }).click()
  await dirk.getByText('Het plan', { exact: true }).waitFor()
}

const criterion = (page: Page, name: RegExp, seen: string) =>
  page.getByRole('group', { name }).getByText(seen, { exact: true })

test('Wout is watched at work by Dirk, on a tablet without network; a part is proven and counts', async () => {
  const wout = await signedIn('Wout', { screen: 'phone' })
  await ask(wout)
  await axe(wout)
  await picture(wout, 'trial-asked')
  const own = wout.url()
  const dirk = await dirkAtWork({ screen: 'tablet' })
  await planIt(dirk, /Op het eigen werk/)
  await dirk.getByRole('button', { name: 'Maak een link voor het bedrijf' }).click()
  await axe(dirk)
  await picture(dirk, 'trial-plan')
  const link = (await dirk.locator('code').textContent()) ?? ''
  const desk = dirk.url().replace('/mentor', '')

  const bart = await signedIn('Bart')
  await bart.goto(new URL(link).pathname)
  await axe(bart)
  await bart.getByRole('button', { name: 'Ik spreek voor het bedrijf' }).click()
  await axe(bart)
  await picture(bart, 'trial-mentor')
  await bart.getByRole('button', { name: 'Ik ga akkoord met het plan' }).click()
  await wout.reload()
  await wout.getByRole('button', { name: 'Ik ga akkoord met het plan' }).click()
  await wout.getByText('Klaar voor de proef').first().waitFor()

  await dirk.goto(desk)
  await dirk.getByRole('link', { name: 'Begin met kijken' }).click()
  await dirk.getByText('Alles is verstuurd.').waitFor()
  await axe(dirk)
  await dirk.waitForFunction('navigator.serviceWorker.controller !== null')
  await dirk.context().setOffline(true)
  await criterion(dirk, /Kiest zaagblad/, 'Zelf gedaan').click()
  await criterion(dirk, /Monteert een frees/, 'Met hulp').click()
  const photo = await wout.screenshot({ type: 'jpeg', quality: 40 })
  await dirk
    .getByLabel('Foto van het werk')
    .nth(1)
    .setInputFiles({ name: 'frees.jpg', mimeType: 'image/jpeg', buffer: photo })
  await dirk.getByText('3 dingen wachten op netwerk.').waitFor()
  await picture(dirk, 'observation')
  // The tablet is closed and opened where there is no network: nothing is lost.
  await dirk.reload()
  await dirk.getByText('3 dingen wachten op netwerk.').waitFor()
  expect(
    await criterion(dirk, /Kiest zaagblad/, 'Zelf gedaan')
      .locator('..')
      .getByRole('radio')
      .isChecked(),
  ).toBe(true)
  await dirk.context().setOffline(false)
  await dirk.getByText('Alles is verstuurd.').waitFor()

  for (const name of [/Merkt een bot/, /Stelt aanslag/, /Stelt de dikte/, /noodstop/, /Start niet/])
    await criterion(dirk, name, 'Zelf gedaan').click()
  for (const name of [/Zaagt vier/, /Schaaft vlak/, /Freest een profiel/, /Boort op/])
    await criterion(dirk, name, 'Zelf gedaan').click()
  await dirk.getByRole('button', { name: 'Ik heb alles gezien' }).click()
  await dirk.getByRole('heading', { name: 'Wat is bewezen?' }).waitFor()
  // Nothing of it stays on the tablet.
  const left = await dirk.evaluate(`(async () => {
    const cache = await caches.open('waarnemen')
    const paths = (await cache.keys()).map(({ url }) => new URL(url).pathname)
    return paths.filter(path => path.startsWith('/beroepsproeven/'))
  })()`)
  expect(left).toEqual([])
  await axe(dirk)
  await picture(dirk, 'trial-decide')
  await dirk.getByRole('button', { name: 'Beslis', exact: true }).click()
  await dirk.getByText('Deelkwalificatie: Bediener van houtbewerkingsmachines').waitFor()

  await wout.goto(own)
  await wout.getByText('Een deel van Machinaal houtbewerker is bewezen').waitFor()
  await wout.getByRole('heading', { name: 'Machines instellen en gereedschap monteren' }).waitFor()
  await wout.getByText('Waarom?').first().click()
  await axe(wout)
  await picture(wout, 'trial-result')
  const [pdf] = await Promise.all([
    wout.context().request.get(
      `${house.address}${await wout
        .getByRole('link', { name: /^Bewijs van/ })
        .first()
        .getAttribute('href')}`,
    ),
  ])
  expect(pdf.headers()['content-type']).toBe('application/pdf')
}, 180_000)

test('the same in a form, without script, in the dark', async () => {
  const tom = await signedIn('Tom', { script: false, screen: 'phone' })
  await ask(tom)
  const dirk = await dirkAtWork({ script: false, screen: 'tablet', colours: 'dark' })
  await planIt(dirk, /nagebootste werkplaats/)
  await tom.reload()
  await tom.getByRole('button', { name: 'Ik ga akkoord met het plan' }).click()
  await dirk.reload()
  await dirk.getByRole('link', { name: 'Begin met kijken' }).click()
  await criterion(dirk, /noodstop/, 'Zelf gedaan').click()
  await criterion(dirk, /Start niet/, 'Met hulp').click()
  await picture(dirk, 'observation-dark')
  await dirk.getByRole('button', { name: 'Verstuur wat ik zag' }).click()
  await dirk.getByRole('button', { name: 'Ik heb alles gezien' }).click()
  await dirk.getByRole('button', { name: 'Beslis', exact: true }).click()
  await dirk.getByText('Competenties van Machinaal houtbewerker zijn bewezen').waitFor()
}, 180_000)
