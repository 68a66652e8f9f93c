"""Words that say nothing about what is sought, in English and Chinese."""

ENGLISH = frozenset(
    """
    a about after again all also am an and any anybody anyone are as at be because been before being but by can could
    did do does doing done during each else ever every for from get gets getting goes going gone got had has have
    having he her here hers him his how i if in into is isn it its itself just let like may maybe me might more most
    much must my no nor not of off on once one only or other our out over own please s same say says shall she should
    so some somebody someone something such t tell than that the their them then there these they this those through to
    too under until up upon us versus very vs was we were what when where whether which while who whom whose why will
    with would yes yet you your yours
    """.split()
)
"""Function words and question words. Words that a community may use as names ("go", "rust") are not among them."""

CHINESE = frozenset(
    """
    的 了 吗 呢 吧 啊 呀 么 嘛 和 与 及 或 在 是 有 也 都 就 还 又 很 这 那 哪 谁 把 被 从 对 为 以 于 到 由
    向 跟 让 给 什么 怎么 怎样 如何 为何 为什么 哪个 哪些 哪里 哪儿 几个 多少 何时 是否 是不是 有没有 能不能
    可不可以 会不会 要不要 请问 请 麻烦 谢谢 告诉 一下 我们 你们 他们 大家 它们 这个 那个 这些 那些 这样 那样
    一个 一些 因为 所以 但是 不过 而且 然后 以及 或者 如果 还是 就是 时候 什么样 啥 咋 咋样 怎么样 哪位 有哪些
    有什么 是什么 有谁 之前 目前 现在 我 你 您 他 她 它 能否 可否 干什么 干嘛 干吗 干啥 做什么 为啥 怎么办 怎么弄
    怎么做 咋办 咋回事 怎么回事 怎样才能 如何才能 怎么才能 啥时候 哪天 哪一天 哪年 几号 几点 多久 多长时间 用来 能
    """.split()
)
"""Particles, pronouns, conjunctions and question words, in simplified characters."""

