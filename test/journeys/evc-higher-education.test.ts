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

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click()

/** Katrien reads how it goes, and asks to have one competence recognised. */
const ask = async (katrien: Page) => {
  await signIn(katrien, 'Katrien')
  await katrien.goto('/evc-hoger-onderwijs')
  await axe(katrien)
  await katrien.getByRole('link', { name: /HR-support/ }).click()
  await axe(katrien)
  await picture(katrien, 'evc-he-programme')
  await katrien.getByRole('link', { name: 'Laat erkennen wat je kan' }).click()
  for (const not of ['Werft', 'Houdt de personeelsadministratie', 'Voert gesprekken'])
    await katrien.getByRole('checkbox', { name: new RegExp(not) }).uncheck()
  await katrien.getByRole('textbox', { name: /Waar deed je deze ervaring op/ }).fill('Acht jaar bij een bouwbedrijf.')
  await katrien.getByRole('textbox', { name: /gewone dag/ }).fill('Contracten, lonen, nieuwe mensen wegwijs maken.')
  await press(katrien, 'Vraag het aan')
  expect(await katrien.getByRole('alert').textContent()).toContain('Antwoord op de drie vragen')
  await katrien.getByRole('textbox', { name: /trots/ }).fill('Het onthaal dat ik zelf opzette.')
  await press(katrien, 'Vraag het aan')
  await katrien.getByRole('heading', { name: /EVC in het hoger onderwijs/ }).waitFor()
  return katrien.url().split('/').at(-1) ?? ''
}

/** Five short questions; one of them she says instead of typing it. */
const tellExample = async (katrien: Page, id: string) => {
  await katrien.goto(`/mijn-evc-hoger-onderwijs/${id}/portfolio`)
  await axe(katrien)
  await katrien.getByRole('link', { name: /Vertel een voorbeeld/ }).click()
  await axe(katrien)
  await picture(katrien, 'evc-he-question')
  for (const words of [
    'Er begon een collega met een gehoorapparaat.',
    'Ik moest de eerste week regelen.',
    'Ik sprak af met de dienst.',
  ]) {
    await katrien.locator('#words').fill(words)
    await press(katrien, 'Bewaar en ga verder')
  }
  await katrien.getByText('Liever een foto of je stem?').click()
  const spoken = { name: 'opname.ogg', mimeType: 'audio/ogg', buffer: Buffer.from('OggS\0\x02 an example') }
  await katrien.getByLabel('Of kies een opname van je stem').setInputFiles(spoken)
  await press(katrien, 'Bewaar en ga verder')
  await katrien.locator('#words').fill('Vraag eerst wat iemand nodig heeft.')
  await press(katrien, 'Bewaar en ga verder')
  await katrien.getByRole('heading', { name: 'Onthaalt nieuwe medewerkers' }).waitFor()
  expect(await katrien.getByRole('main').textContent()).toContain('Staat in de foto of opname.')
  await axe(katrien)
  await press(katrien, 'Bewaar dit voorbeeld')
  await axe(katrien)
  await picture(katrien, 'evc-he-portfolio')
  await press(katrien, 'Dien je portfolio in')
  await katrien.getByText('bij de jury').first().waitFor()
}

const admit = async (lieve: Page, id: string) => {
  await lieve.goto(`/evc-hoger-onderwijs/aanvragen/${id}`)
  await axe(lieve)
  await lieve.getByRole('group', { name: 'Wie begeleidt?' }).getByLabel('Lieve Callebaut').check()
  for (const name of ['Samira El Amrani', 'Grace Okafor', 'Dirk Goossens'])
    await lieve.getByRole('group', { name: 'Kies 3 juryleden' }).getByLabel(name).check()
  await press(lieve, 'Laat toe')
  await lieve.getByText('portfolio in opbouw').first().waitFor()
}

