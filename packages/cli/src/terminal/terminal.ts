export type Paint = 'red' | 'green' | 'yellow' | 'cyan' | 'dim' | 'bold'

/** Where a verb answers, and whom it may ask. */
export interface Terminal {
  /** The answer: standard output. */
  print(text: string): void
  /** Everything beside the answer (progress, problems): standard error. */
  say(text: string): void
  /** Coloured where colours are wanted. */
  paint(paint: Paint, text: string): string
  /** True where a person sits in front of it and can be asked. */
  readonly isInteractive: boolean
  /** One line that a person types. */
  ask(prompt: string): Promise<string>
  /** The same, and what is typed is not shown. */
  askSecret(prompt: string): Promise<string>
  /** All of standard input. */
  readInput(): Promise<string>
}
