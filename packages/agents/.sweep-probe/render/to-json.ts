import { MeetingResult } from '../schema.ts'

/** The result with its evidence, indented; what `MeetingResult.parse(JSON.parse(…))` reads back unchanged. */
export const toJson = (result: MeetingResult): string => `${JSON.stringify(MeetingResult.parse(result), null, 2)}\n`
