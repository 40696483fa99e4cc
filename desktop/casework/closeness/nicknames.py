"""Forms of given names: short forms, spellings from other scripts, spellings that sound alike.

Data, told apart because they weigh differently (policies.md, 4):

- a short form and its full name, or two short forms of one full name, are `likely` one person;
  two full names that share a short form (Samuel and Samantha) are not;
- spellings that came over from another script are `likely` one person;
- spellings that sound alike but that no rule of English shows to (Niamh, Neve) are `perhaps`.

All names are folded: small letters, no accents. Each table is made when it is first asked for: on
a morning on which no name is compared it stays out of memory.
"""

from functools import cache

from desktop.casework.closeness import nicknames_world as world

_SHORT = """
abigail: abby abbie gail
abraham: abe bram
adelaide: addie della
agnes: aggie nessa
aidan: aid
alan: al
alastair: al ali alec
albert: al bert bertie
alexander: alex alec al sandy sasha xander zander lex
alexandra: alex alexa sandra sandy sasha lexi lexie
alfred: alf alfie fred freddie freddy
alice: ali allie
alison: ali allie
amanda: mandy manda
amelia: millie milly mia
andrea: andie andi
andrew: andy drew
angela: angie ange
ann: annie nan nancy
anna: annie
anne: annie nan nancy
annabel: bel bella
anthony: tony ant
antonia: toni tonia
archibald: archie archy
arthur: art artie
augustus: gus
barbara: barb babs barbie
barnabas: barney
barnaby: barney
bartholomew: bart
beatrice: bea bee trixie
belinda: bel lindy
benedict: ben
benjamin: ben benny benji
bernadette: bernie detta
bernard: bernie
bethany: beth
bridget: bridie biddy
bronwen: bron
bryan: bry
cameron: cam
camilla: millie cam
carl: carly
caroline: carol caz carrie caro lina
carolyn: carol carrie lyn
catherine: cath cathy cat katie kate kitty cate
cecilia: cissie celia
charles: charlie chas chuck chaz
charlotte: charlie lottie lotte charley
christian: chris
christina: chris tina chrissie
christine: chris tina chrissie
christopher: chris kit topher kester
clarissa: clare clary
clementine: clem clemmie
clifford: cliff
colin: col
constance: connie
cornelius: neil con
crispin: cris
cynthia: cindy
cyril: cy
daniel: dan danny
danielle: dani danni
darren: daz
david: dave davy davey dai
deborah: deb debbie debs
deirdre: dee
delilah: lilah
denise: dee
dennis: den denny
derek: del
diana: di
diane: di
dominic: dom nic
donald: don donny
dorothy: dot dottie dolly thea
douglas: doug dougie
duncan: dunc
edmund: ed eddie ned
edward: ed eddie ned ted teddy
edwin: ed eddie
eileen: eily
eleanor: ellie nell nellie nora lena
elizabeth: liz lizzie beth betty betsy bess eliza libby lisbeth elsie elise lilibet
ellen: ellie nell nellie
emily: em emmie millie
emma: em emmie
ernest: ernie
esther: essie
eugene: gene
evelyn: evie eve
ezekiel: zeke
felicity: flick fliss liss
finlay: fin
fiona: fi
florence: flo florrie flossie
frances: fran frankie fanny franny
francesca: fran frankie chess
francis: frank frankie fran
frederick: fred freddie freddy
gabriel: gabe
gabrielle: gabby gaby
gareth: gaz gary
garry: gaz
gary: gaz
gavin: gav
genevieve: gen viv
geoffrey: geoff jeff
george: georgie
georgina: georgie gina
gerald: gerry
geraldine: gerry geri
gerard: gerry ged
gertrude: gertie trudy
gideon: gid
gilbert: gil bert
gillian: gill jill gilly
glenda: glen
glenys: glen
gordon: gord
graham: gray
gregory: greg
griffith: griff
guinevere: gwen
gwendolen: gwen
gwendoline: gwen wendy
gwyneth: gwyn
hannah: han
harold: harry hal
harriet: hattie harri
harrison: harry
hazel: haze
heather: heth
helen: nell nellie lena
helena: lena nell
henrietta: hettie etta
henry: harry hal hank
herbert: bert bertie herb
hilary: hil
howard: howie
hubert: bert bertie
humphrey: humph
ignatius: iggy
imogen: immy
irene: rene
isaac: zac ike
isabel: izzy bel bella issy
isabella: izzy bel bella issy
isabelle: izzy bel bella issy
isidore: izzy
isobel: izzy bel issy
ivan: van
jacob: jake
jacqueline: jackie jacqui
james: jim jimmy jamie jem
jane: janie
janet: jan
janice: jan
jasmine: jas jazz
jason: jase
jeffrey: jeff geoff
jemima: jem mima
jennifer: jen jenny jenni
jeremiah: jerry jem
jeremy: jez jerry jem
jerome: jerry
jessica: jess jessie
jillian: jill jilly
joan: joanie
joanna: jo joey
joanne: jo joey
jocelyn: joss
john: jack johnny johnnie
jonathan: jon jonny jono
jordan: jordy
joseph: joe joey
josephine: jo josie
joshua: josh
joyce: joy
judith: judy jude
julia: jules
julian: jules
julie: jules
juliet: jules
justin: jus
katharine: kate katie kath kathy kat kitty kay
katherine: kate katie kath kathy kat kitty kay
kathleen: kath kathy kate katie kit
kathryn: kate katie kath kathy kat kitty kay
kenneth: ken kenny
kevin: kev
kieran: kier
kimberley: kim
kimberly: kim
kirsten: kirsty
lancelot: lance
laura: laurie lori
lauren: laurie
laurence: larry laurie
lawrence: larry lawrie
leanne: lee
leonard: len lenny leo
leopold: leo
leslie: les
lesley: les
lewis: lew
lilian: lily lil
lillian: lily lil
linda: lin lindy
lindsay: linz
lorraine: lori
louis: lou
louisa: lou lulu
louise: lou lulu
lucas: luke
lucille: lucy
lucinda: lucy cindy
lucy: lu
lynda: lyn
madeleine: maddie maddy
madeline: maddie maddy
magdalena: magda lena
malcolm: mal
marcus: marc
margaret: maggie meg peg peggy madge marge margie greta rita maisie peggie
margery: marge
maria: mia ria
marian: mari
marianne: mari
marilyn: lyn
marjorie: marge margie
martha: mattie
martin: marty
mary: molly polly mamie may
maud: maudie
matilda: tilly mattie tilda
matthew: matt matty
maureen: mo
maurice: mo
maximilian: max
maxwell: max
melanie: mel
melissa: mel lissa
melvin: mel
mervyn: merv
michael: mick mike mickey mikey micky
michelle: shell chelle
mildred: millie milly
miranda: mandy randa
miriam: mim
mitchell: mitch
mohammed: mo
montague: monty
morgan: mo
myfanwy: myf
nancy: nan
natalie: nat tally
natasha: tasha nat
nathan: nat nate
nathaniel: nat nate
neville: nev
nicholas: nick nicky nico
nicola: nicky nikki nic
nigel: nige
norman: norm
octavia: tavy
oliver: ollie olly noll
olivia: liv livvy ollie
oscar: ossie
oswald: oz ozzie
ottilie: tilly ottie
pamela: pam pammie
patricia: pat patsy trish tricia patty
patrick: pat paddy
paula: paulie
pauline: polly
penelope: penny pen
percival: percy
perpetua: pet
peter: pete
petronella: petra nell
philip: phil pip
phillip: phil pip
philippa: pippa pip
phoebe: phebes
phyllis: phyl
priscilla: cilla
prudence: pru
rachael: rach
rachel: rach rae
randolph: randy
raymond: ray
rebecca: becky becca bex
reginald: reg reggie
rhiannon: rhi
richard: rick dick rich richie ricky dickie
robert: rob bob bobby robbie bert robin
roberta: bobbie robbie
roderick: rod roddy
rodney: rod
roger: rodge
roland: rollo
ronald: ron ronnie
rosalind: ros roz
rosamund: ros
rose: rosie
rosemary: rose rosie romy
rowena: ro
roxanne: roxy
rupert: rupe
russell: russ
samantha: sam sammy
samuel: sam sammy
sandra: sandy
sarah: sally sal sadie
sebastian: seb bas
selina: lina
shannon: shan
sharon: shaz
sheila: shee
shirley: shirl
sidney: sid
simon: si
solomon: sol
sophia: sophie
sophie: soph
stanley: stan
stephanie: steph stevie
stephen: steve stevie
steven: steve stevie
stewart: stew
stuart: stu
susan: sue susie suzy sukie
susannah: sue susie suzy anna
suzanne: sue susie suzy
sylvester: sly
sylvia: syl
tabitha: tabby
tamara: tammy
tamsin: tam
terence: terry tel
teresa: terry tess tessa tracy
thaddeus: thad tad
theodora: dora thea theo
theodore: theo ted teddy
theresa: terry tess tessa tracy
thomas: tom tommy
timothy: tim timmy
tobias: toby
tracey: trace
trevor: trev
tristan: tris
ursula: ursie
valentine: val
valerie: val
vanessa: nessa
vera: vee
veronica: ronnie vron nicky
vicky: vic
victor: vic
victoria: vicky vicki tori vic viki
vincent: vince vinny
violet: vi
virginia: ginny
vivian: viv
vivien: viv
vivienne: viv
wallace: wally
walter: walt wally
wilfred: wilf
wilhelmina: mina billie
william: will bill billy willy liam wills
winifred: win winnie
winston: win
yvonne: von
zachary: zac zach zack
zachariah: zac zach zack
zoe: zo
"""

