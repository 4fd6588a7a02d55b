"""Verbs of a text that tell what ties two things: what is bought is procurement, what is banned a constraint.

They are for offers and for looking up alone: what is offered first, a person still decides. A hyphen stands
where a word may go on: *financ-* is *finance*, *financing* and *financiar*. Without accents.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from graph.folding import fold

VERBS: Mapping[str, tuple[str, str]] = {
    "coalition_membership": (
        "allied ally allies",
        "alia- pact-",
    ),
    "membership": (
        "join joins joined joining belong- enrol- affiliat- withdr- quit quits leave leaves",
        "perten- afili- milita militan ingres- abandon- retira retiran retirar integra integran integrar",
    ),
    "leadership": (
        """lead leads led leading head heads headed heading chair- commands commanded commanding preside presides
        presided spearhead- steer-""",
        """lidera lideran liderar lidero dirig- encabez- preside presiden presidir comanda comandan conduc-
        acaudill-""",
    ),
    "candidacy": (
        "run runs ran running stand stands stood standing campaign- contest- nominat-",
        "postul- compit- repostul- nomin-",
    ),
    "election_result": (
        """win wins won winning elect elects elected electing defeat- beat beats beaten lose loses lost losing
        reelect-""",
        "gana ganan gano ganar ganado ganaron elig- elijen eleg- derrot- pierd- perd- venc- triunf- obtien- obtuv-",
    ),
    "office": (
        "hold holds held holding occup- resign- retire- serve serves served incumb-",
        "ocup- ejerc- renunc- dimit- desempen- asum-",
    ),
    "appointment": (
        """appoint- name names named naming nominat- designat- hire hires hired hiring recruit- elect elects elected
        assign- promot-""",
        "nombr- design- contrat- reclut- elig- asign- ascend- asciend- delega delegan delegar",
    ),
    "establishment": (
        """creat- found founds founded founding establish- launch- set sets form forms formed inaugurat- publish-
        enact- unveil-""",
        """crea crean creo crear creado creada crearon fund- establec- lanz- inaugur- constituy- promulg- publicar
        publicaron forma forman formar instaur- decreta decretan decreto""",
    ),
    "advice": (
        "advis- counsel- brief briefs briefed consult- guide guides guided mentor-",
        "asesor- aconsej- orient- consult- recomiend- recomend-",
    ),
    "service": (
        "serve serves served serving work works worked working employ- report reports hire hires hired",
        "trabaj- emple- contrat- colabor- sirve sirven sirvio servir",
    ),
    "support": (
        """support- back backs backed backing endors- defend- help helps helped helping assist assists assisted aid
        aids aided financ- fund funds funded funding subsid- sponsor- favour- favor- protect- advocat- champion-
        approv- praise- welcom- train trains trained training donat- lend lends lent ratif- sustain- uphold-
        allocat- bolster- lobby lobbies lobbied recogni- reassur- rescue-""",
        """apoy- respald- defiend- defend- ayud- auxili- financ- subsid- subvencion- patrocin- favorec- prote-
        aprueb- aprob- elogi- aval- capacit- entren- adhier- adher- ratific- dona donan donar dono presta prestan
        prestar presto promuev- promov- coste- reconoc-""",
    ),
    "opposition": (
        """reject- critici- condemn- denounc- attack- fight- fought combat- confront- resist- block blocks blocked
        veto- blam- accus- protest- object objects objected repudiat- refus- suspend- sanction- disagree-
        contest- ban bans banned banning challeng- deplor- rebuk- censur- ambush- lobby lobbies lobbied penal-
        withdr- tackl- disput- clash- expel- prosecute prosecutes prosecuted prosecuting oppose opposes opposed
        opposing""",
        """opon- opus- rechaz- critic- conden- denunc- atac- combat- enfrent- resist- bloque- veta vetan vetar veto
        culp- acus- protest- objet- repudi- niega niegan nego negar suspend- sancion- impugn- cuestion- reproch-
        repel- desaprueb- desaprob- abandon- agred- lucha luchan luchar multa multan multar presion- persig-
        persegu- expuls- retira retiran retirar""",
    ),
    "alignment": (
        "align- side sides sided siding lean leans leaned gravitat- sympathi- converg- emulat-",
        "aline- acerc- coincid- simpati- converg- adscrib- incli-",
    ),
    "rivalry": (
        "compet- rival- vie vies vied vying contend-",
        "compit- compet- rival- disput- pugn-",
    ),
    "cooperation": (
        "cooperat- collaborat- partner- share shares shared sharing join joins joined sign signs signed signing",
        "coopera- colabor- compart- asoci- firm- suscrib-",
    ),
    "coordination": (
        "coordinat- merg- integrat- unif- harmoni- link links linked synchroni- articul-",
        "coordin- fusion- integr- unific- articul- armoniz- enlaz- sincroniz-",
    ),
    "negotiation": (
        """negotiat- bargain- mediat- haggl- parley- discuss- agree agrees agreed agreeing settl- broker- lobby
        lobbies lobbied conclud-""",
        "negoci- pact- mediar mediaron discut- acuerd- acord- convin- conven- transig- transa- dialog-",
    ),
    "deployment": (
        """deploy- station- post posts posted posting garrison- dispatch- send sends sent patrol- host hosts hosted
        hosting redeploy- withdr- mobilis- mobiliz-""",
        "despleg- desplieg- apost- estacion- destac- envi- patrull- moviliz- retira retiran retirar redesp-",
    ),
    "responsibility": (
        """handl- overs- supervis- manag- monitor- regulat- entrust- task tasks tasked inspect- tackl- investigat-
        prosecute prosecutes prosecuted prosecuting administer-""",
        """encarg- supervis- gestion- fiscaliz- vigil- regul- ocup- tramit- atiend- atend- encomiend- encomend-
        delega delegan delegar inspecc- investig- administra administran administrar""",
    ),
    "power": (
        """dismiss- dissolv- veto- empower- permit permits permitted allow- entitl- appoint- overs- supervis-
        regulat- overrul- expel- expropriat- inspect- coerc- impos- decre- prosecute prosecutes prosecuted
        prosecuting authorise authorises authorised authorising authorize authorizes authorized authorizing""",
        """destitu- disolv- disuel- veta vetan vetar veto facult- autoriz- permit- supervis- fiscaliz- regul- remov-
        remuev- indult- clausur- delega delegan delegar expropi- expuls- impon- impus- inspecc- decreta decretan""",
    ),
    "control": (
        """control- dominat- rule rules ruled ruling govern governs governed governing occup- seiz- hold holds held
        conquer- captur- command- expropriat- nationali-""",
        """control- domin- gobierna gobiernan gobernar goberno ocup- conquist- captur- apoder- somet- estatiz-
        expropi-""",
    ),
    "part_of": (
        "contain- compris- includ- consist- encompass- belong- merg- incorporat- cover covers covered",
        """conten- contien- comprend- inclu- abarc- consist- compon- incorpor- fusion- agrup- consta constan integra
        integran""",
    ),
    "location": (
        "locat- situated lie lies lay host hosts hosted hosting resides resided happen- occur-",
        "ubic- situa situan radic- reside residen alberg- ocurr- suced-",
    ),
    "border": (
        "bordered bordering adjoin- neighbour- neighbor- abut-",
        "limita limitan colind- lind- bord- vecin-",
    ),
    "participation": (
        """particip- attend- vote votes voted voting turnout abstain- enter enters entered sign signs signed join
        joins joined""",
        "particip- asist- vota votan votar voto votaron abst- concurr- acud- firm- intervien- interven-",
    ),
    "precedence": (
        "preced- predat- follow follows followed succeed-",
        "preced- antece- sigue siguen sucede suceden suceder anticip-",
    ),
    "debate": (
        "debat- discuss- deliberat- examin- consider considers considered review reviews reviewed legislat-",
        "debat- discut- deliber- examin- tramit- legisl- analiz- estudi-",
    ),
    "proposal": (
        """propos- suggest suggested submit- present presents presented introduc- table tables tabled promis- pledg-
        draft drafts drafted launch- offer offers offered recommend- urg- announc- unveil-""",
        """propo- propu- plante- present- promet- ofrec- suger- sugier- impuls- formul- lanz- recomend- recomiend-
        anunc-""",
    ),
    "aim": (
        """aim aims aimed aiming seek seeks sought seeking want wants wanted hope hopes hoped intend- plan plans
        planned promis- pledg- vow vows vowed demand- aspir- strive- pursu- urg- desir- wish- lobby lobbies
        lobbied tackl-""",
        """busca buscan busco buscar aspir- quier- quer- pretend- procur- propon- promet- exig- demand- dese-
        persig- persegu- impuls- anhel- intent- presion- lucha luchan luchar""",
    ),
    "implementation": (
        """implement- enforc- execut- apply applies applied applying carry carries carried adopt- launch- ratif-
        enact- pursu- conduct- perform- realis- realiz- comply complies complied observ-""",
        """implement- ejecut- aplic- adopt- cumpl- realiz- lleva llevan llevar llevo lanz- ratific- materializ-
        efectu- decreta decretan""",
    ),
    "reform": (
        """reform- amend- chang- modif- repeal- abolish- revis- restructur- overhaul- moderni- suspend- rewrit-
        rewrot- updat- dissolv- expand- alter alters altered revok- extend- nationali- outlaw- privati- rescind-
        scrap scraps scrapped tighten- simplif- annul-""",
        """reform- modific- cambi- derog- abol- enmend- enmiend- reestructur- moderniz- suspend- actualiz- revis-
        ampli- transform- revoc- prorrog- disolv- disuel- anul- desmantel- endurec- estatiz- privatiz- simplific-
        flexibiliz-""",
    ),
    "priority": (
        "prioriti- emphasi- stress stresses stressed highlight- focus- concentrat- worr- concern-",
        "prioriz- privileg- enfatiz- destac- subray- concentr- enfoc- preocup- antepo- recalc-",
    ),
    "framing": (
        """describ- portray- present presents presented depict- defin- treat treats treated characteri- call calls
        called label- regard- read reads view views viewed link links linked cast casts equat- alleg- frame
        framed framing""",
        """describ- retrat- defin- calific- caracteriz- presenta concib- entiend- trata tratan tratar interpret-
        tild- vincul- enmarc- plante-""",
    ),
    "stance": (
        "watch- monitor- distanc- respect respects respected distrust- tolerat- ignor- hesitat- react- respond-",
        "vigil- observ- respet- desconf- toler- ignor- reaccion- respond- distanc- adopta",
    ),
    "evaluation": (
        """judg- assess- evaluat- critici- prais- blam- condemn- denounc- rate rates rated deem- consider considers
        considered accus- applaud- doubt- describ- find finds regard- admir- laud- lament- deplor- alleg-
        recogni-""",
        """juzg- evalu- critic- elogi- culp- conden- denunc- consider- valor- calific- acus- aplaud- dud- describ-
        estim- alab- reproch- lament- admir- opin- reconoc-""",
    ),
    "supply": (
        """suppl- sell sells sold selling export- donat- giv- gave provid- deliver- lend lends lent lending loan-
        arm arms armed arming financ- fund funds funded funding ship ships shipped grant grants granted transfer-
        train trains trained import- equip- privati- allocat- smuggl-""",
        """prove- suministr- vend- export- dona donan donar dono entreg- prest- arma arman armar financ- transf-
        otorg- abastec- import- equip- aport- facilit- capacit- regal- privatiz- coste-""",
    ),
    "procurement": (
        """buy buys buying bought purchas- acquir- procur- invest- import- renew- upgrad- moderni- rebuil- financ-
        fund funds funded order orders ordered hire hires hired equip- build builds built building lease leases
        leased allocat- spend spends spent stockpil- repair repairs""",
        """compr- adquier- adquir- invier- invert- import- renuev- renov- moderniz- reconstru- financ- encarg-
        contrat- arrend- arriend- equip- constru- licit- coste- gasta gastan gastar repar- ahorr-""",
    ),
    "use": (
        """use uses used using employ- exploit- rely relies relied resort- deploy- harness- wield- emulat- spend
        spends spent invok-""",
        "usa usan usar uso utiliz- emple- aprovech- recurr- explot- instrumentaliz- valer",
    ),
    "replacement": (
        """replac- succeed- oust- supplant- substitut- supersed- displac- repeal- remov- dismiss- abolish- expel-
        overthr- toppl- scrap scraps scrapped""",
        """reemplaz- sustitu- suced- desplaz- derog- desbanc- suplant- destitu- derroc- abol- expuls- abandon-
        releva relevan relevar""",
    ),
    "meeting": (
        "meet meets met meeting talk talks talked convene- receiv- greet-",
        "reun- encontr- encuentr- entrevist- recib- convers- convoc- junta",
    ),
    "visit": (
        "visit- travel- fly flies flew tour tours toured goes went arriv-",
        "visit- viaj- recorr- acud- lleg- traslad-",
    ),
    "threat": (
        """threat- endanger- harm- damag- weaken- undermin- jeopardi- attack- erod- destabili- invad- destroy-
        menac- imperil- hurt- worsen- infiltrat- risk- ambush- crippl- disrupt- undercut- smuggl-""",
        """amenaz- arriesg- dana danan danar dano perjudic- debilit- socav- atac- erosion- desestabiliz- invad-
        destru- peligr- vulner- empeor- infiltr- lesion- deterior- compromet- agred- alert- bombarde- desmantel-
        tension-""",
    ),
    "constraint": (
        """constrain- limit limits limited limiting restrict- ban bans banned banning prohibit- forbid- sanction-
        bind- regulat- hinder- hamper- imped- obstruct- delay- prevent- suspend- embargo- oblig- block blocks
        blocked curb curbs curbed compel- freez- curtail- slow slows slowed stop stops stopped postpon- coerc-
        penal- outlaw- halt halts halted halting discourag- tax taxes taxed taxing fines fined tighten- impos-
        forced forcing fine""",
        """limit- restring- prohib- sancion- veda regul- obstacul- dificult- impid- imped- retras- suspend- oblig-
        bloque- frena frenan frenar freno coart- constrin- atras- embarg- entorpec- condicion- posterg- congel-
        clausur- desincentiv- estanc- impon- impus- multa multan multar presion- endurec-""",
    ),
    "effect": (
        """affect- caus- trigger- increas- reduc- boost- prevent- worsen- improv- weaken- strengthen- shap-
        influenc- fuel fuels fuelled drive drives drove driven bring brings brought lead leads led contribut-
        produc- generates generated generating provok- protect- harm- delay- rais- lower- cut cuts curb curbs
        fall falls grow grows rise rises deter deters deterred foster- promot- aggravat- ease eases eased solv-
        deepen- hurt- spark- allow- accelerat- diminish- enabl- encourag- bolster- crippl- discourag- disrupt-
        escalat- incit- stok- tighten- undercut- exacerbat- embolden- spur spurs spurred rekindl-""",
        """afect- caus- provoc- aument- reduc- reduj- impuls- impid- imped- empeor- mejor- debilit- fortalec- incid-
        influ- aliment- contribu- produc- genera generan generar genero desencaden- proteg- dana danan danar
        retras- elev- dismin- fren- foment- agrav- alivi- resolv- resuelv- evit- disuad- incentiv- favorec-
        profundiz- aceler- detona- origin- permit- reforz- refuerz- moldea- acentu- ahorr- desincentiv- endurec-
        estanc- exacerb- tension- agudiz- estimul-""",
    ),
    "indication": (
        """indicat- signal- show shows showed shown suggest- predict- forecast- prove proves proved proven reveal-
        demonstrat- reflect- point points pointed herald- augur- impl- portend- evidenc- foreshadow- mean means
        meant confirm-""",
        """indic- senal- muestr- mostr- suger- sugier- pronostic- predic- demuestr- demostr- revel- reflej- apunt-
        augur- evidenc- vaticin- anunc- denot- preludi- confirm- presag- alert- significa significan significar""",
    ),
    "requirement": (
        """requir- need needs needed needing depend- demand- call calls hinge- necessitat- deserv- presuppos- rely
        relies""",
        "requier- requer- necesit- depend- exig- precis- demand- supon- presupon- amerit- merec-",
    ),
    "continuity": (
        """continu- inherit- maintain- preserv- keep keeps kept keeping retain- prolong- remain- resum- perpetuat-
        conserv- follow follows followed emulat-""",
        """continu- hered- mant- conserv- preserv- prolong- prosig- proseg- retom- sigue siguen reanud- perpet-
        suced-""",
    ),
}
"""By kind of claim: in English, in Spanish."""


def _words() -> tuple[Mapping[str, tuple[str, ...]], Mapping[str, tuple[str, ...]]]:
    """The kinds of each whole word, and of each beginning of words."""
    whole: defaultdict[str, list[str]] = defaultdict(list)
    begun: defaultdict[str, list[str]] = defaultdict(list)
    for kind, verbs in VERBS.items():
        for verb in dict.fromkeys(" ".join(verbs).split()):
            (begun if verb.endswith("-") else whole)[verb.removesuffix("-")].append(kind)
    return ({word: tuple(kinds) for word, kinds in one.items()} for one in (whole, begun))  # type: ignore[return-value]


_WHOLE, _BEGUN = _words()


def _told(word: str) -> Iterator[str]:
    yield from _WHOLE.get(word, ())
    for end in range(3, len(word) + 1):
        yield from _BEGUN.get(word[:end], ())


def told_ties(words: str) -> frozenset[str]:
    """The kinds of claim of which some words tell.

    Parameters
    ----------
    words : str
    """
    return frozenset(
        kind for word in fold(words).split() for kind in _told(word.strip(".,;:!?()[]\"'«»-"))
    )
