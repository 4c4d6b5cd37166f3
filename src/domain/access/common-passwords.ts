/**
 * What very many people take for a password. From the word lists of zxcvbn 4.4.2 (Dan Wheeler and Dropbox, MIT licence;
 * its ranks come from the leaked passwords that Mark Burnett made public in 2015): those of twelve characters and more
 * as they are, and the words at the heart of the 4,000 most common ones; French and house words are ours.
 */
const WHOLE = words(`
  123qweasdzxc 1qaz2wsx3edc q1w2e3r4t5y6 1q2w3e4r5t6y mailcreated5240 qazwsxedcrfv 123456qwerty qwerty123456
  polniypizdec0211 sojdlg123aljg leavemealone 123456654321 gfhjkmgfhjkm qazwsxedc123 ghjcnjgfhjkm sonyericsson
  zxcasdqwe123 ghhh47hj7649 123456789qwe 1qazxsw23edc qwerasdfzxcv qweasdzxc123 flvbybcnhfnjh 123456789987654321
  112233445566 finalfantasy ghbdtnrfrltkf websolutions chickenwing101 1qaz2wsx3edc4rfv justinbieber contortionist
  newproject2004 needforspeed businessbabe 123456789123 maurolarastefy domainlock2005 dkflbvbhjdbx hd764nw5d7e1vb1
  qazwsxedcrfvtgb dkflbvbhjdyf counterstrike zaq1xsw2cde3 vfvfvskfhfve ghjcnjghjcnj fkmnthyfnbdf 123456789abc
  admin18533362 23176djivanfros 123456789qwerty qazxswedcvfr qwertyasdfgh 1111111111zz whosyourdaddy fktrcfylhjdyf
  fktrcfylhjdbx 123456789qaz 541233432442 12345678900987654321 password1234 ghbdtnghbdtn 010203040506
  lost4815162342 102030405060 vanyarespekt combat123654 qwerty123456789 devilmaycry4 iseedeadpeople 89231243658s
  123456789qqq jamesbond007 4815162342lost 123123qweqwe qwertyytrewq 1234567890qw 1234qwerasdf 123qwe456rty
  asdfghjkl123 ghjcnjrdfibyj qwertyuiop123 saun24865709 q1w2e3r4t5y6u7 1qa2ws3ed4rf 123456789zxc
  polniypizdec110211 ptybnxtvgbjy 12345678987654321 mevefalkcakk playstation3 31217221027711 q1w2e3r4t5y6u7i8
  zqjphsyf6ctifgu 1234567890qwe hedimaptfcor lhbjkjubz2957704 andrewjackie networkingpe 12qw34er56ty
  1qazxsw23edcvfr4 159753456852 123456782000 christopher1 ingodwetrust installdevic digitalprodu minecraft123
  boy4u2ownnyc peanutbutter an83546921an13 1234567890zzz olcrackmaster abc123456789 auckland2010 residentevil
  qawsedrftgyh 123321qweewq 32615948worms 742617000027 nemvxyheqdd5oqxyxyzi avrillavigne massimiliano 012345678910
  41d8cd98f00b nhfdvfnjkju123 gjkysqgbpltw temppassword ticketmaster 01telemike01 stratocaster punksnotdead
  playstation2 fynfyfyfhbde ghjcnjqgfhjkm nightcrawler installsqlst 123456789101 frederiksberg 1234567890qaz
  1a2s3d4f5g6h sanfrancisco 89876065093rax ghjcnjgbpltw 1234567qwertyu 1234qwerasdfzxcv lytghjgtnhjdcr
  schoolgirlie 111222333000 zaqwsxcderfv seemnemaailm nhecsyfujkjdt qwaszxerdfcv antananarivu vfrcbvvfrcbv
  greenlantern q1w2e3r4t5y6u7i8o9p0 passwordstandard corperfmonsy maprchem56458 warhammer40k 1234567890qwerty
  morganstanley 1234567890987654321 cjdthitycndj bltynbabrfwbz stinkyfinger qwertyuiop10 qazxswedc123 iampurehaha2
  zxcvbn123456 gtnhjpfdjlcr 123321456654 59382113kevinp bpgjldsgjldthnf rfnthbyf1988 1qa2ws3ed4rf5tg
  qwertyuiop12345 nhfycajhvths msorcloledbr stickdaddy77 vfhbyfvfhbyf asdfgh123456 123456789asd specialinsta
  michaeljackson webuivalidat 1234567887654321 1234567892000 ilovemyfamily weihnachtsbau 014702580369 qaz123wsx456
  123456789qwer 111222333444555 123456789000 systemofadown vladimirovna 122333444455555 amadeusptfcor
  zxcvbnm123456789 websolutionssu mortalkombat paraklast1974 minnesota_hp nondriversig 123qwerty123 a1s2d3f4g5h6
  z1x2c3v4b5n6m7 ghjnbdjcnjzybt thecakeisalie fktrcfylhjdf qwertyuiop12 ontheoutside zcfvfzkexifz sonnenschein
  wazzkaprivet xxxp455w0rd5 qwertasdfgzxcvb weihnachtsbaum
`)

