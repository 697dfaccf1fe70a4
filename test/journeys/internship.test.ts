import { expect, test } from 'vitest'
import { openBrowser, picture, visitor } from '../support/browser.ts'
import { startHouse } from '../support/house.ts'
import { looks, type Page, signIn } from '../support/named.ts'

const house = await startHouse()
const browser = await openBrowser()

const click = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).click()
const objectives = [
  'Maaltijden klaarzetten en rondbrengen',
  'Kamers en materiaal net houden',
  'Vriendelijk omgaan met bewoners',
  'Samenwerken met het team',
]

const tell = async (page: Page, title: string) => {
  await page.getByRole('link', { name: 'Ga verder', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
  await page.getByRole('textbox', { name: 'Wat was er aan de hand?' }).fill('Avondmaal op de tweede verdieping.')
  await page.getByRole('textbox', { name: 'Wat deed jij?' }).fill('Ik keek de lijst na en bracht alles rond.')
  await page.getByRole('textbox', { name: 'Hoe liep het af' }).fill('Alles klopte. Ik vraag nu eerst wie moe is.')
  if (title === objectives[0]) await looks(page, 'internship-objective-phone')
  await click(page, 'Bewaar en ga verder')
}

test('Samuel shortens his internship with his job, Hilde confirms on her phone, the school decides', {
  timeout: 400_000,
}, async () => {
  const samuel = await visitor(browser, house.address, { screen: 'phone' })
  await signIn(samuel, 'Samuel')
  await samuel.goto('/stage-inkorten/vaartland-logistiek-zorg')
  await looks(samuel, 'internship-conditions-phone')
  for (const box of await samuel.getByRole('checkbox').all()) await box.check()
  await samuel.getByRole('textbox', { name: 'Hoeveel jaar' }).fill('0')
  await click(samuel, 'Begin je portfolio')
  expect(await samuel.getByRole('alert').textContent()).toContain('nog niet lang genoeg')
  await samuel.getByRole('textbox', { name: 'Hoeveel jaar' }).fill('1')
  await click(samuel, 'Begin je portfolio')
  for (const title of objectives) await tell(samuel, title)
  await looks(samuel, 'internship-own-phone')
  await samuel.getByText('Vraag je mentor om te bevestigen').click()
  await click(samuel, 'Vraag het')
  await looks(samuel, 'internship-code-phone')
  const code = (await samuel.locator('.notice strong').textContent()) ?? ''
  await samuel.getByRole('link', { name: 'Terug naar mijn portfolio' }).click()

  const hilde = await visitor(browser, house.address, { screen: 'phone', script: false })
  await signIn(hilde, 'Hilde')
  await hilde.goto('/stage-bevestigen')
  await hilde.getByRole('textbox', { name: 'Code' }).fill(code)
  await click(hilde, 'Kijk mee')
  await picture(hilde, 'internship-mentor-phone')
  for (const title of objectives.slice(0, 3)) await hilde.getByRole('checkbox', { name: title }).check()
  await click(hilde, 'Bevestig')
  await hilde.getByText('Bedankt, we bewaarden het').waitFor()

  await click(samuel, 'Geef je portfolio af')
  const bart = await visitor(browser, house.address)
  await signIn(bart, 'Bart', /Werk voor Voorbeeld-CVO Vaartland/)
  await bart.goto('/wat-wacht')
  await bart.getByRole('link', { name: /Beoordeel een stageportfolio/ }).click()
  await looks(bart, 'internship-desk')
  for (const title of objectives.slice(0, 3))
    await bart
      .getByRole('group', { name: title })
      .last()
      .getByRole('radio', { name: 'aangetoond', exact: true })
      .check()
  const last = objectives[3] ?? ''
  await bart.getByRole('group', { name: last }).last().getByRole('radio', { name: 'gedeeltelijk aangetoond' }).check()
  await bart.getByRole('textbox', { name: `Waarom? (${last})` }).fill('Je mentor zag dit nog niet.')
  await click(bart, 'Beslis')

  const ann = await visitor(browser, house.address, { colours: 'dark' })
  await signIn(ann, 'Ann', /Werk voor Voorbeeld-CVO Vaartland als coördinator/)
  await ann.goto('/wat-wacht')
  await ann.getByRole('link', { name: /Kijk een beslissing na Samuel/ }).click()
  await looks(ann, 'internship-confirm-dark')
  await click(ann, 'Bevestig')

  await samuel.goto('/mijn-stageportfolios')
  await samuel.getByRole('link', { name: /Logistiek/ }).click()
  await samuel.getByText('Er vallen 65 uur van je stage weg (hoogstens 75).').first().waitFor()
  await looks(samuel, 'internship-decided-phone')
})
