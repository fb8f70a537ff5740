export { analyze } from './analysis/analyze.ts'
export * from './port.ts'
export { rankTexts } from './rank-texts.ts'
