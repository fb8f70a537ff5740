/**
 * Bases that people stretch to reach a length: repeated, counted up or typed along the keyboard. A password is common when
 * what is left after folding case, digits and repeats is one of these.
 */
const bases = [
  'password', 'passwort', 'losenord', 'lösenord', 'qwerty', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm', 'letmein', 'welcome', 'iloveyou',
  'admin', 'administrator', 'monkey', 'dragon', 'football', 'baseball', 'sunshine', 'princess', 'trustno', 'superman', 'batman',
  'understudy', 'changeme', 'secret', 'default', 'login', 'hello', 'abc', 'abcdefgh', 'abcdefghijklmnop', 'abcdefghijklmnopqrstuvwxyz',
  'correcthorsebatterystaple', 'thequickbrownfox', 'thequickbrownfoxjumps', 'mypassword', 'passwordpassword', 'sommar', 'vinter', 'hejhej',
] // prettier-ignore
const known = new Set(bases)

const fold = (password: string): string =>
  password
    .toLowerCase()
    .replace(/[@4]/g, 'a')
    .replace(/0/g, 'o')
    .replace(/3/g, 'e')
    .replace(/\$/g, 's')
    .replace(/[^a-zåäö]/g, '')

/** The shortest unit that the text repeats: 'abcabc' → 'abc'. */
function unit(text: string): string {
  for (let length = 1; length <= text.length / 2; length++)
    if (text.length % length === 0 && text.slice(0, length).repeat(text.length / length) === text) return text.slice(0, length)
  return text
}

const sequential = (text: string): boolean => {
  const codes = Array.from(text, (character) => character.charCodeAt(0))
  const steps = new Set(codes.slice(1).map((code, index) => (code - codes[index]! + 10) % 10))
  return text.length > 3 && /^\d+$/.test(text) && steps.size === 1
}

/** Also refuses one repeated unit of up to three characters and counted digits, whatever the length. */
export function isCommonPassword(password: string): boolean {
  if (unit(password.toLowerCase()).length <= 3) return true
  if (sequential(password)) return true
  const folded = fold(password)
  return folded.length > 0 && known.has(unit(folded))
}
