// What waits for the network lies in this browser, and only there, until the house says that it has it.
const opened = new Promise((resolve, reject) => {
  const request = indexedDB.open('waarnemen', 1)
  request.onupgradeneeded = () => request.result.createObjectStore('wacht', { keyPath: 'id' })
  request.onsuccess = () => resolve(request.result)
  request.onerror = () => reject(request.error)
})

/** One question to the store; it is answered once it is written. */
const ask = async (mode, question) => {
  const transaction = (await opened).transaction('wacht', mode)
  const request = question(transaction.objectStore('wacht'))
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve(request.result)
    transaction.onabort = () => reject(transaction.error)
  })
}

export const keep = item => ask('readwrite', store => store.put(item))
export const drop = id => ask('readwrite', store => store.delete(id))
/** Everything that waits of one trial and one person, the oldest first. */
export const waitingOf = async (trial, who) =>
  (await ask('readonly', store => store.getAll()))
    .filter(item => item.trial === trial && item.who === who)
    .sort((a, b) => a.saidAt.localeCompare(b.saidAt))
