// Shows how far the files are on their way. Without this the browser sends the same form itself.

/** The page that came back takes the place of this one; a page that we were sent on to is opened. */
const open = (request, sentTo) => {
  if (request.responseURL !== sentTo) return location.assign(request.responseURL)
  const page = new DOMParser().parseFromString(request.responseText, 'text/html')
  document.body.replaceWith(page.body)
  document.getElementById('problemen')?.focus()
  watch()
}

const send = form => {
  const progress = form.querySelector('progress')
  const button = form.querySelector('button[type="submit"]')
  const request = new XMLHttpRequest()
  request.open('POST', form.action)
  request.upload.addEventListener('progress', ({ loaded, total }) => {
    progress.value = (100 * loaded) / total
  })
  request.addEventListener('load', () => open(request, form.action))
  // The browser tells why nothing arrived.
  request.addEventListener('error', () => form.submit())
  request.send(new FormData(form))
  progress.parentElement.hidden = false
  button.disabled = true
}

const watch = () => {
  const form = document.querySelector('form[data-upload]')
  form?.addEventListener('submit', event => {
    event.preventDefault()
    send(form)
  })
}

watch()
