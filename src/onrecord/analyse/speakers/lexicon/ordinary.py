"""Ordinary words that are capitalised only because they begin a sentence, and the calendar."""

from __future__ import annotations

WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
MONTHS = frozenset(
    "january february march april may june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
CALENDAR = (
    WEEKDAYS | MONTHS | frozenset("ramadan easter christmas thanksgiving midnight noon am pm gmt utc est edt".split())
)

DETERMINERS = frozenset(
    "a an the this that these those some any no every each another both either neither all half such what which".split()
)
POSSESSIVES = frozenset("my your his her its our their whose".split())
PRONOUNS = frozenset(
    """i you he she it we they me him us them myself yourself himself herself itself ourselves themselves mine
    yours hers
    ours theirs who whom one someone somebody anyone anybody everyone everybody nobody nothing something anything
    everything others another whoever whatever""".split()
)
RELATIVES = frozenset("which who whom whose".split())
PREPOSITIONS = frozenset(
    """of for at in from with on to by near about against over under into onto after before during since until through
    throughout across between among amid around behind beside besides beyond despite except inside outside like
    off out past per plus toward towards upon versus via within without following including regarding
    according""".split()
)
CONJUNCTIONS = frozenset(
    "and but or nor so yet for because although though while whereas if unless when whenever where wherever since once "
    "as than that whether lest till".split()
)
VERBS = frozenset(
    """is are was were be been being am has have had having do does did done will would shall should can could may might
    must said says say told tells asked added wrote argued announced claimed called declared insisted noted warned let
    make made take took get got go went come came see saw think thinks believe believes know knows want wants ask asks
    look looks give gives gave find found keep kept put""".split()
)
ADVERBS = frozenset(
    """also again already always almost alone apart away back perhaps maybe even ever never often still just only now
    then there here today tomorrow yesterday tonight soon later earlier meanwhile moreover furthermore however therefore
    thus hence instead otherwise nevertheless nonetheless indeed besides likewise similarly first second third finally
    last next previously recently currently formerly once twice not too very quite rather more most less least much
    many few several enough well ahead afterwards elsewhere everywhere overall together yes no please thanks thank
    how why when where what who whose whom additionally consequently subsequently accordingly sometimes
    separately""".split()
)
NUMBERS = frozenset(
    """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen
    nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds thousand thousands million millions
    dozens half""".split()
)
STARTERS = frozenset(
    """people police officials experts critics supporters analysts residents witnesses authorities opponents
    advocates activists protesters voters lawmakers leaders members workers students women men children parents
    scientists researchers economists observers others those sources lawyers attorneys prosecutors investigators
    new old good bad great big small long short high low early late recent current former other same different own
    right left wrong true false sure certain clear clearly likely asked given based speaking writing citing referring
    responding addressing pointing noting adding describing calling saying asking looking taking making going coming
    attacks news photo image video watch read click share related updated breaking exclusive opinion editorial analysis
    comments comment copyright source advertisement subscribe wait menu home search login script
    there's it's that's he's she's i'm we're they're you're let's what's who's here's don't can't won't i've we've
    critics dear god time times years months weeks days part parts thing things way ways nothing""".split()
)
ORDINARY = (
    DETERMINERS | POSSESSIVES | PRONOUNS | PREPOSITIONS | CONJUNCTIONS | VERBS | ADVERBS | NUMBERS | STARTERS
) - frozenset(("may", "will", "mark", "grant"))

PARTICLES = frozenset(
    "al el bin bint binti bte ibn ben abu umm de del della di da dos das do du la las los le van von der den ter ten "
    "zu zur ole ap viuda y e".split()
)
"""Small words inside a personal name."""
