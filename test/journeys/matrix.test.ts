import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { axe, openBrowser, picture, visitor } from '../support/browser.ts'
import { startHouse } from '../support/house.ts'

const house = await startHouse()
const browser = await openBrowser()

type Page = Awaited<ReturnType<typeof visitor>>

/** Ann works for the school in Kortrijk, as the one who decides on exemptions. */
const asAnn = async (page: Page) => {
  await page.goto('/aanmelden')
  await page.getByRole('button', { name: /Meld aan als Ann/ }).click()
  await page.goto('/organisaties')
  const choose = page.getByRole('button', { name: 'Werk voor Voorbeeld-CVO Leiestreek als coördinator' })
  if (await choose.isVisible()) await choose.click()
  await page.goto('/aanvragen')
  await page.getByRole('link', { name: 'Regels voor vrijstellingen' }).click()
  await page.getByRole('link', { name: 'Vrijstellingen van Voorbeeld-CVO Leiestreek' }).click()
}

test('a coordinator types and pastes in the table, takes a proposal, sees whom it concerns and publishes', async () => {
  const page = await visitor(browser, house.address, {})
  await asAnn(page)
  await axe(page)
  await picture(page, 'matrix-overview')

  await page.getByRole('link', { name: /voorstel/ }).click()
  const plate = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Plaatlasser', exact: true }) })
  await plate.getByText('deelt 9 van de 11 competenties').first().waitFor()
  await axe(page)
  await picture(page, 'matrix-proposals')
  const card = page.locator('form').filter({ hasText: 'Samenwerken en veilig lassen: de hele module' })
  await card.getByRole('button', { name: 'Neem over in het ontwerp' }).click()
  await page.getByRole('link', { name: /Vrijstellingen van/ }).click()

  await page.getByRole('main').getByRole('link', { name: 'Plaatlasser', exact: true }).click()
  await page.getByLabel('Voeg een bewijs toe').fill('hoeknaadlasser (CVO')
  await page.getByRole('button', { name: 'Zoek' }).click()
  await page.getByRole('link', { name: /Certificaat Hoeknaadlasser \(CVO/ }).click()
  const cell = (module: RegExp) => page.getByRole('textbox', { name: module })
  const first = cell(/Certificaat Hoeknaadlasser \(CVO.*: Laswerk voorbereiden/)
  await first.focus()
  await page.evaluate(`(() => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', '30\\theel\\n')
    document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  })()`)
  expect(await first.inputValue()).toBe('30')
  await page.keyboard.press('ArrowRight')
  expect(await page.evaluate('document.activeElement.value')).toBe('heel')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.type('veel')
  await page.getByRole('button', { name: 'Bewaar in het ontwerp' }).click()
  await page.getByRole('alert').waitFor()
  expect(await cell(/Certificaat Hoeknaadlasser \(CVO.*: Plaatlassen/).inputValue()).toBe('veel')
  await cell(/Certificaat Hoeknaadlasser \(CVO.*: Plaatlassen/).fill('')
  await page.getByRole('button', { name: 'Bewaar in het ontwerp' }).click()
  await page.getByRole('heading', { name: 'Wat opvalt' }).waitFor()
  await axe(page)
  await picture(page, 'matrix-table')

  await page
    .getByRole('link', { name: /^school beslist.*Certificaat Hoeknaadlasser \(CVO.*Laswerk voorbereiden/ })
    .click()
  await page.getByRole('radio', { name: /Niemand: wie het bewijs heeft/ }).check()
  await axe(page)
  await picture(page, 'matrix-row')
  await page.getByRole('button', { name: 'Bewaar in het ontwerp' }).click()

  await page.getByRole('link', { name: 'Kijk 3 wijzigingen na' }).click()
  await page.getByRole('button', { name: 'Tel nu' }).click()
  await expect
    .poll(
      async () => {
        await page.reload()
        return page.getByText('zouden een kans krijgen').isVisible()
      },
      { timeout: 20_000, interval: 1_000 },
    )
    .toBe(true)
  await axe(page)
  await picture(page, 'matrix-difference')
  await page.getByRole('button', { name: 'Maak deze regels bekend' }).click()
  await page.getByRole('heading', { level: 1, name: /^Van / }).waitFor()
  await picture(page, 'matrix-published')

  await page.getByRole('link', { name: /Vrijstellingen van/ }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /XLSX/ }).click(),
  ])
  const file = {
    name: 'regels.xlsx',
    mimeType: 'application/octet-stream',
    buffer: readFileSync(await download.path()),
  }
  await page.getByLabel('Lees een bestand in').setInputFiles(file)
  await page.getByRole('button', { name: 'Lees in en kijk na' }).click()
  await page.getByText('3 in orde, 0 met een fout').waitFor()
  await axe(page)
  await picture(page, 'matrix-sheet')
})

test('the same table on a phone in the dark, without script', async () => {
  const page = await visitor(browser, house.address, { screen: 'phone', colours: 'dark', script: false })
  await asAnn(page)
  await page.getByRole('link', { name: 'Hoeknaadlasser', exact: true }).click()
  const cell = page
    .getByRole('textbox', { name: /VCA.*: MIG\/MAG hoeknaadlas|: Lassen afwerken en controleren/ })
    .first()
  await cell.fill('10')
  await page.getByRole('button', { name: 'Bewaar in het ontwerp' }).click()
  await page.getByRole('link', { name: /^Kijk .* na$/ }).waitFor()
  await picture(page, 'matrix-phone-dark')
})
