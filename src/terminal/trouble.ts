/** Something the person at the terminal can mend: its message says how, and nothing else is printed. */
export class Trouble extends Error {}