_OTHER_SCRIPTS = """
akram ekrem
amina emine aminata aamina
anwar enver
asha caasha aisha
bohdan bogdan
dawood davut
galina halyna halina
gennady hennadii gennadiy
grigory hryhorii hryhoriy grigori
hadi hady haadi
halima halime xalimo xaliimo
hamda xamda
hamdi xamdi
hatice khadija hadice
hawa xawa xaawo hawo hava
hussein huseyin xuseen xusein
igor ihor
jalal celal jelal
jama jaamac
jamal cemal
jamil cemil jameel gamil
karim kerim
khalil halil khaleel
khairi hayri
ludmila liudmyla lyudmila lyudmyla
mahmoud maxamuud mahmut
majid mecit majeed
musa muuse moussa
omar omer cumar umer
osman isman cismaan ismaan
rashid resit
rashida reshida
salim selim saleem
sharif serif
suad sucaad souad
valentyna valentina
valerii valery valeriy
vasyl vasily vasiliy wasyl
viacheslav vyacheslav
yevheniia evgenia yevgenia
zahra sahro zahro zehra
abdi cabdi
abdulaziz abdelaziz abdulazeez
abdulkadir abdulqadir abdelkader
abdulkarim abdelkarim abdalkarim abdulkareem
abdulsalam abdussalam abdelsalam abdusalam
adebayo adebajo
adil adeel
akbar akber
amir ameer emir
anjum anjam
anwar anwer
asma asmaa
ayman aiman
aziz azeez
bashir basheer bashiir
begum begam
bilal bilaal belal
chen chan tan
chowdhury choudhury chaudhry chaudhary choudhry chaudhuri chowdhuri
daud dawud dawood davud
dilip dileep
eqbal iqbal ikbal
faisal faysal feisal
faduma fadumo faadumo faduumo fatima fatuma
farooq faruk farouk faruq
feng fung
gulsen gulshen
gurdeep gurdip
habiba habeeba habiiba
halima haleema xaliima
hamid hameed
hao ho
hsiao xiao siu
hung hong
huang wong hwang
imran omran
israt ishrat
jaswinder jasvinder
jaspreet jasprit
javed javaid jawed jaweed
joshi joshee
kamaal kamal kemal
krishna krisna
kuldeep kuldip
kulwinder kulvinder
lakshmi laxmi lakshmee luxmi
latif lateef
li lee
lin lam
liu lau liou
manjeet manjit
meena mina
mehdi mahdi
mizanur mizanoor
mohsin muhsin
muneer munir
nabil nabeel
nasreen nasrin nesrin
naseem nasim nesim
navid naveed
noman numan nouman
noura nora nura
parveen parvin perveen
qadir kadir qader
qasim kasim qassim
rafiq rafeeq rafik
rafiqul rofiqul
rahman rahaman rehman
rakhi rakhee
ramadan ramazan ramadhan
rehana raihana rihana rayhana
rizwan rezwan ridwan
rukhsana ruksana roksana rukhsaana
sadiq sadeq siddiq
safia safiya safiyo sophia
salma selma
samir sameer
sandeep sandip sundeep
sangeeta sangita
shafiqul shofiqul safiqul
shahid shaheed shohid
shaikh sheikh sheik shaykh shek sheekh
shakil shakeel
sharif shareef sherif
singh sing
srinivas shrinivas
sunita suneeta
sushila susheela
syed sayyid sayed said
tahir taher
tanvir tanveer
taslim tasleem
uddin udin
usha oosha
vijay bijay
vikram bikram
vishnu wishnu bishnu
wang wong
waseem wasim
xu hsu
yang yeung young
yasin yaseen yassin
yasmin yasmeen jasmin
zahir zaheer
zhang chang cheung zang
zhao chao
zheng cheng
zhu chu
ayse ayshe aishe
yuliya julia iulia
oleksii oleksiy alexey aleksei
abdallah abdullah abdulla
abdelrahman abdulrahman abdurrahman abdurahman
ahmad ahmed achmed ahmet
aicha aisha ayesha aysha aishah
aleksandr alexandr oleksandr aleksander
aleksei aleksey alexei alexey
ali aly
amina aminah ameena
anastasia anastasiia anastasiya
andrei andrey andriy andrii
dimitri dimitry dmitri dmitriy dmitry dmytro
ekaterina yekaterina kateryna katerina
evgeni evgeny yevgeni yevgeny yevhen
farida fareeda
fatema fatima fatimah fatma
ganna hanna
gulnara gulnar
gurpreet gurprit
hasan hassan
husain hussain hussein husayn hossein
ibraheem ibrahim
irina iryna
isa issa eesa
ismaeel ismail ismael
jamal jamaal gamal
kareem karim
khadeeja khadija khadijah khadijeh
khaled khalid
kseniya ksenia xenia
leila layla leyla laila
mahmood mahmoud mahmud
mariam maryam miriam meryem
maryia mariya mariia
mohamad mohamed mohammad mohammed muhamad muhamed muhammad muhammed mehmet mahomed \
mahamed mahammed maxamed
mostafa mustafa mustapha
mykola nikolai nikolay
nadeem nadim
nasir nasser naser
natalia nataliya natalya
noor nour nur
oksana oxana
olena yelena elena
omar umar
oleg oleh
osama usama
osman othman uthman usman
pavel pavlo
rahim raheem
rasheed rashid
saeed said sayed saied
sergei sergey serhii serhiy
sofia sofiya sofiia
sulaiman suleiman suleyman sulayman
svetlana svitlana
tariq tarek tarik
tetiana tatiana tatyana tetyana
vladimir volodymyr
yahya yehia
yosef youssef yousef yusuf yousuf yusef
yulia yuliia yuliya
zainab zaynab zeinab zeynep
zhou chou
"""

