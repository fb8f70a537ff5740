/** The JSON object in a model's answer, which may stand in a code fence or between sentences; null when there is none. */
export const readJsonObject = (answer: string): unknown => {
  const from = answer.indexOf('{')
  const to = answer.lastIndexOf('}')
  if (from === -1 || to <= from) return null
  try {
    return JSON.parse(answer.slice(from, to + 1))
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