const HEARTS = words(`
  aaliyah aardvark aaron aberdeen abgrtyu abnormal abrakadabra absolut abstr access accord achilles action
  adgjmptw adidas admin administrateur administrator adonis aezakmi agent aggies aikido airborne airbus airforce
  airplane airwolf akira alabama alaska albany albatros albion alejandr aleksandr aleksandra aleksey alenka
  alessandro alexande alexandr alexey alexis alibaba aliens allmine allsop allstar aloha alpha alphabet alpine
  alucard amadeus amanda amateur amateurs amazon amber america amerika amigo amsterda amsterdam anaconda anakin
  anarchy anastasiya andrea andrei andrew andrey andromed andromeda anfield angel angels angus anhyeuem animal
  anime annie anthony anthrax antoni anubis apache apollo apple applepie apples aptiva aquarius aragorn arcadia
  arizona arjay armagedon armani arrow arrows arsenal artem artemis artemka artur asdasd asddsa asdfasdf asdfg
  asdfgh asdfghj asdfghjk asdfghjkl asdfjkl asdfzxcv asdzxc ashley aspire aspirine assassin assword asterix astra
  astro astros athlon atlanta atlantis atomic attila auburn audia aussie austin australi avalanch avalon avatar
  avenger awesome azamat azerty azertyuiop azsxdc azsxdcfv babes babyblue babyboy babydoll babyface babygirl
  babylon babylove bacardi bacchus backdoor badass badboy baddog badger badgers badgirl badman baggins baggio
  bagira bailey baller balloon balloons balls bambam bamboo banana bananas banane bandit banger bangkok banker
  banner banshee banzai barbados barbie barcelon barcelona barefoot barkley barney barsik bartman baseball basket
  basketba basset bastard batman bayern bcfields beaches beagle beamer beaner beanie bearcat beardog beast beastie
  beatle beatles beautifu beauty beaver beavis beckham beefcake beemer beerman beetle bella benfica bengals
  beowulf beretta bergkamp berlin bhbirf bicycle bienvenue bigass bigballs bigbear bigben bigbird bigblue bigboss
  bigboy bigbutt bigcat bigdaddy bigdog bigfish bigfoot biggie biggles bigguy bigmac bigman bigmike bigmoney
  bigone bigred bigtime bigtit bikini bilbo billy billybob billyboy bimmer bingo binladen birdie birdman biscuit
  biteme bizkit blabla black blackbir blackcat blackdog blackhaw blackie blackjac blackjack blackout blacks blacky
  blade blades blahblah blaster blaze blazer blessed blessing blink blizzard blonde blondes blondie bluebird
  blueboy bluedog blueeyes bluefish bluemoon blues bluesky bobafett bobby bobcat bobdylan boeing bogart bogdan
  bogey bohica bollocks bollox bombay bomber bombers bondage bonehead boner bones bonjour bonjovi bonkers bonsai
  booger boogie bookworm boomboom boomer bootie boots booty boozer boricua borussia bosco bossman boston bounce
  bounty bowler bowling boxer boxers boxing boxster brando brandon brandy brasil braves brazil breast breasts
  breeze brian brighton bristol britney brodie broker bronco broncos brooklyn brownie browns brucelee bruins
  bruiser bruno brutus bubba bubbas bubble bubbles bucket buckeye buckeyes buckshot budapest buddah buddha buddie
  buddy buddyboy budlight budman budweise buffalo buffett buffy bugger builder bulldog bulldogs bullet bullfrog
  bulls bullseye bummer bumper bunghole bunnies bunny burger burrito bushido buster busty butch butter buttercu
  butterfl butterfly butthead butthole buttman buttons buzzard byteme cabbage cactus cadillac caesar calgary
  calico caliente californ caligula callum camaro cambiami camel camelot camels cameltoe cameron camper canada
  cancer cancun candle candyman cannabis canon cantona capone capslock captain caramel caravan cardinal carlito
  carlitos carmex carnage carolina carpedie carpet carrera carrot cartman cartoon casanova caserta casey casino
  casper cassie catch catdog catfish catherin catman cavalier caveman ccbill cdtnbr cdtnkfyf celeron celica celine
  celtic celtics cerberus certificat certificate cessna cfitymrf cgfhnfr chainsaw champ champion champs chancery
  changeme chaos charger chargers charles charli charlie charlott charlton charly charmed chaser cheater checkers
  cheech cheeks cheers cheese cheetah chelsea cherokee cherry chester chevelle chevrole chevrolet chevy chewie
  cheyenne chicago chichi chicken chickens chicks chico chiefs chillin chimera chinook chipper chippy chivas chloe
  chocolat chopin chopper chouchou chris chrisbln chriss chrissy christ christia christin christma christop chrome
  chronic chrono chrysler chuai chuang chubby chuckie chuckles chucky chunky ciccio cicero cigars cinder cindy
  cinnamon citadel cjkysirj cjkywt clancy clapton clarinet classic classics claudi claymore clemson clevelan
  clipper clitoris cloud clouds clover clowns cobain cobalt cobra cocacola cocaine coconut coffee cohiba coldbeer
  colombia colorado colors coltrane comanche comet commando compaq compute computer concord concorde concrete
  condom condor connect connor consumer cookie cookies cooldude cooler coolguy coolio coolman coolness cooter
  copper corleone corolla corona corrado corsair corvette cosmic cosmo cosmos cosworth cougar cougars cowboy
  cowboys coyote cracker cramps crazy crazybab creampie creamy creative cricket crimson critter crjhgbjy cruise
  cruiser crunch crusader crusher crysis crystal cthtuf cthulhu cthutq cubbies cubswin cuddles cupcake curious
  custom cutlass cutter cxfcnmt cyber cyclone cyclops cygnus cypress dabears daddy daemon daewoo dagger daisy
  dakota dalejr dallas dammit damnit dancer danger danie daniel daniil danila danni danny dannyboy danzig darklord
  darkman darkness darkside darkstar david davide davids daytona dbrnjh dbrnjhbz deadhead deadman deadpool death
  deejay deepthroat deeznuts deeznutz defender defiant deftones delete delight delphi delta deluxe denali deniska
  depeche desert designer desire deskjet destiny detroit deutsch devil devildog devils dexter dfcbkbq dfkthbz
  dfkthf dfktynbyf dfvgbh dharma diablo dialog diamond diamonds diehard diesel dietcoke dieter digger diggler
  digimon digital dilbert dilligaf dinamo dingdong dinosaur dirtbike discover disney diver divine dkflbckfd
  dkflbvbh doberman doctor dodge dodger dodgeram dodgers dogbert dogboy dogcat dogfood dogger doggie doggy
  doghouse dogman doitnow dollar dolphin dolphins domino donkey donuts doobie doodle doofus doogie dookie doomsday
  dotcom doudou doughboy dracula drago dragon dragonba dragonball dragons dragoon drakon dreamer dreams driver
  drizzt droopy drowssap drpepper drummer dthjybrf dublin ducati duchess duckie dumbass dundee durango duster
  dusty dutchess dynamite dynamo eagle eagles earnhard eastside eastwood eatme eclipse eddie eduard edward eeyore
  einstein ekaterina eldorado electra electric electro electron element elephant elizabet elizaveta elvis emerald
  emily eminem empire engage engineer enigma enrico enter enterpri enterprise entreprise entropy epsilon eraser
  ericsson erotic erotica escort eternal eternity eureka europa everest everton excalibu excalibur exigen exigent
  exodus exotic explorer express extreme fabie fabric facial faggot falcon falcons fallen fallout fandango fantasy
  farscape farside fastball faster fatass fatboy fatcat fatman feather felix fender fergie fergus fernand ferrari
  ferret fester fetish fghtkm fgtkmcby ficken fiesta figaro fighter filter finger fireball firebird firefly
  firefox fireman firewall fishes fishin fishing fisting fitness fktrcfylh fktrcfylhf fktrctq flames flamingo
  flash flatron fletch flexible flipper floppy florian florida flounder flower fluffy flyboy flyers foobar footbal
  football fordf forest forever forfun formula forsaken fortuna foryou fossil foxtrot francesc frank franky freaks
  freaky freckles freddy freebird freedom freepass freeporn freeuser freeway friday fright frisco frisky frodo
  frogger froggy front frontier frosty fubar fugazi fulham fullmoon funtime fusion futbol fuzzy fyfcnfcbz fylhtq
  fytxrf fyutkbyf gabrie gabriel gabriell gadget galaxy galina galore gambit gameboy gamecube gameover gandalf
  ganesh gangbang gangsta gangster garden garfield gargoyle garion gateway gator gatorade gators gawker gbpltw
  gegcbr geheim gemini generic genesis genius georg george geronimo gesperrt getmoney getsome gfhjkm gfhjkmgfhjkm
  ghbdtn ghbdtnbr ghblehjr ghetto ghjcnj ghjcnjnfr ghost ghostrider giants gilles ginger giorgi giorgio giraffe
  girls gizmo gizmodo gjkbyf gladiator gmoney goalie goaway gobears goblin goblue gobucks goddess godfathe
  godfather godsmack godzilla gofish goforit goirish golden goldfish goldstar goldwing golfball golfer golfing
  goliath gollum gonavy gonzo goober goodboy goodluck goodtime goofy google gooner goose gopher gordon gorilla
  gotcha gothic gotohell govols granny grease great greatone green greenbay greenday greens gregor gremlin grendel
  gretzky griffey gringo grizzly gromit groove groovy groucho grumpy guang guardian guiness guinness guitar
  guitars gundam gunnar gunner gunners gustav guyver hacked hacker haggis hairy halflife halifax hallo hambone
  hamburg hamish hamlet hammer hammers hamster handyman hannah hannibal hansolo happy happyday hardcore hardon
  hardrock harley harry harrypotter harvest havana havefun hawaii hawaiian hawkeye hawkeyes hayabusa hearts heater
  heather heaven heckfy hedgehog heineken hellfire hello helloo hellos hellyeah helmet helpme hendrix henry hentai
  herbie hercules hermes hershey hesoyam heynow hidden highheel highland hiphop hippie hithere hitman hjccbz
  hjvfirf hobbes hobbit hockey hokies holiday holly hollywoo homeboy homer homerj homers homerun honda hondas
  honey hongkong honolulu hooker hookup hooligan hoosier hoosiers hooter hooters hootie hopeful horizon horndog
  hornet horney horse horses hotbox hotboy hotdog hotred hotrod hotshot hotstuff hottie house hover hummer hunter
  hunting hurrican husker huskers huskies hustler hyperion iamgod ibanez iceberg icecream icehouse iceman idontkno
  idontknow iforgot iguana ihateyou illini illusion iloveme iloveu iloveyo iloveyou imation immortal impala
  incubus indiana indians indigo inferno infiniti infinity insane insert insomnia inspiron install integra intel
  internet intrepid intruder inuyasha iomega ipswich irina irish irishman ironman iscool islander istanbul italia
  ivanov ivanova iverson iwantu jabroni jackal jackass jackoff jackpot jackson jacob jagger jaguar jamaica james
  jamesbon jamesbond jamie jammer jammin jarhead jasmine jason jasper jaybird jayden jayhawk jayhawks jazzman
  jefferso jelly jellybea jennife jenny jericho jerkoff jessic jessica jester jesus jetaime jethro jetski jewels
  jezebel jiang jiggaman jimbo jimbob jimmy jingle jiong jktymrf jockey johann johannes johnboy johndeer joker
  jokers jones jorda jordan joseph joshua jrcfyf jubilee juggalo juice julie jumper junebug jungle junior jupiter
  justdoit justice justin justme juventus kahuna kakashka kaktus kamikaze kamila kangaroo kansas karate karen
  karina karolina kashmir kasper katana katarina katerina katie katrin kawasaki kazantip keeper kelly kenshin
  kenwood kenworth kevin keyboard keystone keywest kfhbcf kickass kicker kidrock killbill killer killers killjoy
  killme kilroy kingfish kingkong kingpin kingston kinky kipper kirill kirsty kisses kissme kissmyass kitkat
  kitten kittens kitty kittycat kittykat kjkszpj klaster kleopatra klingon knickers knicks knights knockers knopka
  kodiak kolobok koshka kosmos kostya kotaku kotenok krishna krusty ktyjxrf kuang kungfu labrador labtec lacrosse
  ladybug laguna lakers lakota lancelot lancer lansing lantern laptop larisa larry laser lassie lasvegas latinas
  latino laura laurent lazarus leather leavemealone ledzep legacy legend legion legolas lennon leonid leopard
  lesbian lesbians lespaul lestat letmein letsgo lexmark lexus liang liberty licker licking lickit lickme lifehack
  lighter lightnin lightning lights linda lindros lineage lionking liquid liverpoo liverpool lizard lobster logan
  logitech lokomotiv lolipop lollipop lollol lollypop london lonestar lonewolf longbow longhorn longjohn looker
  looser loser losers lotus loulou lovebug loveit lovely loveme lover loverboy lovers loveyou lowrider ltybcrf
  lucifer lucky luckydog ludmila lumber lvbnhbq macdaddy machine macross maddie maddog madina madison madman
  madmax madness madonna maestro magelan maggie maggot magic magician magick magicman magnet magnum magnus magpie
  maiden mailcreated mailman majestic makaveli maksim maksimka malaka malibu malina mallard mamapapa manchest
  manchester mancity mandarin mandingo mandy mango maniac mankind manowar manson mantis manutd maradona marathon
  marcello maria marika marina marine mariners marines marino mariposa marius marker marlboro marley marseille
  martin martini maryjane masamune mason massive maste master matador matrix matteo matthew mature maverick maxell
  maxim maxima maxime maximus maxwell maxxxx mayday mayhem mazafaka mazda mclaren meatball meathead meatloaf
  mechanic medusa megadeth megaman megan megapass megatron meister melissa mellon mellow memorex memphis menace
  meowmeow mephisto mercedes mercury meridian merlin merlot mermaid mersedes metallic metallica mexico miami
  michae michael michigan mickey micro microlab micron microphone microsof microsoft midget midnight midway mighty
  mihail mikey milana milano milena milkman miller millwall minecraft minime mirage misfit misfits mishka missy
  mister mistress misty mittens mnbvcxz modena molly mollydog moloko molson momoney monaco monalisa monarch monday
  mondeo money moneyman moneys mongoose monitor monke monkey monkeybo monkeys monopoly monster montana montgom
  montreal moocow mookie moomoo moonbeam moonlight moose mordor morgan moritz morpheus mortgage mortimer moscow
  motdepasse mother motherlode motorola mountain mouse mozart mudvayne muffin mulder mullet multiplelo munchkin
  muppet musashi muscle muscles mushroom music musica musicman mustafa mustang mustangs mustard mybaby mygirl
  mylife mylove myname mypass mypassword mystic namaste nanook napass napoli napster naruto nascar nasty nastya
  natali natasha naughty nebraska nemesis neptune netscape nevada nevermind newbie newcastl newlife newpass
  newport newyork nextel nfnmzyf niang niceass niceguy nickel nicola nicole nikita nikitos nikki nikola nikolay
  nimbus nimrod niners ninja ninjas nintendo nipper nipple nipples nirvana nissan nitram nofear nokia nolimit
  nomore noodle noodles nookie nopass novell ntktajy nudist nugget nuggets number nutmeg nuttertools nygiants
  nyjets nylons nymets oakland oasis oatmeal obelix obiwan oblivion oceans ohyeah oilers oksana oldman oliver
  olivier omega onelove onetime onetwo online onlyme openup operator optimus oracle orange oranges orchid orgasm
  orient orioles orion oscar osiris othello outkast outlaw overkill overlord oxford pacers packard packer packers
  pacman paddle padres paintbal paintball pakistan paladin paloma panama panasoni panasonic pancho panda pandora
  pantera panther panthers panties pantyhos panzer paradise paradox parola parrot pascal passat passion passme
  passphrase passport passwd passwor password passwords passwort pasword patches patric patrick patriot patriots
  pavilion pavlov pdtplf peach peaches peanut peanuts pearljam pebbles pecker peekaboo peewee pegasus pelican
  pencil penguin penguins penny penthous pentium pepito pepper pepsi persik pervert peter peterpan petrov peugeot
  phantom pharmacy pheonix philippe philips phillies philly phish phoeni phoenix photos phpbb pianoman picard
  picasso piccolo pickle pickles pickup piglet pikachu pillow pimpin pinball pineappl pineapple pingpong pinhead
  pinkfloy pinkfloyd pinky pioneer pippen pippo piramida pirate pirates pisces pissing pissoff pistol pistons
  pitbull pixies pizza pizzas placebo planet plasma plastic platinum platypus playboy player playstat playstation
  playtime plumber pluto plymouth pobeda poison poiuyt poiuytrewq pokemon polaris police polina polniypizdec
  polska pompey poncho pontiac poochie poodle poohbear pookie poontang pooper poopie poopoo poopy pooter popcorn
  popeye popper poppy porkchop pornstar porsche portland portugal poseidon possum postal postman potato pothead
  powder power preacher precious predator prelude premium presario presiden presto primus prince princes princess
  pringles printer prissy private privet prodigy prophet prowler proxy psycho puddin pudding puffin puffy pulsar
  pumpkin pumpkins punisher punkin punkrock puppies puppy pupsik purdue purple pussey pussie pussies putter
  pyramid python qawsed qawsedrf qazqaz qazwsx qazwsxed qazwsxedc qazwsxedcrfv qazxsw qazxswedc qazzaq qiang qiong
  qqqqq qsdfghjklm quantum quartz quattro queens quest qwaszx qweasd qweasdzxc qweqwe qwerasdf qwert qwerty
  qwertyu qwertyui qwertyuio qwertyuiop qwertz rabbit rabota racecar racer racerx rachel racing radiohea radiohead
  ragnarok raider raiders rainbow rainman raistlin rambler rambo rammstein ramones ramrod ramses rancid random
  ranger rangers raptor rascal rasdzv rasputin rasta rastaman raven ravens rbhbkk rctybz reader realmadrid reaper
  rebecca rebel rebels reckless redalert redbird redbull reddevil reddog reddwarf redfish redhead redhot redline
  redman redneck redrum redskins redsox redwing redwings redwood reebok reefer reload renault renegade rereirf
  rescue retard rfhbyf rfnthbyf rfrfirf rfrnec rhbcnbyf rhfcjnrf rhino rhjrjlbk rhtdtlrj richard rightnow ripken
  ripper ripple rjhjktdf rjirfrgbde rjntyjr rjycnfynby roadkill roadking roadrunn robert robot robotech robotics
  rocker rocket rockets rockford rockhard rockon rocks rockstar rocky rodman roller rolltide romans romashka
  rommel ronaldo rookie rooster rootbeer rosebud rotten route rover rovers royals rtyuehe rubber rulez rulezzz
  runescape runner ruslan russia rustam rusty sabbath sabine sabres sadie safari sahara sailboat sailing sailor
  saints sakura salamander salasana saleen sally salmon salomon salsero samantha samiam sammy samson samsun
  samsung samtron samurai sancho sandiego sandman sandro sandy sanfran santafe sapper sapphire sarah saratoga
  sascha sasha sassy sasuke satan satana saturn sauron sausage sausages sayang scania scanner scarface scarlet
  schalke scooby scoobydo scooter scorpio scorpion scotch scotland scott scotty scout scrabble scrappy scream
  scruffy scuba scully seadoo seahawks seamus searay seattle sebastia secret security seeker seinfeld select
  seminole semperfi senators sentinel septembe serega serenity sergei sergey sergi sersolution server sesame seven
  shado shadow shaggy shalom shaman shamrock shaney shang shania shannon shaolin shark sharks sharky shasta shaved
  shazam shelby shemale sheng sherlock shiloh shiner shogun shooter shorty shotgun showme showtime shuai shuang
  shutup siemens sierra silver silverad simba simon simple simpsons sinatra sinbad sinister sinner sirius sithlord
  sixers skate skater skeeter skidoo skiing skinny skipper skippy skittles skorpion skydive skylar skyler skyline
  skywalke skywalker slacker slamdunk slapper slappy slapshot slave slavik slayer sleeper sleepy slick slider
  slinky slipknot slippery smashing smeghead smegma smelly smiles smiley smiths smitty smoke smoker smokes smokey
  smokie smokin smooth smudge snake snakes snapon snapper snapple snappy snatch sneakers snickers sniper snooker
  snoop snoopdog snoopy snowball snowboar snowboard snowflak snowman snuffy snuggles sobaka soccer socrates
  softail softball software soldier soleil solnce sommer sonic sonics sonoma sooners sophi sophie soprano soulmate
  southpar southpark sowhat spaceman spank spanking spankme spanks spanky sparkle sparky sparta spartak spartan
  spartans spawn speaker specialk spectre spectrum speedo speedy spencer sphinx spice spider spiderma spiderman
  spidey spike spiker spikes spinner spirit spitfire splash splinter spock sponge spongebo spongebob spooky sporty
  spring sprint sprite spunky spurs sputnik spyder squall squash squirrel squirt srinivas stalin stalker stallion
  stanislav starbuck starcraf starcraft stardust starfire starfish stargate starman starship starter startrek
  starwars stasik static stealth steeler steelers stefano steffi stepan steph stephani stereo sterlin steve sticks
  sticky stiffy stimpy sting stinger stingray stinky stocking stocks stonecol stonecold stoned stones stoney storm
  stormy stranger stratus strawberry strider strike striker stripper stroker studly stumpy stunner stupid stylus
  subaru sublime submit subway subzero success sugar sultan summer summit sundance sunday sunflowe sunflower
  sunnyday sunrise sunset sunshin sunshine super superb superfly superma superman supersta superstar surfer
  surfing suzuki sveta svetik svetlana svoboda swallow sweet sweetnes sweetpea sweets sweety swimmer swimming
  swinger swingers sword swordfis swordfish swords sydney syncmaster syracuse syzygy tacobell tacoma talisman
  talon tango tanker tardis target tarheel tarheels tarzan tasty tattoo tatyana taurus taxman taylor tazman
  tazmania tdutybq tdutybz teacher technics techno teddy teddybea teddybear teens tekken telefon telephon tempest
  templar temppass tennis tequila terminator terrapin terror tester testing testpass texas thailand thanatos
  thankyou theboss thecat thedog thedoors thedude theend thegame thegreat thekid theking theman theone therock
  thesims thirteen thoma thomas thong thongs thuglife thumbs thumper thunder thunderb tiberius tiburon tickle
  tiffany tiger tigers tigger tights timber tinker tinkerbell tinman tintin tipper titan titanic titanium titans
  titleist titten titties titty toaster tolkien tomato tomcat tommy tommyboy toolman tootie tootsie topcat topdog
  topgun topher topper tornado toronto toshiba tottenha tottenham toyota tracker tractor trader trainer trance
  transam translator trapper travel traveler treasure trebor trfnthbyf triangle tricky trident trigger trinity
  tripod tripper triton triumph trixie trojan trojans trombone trooper trouble truck trucker trucks truelove
  trumpet trunks trustno tsunami tuesday tulips tunafish tundra tuning turbo turkey turtle tweety twilight twinkle
  twisted twister tyler typhoon ufkbyf ultima ultimate umbrella underdog undertaker unicorn unreal uranus usarmy
  usnavy utilisateur utopia vacation vader vadim valentin valentina valera valhalla valkyrie vampire vanguard
  vanhalen vanilla varvara vasilisa vector vectra vedder vegeta velvet venera verbatim veritas verizon vermont
  veronika vertigo vette vfczyz vfhbyf vfhecz vfhufhbnf vfibyf vfitymrf vfksirf vfrcbv vfrcbvrf vfvekz vfvfgfgf
  vfvjxrf viagra victory viewsonic viking vikings viktor viktoria viktoriya violetta violin viper vipers virgin
  vision vitalik vjcrdf vkontakte vladik vladimir vladislav volcom volley volvo voodoo vortex voyager voyeur
  vsegda vsjasnel vulcan walleye walmart walnut walrus wanker wapbbs warcraft wareagle warhammer warlock warlord
  warrior warriors warthog wasser wassup watcher water waterloo weasel webhompas webmaste webmaster weezer welcome
  welder werewolf westham westside westwood whatever whatsup wheels whiskers whiskey whisky whisper whitesox
  whitey whocares whynot wibble wicked wifey wildcard wildcat wildcats wildfire wildman william willow windmill
  windows windsor windsurf wingman winner winston winter wisdom wishbone wizard wolfgang wolfie wolfman wolfpack
  wolverin wolverine wolves wombat woodland woody woofer woofwoof woohoo wookie wordpass wraith wrangler wrench
  wrestle wrestlin wrinkle wutang wxcvbn xanadu xavier xerxes xfiles xiang xtreme xxxpass yamaha yankee yankees
  ybrbnf ybrjkfq yeahbaby yellow yfcntymrf yfnfif yfnfkmz yjdsqgfhjkm yomama yosemite yourmom ytrewq yugioh yummy
  yzerman zalupa zaphod zappa zaqwsx zaqxsw zaqxswcde zaraza zenith zephyr zeppelin zerocool zheng zhjckfd zhong
  zhuai zhuang zidane ziggy zigzag zildjian zipper zippy zombie zorro zvezda zxasqw zxcasd zxcasdqwe zxcvbn
  zxcvbnm
`)

/** A password that stands in the list as it is. */
export const isCommonPassword = (folded: string): boolean => WHOLE.has(folded)

/** A word that common passwords are made of: digits and signs around it do not make it a good one. */
export const isCommonWord = (word: string): boolean => HEARTS.has(word)

function words(text: string): ReadonlySet<string> {
  return new Set(text.trim().split(/\s+/))
}
