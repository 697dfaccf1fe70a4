/** `make`, remembered for each object as long as that object lives. Only for objects that nobody changes. */
export const perObject = <Of extends object, Made extends object>(make: (of: Of) => Made): ((of: Of) => Made) => {
  const known = new WeakMap<Of, Made>()
  return of => {
    const made = known.get(of) ?? make(of)
    known.set(of, made)
    return made
  }
}
