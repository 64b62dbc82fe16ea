/** Tables of romanised.ts. What is known here stands in the spelling that its rules make. */

/** Given names that show a name to be one that languages spell differently, whatever its surname looks like. */
export const GIVEN_NAMES: ReadonlySet<string> = new Set(
  `vladimir sergei aleksei aleksandr nikolai mihail yuri evgeni andrei anatoli grigori vasili vladislav viacheslav yaroslav stanislav
  konstantin dmitri valeri gennadi oleg igor volodimir viktor sviatoslav svetlana ekaterina tatiana nursultan kasim zhomart shavkat sadir emomali
  gurbanguli erlan erzhan nurlan askar olzhas alihan darhan galimzhan bauirzhan maulen murat serik berik marat ermek zhenis zhanar
  aigul dariga gulshara daniyar timur ruslan rustam bahit bakit dauren dauret kairat kanat kuandik nurzhan sultanbek baglan talgat
  liubov almas asel aset azamat aidos arman beibut gani ilham zhaparov islam karim rovshan farruh sadik zhiybek ahmetzhan`.split(
    /\s+/,
  ),
);

/** Words that rules can't spell: German writes zh and sh alike and z as s, Spanish kh as j, and Latin j may be either. */
export const HARD_WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    'schomart jomart yomart': 'zhomart',
    olschas: 'olzhas',
    schukow: 'zhukov',
    'schirinowski schirinowskij': 'zhirinovski',
    'schaparow yaparov': 'zhaparov',
    jruschov: 'hrushchev',
    mijail: 'mihail',
    alijan: 'alihan',
    ajmetov: 'ahmetov',
    mirsijojew: 'mirzioev',
    jelzin: 'eltsin',
    'juri jurij jury': 'yuri',
    'julia julija': 'yulia',
    jana: 'yana',
    'jakow jakov': 'yakov',
    'jaroslaw jaroslav': 'yaroslav',
  }).flatMap(([spellings, one]) => spellings.split(' ').map((spelling) => [spelling, one] as const)),
);

/** Given names that come in several forms: Alexander Lukashenko, Alexandre Loukachenko. */
export const OTHER_SPELLINGS: ReadonlyMap<string, string> = new Map([
  ['aleksander', 'aleksandr'],
  ['aleksandre', 'aleksandr'],
  ['aleksandro', 'aleksandr'],
  ['dimitri', 'dmitri'],
  ['maksime', 'maksim'],
  ['mihael', 'mihail'],
  ['nikolas', 'nikolai'],
  ['medvediev', 'medvedev'],
  ['lavroff', 'lavrov'],
]);

/** Given names that do so beside a surname that ends as theirs do: Boris Yeltsin, but not Boris Johnson. */
export const GIVEN_NAMES_WITH = {
  names: new Set(
    'boris nikita egor gleb lev ivan pavel petr fedor ilia maksim roman anton denis anna ana elena olga irina'.split(' '),
  ),
  surname: /(?:[bdgklmnprstvz]in[ae]?|i?ak|iuk|yuk|iar|yar|ich|itch|itsch)$/,
} as const;

/** Ends as a Slavic surname does, and is none. */
export const NOT_SLAVIC =
  /(?:ueva|(?:cas|terr|vill)anova|rrow|oodrow|(?:bar|mar|far|har|lud|wins|ens|whit|bige|wal|hol)low|bow|stow|ndrew|tthew|omew|drew|crew|grew|brew|stew|view|blanko|franka|franko|iowa|l[iyj]+ubo[vw])$/;
