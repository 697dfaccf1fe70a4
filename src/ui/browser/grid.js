// A table to type in, as in a spreadsheet: arrows go from cell to cell, a copied block fills the cells from where one is.
const grid = document.querySelector('table[data-grid]')
const rows = [...grid.tBodies[0].rows].map(row => [...row.cells].slice(1).map(cell => cell.querySelector('input')))

const placeOf = input => {
  const y = rows.findIndex(row => row.includes(input))
  return { y, x: rows[y].indexOf(input) }
}

/** The next cell in a direction that one can type in. */
const next = ({ x, y }, [dx, dy]) => {
  for (
    let at = { x: x + dx, y: y + dy };
    rows[at.y] && at.x >= 0 && at.x < rows[at.y].length;
    at = { x: at.x + dx, y: at.y + dy }
  )
    if (rows[at.y][at.x]) return rows[at.y][at.x]
  return null
}

const ways = { ArrowUp: [0, -1], ArrowDown: [0, 1], Enter: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }

grid.addEventListener('keydown', event => {
  const input = event.target.closest('input')
  const way = input && !event.ctrlKey && !event.metaKey && !event.altKey ? ways[event.key] : null
  if (!way) return
  // Within a text the arrows go on doing what they do, until its end.
  const whole = input.selectionStart === 0 && input.selectionEnd === input.value.length
  if (event.key === 'ArrowLeft' && !whole && input.selectionStart > 0) return
  if (event.key === 'ArrowRight' && !whole && input.selectionEnd < input.value.length) return
  event.preventDefault()
  next(placeOf(input), way)?.focus()
})

grid.addEventListener('focusin', event => event.target.closest('input')?.select())

const mark = input => input.closest('td').classList.toggle('changed', input.value !== input.defaultValue)
grid.addEventListener('input', event => mark(event.target))

grid.addEventListener('paste', event => {
  const input = event.target.closest('input')
  const text = event.clipboardData.getData('text/plain').replace(/\r\n?/g, '\n').replace(/\n$/, '')
  if (!input || !/[\t\n]/.test(text)) return
  event.preventDefault()
  const { x, y } = placeOf(input)
  for (const [down, line] of text.split('\n').entries())
    for (const [across, value] of line.split('\t').entries()) {
      const cell = rows[y + down]?.[x + across]
      if (!cell) continue
      cell.value = value.trim().slice(0, cell.maxLength)
      mark(cell)
    }
})