_SOUND = """
aoife aoibhe
carys cerys
aisling ashling aislinn ashleen
alasdair alistair alastair alister alisdair
angharad angarad anharad
ailsa elsa
bethan bethany
brid breed
caoilfhionn keelin
cathryn catherine katherine kathryn katharine catharine katheryn
catrin katrin katrina catrina catriona katriona
clodagh cloda
conor connor konnor
deborah debra debora
dearbhla dervla
diarmuid dermot dermid
eilis eilish ailish
eimear emer eamer ima
eilidh ayleigh ailey ayley ailie
fionnuala finola fenella
gillian jillian
grainne grania gronya
hailey hayley haley hailee
jaclyn jacqueline jaqueline jacquelyn jackalyn
jonathan jonathon johnathan
kayleigh kaylee kayley
lachlan lochlan lauchlan
llyr lear
lindsay lindsey linsey lynsey linzi
lleu lew
mairead maraid
marc mark
meabh maeve mave
meg megan
muireann mwirin
nerys nerris
orlaith orla orlagh
phoebe feebee
ruairi rory ruaridh rhuari ruari
sean shaun shawn shon
sinead shinade shinaid
siobhan shivaun chevonne shivonne shavon chavonne shevaun siobhain
sorcha surka
steven stephen stevan steffan
sioned shoned
taylor tayla
teresa theresa
tracey tracy tracie
wojciech voytek voychek
zoe zoey zoie zowie
aoife eefa
caitlin kathleen katelyn caitlyn
caoimhe keeva kiva
cathal kahal
cian kian keane
ciara kiera keira kira
ciaran kieran kieron
deirdre dierdra
eilidh ailie ayley
eoghan owen eoin ewan euan ewen
eileen aileen ilene
geoffrey jeffrey
geoff jeff
graeme graham
hugh huw hew
ieuan iwan yiwan
isla ayla
jayne jane
lee leigh lea
leah leia lia
maeve medb mave
michal mihal
mhairi vari
niamh neve neave nieve
oisin osheen
padraig porick
rhys reece reese rees
roisin rosheen
sadhbh sive
saoirse sersha
sean shaun shawn shane
sinead shinade
siobhan shivaun chevonne shivonne
sian sharn
sioned shoned
siwan sioan
tadhg tige
tomos thomas
wojciech voytek
xavier zavier
yvette evette
"""


