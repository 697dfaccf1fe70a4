import { expect, test } from 'vitest'
import { axe, openBrowser, picture, visitor } from '../support/browser.ts'
import { startHouse } from '../support/house.ts'

const house = await startHouse()
const browser = await openBrowser()

type Page = Awaited<ReturnType<typeof visitor>>

const zorgpunt = 'Voorbeeld-CVO Zorgpunt'
const ask = '/mijn-aanvragen/nieuw?opleiding=zorgpunt-zorgkundige-avond&module=zpt-zk-maaltijd'

const signIn = async (page: Page, name: string) => {
  await page.goto('/aanmelden')
  await page.getByRole('button', { name: new RegExp(`Meld aan als ${name}`) }).click()
}
const worksAs = async (page: Page, role: string) => {
  await page.goto('/organisaties')
  await page.getByRole('button', { name: `Werk voor ${zorgpunt} als ${role}` }).click()
}
const goTo = async (page: Page, day: string) => {
  await page.getByRole('region', { name: 'Oefenomgeving' }).locator('summary').click()
  await page.locator('#klok').fill(day)
  await page.getByRole('button', { name: 'Zet de datum' }).click()
}

/** Keeps a photo of a paper on a phone. */
const photograph = async (page: Page, title: string, holder: string) => {
  await page.goto('/mijn-bewijzen/nieuw')
  await page.getByRole('radio', { name: 'Een diploma of getuigschrift' }).check()
  await page.getByRole('textbox', { name: 'Hoe noem je het?' }).fill(title)
  await page.getByRole('textbox', { name: 'Staat er een andere naam op dan de jouwe?' }).fill(holder)
  await page.getByRole('button', { name: 'Bewaar en ga verder' }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  const buffer = await page.screenshot({ type: 'jpeg', quality: 60 })
  await page.getByLabel('Neem een foto').setInputFiles({ name: 'attest.jpg', mimeType: 'image/jpeg', buffer })
  await page.getByRole('button', { name: 'Voeg toe' }).click()
  await page.getByRole('link', { name: 'attest.jpg' }).waitFor()
}

/** Asks for the module of the address, with that paper. */
const askFor = async (page: Page, paper: string) => {
  await page.goto(ask)
  await page.getByRole('radio', { name: /Ik leerde het door te werken/ }).check()
  await page.getByRole('checkbox', { name: new RegExp(paper) }).check()
  await page
    .getByRole('textbox', { name: 'Vertel in je eigen woorden waarom' })
    .fill('Ik kookte elf jaar bij gezinnen.')
  await page.getByRole('button', { name: 'Vraag het aan' }).click()
  await page.getByRole('heading', { name: 'Wat er gebeurde' }).waitFor()
}

const planTest = async (ann: Page) => {
  await ann.goto('/aanvragen/proeven')
  await axe(ann)
  await ann.getByText('Leg een proef vast voor een andere module').click()
  await ann
    .getByRole('listitem')
    .filter({ hasText: 'Zorgkundige, avond en online' })
    .getByRole('link', { name: 'Aangepaste maaltijden' })
    .click()
  await ann.getByRole('textbox', { name: 'Waar kijk je naar?' }).fill('! Kookt veilig\nKiest wat bij de persoon past')
  await ann.getByRole('button', { name: 'Leg vast' }).click()
  await ann.getByRole('heading', { name: 'Plan een dag' }).waitFor()
  await ann.getByLabel('Op welke dag?').fill('2026-12-10')
  await ann.getByLabel('Hoe laat?').fill('14:00')
  await ann.getByRole('textbox', { name: 'Waar precies?' }).fill('Keuken 2, Gent')
  await ann.getByRole('textbox', { name: 'Hoeveel plaatsen?' }).fill('4')
  await axe(ann)
  await ann.getByRole('button', { name: 'Plan deze dag' }).click()
  await ann.getByRole('link', { name: /10 december/ }).waitFor()
}

/** Ann lets Lieve in as a second coordinator, who hears what Ann decided on. */
const letInLieve = async (ann: Page, lieve: Page) => {
  await worksAs(ann, 'beheerder van de organisatie')
  await ann.goto('/organisaties')
  await ann.getByRole('listitem').filter({ hasText: zorgpunt }).getByRole('link', { name: 'Beheer' }).click()
  await ann.getByRole('radio', { name: 'coördinator' }).check()
  await ann.getByRole('button', { name: 'Nodig uit' }).click()
  const code = (await ann.getByRole('status').locator('strong').textContent()) ?? ''
  await worksAs(ann, 'coördinator')
  await signIn(lieve, 'Lieve')
  await lieve.goto('/uitnodiging')
  await lieve.getByRole('textbox', { name: 'De code van je uitnodiging' }).fill(code)
  await lieve.getByRole('button', { name: 'Bekijk' }).click()
  await lieve.getByRole('button', { name: /^Aanvaard als/ }).click()
  await worksAs(lieve, 'coördinator')
}

test('a worker asks with a photographed paper, is asked, tested, refused with reasons, and heard by somebody else', {
  timeout: 600_000,
}, async () => {
  const nadia = await visitor(browser, house.address, { screen: 'phone' })
  const [ann, bart, lieve] = [
    await visitor(browser, house.address),
    await visitor(browser, house.address),
    await visitor(browser, house.address, { colours: 'dark' }),
  ]
  await signIn(nadia, 'Nadia')
  await photograph(nadia, 'Attest kookles', 'Nadia El Idrissi')
  await nadia.goto(ask)
  await axe(nadia)
  await picture(nadia, 'request-ask')
  await askFor(nadia, 'Attest kookles')
  await axe(nadia)
  const own = nadia.url()
  const desk = own.replace('/mijn-aanvragen/', '/aanvragen/')

  await signIn(ann, 'Ann')
  await letInLieve(ann, lieve)
  await planTest(ann)
  await picture(ann, 'module-test')
  await ann.goto('/wat-wacht')
  await ann.getByRole('link', { name: /Nadia Bouzid/ }).click()
  await axe(ann)
  await picture(ann, 'request')
  await ann.getByRole('link', { name: 'Attest kookles' }).click()
  await axe(ann)
  await picture(ann, 'request-evidence')
  await ann.goto(desk)
  await ann.getByRole('button', { name: 'Vraag hoe dat komt' }).click()
  await ann.getByText('Dat is gevraagd.').waitFor()

  await nadia.reload()
  await nadia.getByRole('textbox', { name: /staat de naam Nadia El Idrissi/ }).fill('Zo heette ik vroeger.')
  await axe(nadia)
  await picture(nadia, 'request-answer')
  await nadia.getByRole('button', { name: 'Stuur je antwoorden' }).click()

  await ann.goto(desk)
  await ann.getByText('Nodig uit voor een proef', { exact: true }).click()
  await ann.getByRole('button', { name: 'Nodig uit' }).first().click()
  await nadia.reload()
  await axe(nadia)
  await picture(nadia, 'request-choose')
  await nadia.getByRole('radio', { name: /10 december/ }).check()
  await nadia.getByRole('button', { name: 'Kies deze dag' }).click()
  await nadia.getByText('Keuken 2, Gent').first().waitFor()

  await goTo(ann, '2026-12-10')
  await signIn(bart, 'Bart')
  await worksAs(bart, 'lesgever')
  await bart.goto('/aanvragen/proeven')
  await bart.getByRole('link', { name: /10 december/ }).click()
  await axe(bart)
  await bart.getByRole('link', { name: 'Nadia Bouzid' }).click()
  await bart
    .getByRole('group', { name: /Kookt veilig/ })
    .getByRole('radio', { name: 'niet' })
    .check()
  await bart
    .getByRole('group', { name: /Kiest wat/ })
    .getByRole('radio', { name: 'ja' })
    .check()
  await axe(bart)
  await bart.getByRole('button', { name: 'Reken de uitslag uit' }).click()
  await axe(bart)
  await picture(bart, 'test-score')
  await bart.getByRole('button', { name: 'Bevestig: niet geslaagd' }).click()
  await bart.getByText('niet geslaagd').waitFor()

  await ann.goto(desk)
  await ann.getByRole('textbox', { name: 'Hoeveel valt er weg?' }).fill('0')
  await ann.getByRole('checkbox', { name: 'Je slaagde niet voor de proef.' }).check()
  await ann
    .getByRole('group', { name: 'Aangepaste maaltijden' })
    .getByRole('textbox', { name: 'In je eigen woorden' })
    .fill('De veiligheid zat nog niet goed.')
  await ann.getByRole('button', { name: 'Beslis' }).click()
  await ann.getByText('een tweede persoon kijkt na').waitFor()
  await bart.goto(desk)
  await axe(bart)
  await bart.getByRole('button', { name: 'Bevestig de beslissing' }).click()

  await nadia.goto(own)
  await nadia.getByText('Je slaagde niet voor de proef.').first().waitFor()
  await axe(nadia)
  await picture(nadia, 'request-refused')
  await nadia.getByText('Ik ben het niet eens').click()
  await nadia.getByRole('textbox', { name: 'Waarom ben je het niet eens?' }).fill('De keuken was stuk.')
  await nadia.getByRole('button', { name: 'Ga in beroep' }).click()
  await nadia.getByText('beroep loopt').first().waitFor()
  await ann.goto(desk)
  expect(await ann.getByRole('heading', { name: 'Behandel het beroep' }).count()).toBe(0)
  await lieve.goto(desk)
  await axe(lieve)
  await picture(lieve, 'request-appeal-dark')
  await lieve.getByRole('textbox', { name: 'Hoeveel valt er weg?' }).fill('20')
  await lieve.getByRole('checkbox', { name: /Wat je toonde, is niet genoeg/ }).check()
  await lieve.getByRole('textbox', { name: 'Wat antwoord je op het beroep?' }).fill('De theorie kan je al.')
  await lieve.getByRole('button', { name: 'Beslis over het beroep' }).click()
  await nadia.goto(own)
  await nadia.getByText('beslist na beroep').first().waitFor()
  await picture(nadia, 'request-heard')
  await nadia.goto('/mijn-bewijzen/tijdlijn')
  await nadia.getByText(`van ${zorgpunt} bekeek een bewijs dat je meestuurde.`).first().waitFor()

  await nadia.goto(`/taal/en?terug=${encodeURIComponent(new URL(own).pathname)}`)
  await nadia.getByText('What happened').waitFor()
  await axe(nadia)
})

test('the same without script, in part: asked with a photo, asked back, answered, decided', {
  timeout: 120_000,
}, async () => {
  const elif = await visitor(browser, house.address, { screen: 'phone', script: false })
  const ann = await visitor(browser, house.address, { script: false })
  await signIn(elif, 'Elif')
  await photograph(elif, 'Attest van de kookles', '')
  await elif.goto(ask)
  const keeps = await elif.getByText('Bewaar eerst je ladder als dossier').count()
  expect(keeps).toBe(0)
  await askFor(elif, 'Attest van de kookles')
  const desk = elif.url().replace('/mijn-aanvragen/', '/aanvragen/')
  await signIn(ann, 'Ann')
  await worksAs(ann, 'coördinator')
  await ann.goto(desk)
  await ann.getByText('Stel vragen').click()
  await ann.getByRole('textbox', { name: 'Vraag 1' }).fill('Waar volgde je de les?')
  await ann.getByRole('button', { name: 'Stuur de vragen' }).click()
  await elif.reload()
  await elif.getByRole('textbox', { name: 'Waar volgde je de les?' }).fill('In Gent.')
  await elif.getByRole('button', { name: 'Stuur je antwoorden' }).click()
  await ann.goto(desk)
  await ann.getByRole('textbox', { name: 'Hoeveel valt er weg?' }).fill('40')
  await ann.getByRole('button', { name: 'Beslis' }).click()
  await ann.getByText('een tweede persoon kijkt na').waitFor()
})
