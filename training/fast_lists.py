"""Words that say of which language a sentence is, and small words that may stand within a name."""

COMMON = {
    "en": "the of and to in a is that for on was with as at by it from his he said are be have has will not an this which were who their its after had they been but would more over you i my we your so what just",
    "fr": "le la les de du des et à en un une dans que qui pour par sur au aux est a il elle ce cette son sa ses avec ne pas plus ont été se selon mais ou sont leur",
    "de": "der die das und in den von zu mit im ist des dem auf für ein eine nicht sich als auch es an er hat am nach wie bei um aus werden wird über sie einen einer zum zur dass haben sind war",
    "es": "el la los las de del y en un una que por con para se su al es lo como más no sus fue ha este esta entre según pero sobre son han desde",
    "pt": "o a os as de do da dos das e em um uma que no na nos nas por para com se ao à não mais foi é sua seu como mas pelo pela são ou já até",
    "ru": "и в на не что с по из за от к о для это он она его их был была были как но также при до после об со во у а",
    "kk": "және мен бен пен да де та те үшін бұл деп туралы бойынша болып бар жоқ екі бір еді екен осы ол дейін кейін деді болды қазақ",
}
JOINERS = "of the and for on de du des la le les d' l' der von van den zu und für et e y da do dos das del los las di in & en - по и"