const plan = async (lieve: Page, id: string) => {
  await lieve.goto(`/evc-hoger-onderwijs/aanvragen/${id}`)
  for (const part of ['opdracht-1', 'gesprek']) {
    const form = lieve.locator(`form:has(input[value="${part}"])`)
    await lieve.locator(`details:has(input[value="${part}"]) summary`).click()
    await form.getByLabel('Welke dag?').fill('2027-12-10')
    await form.getByRole('button').click()
    await lieve.getByText('10 december').first().waitFor()
  }
}

/** A juror judges every part alone. */
const judge = async (juror: Page, id: string, plan: string) => {
  for (const part of ['portfolio', 'opdracht-1', 'gesprek']) {
    await juror.goto(`/evc-hoger-onderwijs/aanvragen/${id}/onderdeel/${part}`)
    await juror.locator(`input[name="level-plan"][value="${plan}"]`).check()
    await juror.locator('input[name="level-opvolging"][value="shown"]').check()
    await juror.locator('#why-plan').fill(plan === 'shown' ? 'Ze plande met de dienst.' : 'De tweede week zag ik niet.')
    if (part === 'portfolio' && plan !== 'shown') {
      await axe(juror)
      await picture(juror, 'evc-he-juror-desk')
    }
    await press(juror, 'Geef je oordeel af')
    await juror.getByText('Wie en wat').waitFor()
  }
}

test('Katrien has recognised on her phone what she can, by a jury that judges alone first', {
  timeout: 560_000,
}, async () => {
  const katrien = await visitor(browser, house.address, { screen: 'phone' })
  const lieve = await visitor(browser, house.address)
  const jurors = {
    Samira: await visitor(browser, house.address),
    Grace: await visitor(browser, house.address, { colours: 'dark' }),
    Dirk: await visitor(browser, house.address, { script: false }),
  }
  const id = await ask(katrien)
  await signIn(lieve, 'Lieve')
  await lieve.goto('/organisaties')
  await press(lieve, /Werk voor .* als coördinator/)
  await admit(lieve, id)
  for (const [name, juror] of Object.entries(jurors)) {
    await signIn(juror, name)
    await juror.goto(`/evc-hoger-onderwijs/aanvragen/${id}`)
    await juror.getByLabel(/ik ken deze persoon niet/).check()
    await press(juror, 'Verklaar')
  }
  await tellExample(katrien, id)
  await plan(lieve, id)
  await judge(jurors.Samira, id, 'partly')
  await jurors.Grace.goto(`/evc-hoger-onderwijs/aanvragen/${id}/overleg`)
  expect(await jurors.Grace.getByRole('main').textContent()).not.toContain('De tweede week zag ik niet.')
  await judge(jurors.Grace, id, 'shown')
  await judge(jurors.Dirk, id, 'shown')

  await jurors.Grace.goto(`/evc-hoger-onderwijs/aanvragen/${id}/overleg`)
  await axe(jurors.Grace)
  await picture(jurors.Grace, 'evc-he-deliberation-dark')
  await jurors.Grace.locator('input[name="level-plan"][value="shown"]').check()
  await jurors.Grace.locator('#why-plan').fill('In het gesprek vertelde ze over de tweede week.')
  await press(jurors.Grace, 'Leg dit op tafel')
  await jurors.Grace.getByText('1 van 3 akkoord').waitFor()
  for (const juror of [jurors.Samira, jurors.Dirk]) {
    await juror.goto(`/evc-hoger-onderwijs/aanvragen/${id}/overleg`)
    await press(juror, 'Ik sta hierachter')
  }
  await lieve.goto(`/evc-hoger-onderwijs/aanvragen/${id}`)
  await axe(lieve)
  await press(lieve, 'Bevestig en verstuur de brieven')
  await lieve.getByText('Bewijs van bekwaamheid').first().waitFor()

  await katrien.goto(`/mijn-evc-hoger-onderwijs/${id}`)
  await axe(katrien)
  await picture(katrien, 'evc-he-own')
  await katrien.getByRole('link', { name: /Bewijs van bekwaamheid/ }).waitFor()
  await katrien.getByRole('link', { name: 'Vraag vrijstellingen met je bewijs' }).waitFor()
})