EVERYDAY = frozenset(
    """
    ability able above absence accept accident account ache across act action active actor actual add address adult
    advice afford afraid afternoon against age ago agree ahead aid aim air airport alarm album alive allow almost alone
    along already although always among amount ancient anger angry animal ankle anniversary announce annoy another
    answer ant anything anyway apart apartment apologise appear apple apply appoint approve april argue arm army around
    arrange arrest arrive art article ashamed aside ask asleep assist atom attack attempt attend attract august aunt
    author autumn available average avoid awake award aware away awful baby back bad bag bake balance ball banana band
    bank bar bare base basic basket bath battery battle beach bean bear beat beautiful beauty became become bed bedroom
    bee beef beer began begin begun behave behind belief believe bell belong below belt bend benefit beside best better
    between beyond bicycle big bike bill bird birth birthday bit bite bitter black blame blind block blood blow blue
    board boat body boil bone book boot border bored boring born borrow boss both bottle bottom bought bowl box boy
    brain branch brave bread break breakfast breath breathe brick bridge brief bright bring broad broke broken brother
    brought brown brush bucket budget build built burn bus business busy butter button buy cafe cake calendar call calm
    came camera camp cancel candle cap car card care careful carpet carry cart case cash cat catch cattle caught cause
    cave celebrate cell cent centre century certain chain chair chance change channel character charge charity cheap
    cheat check cheese chemist cherry chest chicken chief child children choice choose chose chosen church circle
    citizen city claim class classroom clean clear clever climate climb clock close cloth clothes cloud club coach coal
    coast coat coffee coin cold collar collect college colour comb come comfort comic common company compare compete
    complain complete computer concern concert condition confident consider contact contain content contest continue
    control conversation cook cool copper copy corn corner correct cost cotton cough count country couple courage course
    court cousin cover cow crash crazy cream create credit crime cross crowd cruel cry culture cup cure curious current
    curtain curve custom customer cut dad daily damage damp dance danger dark date daughter day dead deaf deal dear
    death debt december decide decision deep degree delay deliver dentist depend describe desert deserve desk despite
    destroy detail develop diary dictionary die difference different difficult dig dinner direct dirt disappear discount
    discover discuss disease dish distance divide divorce doctor dog dollar door double doubt down dozen draw dream
    dress drew drink drive driver drop drove drum dry duck due dull dust duty each eager ear early earn earth east easy
    eat economy edge educate effect effort egg eight eighth either elder elect electric elephant eleven empty encourage
    end enemy energy engine enjoy enough enter entire entrance envelope equal escape especially even evening event
    everyday everyone everything evil exact exam example excellent except excited excuse exercise exist exit expect
    expensive experience expert explain extra extreme eye face fact factory fail faint fair faith fall false family
    famous fan fancy far fare farm farmer fashion fast fat fate father fault favourite fear feather february feed feel
    feet fell fellow felt female fence festival fever few field fifteen fifth fifty fight figure fill film final find
    fine finger finish fire firm first fish fit five fix flag flame flat flavour flesh flew flight float flood floor
    flour flow flower fly fold folk follow food fool foot football force foreign forest forget forgive forgot fork form
    formal former forth fortune forty forward found four fourth fox free freedom freeze fresh friday fridge friend
    fright front fruit full fun funeral funny fur furniture further future gain game garage garden gas gate gather gave
    general gentle giant gift girl give given glad glass glove goal god gold gone good goodbye govern grade grain grand
    grandfather grandmother grape grass grave gray great green greet grew grey ground group grow growth guard guess
    guest guide guilty guitar gun guy habit hair half hall hammer hand handle handsome hang happen happy hard harm
    harvest hat hate head headache health hear heard heart heat heaven heavy height held hello help hen hide high hill
    himself history hit hobby hold hole holiday holy home honest honey honour hope horse hospital hot hotel hour house
    however huge human humour hundred hung hungry hunt hurry hurt husband ice idea ideal ignore ill imagine immediate
    important impossible improve inch include income increase indeed indoor industry inform ink insect inside instead
    insurance intelligent intend interest internet introduce invent invite iron island issue item itself jacket jail
    january jar jealous job join joke journey joy judge juice july jump june justice keep kept key kick kid kill
    kilometre kind king kiss kitchen knee knew knife knock know knowledge lack lady laid lake lamp land language large
    last late later laugh laundry law lawyer lay lazy lead leader leaf learn least leather leave leaves led left leg
    legal lemon lend length less lesson letter level library lie life lift light limit line lion lip list listen little
    live loan local lock lonely long look loose lose loss lost lot loud love lovely low luck lucky luggage lunch machine
    mad made magazine magic mail main major make male man manage manner many map march mark market marriage marry mask
    mass master match material matter meal mean meant measure meat medal media medicine medium meet melt member memory
    men mental mention menu mercy merry mess message met metal method middle midnight mild mile milk mind mine minute
    mirror miss mistake mix modern moment monday money monkey month mood moon moral morning mother motion motor mountain
    mouse mouth move movie mud multiply murder muscle museum music myself mystery nail naked name narrow nation nature
    near nearly neat necessary neck need needle neighbour neither nerve nest net never new news newspaper next nice
    niece night nine ninth nobody noise none noon normal north nose note nothing notice novel november now nowhere
    number nurse nut obey object ocean october odd offer office often oil okay old onion open operate opinion opposite
    orange orchard order organise origin other otherwise ought outside oven owe owner pace pack page paid pain paint
    pair palace pale pan pants paper parcel parent park part party pass passenger past path patient pattern pause pay
    peace pear pen pencil people pepper per perfect perhaps period permit person pet petrol phone photo photograph
    phrase piano pick picnic picture piece pig pill pillow pilot pin pink pipe pity place plain plan plane plant plastic
    plate play pleasant please pleasure plenty plus pocket poem poet point poison police policy polite political pool
    poor popular population port position possible post postpone pot potato pound pour poverty powder power practice
    praise pray prefer prepare present president press pretty prevent price pride priest prince print prison private
    prize probably problem produce product profit program promise proof proper protect proud prove provide public pull
    punish pure purple purpose push put quality quantity quarter queen question quick quiet quit quite rabbit race radio
    rail rain raise ran range rank rare rat rate rather raw reach read ready real reason receive recent recipe record
    recover red reduce refuse regret regular relation relax religion remain remember remind remove rent repair repeat
    replace reply report request rescue respect rest restaurant result retire return review reward rhythm rice rich rid
    ride right ring ripe rise risk river road roast rob rock rode role roll roof room root rope rose rough round row
    royal rub rubber rubbish rude rug ruin rule run rush sad safe said sail salad salary sale salt sand sandwich sang
    sat satisfy saturday sauce save saw scale scare scarf school science scissors score scream screen sea search season
    seat second secret secretary section see seed seem seen seldom sell send sense sent sentence separate september
    serious servant serve set settle seven several sew sex shade shadow shake shame shape share sharp shave sheep sheet
    shelf shell shelter shine ship shirt shock shoe shoot shop shore short shot shoulder shout show shower shut shy sick
    side sight sign signal silence silk silly silver similar simple since sing sink sister sit situation six sixth size
    skate ski skill skin skirt sky sleep sleeve slept slide slight slip slope slow small smart smell smile smoke smooth
    snake snow soap soccer social society sock soft soil sold soldier solid solve somehow sometimes somewhere son song
    soon sorry sort soul sound soup sour south space spare speak special speech speed spell spend spent spirit spoke
    spoon sport spot spread spring square staff stage stair stamp stand star start state station stay steal steam steel
    steep stem step stick stiff still sting stir stock stole stomach stone stood stop store storm story strange stranger
    straw stream street strength stretch strict strike string strong student study stuff stupid style subject succeed
    success sudden suffer sugar suggest suit summer sun sunday supper supply support suppose sure surface surgery
    surprise sweater sweep sweet swim swing sword symptom system table tail take taken talent talk tall tank tap task
    taste taught tax taxi tea teach team tear teeth telephone television temper temple temporary ten tend tennis tent
    term terrible test text thank theatre themselves therefore thick thief thin thing think third thirsty thirteen
    thirty though thought thousand thread threat three threw throat throw thumb thunder thursday ticket tidy tie tiger
    tight time tin tiny tip tired title tobacco today toe together toilet told tomato tomorrow tongue tonight took tool
    tooth top total touch tour towards towel tower town toy trade traffic train translate trap travel treat tree trick
    trip trouble trousers truck true trust truth try tube tuesday tune turn twelve twenty twice two type tyre ugly
    umbrella uncle uncomfortable understand understood unhappy uniform union unit university unless unusual upper upset
    upstairs urgent use useful usual vacation valley value van variety various vegetable vehicle view village violent
    violin visit voice volunteer vote voyage wage waist wait wake walk wall wallet want war warm warn wash waste watch
    water wave wax way weak wealth weapon wear weather wedding wednesday week weekend weigh weight welcome well went
    west wet wheat wheel whenever wherever whether whisper whistle white whole wide widow wife wild win wind window wine
    wing winter wipe wire wise wish within without woke woman women won wonder wood wool word wore work world worm worry
    worse worship worst worth wound wrap wreck wrist write written wrong wrote yard year yellow yesterday young yourself
    youth zebra zero
    """.split()
)
"""Words of everyday English: that the minutes lack one does not make it a typing error."""
