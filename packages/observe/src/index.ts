export * from './world/schema.ts'
export { visitorWords, worldWords, type WorldWords } from './world/world-words.ts'
