import type { Transcript } from '../schema.ts'
import { cleanTranscript } from '../transcript/clean-transcript.ts'
import { recogniseTranscript } from '../transcript/recognise-transcript.ts'

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)

export const readText = (text: string): Transcript => cleanTranscript(recogniseTranscript(bytesOf(text)))

export const swedishMeeting = `Maja Öberg: Då börjar vi. Vi har tre punkter idag, hosting, release 4.2 och bemanning.
Johan Berg: Skillnaden är fyra procent på tre år, så priset avgör inte vilken leverantör av hosting vi väljer.
Sara Nyström: Nej. Det är var datan ligger som avgör för mig.
Erik Sandström: Två av tre leverantörer har svensk region. Den tredje säger Frankfurt.
Maja Öberg: Och då menar jag inte bara databasen. Backuperna räknas också, de stannar i Stockholm. Annars behöver vi inte prata vidare.
Johan Berg: Håller med.
Maja Öberg: Beslut: Stockholm, även för kopiorna. Jag skriver på avtalet efter att juristen läst.
Erik Sandström: När är det klart?
Maja Öberg: Senast fredag den tjugosjunde.
Erik Sandström: Bra, då planerar jag flytten till vecka 50.
Maja Öberg: Release 4.2 då. Johan, kan du kolla de två buggarna i exporten till nästa vecka?
Johan Berg: Ja, det gör jag. Vi har två blockerande buggar i export och inloggning.
Sara Nyström: Vi flyttar release 4.2 en vecka, till den 4 december.
Johan Berg: Okej, bra.
Sara Nyström: Jag skickar annonsen för backendtjänsten senast den 30 november.`

export const englishMeeting = `Anna Reed: Um, so welcome everybody, today we talk about the pricing page and the, the customer survey.
Tom Hill: The pricing page loses forty percent of the visitors before they ever see the annual plan.
Anna Reed: Right, so we've decided to put the annual plan first on the pricing page.
Tom Hill: Okay, good. I'll update the pricing page by Friday.
Priya Shah: Have we decided on the survey yet?
Anna Reed: Not yet. Priya, can you draft the survey questions before the end of the month?
Priya Shah: Sure. The last customer survey had too many questions and nobody finished it.
Tom Hill: Maybe we could ask customers about invoices as well.
Anna Reed: We will keep the customer survey under ten questions.
Priya Shah: Yeah, agreed.
Anna Reed: If I had more time I would write to every customer. Let's stop here.`
