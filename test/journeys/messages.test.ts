import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { axe, openBrowser, openMenu, picture, visitor } from '../support/browser.ts'
import { startHouse } from '../support/house.ts'

const house = await startHouse({
  LEERLADDER_SMS_HOOK: 'http://127.0.0.1:9/sms',
  LEERLADDER_SMS_SECRET: 'een-lang-geheim-van-deze-reis',
  LEERLADDER_ADDRESS: 'https://leerladder.voorbeeld.be',
})
const browser = await openBrowser()

test.each([
  { script: true, email: 'wilma@voorbeeld.be' },
  { script: false, email: 'achmed@voorbeeld.be' },
] as const)(
  'somebody reads their messages and chooses how they come (JavaScript $script)',
  async ({ script, email }) => {
    const check = script ? axe : async () => {}
    const page = await visitor(browser, house.address, { screen: 'phone', script })
    const mailbox = await visitor(browser, house.address)
    const lastCode = async (about: string) => {
      await mailbox.goto('/dev/postbus')
      const mail = await mailbox.getByRole('article').filter({ hasText: about }).first().textContent()
      return /\d{6}/.exec(mail?.replace(/\+\d+/, '') ?? '')?.[0] ?? ''
    }
    await page.goto('/mijn-berichten')
    await page.getByRole('textbox', { name: 'Je e-mailadres' }).fill(email)
    await page.getByRole('button', { name: 'Stuur me een code' }).click()
    await page.getByRole('textbox', { name: 'De zes cijfers' }).fill(await lastCode(email))
    await page.getByRole('button', { name: 'Meld me aan' }).click()
    await page
      .getByRole('button', { name: 'Bewaar' })
      .or(page.getByRole('button', { name: 'Sla over' }))
      .first()
      .waitFor()

    await page.goto('/mijn-berichten')
    await page.getByText('Je hebt nog geen berichten').waitFor()
    await check(page)
    await page.getByRole('link', { name: 'Kies hoe je berichten krijgt' }).click()
    await check(page)
    await picture(page, 'message-settings')

    await page.getByRole('textbox', { name: 'Gsm-nummer' }).fill('12')
    await page.getByRole('button', { name: 'Stuur me een code per sms' }).click()
    expect(await page.getByRole('alert').textContent()).toContain('Dit is geen gsm-nummer')
    await check(page)
    const phone = script ? '0470 12 34 56' : '0470 12 34 57'
    await page.getByRole('textbox', { name: 'Gsm-nummer' }).fill(phone)
    await page.getByRole('button', { name: 'Stuur me een code per sms' }).click()
    await page.getByRole('heading', { name: 'Geef je code in' }).waitFor()
    await check(page)
    await page.getByRole('textbox', { name: 'De zes cijfers' }).fill(await lastCode(phone.replace(/^0|\s/g, '')))
    await page.getByRole('button', { name: 'Bevestig' }).click()
    await page.getByText(`Sms’en gaan naar ${phone}`).waitFor()

    await openMenu(page)
    await page.getByRole('link', { name: 'Berichten (2 nieuw)' }).click()
    await page.getByRole('heading', { name: 'Je gsm-nummer is bevestigd' }).waitFor()
    await check(page)
    await picture(page, 'messages')
    await page.reload()
    await openMenu(page)
    expect(await page.getByRole('link', { name: 'Berichten', exact: true }).count()).toBe(1)

    await page.goto('/mijn-berichten/instellingen')
    await page
      .getByRole('group', { name: 'Herinneringen' })
      .getByRole('radio', { name: 'Alleen in mijn berichten' })
      .check()
    await page.getByRole('button', { name: 'Bewaar' }).click()
    await page.getByText('Bewaard.').waitFor()
    const chosen = page
      .getByRole('group', { name: 'Herinneringen' })
      .getByRole('radio', { name: 'Alleen in mijn berichten' })
    expect(await chosen.isChecked()).toBe(true)
  },
)

test('the terminal takes any mail that comes back, and says what became of it', () => {
  const bounce = (input: string) =>
    spawnSync(process.execPath, ['bin/leerladder.js', 'bounce'], {
      env: { ...process.env, ...house.environment },
      encoding: 'utf8',
      input,
    })
  for (const input of ['', 'Subject: Afwezig\n\nIk ben er niet.', 'x'.repeat(20_000_000)])
    expect(bounce(input)).toMatchObject({ status: 0, stdout: 'No mail of ours came back with this.\n' })
})

test('who keeps the house sees what leaves, and nothing of anybody', async () => {
  const page = await visitor(browser, house.address)
  await page.goto('/aanmelden')
  await page.getByRole('button', { name: /Meld aan als Karim/ }).click()
  await page.goto('/beheer/berichten')
  await page.getByRole('heading', { name: 'Berichten die vertrekken' }).waitFor()
  await axe(page)
  await picture(page, 'message-desk')
  expect(await page.getByRole('main').textContent()).not.toContain('@')
})