_ONE_FULL_NAME = """
alasdair alastair alistair alister
alison allison alyson
ann anne
anthony antony
bryan brian
catharine catherine cathryn katharine katherine kathryn kathleen
christopher kristopher
cristina kristina
deborah debra debora
elisabeth elizabeth
francis frances
frederick frederic fredrick
geoffrey jeffrey
gillian jillian
gruffydd gruffudd griffith
isabel isabelle isobel isabella
jacqueline jaqueline jacquelyn
jon john
jonathan jonathon
joanna joanne
laurence lawrence
lesley leslie
lilian lillian
louisa louise
madeleine madeline
matthew mathew
nataliia natalia natalie
nicholas nicolas
philip phillip
philippa phillippa
rachael rachel
rebecca rebekah
sara sarah
sophia sophie
stephen steven
stewart stuart
susan susannah suzanne
teresa theresa
thomas tomos
vivian vivien vivienne
zachary zachariah
"""
"""On each line spellings of one full name: a short form of one is a short form of each."""


def _fulls(alike: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    """The full names that each short form can stand for, in all their spellings."""
    found: dict[str, set[str]] = {}
    for line in (_SHORT + world.SHORT).strip().splitlines():
        full, _, shorts = line.partition(":")
        for short in shorts.split():
            if short and full:
                found.setdefault(short, set()).update({full}, alike.get(full, frozenset()))
    return {short: frozenset(fulls - {short}) for short, fulls in found.items()}


def _groups(table: str) -> dict[str, frozenset[str]]:
    """Every name of a table with all that stand on a line with it."""
    found: dict[str, frozenset[str]] = {}
    for line in table.strip().splitlines():
        names = frozenset(line.split())
        for name in names:
            found[name] = names | found.get(name, frozenset())
    return found


@cache
def other_scripts() -> dict[str, frozenset[str]]:
    """The spellings of a name that came over from another script."""
    return _groups(_OTHER_SCRIPTS)


@cache
def full_names() -> dict[str, frozenset[str]]:
    """The full names that a short form can stand for."""
    return _fulls(_groups(_OTHER_SCRIPTS + _ONE_FULL_NAME))


@cache
def across() -> dict[str, frozenset[str]]:
    """The forms of a name in other languages."""
    return _groups(world.ACROSS)


@cache
def sounds() -> dict[str, frozenset[str]]:
    """The spellings of a name that sound alike, where no rule of English shows it."""
    return _groups(_SOUND)
