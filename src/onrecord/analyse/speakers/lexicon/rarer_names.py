"""More given names by the gender they are mostly given to: they tell a pronoun's gender, and never find a name.

Many of them are words or surnames too ("Grant", "Hope"), so they count only as the first word of a full name.
"""

from __future__ import annotations

BOYS = frozenset(
    """aidan al alec alfred alfonso alistair allan allen allison alvin amos anders andre andreas angel angelo antoine
    anwar archie ari armando arnold arne art arturo asher ashok avi avery axel baptiste barnaby barney barrett
    bart basil bashir ben benedict benny bernard bert bertrand blaine blake bo boyd brad braden brandon brant
    brendan brent bret bryce bud buddy byron caleb calvin cameron carlo carlton carson carter cary cecil cedric
    cesar chad chandler charlie chase chester chip christoph christophe christos chuck claude clay clayton
    clement cliff clifford clinton clint clyde cody cole conor conrad corey cornelius cory craig curt curtis
    cyril cyrus dale dallas damian damien damon danny dante darin darius darrell darren darryl darwin daryl
    davis dean demetrius denny derrick des desmond devin dick dirk dominic dominique don donnie donovan doyle
    drew duane dustin dwayne dwight earl ed eddie edgardo edmund edwin efrain eli elias elliot elliott ellis
    elmer elon elton emanuel emerson emilio emmett ephraim ernest ernesto ernie ervin esteban evan everett ezra
    fabian felipe fergus fidel finn floyd forrest francis frankie franklin fred freddie frederick fredrik gabe
    garrett garth gavin gene geoff georg gerard gerardo german gil gilbert giles gino glen gonzalo grant graeme
    grady gregor griffin grover guillermo gunnar gus guido guillaume hal hamish hank hans harlan harris harrison
    harun hector henrik herb herbert herbie hernan hideo horace howie hubert hugo humberto hunter ibrahima
    ignacio igor irv irving irwin isaac isaiah isidore israel jace jack jackson jacques jacob jaime jake jameson
    jamie jan janos jared jarrett jasper javad jay jed jef jefferson jens jeremiah jermaine jerome jerrold jess
    jimmy joachim joaquin jock johan johann johannes john-paul johnnie johnny jon jonah jonas jonny josef josh
    josiah judd jude jules julian julien julio julius jurgen karl-heinz kelvin kendall kendrick kenny kent
    kermit kirk kurt kyle lamar lance landon lane lars laszlo laurence lee leif leland lenny leonard leonardo
    leopold leroy les lester levi lindsey lionel lloyd lonnie lorenzo lou louie lowell lucas lucian luciano
    ludwig lyle lyndon mac mack mahdi manny manny manuel marcel marcelo marcin marco marcos mariano marlon
    marshall marten marty marvin masoud maurice mauricio mauro maynard mel melvin merle merrick merrill mervyn
    micah mick mickey mickael miles milo milton mo moe mohamud mohsen moises monty morgan morris mort morton
    moses murray myles myron nasser nate nathaniel ned nelson nestor newt nico niels nikita niklas nikos noel
    nolan norbert norm oleksandr oliver ollie omari orlando orrin orville osvaldo oswald otis ozzie pablo paddy
    paolo parker pascal patricio percy perry pierce pietro preston quentin quincy quinn rafe raheem ralf ramiro
    ramon rand randall randolph raphael rashad ravi raymundo reed reggie reginald reid reince reinhard rene
    reuben rich richie rick rickey ricky riley rob robbie roberto rocco rocky rod roderick rodney rodolfo
    rodrigo rogelio roland rolf roman romeo ron ronnie rory ross royce ruben rufus russ rusty sal salvador
    salvatore sammy santiago saul sebastian serge seth seymour shane shaun shawn sheldon sherman sherwood sid
    sigmund silas sigurd skip sol spencer stan stefano stephan sterling steffen stevie stewart stig sylvester
    tad tadeusz taj taras taro tate ted teddy terence terrance terrell terrence thad thaddeus thanos theo
    theodore thom thor thurgood tito titus tobin toby tod tomasz tommy tor torsten tracey trent trey tristan
    troy truman ty tyrone ulrich ulysses val vaughn vern vernon vic vince virgil vito wade wallace wally walt
    ward wayne wendell werner wes wilbur wiley wilfred wilhelm will willard willem william willis wilson woodrow
    woody wyatt xavier yannis yitzhak yosef zach zack zane zbigniew zeke""".split()
)
GIRLS = frozenset(
    """abby ada adela adele adelaide adriana adrienne agatha aileen aimee aisling alana alba alberta alejandra
    alessandra alexandra alexandria alicia alina aline alisha alison alissa alyson alyssa amalia amelia amina
    aminata amira amparo amrita anabel anastasija anat andie angelica angelique angie anika anjali annabel
    annabelle anna-lena annalisa anne-marie anneliese annette annie annika annmarie antoinette antonella antonia
    anya april araceli ariana ariane arianna ariel arlene arwa asma audra audrey aurora ava aya ayesha aylin
    babette barb barbra becky belinda bella berenice bernadette bernice bertha bess bessie beth bethany bette
    bettina betsy bettye billie blanca blanche blythe bobbie bonnie brandi brandy bree brenna bria briana
    brianna bridgette brigid britt britta brooke bronwyn caitlin caitlyn callie camila camilla candace candice
    candy cara carey carin carina carissa carla carlene carlotta carly carmela carmelita carmella carolina
    caroline carrie casandra cassandra cassie cathy catalina caterina cathleen cathryn cecile cecilia cecily
    celeste celina celine charity charlene charmaine chelsea cherie cherry chelsie chloe chrissy christa
    christen christi christiane christie christyn chrystal cindy clair clara clarice clarissa clementine cleo
    colette colleen concepcion connie constance consuelo cora coral coretta corinna corinne cornelia courtney
    cristina crystal daisy dana daniella daphne darla darlene dawn deana deanna deanne deb debbie debora deena
    deidre dee delores delphine demi denisa desiree destiny devi diamond dianna dianne dina dinah dolly dominika
    donatella donatelle dora doreen doria dorothea dottie dulce ebony eden edie edna edwina effie eileen elaine
    elana eleanor eleanora electra elena eleni elise elisa elisabeth elissa eliza ella elle ellie elodie
    elisabetta eloise elsa elsie elvira elyse emilia emilie emmanuelle emmy enid erica ericka erika erma
    ernestine esmeralda esperanza estela estelle ethel etta eugenia eugenie eunice eva-maria eve evangelina
    evangeline evelina evie ewa faith fanny farrah fatema fatimah fatou fay faye felicia felicity fern flavia
    flora florence florencia frankie franziska freda frieda gabriella gabrielle gail gayle geneva genevieve
    georgette georgina geraldine germaine gertrude gia gigi gilda gillian gina ginger ginny giovanna gisela
    giselle gladys glenda glenna glynis golda goldie grainne graciela greer greta gretchen griselda guadalupe
    gwen gwendolyn gwyneth hadley haley hallie hanna hannelore harriett hattie hayley hazel heidi helena helene
    helga henrietta hermione hettie hilda hildegard holly hope huma ida ilana ilona ilse iman imelda inga inge
    inez ione irma isabela isadora isla itzel ivanka ivette ivonne izabela jacinta jackie jaclyn jada jaime jana
    janelle janette janie janine jasmin jasmine jaynie jayne jeanette jeanie jeanine jeanne jeannette jeannie
    jeannine jemima jenifer jenna jennie jeri jess jesse-anne jessie jessie jewel jillian jilly jo jo-ann joann
    joanie joanne jocelyn jodi jodie jody joelle johanna joleen jolene joni josefina josefine josie jovita joy
    joya juana juanita judi judie juliana juliane julianna julianne juliet julieta juliette june justine kaitlin
    kaitlyn kamala karin karina karla karolina kasey kasia kassandra kate katarina katarzyna katelyn katerina
    katharina katharine kathie kathi kathrin kathy katie katja katy katya kay kaya kaye kaylee keira kelley
    kellie kelli kellyanne kendra keri kerri kerry kerstin keziah kiersten kiki kimberley kimberlee kinsey kira
    kirsten kirstie kirsty kirstjen kitty kris krista kristen kristi kristie kristina kristine krystal kyla
    kylie laci lacey lana lara larissa lashonda latasha latisha latoya laurel lauretta laurie lavinia lea leann
    leanne leanna leigh lenora leona leonie leonora leticia letitia letizia liana libby lidia lila lili lilia
    lilian liliana lillian lillie lina lindsay lindy liora lise lisette liv livia liz liza lizzie lois lola lora
    loraine loreen lorena lorene loretta lorna lorraine lottie lotte luann luanne lucie luciana lucille lucinda
    lucretia lucrezia luella luisa luise lupe lydia lyla lynda lyndsay lynette lynne lynsey maddie mae magda
    magdalena maia maisie malia malin mallory mamie mara marcela marcella marcia margarita margarethe margarita
    margaux marge margery margie margit margo margot marguerite mariah marian mariana marianne maribel marielle
    marietta mariella marija marijke marika marilynn marin marion marisa marisol marissa maritza marjorie marla
    marlena marlene marnie marsha marta marti martina mary-anne maryann maryanne maryellen marylou mathilde
    matilda mattie maud maude maura maureen mavis maxine maya mckenzie meera meg melania melanie melinda mellie
    melody mercy meredith meryl mia micaela michaela michele mikaela mila mimi mina mindy minerva minnie mira
    miranda mirella miriam missy misty moira mollie mona morgana muriel myra myriam myrna myrtle nadine nadja
    nan nanette naoko natacha natascha natasha nathalia nell nelly nellie nettie neve niamh nicola nicoletta
    nicolette niki nikole nita noelle noemi nola noreen norma octavia odessa odette olympia oona opal opel
    ophelia oprah orla ottilie paige paloma pam pamala pansy paris pati patience patrice patsy patti pattie
    patty paulette paulina pauline pearl penelope perla petunia phoebe pia pippa polly poppy portia pramila
    precious princess prudence queenie rachael rachelle rae ramona randi raquel rasheeda raven reba regina rena
    renata renate renee reina rhiannon rhoda rhonda rina rikke riva robbin rochelle romina romy rona ronda ronna
    rosalia rosalie rosalind rosalyn rosalynn rosanna rosanne roseann roseanne rose rosella rosemarie rosetta
    rosie roslyn rowena roxana roxane roxanne ruby ruthann ruthie sabina sabrina sadie sallie salome samara
    sanna sandrine sandy saoirse sasha savannah scarlett selena selina selma serena shana shania shanna shannon
    shari sharron shawna sheena shelby shelia shelley shelly sheri sherri sherrie sheryl shira shirlee shona
    sian sibyl sierra sigrid simona simone sinead siri skye sofie solange sondra sonja sonya sophie stacey staci
    stacie stacy stefania stefanie stephany stephenie summer sunny susana susanna susannah susanne susie sybil
    sydney sylwia synnove tabitha talia tamar tamera tami tammi tania tanja tanya tasha tatjana tatyana taryn
    tavi tawny tera teri terri terrie tess tessa thea theodora therese thora tia tiana tiffany tilda tilly tisha
    toni tonia tonya tori tova tracie tricia trina trinity trish trisha trixie trudy twila tyra una ursula uta
    ute valentina valeria valarie vanda vanya velma venus verena verna veronica vicki vickie vicky viktoria
    viola violet violeta virginie viviana vivien vivienne wanda wendi whitney wilhelmina willa willow winifred
    winona xenia ximena yael yelena yesenia yolanda yoland yvette zara zelda zena zenobia zoey zofia zuzana""".split()
)
BOYS, GIRLS = BOYS - GIRLS, GIRLS - BOYS
