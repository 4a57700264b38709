"""Common given names by the gender they are mostly given to: a weak sign, outvoted by what a text says."""

from __future__ import annotations

MALE = frozenset(
    """james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark
    donald steven paul andrew joshua kenneth kevin brian george timothy ronald edward jason jeffrey ryan jacob gary
    nicholas eric jonathan stephen larry justin scott brandon benjamin samuel gregory alexander patrick frank raymond
    jack dennis jerry tyler aaron jose adam nathan henry douglas zachary peter kyle ethan walter noah jeremy christian
    keith roger terry austin sean gerald carl harold dylan arthur lawrence jordan jesse bryan billy bruce gabriel joe
    logan alan juan albert willie elijah wayne randy vincent mason roy ralph bobby russell bradley philip phillip eugene
    bill bob jim tom tim mike dave dan ted ben sam chris steve jeff greg doug ken ron don rick rob matt nick tony andy
    fred harry barry chuck hank herman howard hugh ian ivan joel karl leo leon lewis louis luke marc marcus mario martin
    max mitch neil norman oscar owen pat pete phil ray rex rudy sidney simon stanley stuart todd trevor victor warren
    wesley winston bernie barack mitt marco jeb tucker brett glenn graham guy
    mohammed muhammad mohamed mohammad ahmed ahmad ali hassan hasan hussein omar ibrahim ismail yusuf youssef khalid
    khaled mustafa abdullah abdul mahmoud karim kareem tariq samir nabil fadi walid rashid jamal osama bashar bilal
    faisal
    hamza salman saleh salim tarek ziad amir reza mehdi javad hamid vladimir sergei dmitry dmitri mikhail nikolai igor
    boris oleg alexei andrei yuri viktor pavel ivan anton maxim jan marek piotr pawel lukas tomas petr milan goran
    zoran dragan jean pierre jacques francois michel philippe henri alain laurent olivier emmanuel nicolas hans klaus
    jurgen wolfgang heinz dieter stefan matthias uwe lars erik bjorn sven nils ole carlos luis jorge pedro miguel diego
    fernando ricardo alberto eduardo rafael pablo sergio javier manuel antonio francisco enrique alejandro andres raul
    giovanni giuseppe luigi paolo marco matteo franco silvio joao paulo wei ming jun hiroshi kenji takeshi shinzo
    raj rajesh
    sanjay vijay anil sunil arun rahul amit narendra imran asif kwame kofi emeka chinedu sipho thabo jomo uhuru
    luca ramon emil tobias felix edgar oliver harvey magnus ilya gustav otto rupert nigel clive colin derek geoffrey
    gordon malcolm alastair angus callum duncan declan liam connor kieran cormac seamus brendan rhys gareth
    dylan""".split()
)
FEMALE = frozenset(
    """mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra ashley
    kimberly emily donna michelle carol amanda dorothy melissa deborah stephanie rebecca sharon laura cynthia kathleen
    amy angela shirley anna brenda pamela emma nicole helen samantha katherine christine debra rachel carolyn janet
    catherine maria heather diane ruth julie olivia joyce virginia victoria kelly lauren christina joan evelyn judith
    megan andrea cheryl hannah jacqueline martha gloria teresa ann anne sara madison frances kathryn janice jean abigail
    alice julia judy sophia grace denise amber doris marilyn danielle beverly isabella theresa diana natalie brittany
    charlotte marie kayla alexis lori hillary michelle loretta nikki condoleezza
    angelina meghan theresa angela ursula christine margrethe jacinda aung fatima aisha khadija zainab layla leila
    mariam maryam noor nour hanan amal rania samira yasmin yasmine salma huda nadia farah zahra soraya shirin olga
    natalia tatiana svetlana irina elena ekaterina marina galina ludmila yulia anastasia oksana ana carmen lucia
    isabel rosa pilar dolores mercedes beatriz gabriela daniela claudia sofia valentina francesca chiara giulia
    federica paola silvia sylvie brigitte nathalie isabelle veronique claire camille heidi petra ingrid astrid sabine
    monika katrin birgit greta yoko akiko keiko mei ling xiu priya sunita anita indira sonia benazir malala ngozi
    ellen wangari winnie graca jill tina leslie lesley eva erin kate katie jane jan jenny joanna josephine kim kristin
    lena lily louise lucy lynn mabel maggie mandy marjorie molly monica nina nora paula peggy penny phyllis rita roberta
    rosemary sally sheila sherry stella sue suzanne sylvia tammy tara tracy valerie vanessa vera wendy yvonne zoe alma
    bianca celia delia edith esther fiona georgia harriet imogen ines iris ivana ivy joy leah mildred miriam naomi
    philippa priscilla ramona saskia tamara thelma ulrike vivian wilma agnes bridget deirdre siobhan eileen
    maureen""".split()
)
EITHER = MALE & FEMALE | frozenset(
    "jean jan pat terry kim leslie kelly jordan chris sam alex taylor casey robin lynn".split()
)
GIVEN = MALE | FEMALE | EITHER
