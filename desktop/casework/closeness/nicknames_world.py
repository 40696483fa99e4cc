"""Forms of given names from outside of England: short forms, and one name in several languages.

Data, as in `nicknames`: folded, small letters, no accents. Short forms weigh as English ones do.
A name in another language ("István", "Stephen") is `perhaps` one person: many take the English
form at work or at school, and many brothers and sisters have both.
"""

SHORT = """
aneirin: nye
catrin: cati cadi
dafydd: dai daf dewi
eleri: leri
gruffudd: guto gruff
gruffydd: guto gruff
gwenllian: gwen llian
gwilym: gwil wil
iorwerth: iori
llywelyn: llew lyn
margaret: daisy mags may maidie mysie
rhydderch: rhyd
sioned: sion
aoibheann: eve
bernadette: berni detta
brigid: brid bridie biddy breda breege
brid: breda bridie
caitriona: cait triona cat
concepta: cepta
deirdre: dee
diarmuid: derry dermot
donnchadh: donncha
eamon: eamonn ned
maire: molly maura maureen
maureen: maura mo reenie
padraig: paudie podge paddy pat
proinsias: frank
seamus: shay jim
siobhan: shiv
sinead: shin
alexander: eck ally xander
alasdair: ali eck
archibald: baldie
calum: cal
catriona: trina cat rina
euphemia: effie
hamish: hame
iain: iainie
isobel: ishbel ibby
kirsty: kirst
mairead: maisie
marjory: mysie
aleksander: olek alek sasza
aleksandra: ola olka ala
agata: agatka
agnieszka: aga agusia
aleksy: alek
andrzej: andrzejek jedrek jedrus
anna: ania anka andzia hania
antoni: antek tosiek
barbara: basia baska
beata: beatka
bogdan: bodzio
bozena: bozenka
boguslaw: bogus bodzio
czeslaw: czesiek
dariusz: darek
dorota: dorotka dora
edyta: edytka
elzbieta: ela elka
ewa: ewka ewunia
franciszek: franek
grazyna: grazynka
grzegorz: grzesiek grzes
hanna: hania
henryk: heniek
irena: irenka
iwona: iwonka
izabela: iza izka
jadwiga: jadzia
jakub: kuba
jan: janek jas
janusz: januszek
jaroslaw: jarek
jerzy: jurek
joanna: asia aska joasia
jozef: jozek ziutek
julia: julka
justyna: justynka
kamil: kamilek
karolina: karola
katarzyna: kasia kaska
kazimierz: kazik
kinga: kinia
krystyna: krysia
krzysztof: krzysiek krzys
lucyna: lucynka
maciej: maciek
magdalena: magda madzia lena
malgorzata: gosia goska malgosia
marcin: marcinek
marek: mareczek
maria: marysia maryla
marianna: marysia
mariusz: mariuszek
marta: martusia
mateusz: mati
michal: michalek misiek
mieczyslaw: mietek
miroslaw: mirek
natalia: natalka
patrycja: pati patka
pawel: pawelek
piotr: piotrek piotrus
przemyslaw: przemek
radoslaw: radek
rafal: rafalek
renata: renia
robert: robcio
ryszard: rysiek
slawomir: slawek
stanislaw: staszek stasiek stas
stefan: stefek
sylwia: sylwunia
szymon: szymek
tadeusz: tadek tadzio
teresa: tereska
tomasz: tomek tomus
urszula: ula
waclaw: wacek
waldemar: waldek
weronika: weronka wera
wieslaw: wiesiek
witold: witek
wladyslaw: wladek
wojciech: wojtek
zbigniew: zbyszek
zdzislaw: zdzisiek
zofia: zosia
zuzanna: zuzia
zygmunt: zyga
alexandru: alex sandu alecu
alexandra: sanda
anton: toni
bogdan: bogdi danut
catalin: cata
constantin: costel costi dinu titi
corneliu: nelu
cristian: cristi
cristina: cristi tina
daniela: dana
dumitru: mitica mitru
ecaterina: catinca cati
elena: leana lenuta ileana
emilia: mili
florin: florinel
gabriela: gabi
gabriel: gabi
gheorghe: gica gigi ghita
grigore: grig
ioan: nelu ionel ionut ionica
ion: nelu ionel ionut ionica
ioana: oana ionela
iulian: iuli
laurentiu: lauri
loredana: lori
luminita: lumi
madalina: mada madi
marian: marinel
mihaela: miha ela
mihai: mihaita misu mihut
nicolae: nicu nae culita
petru: petrica
razvan: raz
sebastian: sebi
simona: simo mona
stefan: fane stefanita
valentin: vali
valentina: vali
vasile: vasilica sile
veronica: vera
viorel: viorica
oleksandr: sasha sashko olek shura
oleksandra: sasha lesya olesya
oleksii: oleksiy lyosha alyosha lesko
anastasia: nastya nastia
anastasiia: nastya nastia asya
andrii: andriyko
anatolii: tolik tolya
antonina: tonya
bohdan: bodya danko
borys: borya
viktoriia: vika
valentyna: valya
vasyl: vasylko vasya
vira: virochka
volodymyr: vova volodya vovka vlad
vladyslav: vlad vladyk
viacheslav: slava slavik
halyna: halya
hanna: hanya anya hannusya
hryhorii: hrysha
dariia: dasha darka
dmytro: dima mytya dmytryk
yevhen: zhenya
yevheniia: zhenya
yelyzaveta: liza lyza
ivan: vanya ivanko ivas
inna: innochka
iryna: ira irka
kateryna: katya kateryn katrusya
kostiantyn: kostya
larysa: lara
lidiia: lida
liudmyla: lyuda luda mila
lyudmyla: lyuda luda mila
liubov: lyuba
mariia: masha marusya marichka
maryna: marynka
maksym: maks max
mykhailo: mykhas misha
mykola: kolya mykolka
nadiia: nadya
natalia: natasha nata natalka
nataliia: natasha nata natalka
oksana: ksenia ksyusha oksanka
olena: lena olenka lenka
olha: olya olka olechka
olga: olya
pavlo: pasha pavlyk
petro: petryk
roman: roma romko
ruslan: rus
sergei: seryozha serhiyko serge
serhii: serhiyko seriozha
svitlana: svita sveta lana
svetlana: sveta lana
stanislav: stas slavik
taras: tarasyk
tamara: toma
tetiana: tanya tania
tatiana: tanya tania
yaroslav: slavko yarik
yuliia: yulia yulya yuliana
yurii: yura yurko
zoya: zoyka
agnes: agi
andras: andris bandi
anna: annus panni
attila: ati
balazs: balu
csaba: csabi
edit: edo
eva: evi evike
erika: eri
erzsebet: erzsi bozsi zsoka erzsike
ferenc: feri
gabor: gabi
gyorgy: gyuri
gyula: gyuszi
ilona: ica ilka ilonka
imre: imi
istvan: pista pisti
janos: jani jancsi
jozsef: jozsi
judit: juci jutka
julianna: juli julcsi
karoly: karcsi
katalin: kati kata katinka
klara: klari
krisztina: kriszti
laszlo: laci
lajos: lali
magdolna: magdi
margit: manci
maria: mari marika
marta: marti
mihaly: misi
miklos: miki
monika: moni
monica: moni
pal: pali
peter: peti
piroska: piri
reka: rekus
robert: robi
rozalia: rozi
sandor: sanyi
sara: sari
szilvia: szilvi
tamas: tomi
terez: teri
terezia: teri
tibor: tibi
veronika: vera veri
viktoria: viki
zoltan: zoli
zsofia: zsofi
zsolt: zsoltika
zsuzsanna: zsuzsi zsuzsa zsuzska
alexandre: xande alex
ana: aninhas anita
antonio: tony toino to
carlos: carlitos caca
catarina: cata kata
conceicao: sao
eduardo: edu dudu
fernando: nando
filipe: lipe
francisca: chica xica
francisco: chico xico paco kiko
gabriela: gabi
guilherme: gui
helena: lena leninha
henrique: rique
isabel: bela belinha
joao: joaozinho jonny
joaquim: quim
jose: ze pepe zeca
leonardo: leo
lourdes: lurdes
luis: lula luisinho
manuel: manel nelo manny
margarida: guida
maria: mia mariazinha
miguel: micas migas
pedro: pedrinho
ricardo: rico
roberto: beto
rodrigo: digo
rosario: zara
sebastiao: tiao
teresa: teresinha tete
tiago: ti
vitor: vitinho
algirdas: algis
alfredas: fredas
dalia: dale
edita: edit
gintaras: gintas
jolanta: jola
jonas: jonelis
kestutis: kestas
kristina: kriste
laima: laimute
mindaugas: mindis
ona: onute
rimantas: rimas
ruta: rutele
tomas: tomukas
vilhelmina: vilma mina
vytautas: vytas
zivile: zive
abdirahman: abdi
abdullahi: abdi
abdulkadir: abdi
abdul: abs
ahmed: ahmo
faduma: fadumo
fadumo: fai
hodan: hodi
ibrahim: ibbi ibra
ismail: ish
khadija: khadi
mohammed: mo moe mohd md hamada moh muhd mhd
mustafa: mus musti
yusuf: yus
yasmin: yas
zainab: zee
balwinder: bally
baldev: dev
gurpreet: preet gopi guri
hardeep: harry
harjit: harry
harpreet: harry preet happy
jagdeep: jag
jaspreet: jaz jas jass jazz preet
jaswinder: jaz jas jass
kuldeep: kully
kuldip: kully
kulwinder: kully
manjit: manj
manpreet: mani preet
parminder: pam pammi
rajesh: raj raju
rajinder: raj
rajiv: raj
rakesh: rocky
sandeep: sandy sunny
satnam: sat
satvinder: sat
sukhdev: sukhi
sukhjit: sukhi
sukhwinder: sukhi sukh
sundeep: sunny
surinder: suri
vikram: vicky vik
vikas: vicky
vijay: vij
aishwarya: aish
anjali: anju
deepak: deep dee
deepika: dee
dhruv: dru
jayesh: jay
jignesh: jig
karthik: kart
kavita: kavi
krishna: krish
lakshmi: laks
meenakshi: meena
nikhil: nik
nilesh: nil
priyanka: priya
rohit: ro
sanjay: sanj
siddharth: sid
sunita: suni
tejal: tej
babatunde: tunde baba
babajide: jide
abiodun: biodun abi
abosede: bose
adebayo: bayo ade
adebola: bola ade
adekunle: kunle ade
adetokunbo: tokunbo toks
ayodele: ayo dele
chiamaka: amaka
chibuzo: buzo
chidiebere: chidi ebere
chidinma: chi dinma
chinedu: nedu edu
chinonso: nonso
chukwuemeka: emeka
chukwudi: chudi
chukwuka: chuka
emmanuel: emma manny
ifeanyi: ify
ifeoma: ify oma
ikechukwu: ike iyke
kehinde: kenny
nnamdi: namdi
obinna: obi
oluwafemi: femi olu
oluwakemi: kemi
oluwaseun: seun olu
oluwatobi: tobi
oluwatosin: tosin
olufunke: funke
olufunmilayo: funmi
temitope: temi tope
titilayo: titi
tolulope: tolu
uchenna: uche
"""
"""A full name, then the short forms that stand for it."""

