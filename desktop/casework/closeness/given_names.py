"""Given names that many people in England have: two of them that differ by a letter are two names.

Data: folded, small letters, no accents. A name that is missing here costs a question too many
("Marta" and "Maria"); one that is here and is somebody's surname as well, a slip in it.
"""

from functools import cache

from desktop.casework.closeness import nicknames

_COMMON = """
aaliyah aaron abbas abdi abdirahman abdulkarim abdullah abdullahi abigail ada adaeze adam adebayo
adele adrian adriana agnes ahlam ahmed aidan aiden aimee aisha aishah aishwarya aiste akhtar akira
alan alana alba albert aled alex alexa alexia alfie algirdas ali alia alice alicia alina alisha
alison alma alun alys alyssa amanda amar amara amber amelia amelie amina amir amira amit amrit amy
an ana anas anastasia andre andrea andreea andrei andrew andrzej angel angela anh anika anil anisa
anita anjali anjum anka anna annabelle anne anouk antonia anwen anya april arabella arif arjun
arlo armaan arnold arran arthur arun arwen asad ash asha ashley ashton asif asli asma aspen astrid
ata athena attila aubrey audrey aurora ausra austin ava axel ayaan ayan aylin ayo ayse ayub azad
aziza babatunde bahar balazs bao barry bashir basia basil bea beata beatriz ben bence benita berk
bertha beryl beth bilal bisi blake bodhi bogdan bola boris brad bradley brandon brenda brendan
brent brian briana bridie brody bronwen bruce bruna bruno bryan bryn bryony burak byron caasha
caleb callie callum calum cameron camila can cansu cara carina caris carl carla carlos carly
carmen carol carole caron carrie carys casey catarina cecily cem ceri cerys chanel chantal
chantelle charis charity charlene chau chelsea chen cheryl chidi chika chinedu chinwe chioma chloe
chris chukwudi ciara ciaran cillian claire clara clare clark claude claudia clayton clive cody
cole colin colm connor conor cora coral corey corinne cormac courtney craig cristina crystal csaba
cuong curtis cyrus daisy dale damian damien damon dan dana daniel daniela danielle danuta dara
darcy daria dario darius dariusz darragh darren dave david dawn dawud dean deborah debra declan
deeqa delia delphine demi denise deniz dennis derek dermot derya desmond devon dexter diana diane
diego dilip dilys dina diogo diya dominic dominik don donald dong donna donovan dora doreen doris
dorota dougal douglas dovile duarte duc duncan dung dwayne dylan ebony ebru ebuka ece eden edith
edna eduarda edward edwin efe efua egle eira eirian eirlys elaine elena eleri elias elif elijah
elin elina eliot elis elise elisha eliza ella elle ellen ellie elliot ellis elma elodie elon elsa
elsie elwyn ema emeka emine emir emma emmanuel emre emrys ena eric erica erik erika erin ernest
esa esin esme esra estelle esther ethan eunice eva evan eve evelyn everett evie ewa ewan ewelina
ezra fadi faduma fadumo faith fang farah farhan farhana farid faris farrukh farxiya fatima fatma
faye felix femi feng ferenc fern fernanda filipa filipe fiona fleur flora florence fran frances
francis francisca frank fraser freya funke funmi gabija gabor gail gareth garth gary gavin gemma
geoff george geraint gerald gerallt gerard gethin gia giang giedre giedrius giles gill gina
gintaras gladys glen glenn glyn glynis goncalo gordon gosia grace grant greg greta grzegorz
guilherme gul gulsen gurpreet guy gwen gwyn gwyneth ha habib habiba hafsa hai hakan hal halima
halina hamda hamid hamza hana hanan hang hanna hannah hao hari haris harjit harold harpreet
harriet harris harry harvey hasan hashim hassan hatice hayden hayley hazel heath heather hector
heidi helder helen helena helga henry hermione hibo hieu hilary hilda hinda hoa hoang hodan holly
hong hope howard huda hugh hugo hui hung huong husna hussain hussein huy ian ibrahim ida idris
ieuan ieva ifan ifeoma ifrah ikenna ildiko ilhan ilona iman imogen imran imre imtiaz ina india
indre ines inga ingrid inna ioan ioana iolo iona ionut iqbal ira irene irfan irina iris iryna
isaac isabel isha isla istvan ivan ivor ivy iwan iwona jabeen jack jackson jacob jade jaden
jadwiga jagdeep jai jake jamal james jamie jan jana jane janet janice janina janine janos jared
jarek jasmin jasmine jason jasper jaspreet javed jay jaya jayden jayne jean jeanette jed jenna
jennifer jeremy jermaine jerome jerry jerzy jesse jessica jian jie jill jim jing jo joan joana
joanna joanne joao jodie joe joel joelle joey john jolanta jon jonah jonas jonathan jordan jorge
jose joseph josephine josh josie joy joyce juan jude judit judith julia julian julie juliet jun
june jurga justin kai kalpana kamal kamil kamila kamran kane karan karen karim karima karin karl
karol karolina kasia katalin kate kath katrina kavita kay kayla keegan kehinde keira keith kelly
kelsey kemal kemi ken kenan kendra kerem kerry kestutis kevin khadija khalid khalil khanh kim kira
kiran kirk kirsten kirsty kit kofi kris krystyna krzysztof kuldip kulwinder kurt kwame kwesi kyle
kylie laima lajos lakshmi lamar lan lana lara larry laszlo latif laura lauren laurie layla lea
leah leanne lee lei leigh leila lena lenny leo leon leona leonard leonor leroy lesley leslie lesly
levente levi lewis lexi leyla li liam liana lila lilian lily lin lina linas linda ling linh lisa
liz lloyd logan lois lola long lorna lorraine louis louisa louise luca lucas lucia lucy luis luisa
lukas luke luna lydia lyn lynn lynne mabel maciej maddox madison mae maeve maggie mahmood mahmoud
mai maisie malcolm malik malika manan mandeep manh manjit manny manpreet mantas manuel mara marc
marcel marcia marco marcus marek margaret margarida margot mari maria mariam marian mariana
marianne marie marika marilyn marina mario marion marisa marius mariusz marjorie mark marlene
marlon marta martha martin martina marton marvin mary mason mat mate mateusz mathew matilda
matilde matt matthew maud maureen maurice mavis max maxine may maya meera megan mehmet mehwish mei
mel melanie melek melissa mercy meredith merin mia micah michael michelle miguel mihaela mihai
mike mila milan miles millie milo min mina mindaugas ming minh mira miranda miriam mitchell
mohammed mohan moira molly mona monica morag morgan moses mubarak murat muriel murray musa mushtaq
mustafa my myles myra myrtle na nabil nabila nada nadeem nadia nadim nadine naila najma nala nam
nancy naomi nargis naseem nasima nasir nasreen natalie natasha nathan nathaniel naveed nazia neha
neil nell neve nga ngoc ngozi nhung niall niamh nick nicola nicole nigel nikhil nikita nina ning
nnamdi nneka noah noel noor nora noreen norma norman nour nuno obi odette oksana oleh olena olga
olha olive oliver olivia oluwaseun oluwatobi omar oran orhan orla oscar osian otis otto owen ozan
ozgur pam pamela parminder parveen pat patrice patricia patrick patryk paul paula pauline paulius
paulo pawel pearl pedro peggy penelope peng perry peter petra phil philip philippa phoebe phong
phuong phyllis pia piers pinar ping piotr polly pooja poppy prakash preeti priya priyanka qamar
qasim qiang qing quan quang quinn quynh rabia rachel radek rafael rafaela rafal rafiq raheela
rahim rahima rahul raj raja rajan rajesh rajinder rakesh ralph ramesh ramona rana randall rani
raquel rasa rashid rashida raul ravi ray raymond rayyan razia rebecca reece rees reggie rehan reka
rekha remi rena renata rene rex rhian rhiannon rhoda rhona rhys rian rica ricardo richard ricky
riley rima rina rita riya rizwan roan rob robert roberta robin robyn rocco rod roger rohan rohit
roisin roland roman romeo romy ron ronan rong rory rosa rosalie rosalind rose rosemary rosie ross
rowan rowena roxana roy ruben rubina ruby rufus rui rukhsana rupert russell ruta ruth ryan rylan
saad saba sabina sabir sabrina sadia sadie sadiq saeed safa safiya saif saira sajid sakina salim
salma salman sam samia samina samir samira samuel sana sandeep sandor sandra sandro sanjay sanjeev
saqib sara sarah sarunas sasha satnam saul saulius savannah scarlett scott sean seb seema segun
selin selma serhii serkan seth seun sevgi shabana shabnam shahid shahida shakil shan shane shannon
sharif sharon shaun shay shazia sheena sheila shelley sherry shirin shirley sian sid sidney sienna
silvia simon simone simran sine sinead siobhan sita skye sofia sohail sohaila son sonia sonny
sophia sophie spencer stacey stan stanley stella stephen steve stuart sukhdev suki sumaya summer
sunil sunita suresh surinder susan susanna suzanne svitlana sybil sylvia szymon tabitha tahir
tahira tahmina taiwo talha talia tam tamara tamas tamsin tan tania tanveer tanya tara tariq tasha
tasleem tasmin taylor ted temi teresa terri terry tess tetiana thanh thao thea theo thi thomas thu
thuy tia tiago tibor tien tiffany tilly tim tina ting toan toby todd tolga tolu tom tomas tomasz
toni tony tracey tracy trang trevor trina trisha tristan troy tuan tunde tuyet tyler tyrone uche
ugur uma una ursula usha usman vadim vaida val valentin valerie van vanessa vasco vasile vera
vernon veronica vicky victor victoria viet vijay vikas vikram viktor viktoria vilma vincent vinh
viola violet viorica virginia vitor vivian vivien vytautas wade wahid waleed walid walter wanda
waqar warren waseem wayne wei wen wendy wesley whitney wilfred will william willow winifred
wojciech wyatt xander xavier xia xiao xin yan yang yara yasemin yasin yasir yasmeen yasmin yasmine
yetunde yildiz ying yolanda yong yosef younis yousef yuan yulia yun yuri yusuf yvette yvonne zac
zach zahid zahir zahra zaid zain zaina zainab zak zara zayd zayn zbigniew zeeshan zeina zena
zeynep zhen zivile zoe zofia zoltan zora zsofia zsolt zsuzsanna zubair zuri zuzanna
"""


@cache
def given_names() -> frozenset[str]:
    """Every given name that is known here."""
    full = nicknames.full_names()
    return frozenset(_COMMON.split()).union(
        full, *full.values(), nicknames.other_scripts(), nicknames.sounds()
    )
