import { describe, expect, test } from 'vitest'
import { axe, openBrowser, picture, type Visitor, visitor } from '../support/browser.ts'
import { startHouse } from '../support/house.ts'

const house = await startHouse()
const browser = await openBrowser()

const visitors = (['phone', 'desktop'] as const).flatMap(screen =>
  (['light', 'dark'] as const).map((colours): Visitor => ({ screen, colours })),
)

describe.each(visitors)('the front page ($screen, $colours)', who => {
  test('opens in Dutch, and in English by the switch', async () => {
    const page = await visitor(browser, house.address, who)
    await page.goto('/')
    expect(await page.title()).toMatch(/^\S.* · Leerladder$/)
    expect(await page.locator('html').getAttribute('lang')).toBe('nl')
    const dutch = await page.getByRole('heading', { level: 1 }).textContent()
    await axe(page)
    await picture(page, `front ${who.screen} ${who.colours}`)

    await page.getByRole('link', { name: /^EN/ }).click()
    expect(await page.locator('html').getAttribute('lang')).toBe('en')
    expect(await page.getByRole('heading', { level: 1 }).textContent()).not.toBe(dutch)
    await axe(page)
  })
})

test('the front page reads the same without JavaScript', async () => {
  const page = await visitor(browser, house.address, { screen: 'phone', script: false })
  await page.goto('/')
  await page.getByRole('link', { name: /^EN/ }).click()
  expect(await page.locator('html').getAttribute('lang')).toBe('en')
  await page.getByRole('link', { name: /^NL/ }).click()
  expect(await page.locator('html').getAttribute('lang')).toBe('nl')
})
