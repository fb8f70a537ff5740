const startedMs = performance.now()

const elapsed = (): string => `${((performance.now() - startedMs) / 1_000).toFixed(0).padStart(4)} s`

/** What a person reads while it goes on: when, what happens, what it means. */
export class Account {
  readonly #claims: { readonly text: string; readonly held: boolean }[] = []

  title(text: string): void {
    console.log(`\n${text}\n${'─'.repeat(text.length)}`)
  }

  say(text: string): void {
    console.log(`${elapsed()}  ${text}`)
  }

  /** Where it can be seen at this moment; nothing without pages. */
  look(url: string | null, page: string, what: string): void {
    if (url !== null) this.say(`→ ${url}${page}: ${what}`)
  }

  /** Something that has to be true; the demo fails where it is not. */
  claim(held: boolean, text: string, numbers: string): void {
    this.#claims.push({ text, held })
    console.log(`${elapsed()}  ${held ? '✓' : '✗'} ${text}: ${numbers}`)
  }

  /** @returns the exit status */
  finish(): number {
    const broken = this.#claims.filter(({ held }) => !held)
    if (broken.length === 0) console.log(`\nAll ${this.#claims.length} claims held.`)
    else
      console.log(
        `\n${broken.length} of ${this.#claims.length} claims did not hold:\n${broken.map(({ text }) => `  ✗ ${text}`).join('\n')}`,
      )
    return broken.length === 0 && this.#claims.length > 0 ? 0 : 1
  }
}