ACROSS = """
laura lowri
helen elen ellen eilidh
evan ifan ieuan
alice alys
betty beti
robert rhobert roberto
molly mali
janet sioned sinead
sheila sile
nuala fionnuala finola
elizabeth eilis
patricia padraigin
kathleen caitlin
duncan donncha
malcolm calum
kenneth coinneach
neil niall
aidan aodhan
colm columba callum
eva aoife ava
alexander oleksandr aleksander aleksandr alexandru alexandre alasdair alastair sandor iskander
alexandra oleksandra aleksandra alessandra
alexis oleksii aleksei alexey alexei
andrew andrii andrei andrey andrzej andras andre anndra
ann anna hanna anne ana
anthony antoni anton antonio antonii
arthur artur
barbara varvara
bartholomew bartosz bartlomiej
benedict benedykt
caroline karolina carolina
catherine katherine kateryna katarzyna katalin ecaterina ekaterina catarina caitriona catrin
catherine catriona katrina
charles karol karoly carlos carol siarl tearlach
christina krystyna krisztina cristina kristina
christopher krzysztof cristovao
daniel danylo donal deiniol
david dawid dafydd dewi davyd dai
diana daiana
dominic dominik domhnall
edmund eamon eamonn
edward eduard eduardo edvard
eleanor eleonora elinor
elizabeth erzsebet elzbieta elisabeta yelyzaveta elisabete ealasaid
emily emilia
eugene yevhen eugen evgeny owen
eva eve ewa yeva aoife
frances franciszka francisca francesca
francis franciszek francisco proinsias ferenc frank
gabriel gavril
george jerzy gheorghe georgios jorge gyorgy yurii heorhii seoras jurgis
gregory grzegorz grigore hryhorii
helen helena elena olena ilona
henry henryk henrique harri
hugh aodh hugo
isabel isabella ishbel izabela
jacob jakub yakiv iacob
james seamus hamish jakub jaime iago
jane sian jana sine siobhan joan
jennifer gwenhwyfar
joan siobhan jean
joanna ioana joana
john jan ivan ioan ion joao janos jonas sean ian iain ieuan johannes yahya juan
joseph jose jozef jozsef yosyp iosif juozas
julia yuliia iulia
laurence lorcan
louis luis lajos
luke lukasz luca lucas
magdalena madalina magdolna
margaret malgorzata margarida margit mairead marged
mark marek marco marcus
martha marta
martin marcin marton
mary maria mariia maire mair mairi mhairi moira maryam miriam
matthew mateusz matei matei mateus maciej
maurice muiris meurig
michael michal mykhailo mikhail mihai miguel mihaly mihal micheal
monica monika
natalie natalia nataliia
nicholas mykola nicolae nikolai miklos mikolaj nicolau
patrick padraig patryk
paul pawel pavlo pavel pal paulo pol
peter piotr petro petru pedro petras peadar
philip filip felipe filipe
ralph rafal raul
richard ryszard ricardo risteard
roderick ruairi rory ruaridh
rose roza rozalia rosa
sarah sara morag sorcha
simon szymon semen simao
sophia zofia sofiia zsofia
stephen stefan istvan stepan szczepan steffan estevao steponas
stephanie stefania
susan zsuzsanna zuzanna susana siwsan
terence toirdhealbhach
teresa theresa terez
thomas tomasz tomas tamas toma
timothy tadhg
valerie valeriia
veronica weronika veronika
victor wiktor viktor vitor
victoria wiktoria viktoriia vitoria
vincent wincenty vicente vincas
vladimir volodymyr
walter volter
william gwilym liam wilhelm vilmos guilherme uilleam vasyl
adam adamas
basil vasyl vasile vasilis wasyl
bridget brigid brid
cecilia sheila sile
dermot diarmuid
dorothy dorota
jeremiah darragh
rory ruairi ruaridh
"""
"""On each line one name in several languages."""
