import type { LanguageCode } from '../schema.ts'

/** `promise`: the speaker takes it on. `request`: someone is asked, whose name may stand before or after. `duty`: it has to be done by somebody. */
export type ActionCues = {
  promise: RegExp
  request: RegExp
  duty: RegExp
  passing: RegExp
  conditional: RegExp
  acceptance: RegExp
}

const englishDeeds =
  'send|e-?mail|mail|write|draft|prepare|check|find out|look (?:into|at|up)|update|call|contact|ask|book|schedule|arrange|organi[sz]e|finish|fix|sign|set up|share|upload|review|order|create|make sure|follow up|get back|report|investigate|research|test|distribute|circulate|collect|provide|submit|complete|talk to|speak to|work on|put together|come up with|bring|do|make|get|take|print|invite|read|buy|handle|confirm|publish|deliver|add|compile|type up'
const lasting = `(?:${englishDeeds})`
const soft = String.raw`(?:also |then |just |try to |try and |go and |have to |need to |make sure to |please )*`

const english: ActionCues = {
  promise: new RegExp(
    String.raw`\bI(?:'ll| will|'m going to| am going to| shall| can| need to| have to|'m gonna)\s${soft}${lasting}\b|\blet me (?:check|find out|look into|get back)\b`,
    'i',
  ),
  request: new RegExp(
    String.raw`\b(?:[Cc]an|[Cc]ould|[Ww]ould|[Ww]ill) you ${soft}${lasting}\b|\b(?:[Yy]ou(?:'ll| will)|[Yy]ou(?:'re| are) going to|[Yy]ou need to|[Yy]ou have to) ${soft}${lasting}\b|\b(?!You|We|It|That|This|They|There|He|She|Who|Which|What|One|People|And|But|So|Then|I\b)\p{Lu}\p{L}+(?:,)? (?:will|is going to|can|could|to|should|has to|needs to) ${soft}${lasting}\b`,
    'u',
  ),
  duty: new RegExp(
    String.raw`\b(?:we|somebody|someone) (?:need to|have to|must|should) ${soft}(?:send|e-?mail|write|draft|prepare|check|find out|look into|update|call|contact|book|schedule|arrange|fix|sign|follow up|investigate|distribute|circulate|collect|provide|submit|order|invite)\b|\baction(?: item)?(?: point)?s?:`,
    'i',
  ),
  passing:
    /\b(?:I'll (?:just )?(?:do|take|make|get|bring|add|ask|check|read) (?:it|that|this|you|one|the first|my|a (?:little|bit|quick|guess|point|step)|up|to|on with|back to the)|a look|a moment|a minute|a second|you (?:a )?(?:question|guys)|a guess|can you (?:do|make|get|read|take) (?:it|that|this)|through (?:this|it|that)|slide|white-?board|presentation|show you|you can |I can (?:do|make|get|take|see|read|bring)|you(?:'ll| will| have to| need to)? (?:get|take|make|do|read|ask|buy|be)\b(?! sure))/i,
  conditional: /\bif (?:I|we|you)\b|\b(?:I|we|you) (?:would|could|might)\b(?! you)|\bwould be\b/i,
  acceptance: /^(?:yes|yeah|yep|sure|okay|ok|will do|of course|absolutely|I will|I'll|no problem|alright|fine)\b/i,
}

const swedishDeeds =
  'skicka\\w*|mejla\\w*|maila\\w*|skriv\\w*|förbered\\w*|kolla\\w*|kontrollera\\w*|undersök\\w*|uppdatera\\w*|ring\\w*|kontakta\\w*|fråga\\w*|boka\\w*|ordna\\w*|fixa\\w*|åtgärda\\w*|bjud\\w* in|ta fram|tar fram|ta reda på|tar reda på|återkom\\w*|samla\\w*|dela\\w* ut|delar|publicera\\w*|beställ\\w*|köp\\w*|granska\\w*|färdigställ\\w*|leverera\\w*|planera\\w*|göra?|gör|prata\\w* med|följ\\w* upp|lägg\\w* upp|lägg\\w* in|sammanställ\\w*|testa\\w*|läs\\w*|se till|ser till|ta hand om|tar hand om|ta|tar|signera\\w*|rapportera\\w*|hör\\w* av'
const svSoft = '(?:också |då |även |försöka |att |gärna |väl |ju |nog |snälla )*'

const swedish: ActionCues = {
  promise: new RegExp(
    String.raw`(?<!\p{L})jag (?:ska|kan|får|måste|behöver|lovar|kommer att)?\s?${svSoft}(?:${swedishDeeds})(?!\p{L})|(?<!\p{L})(?:kan|ska|då) jag (?:${swedishDeeds})(?!\p{L})|(?<!\p{L})(?:planerar|skickar|skriver|kollar|bokar|ringer|mejlar|fixar|ordnar|förbereder|kontaktar|undersöker|uppdaterar) jag(?!\p{L})|(?<!\p{L})(?:det|den) (?:tar|fixar|ordnar|gör) jag(?!\p{L})`,
    'iu',
  ),
  request: new RegExp(
    String.raw`(?<!\p{L})(?:[Kk]an|[Ss]kulle|[Vv]ill|[Ff]år|[Ss]ka) du (?:kunna )?${svSoft}(?:${swedishDeeds})(?!\p{L})|(?<!\p{L})[Dd]u (?:får|ska|kan|måste|behöver) ${svSoft}(?:${swedishDeeds})(?!\p{L})|(?<!\p{L})\p{Lu}\p{Ll}+ (?:ska|får|kan|kommer att|måste|behöver) ${svSoft}(?:${swedishDeeds})(?!\p{L})|(?<!\p{L})(?!Jag|Vi|Det|Den|Man|Ni|Du|De|Som|Då|Och)\p{Lu}\p{Ll}+ (?:skickar|mejlar|skriver|förbereder|kollar|undersöker|uppdaterar|ringer|kontaktar|bokar|ordnar|fixar|tar|gör|återkommer|beställer|granskar|sammanställer|följer upp|ser till|rapporterar)(?!\p{L})`,
    'u',
  ),
  duty: /(?<!\p{L})(?:vi|någon) (?:måste|behöver|ska|får|bör) (?:\p{L}+ )?(?:skicka|mejla|skriva|förbereda|kolla|ta reda på|undersöka|uppdatera|ringa|kontakta|boka|fixa|beställa|granska|följa upp|sammanställa|bjuda in)|(?<!\p{L})(?:åtgärd|att göra|action)(?:er)?:/iu,
  passing:
    /(?<!\p{L})(?:jag (?:kan|ska|får)? ?(?:ta|tar|gör|göra) (?:ordet|en paus|det kort|den först|först)|jag tar det kort|jag läser (?:upp|högt)|jag gärna|tar gärna|jag ska börja|visa|nästa bild|jag (?:frågar|skriver) (?:bara|mig)|prislistan först)(?!\p{L})/iu,
  conditional: /(?<!\p{L})(?:om (?:jag|vi|du)|skulle (?:jag|vi) kunna)(?!\p{L})/iu,
  acceptance:
    /^(?:ja|jo|japp|okej|ok|visst|absolut|självklart|det gör jag|jag gör det|jag fixar|inga problem|javisst|gärna|det kan jag)(?!\p{L})/iu,
}

export const actionCues: Record<LanguageCode, ActionCues> = { en: english, sv: swedish, other: english }
