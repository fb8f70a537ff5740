const words: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Connection refused',
  ECONNRESET: 'Connection reset',
  ENOTFOUND: 'No address for its name',
  ENODATA: 'No address for its name',
  EAI_AGAIN: 'No address for its name',
  Timeout: 'No answer in time',
  TimeoutError: 'No answer in time',
  SlowDown: 'Asks for less (SlowDown)',
  ThrottlingException: 'Asks for less (ThrottlingException)',
  MalformedAnswerError: 'An answer that makes no sense',
  RequestTimeTooSkewed: 'Clocks differ (RequestTimeTooSkewed)',
}

/** A provider's own name for an error, alone or before its sentence, in a person's words where we have them. */
export const errorWords = (reason: string): string => words[reason] ?? words[reason.split(': ', 1)[0] ?? ''] ?? reason
