const list = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/))

export const englishStopWords = list(`
a about above after again against all also am an and any are aren't as at be because been before being below between both but by can can't cannot
could couldn't did didn't do does doesn't doing don't down during each few for from further had hadn't has hasn't have haven't having he he'd he'll
he's her here here's hers herself him himself his how how's i i'd i'll i'm i've if in into is isn't it it'd it'll it's its itself just let let's me
more most mustn't my myself no nor not of off on once only or other ought our ours ourselves out over own same she she'd she'll she's should
shouldn't so some such than that that'd that'll that's the their theirs them themselves then there there's these they they'd they'll they're they've this those
through to too under until up us very was wasn't we we'd we'll we're we've were weren't what what's when when's where where's which while who who's
whom why why's will with won't would wouldn't you you'd you'll you're you've your yours yourself yourselves`)

export const swedishStopWords = list(`
alla allt att av blev bli blir blivit bara där då de dem den denna deras dess dessa det detta dig din dina ditt du efter eller en er era ert ett från
för få får gör göra ha hade han hans har hela henne hennes hon honom hur här i icke ifrån igen in ingen inom inte ja jag ju kan kanske kommer kunde lite man
med mellan men mer mig min mina mitt mot mycket nej ni nog nu när någon något några och också om oss på redan sedan sen sig sin sina sitt själv ska
skall skulle som så sådan sånt till under upp ut utan vad var vara varför varit varje vars vart vem vet vi vid vilka vilkas vilken vilket väl vår våra
vårt är än ändå åt över`)

/** Words that carry talk along without saying what it is about. They count for nothing when topics are told apart or named. */
export const talkWords = list(`
ability able absolutely actual actually agree ah aha alright anybody anyone anything anyway around ask away back bad basically best better big bit came case certain certainly
chair chairman chairperson come comes coming correct couple course day definitely different doctor else em end enough er even ever every everybody everyone everything exactly
example fact fairly far feel fine first five four gap get gets getting give given gives go goes going gone gonna good got gotta great guess guy guys
happen happened happening happens hard hear help hey high hmm honourable hope huh idea important indeed instead item kind kinda know last later least left less
like line little long look looked looking looks lot lots made make makes making many matter may maybe mean means meeting member members mention might mind minister minute minutes mm
mm-hmm moment morning move mr mrs ms much must nah nbsp need needed needs never new next nice nobody nope nothing now number obviously oh ok okay old one ones oops open
part people per perhaps person place please point possible possibly pretty probably problem put question questions quick quite rather read ready real really reason remember
right run said saw say saying says second see seem seems seen set shall show side since sir sit small somebody someone something sometimes somewhat somewhere soon sorry sort
start started still stuff sure take taken takes taking talk talked talking tell terms thank thanks thing things think thinking third though thought three time times today
together told took top towards tried true try trying turn two type uh uhm um understand unless use used useful uses using usually wait want wanted wants way ways week
well went whatever whether whole will wise without witnesses wondering word words work worked working works worth wow wrong yeah year years yep yes yesterday yet yup
six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand percent
senast sex sju åtta nio tio elva tolv hundra tusen
absolut alltså andra annan annat aha behöver bra börja börjar cirka dag del eh exakt faktiskt fem fick fine fint fram frågan fråga fyra första ganska ge ger genom gick
går gå gånger gång god hej helt hm hmm håller idag innan istället ja jaha jo kolla komma kör lika litet länge lägga låt låter ligga ligger finns finnas gäller gälla hända händer bli stå står blev sätt vore med mest mindre mm många måste möjligt mötet möte
okej olika ordning precis prata pratar procent punkt rätt saker sak samma se ser sist sista ska säga säger säkert tack ta tar tiden tid titta tre tror tycker tycka typ
två tänker tänkte vill ville veckan vecka verkligen veta visst väldigt åtminstone än öh`)
