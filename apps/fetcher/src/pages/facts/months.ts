/**
 * Months' names in the languages that news is written in, each as what it begins with where it is declined ("мая", "maja"),
 * number of the month first. Names that two languages give to different months (Czech "listopad", Croatian "listopad") are left out.
 */
// prettier-ignore
const names: readonly (readonly string[])[] = [
  ['jan', 'janv', 'enero', 'ene', 'gen', 'gennaio', 'янв', 'січ', 'студз', 'қаңтар', 'qañtar', 'ocak', 'oca', 'stycz', 'leden', 'ledna', 'sausi', 'január', 'يناير', 'كانون الثاني', 'ژانویه', 'जनवरी', 'জানুয়ারি', 'ม.ค', 'มกราคม', 'ianuarie', 'ιαν', 'ינואר', 'tammi', 'siječ', 'yanvar'],
  ['feb', 'fév', 'fev', 'févr', 'фев', 'лют', 'ақпан', 'şubat', 'şub', 'luty', 'lutego', 'únor', 'února', 'vasari', 'február', 'فبراير', 'شباط', 'فوریه', 'फरवरी', 'ফেব্রুয়ারি', 'กุมภาพันธ์', 'φεβ', 'פברואר', 'helmi', 'veljač', 'fevral'],
  ['mar', 'mär', 'mrz', 'maart', 'март', 'марта', 'берез', 'наурыз', 'mart', 'březen', 'března', 'kovo', 'kovas', 'március', 'مارس', 'آذار', 'मार्च', 'মার্চ', 'มีนาคม', 'μαρ', 'מרץ', 'maalis', 'ožuj', 'tháng 3'],
  ['apr', 'avr', 'abr', 'апр', 'квіт', 'сәуір', 'nisan', 'nis', 'kwie', 'duben', 'dubna', 'baland', 'április', 'أبريل', 'ابريل', 'إبريل', 'نيسان', 'آوریل', 'अप्रैल', 'এপ্রিল', 'เมษายน', 'απρ', 'אפריל', 'huhti', 'travnj', 'aprel'],
  ['may', 'mai', 'mei', 'maj', 'mag', 'мая', 'май', 'мае', 'трав', 'мамыр', 'mayıs', 'květen', 'května', 'geguž', 'május', 'مايو', 'أيار', 'मई', 'মে', 'พฤษภาคม', 'μαΐ', 'μαι', 'מאי', 'touko', 'svib'],
  ['jun', 'juin', 'giu', 'июн', 'черв', 'маусым', 'haziran', 'haz', 'czerw', 'červen', 'června', 'biržel', 'június', 'يونيو', 'حزيران', 'ژوئن', 'जून', 'জুন', 'มิถุนายน', 'ιουν', 'יוני', 'kesä', 'lipnj', 'iyun'],
  ['jul', 'juil', 'lug', 'июл', 'лип', 'шілде', 'temmuz', 'tem', 'lipiec', 'lipca', 'červenec', 'července', 'liep', 'július', 'يوليو', 'تموز', 'ژوئیه', 'जुलाई', 'জুলাই', 'กรกฎาคม', 'ιουλ', 'יולי', 'heinä', 'srpnj', 'iyul'],
  ['aug', 'août', 'aoû', 'aout', 'ago', 'авг', 'серп', 'тамыз', 'ağustos', 'ağu', 'sierp', 'srpen', 'srpna', 'rugpj', 'أغسطس', 'اغسطس', 'آب', 'اوت', 'अगस्त', 'আগস্ট', 'สิงหาคม', 'αυγ', 'אוגוסט', 'elo', 'kolovoz', 'avqust'],
  ['sep', 'set', 'сен', 'верес', 'қыркүйек', 'eylül', 'eyl', 'wrze', 'září', 'rugsė', 'szept', 'سبتمبر', 'أيلول', 'सितंबर', 'सितम्बर', 'সেপ্টেম্বর', 'กันยายน', 'σεπ', 'ספטמבר', 'syys', 'rujan', 'rujn', 'sentyabr'],
  ['oct', 'okt', 'out', 'ott', 'окт', 'жовт', 'қазан', 'ekim', 'eki', 'paźdz', 'říjen', 'října', 'spal', 'أكتوبر', 'اكتوبر', 'تشرين الأول', 'اکتبر', 'अक्टूबर', 'অক্টোবর', 'ตุลาคม', 'οκτ', 'אוקטובר', 'loka', 'oktyabr'],
  ['nov', 'нояб', 'ноя', 'листоп', 'қараша', 'kasım', 'kas', 'listopada', 'lapkr', 'نوفمبر', 'تشرين الثاني', 'نوامبر', 'नवंबर', 'नवम्बर', 'নভেম্বর', 'พฤศจิกายน', 'νοε', 'נובמבר', 'marras', 'studen', 'noyabr'],
  ['dec', 'déc', 'dez', 'dic', 'des', 'дек', 'груд', 'желтоқсан', 'aralık', 'ara', 'grud', 'prosinec', 'prosince', 'gruod', 'ديسمبر', 'كانون الأول', 'دسامبر', 'दिसंबर', 'दिसम्बर', 'ডিসেম্বর', 'ธันวาคม', 'δεκ', 'דצמבר', 'joulu', 'prosinc', 'dekabr'],
];

const byName = names.flatMap((list, i) => list.map((name) => [name, i + 1] as const)).sort(([a], [b]) => b.length - a.length);

/** 1 to 12, by the longest name that the word begins with; undefined if it is no month's. */
export function monthOf(word: string): number | undefined {
  const lower = word.toLowerCase();
  return byName.find(([name]) => lower.startsWith(name))?.[1];
}
