import type { LanguageCode } from '../schema.ts'

type Cues = { firm: RegExp; likely: RegExp; not: RegExp; agreement: RegExp }

const english: Cues = {
  firm: /\b(?:(?:we|the team|the group|committee)(?:'ve| have| had)? (?:just |now |all |already )?(?:decided|agreed|settled|chosen|resolved)|(?:the |our |first |second |another |one )(?:final |main )?decision (?:is|was|:)|decision:|it's decided|it was decided|has been decided|let's go (?:with|for)|we'll go (?:with|for|ahead)|we(?:'re| are) (?:definitely )?going (?:with|for)\b|(?:so )?we agree (?:that|on|to)|the committee resolves)/i,
  likely:
    /\b(?:we(?:'ll| will) (?:have|use|keep|make|do|put|leave|take|need|include|drop|move|start|stop|not)|we(?:'re| are) (?:not )?(?:going to|gonna) (?:have|use|keep|make|put|leave|include|drop|move|stop|do|go|need)|we(?:'re| are) (?:having|using|keeping|dropping|putting)|let's (?:use|keep|have|make|do|drop|move|put|leave|say|skip)|we should (?:definitely )?(?:go|use|keep)|the plan is)/i,
  not: /\?|\b(?:if we|have we|did we|should we|until we|when we|before we|once we|haven't|hadn't|not (?:yet )?decided|(?:need|have|got|want|going|trying|able) to (?:make (?:a|some|the)? ?decisions?|decide|agree|choose)|I'm betting|may be|take a look|have a look|might|maybe|perhaps|wasn't|weren't|could have|would have)\b/i,
  agreement:
    /^(?:yeah|yes|yep|okay|ok|right|agreed|alright|sure|great|good|fine|sounds good|perfect|definitely|exactly|i agree|mm-hmm)\b/i,
}

const swedish: Cues = {
  firm: /(?<!\p{L})(?:beslut(?:et)?(?: är|:| blir)|vi (?:har )?(?:beslutar|beslutade|beslutat|bestämmer|bestämde|bestämt|enades|enas|väljer|valde|valt)|(?:styrelsen|mötet|gruppen|kommittén|nämnden) (?:beslutar|beslutade|enades)|då kör vi|vi kör på|vi går (?:på|vidare med|med)|vi är (?:alla )?överens|då säger vi (?:så|att|det)|det är (?:bestämt|beslutat)|så får det bli)/iu,
  likely:
    /(?<!\p{L})(?:vi (?:ska|kommer att) (?:ha|använda|behålla|flytta|ta|göra|skjuta|stoppa|lägga)|vi (?:flyttar|behåller|skjuter|stryker|tar bort|använder|satsar|lägger|anställer|köper)|låt oss|planen är)/iu,
  not: /\?|(?<!\p{L})(?:om vi|vilke[nt]|vad vi|har vi|ska vi|inte (?:bestämt|beslutat|beslutade)|(?:måste|behöver|borde|kan|ska) (?:vi )?(?:bestämma|besluta|välja)|kanske|innan vi|när vi)(?!\p{L})/iu,
  agreement: /^(?:ja|jo|japp|okej|ok|bra|precis|absolut|håller med|överens|visst|låter bra|det gör vi|toppen|perfekt)(?!\p{L})/iu,
}

export const decisionCues: Record<LanguageCode, Cues> = { en: english, sv: swedish, other: english }
