import type { Language } from '../port.ts'

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/))

/** The lists of Lucene's English and Swedish analyzers, so that both sides of the port drop the same words. */
export const stopWords: Readonly<Record<Language, ReadonlySet<string>>> = {
  // Apache Lucene, EnglishAnalyzer.ENGLISH_STOP_WORDS_SET (Apache-2.0).
  en: words(`
    a an and are as at be but by for if in into is it no not of on or such that the their then there these they this to was
    will with`),
  // Snowball, swedish/stop.txt (BSD-3-Clause), which Lucene's SwedishAnalyzer uses.
  sv: words(`
    och det att i en jag hon som han på den med var sig för så till är men ett om hade de av icke mig du henne då sin nu har
    inte hans honom skulle hennes där min man ej vid kunde något från ut när efter upp vi dem vara vad över än dig kan sina
    här ha mot alla under någon eller allt mycket sedan ju denna själv detta åt utan varit hur ingen mitt ni bli blev oss din
    dessa några deras blir mina samma vilken er sådan vår blivit dess inom mellan sådant varför varje vilka ditt vem vilket
    sitta sådana vart dina vars vårt våra ert era vilkas`),
}
