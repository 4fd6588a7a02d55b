"""The short forms with a point that ends no sentence, by language, and the signs that end one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True)
class Habits:
    """How sentences are written in a language.

    Parameters
    ----------
    never : str
        Short forms, titles among them, behind which a sentence goes on whatever comes; without the
        point, blanks between.
    before_figures : str
        Short forms behind which it goes on if a figure comes; behind others than these, a figure
        may begin a sentence.
    ordinals : str
        What may come behind a number with a point that is an ordinal: months, for the most part.
    closing, opening : str
        Quote marks that close and open, beside those of all languages.
    spaced : bool
        Whether a blank stands before ``!`` and ``?``, and within guillemets.
    dashes : bool
        Whether a dash leads back from what somebody said to who says it.
    """

    never: str = ""
    before_figures: str = ""
    ordinals: str = ""
    closing: str = ""
    opening: str = ""
    spaced: bool = False
    dashes: bool = False


COMMON = "Mr Mrs Ms Dr Prof Gen Adm Sen Gov Sr Sra Jr St No vs cf etc approx e.g i.e U.S U.K Art Fig pp p"
"""Those of a text of which the language is not known."""
_OF_DATES = "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec"

LANGUAGES: Mapping[str, Habits] = {
    "en": Habits(
        never="""
            Mr Mrs Ms Mx Messrs Dr Drs Prof Rev Revd Hon Fr Sr Jr St Mt Ft Gen Lt Col Maj Capt Cmdr Cpl Sgt Brig
            Adm Amb Sen Rep Gov Pres Supt Insp Det vs v cf etc approx ca viz e.g i.e eg ie al U.S U.K
            Dept Univ No Art Fig pp p Rd Ave Blvd
            """,
        before_figures=f"""
            {_OF_DATES} Nos no nos Arts art arts Figs fig figs Sec Sect sec sect Ch Chap ch chap Vol vol
            Vols vols Par Para par para paras Pt pt Ed ed Eds est Est Reg reg cl Cl App app Ex ex Rs c
            """,
    ),
    "es": Habits(
        never="""
            Sr Sra Srta Sres Sras Dr Dra Dres D Dña Da Prof Profa Lic Ing Arq Gral Cnel Cap Cmdte Tte Sgto Alm
            Mons Fr Sto Sta Excmo Excma Exmo Ilmo Ilma Ud Uds Vd Vds Av Avda Avd Pdte Pdta Min Dip Sen
            EE FF AA RR p.ej ej cf cfr vs aprox Depto Dpto Prov Gob Fund Cía
            """,
        before_figures="""
            art Art arts Arts núm Núm núms no No nro Nro pág Pág págs pp p cap Cap vol Vol t inc Inc párr
            Párr fig Fig ed Ed tel Tel c ap Ap km ene feb mar abr may jun jul ago sep sept oct nov dic
            """,
        dashes=True,
    ),
    "de": Habits(
        never="""
            Hr Hrn Fr Dr Drs med jur phil Prof Dipl Ing Mag St Gen Oberst Hptm Lt Maj Bgm Abg Min z.B z.b d.h
            u.a i.d.R o.ä bzw ca vgl Vgl evtl ggf inkl exkl sog bes insb einschl zzgl zz zzt Mio Mrd
            Tsd Str z d u i jährl mtl geb gest bspw rd lt gem sen jun v Chr n
            """,
        before_figures="""
            Nr Nrn Art Abs Ziff Kap Bd Bde S Anm Abb Tab Aufl Rn Rz Tel Par Jan Jän Feb Febr Mär Apr Jun Jul
            Aug Sep Sept Okt Nov Dez
            """,
        ordinals="""
            Januar Jänner Februar März April Mai Juni Juli August September Oktober November Dezember
            Jan Jän Feb Febr Mär Apr Jun Jul Aug Sep Sept Okt Nov Dez Jahrhundert Jahrhunderts Jh Jhd
            Jahrtausend Jahrestag Jahr Jahres Jahrgang Mal Tag Platz Rang Stock Stockwerk Kapitel Abschnitt Teil Auflage
            Ausgabe Band Runde Wahlgang Wahlperiode Legislaturperiode Sitzung Bundestag Bezirk Klasse Kongress
            Armee Division Brigade Bataillon Republik Weltkrieg Weltkriegs Lesung Instanz Halbjahr Quartal Geburtstag
            """,
        closing="“‘«‹",
        opening="„‚»›",
    ),
    "fr": Habits(
        never="""
            M MM Mr Mgr Dr Drs Pr Me Mes St Ste Gal Col Cdt Cne Lt Gén Adm Cf cf vs env av ap apr J.-C p.ex
            éd Éd boul bd Bd
            """,
        before_figures="""
            art Art arts no No nos n chap Chap ch vol Vol t p pp al fig Fig réf Réf tél Tél par sect Sect janv
            févr avr juil sept oct nov déc ann Ann
            """,
        spaced=True,
        dashes=True,
    ),
    "pt": Habits(
        never="""
            Sr Sra Srta Srs Sras Dr Dra Drs Dras D Da Prof Profa Eng Enga Arq Gal Gen Cel Cap Maj Ten Sgto Alm Dom
            Exmo Exma Ilmo Ilma Revmo Sto Sta Av Pe Fr Dep Sen Min Gov Pres cf vs aprox p.ex Dept Depto R
            """,
        before_figures="""
            art Art arts Arts no No nr núm n pág Pág págs p pp cap Cap vol Vol t inc par fig Fig ed Ed tel Tel
            jan fev mar abr mai jun jul ago set out nov dez séc
            """,
        dashes=True,
    ),
    "it": Habits(
        never="""
            Sig sig Sigg Sig.ra Sig.na Dott dott Dott.ssa dott.ssa Dr Prof prof Prof.ssa Avv avv Ing ing Arch arch
            Geom Rag On on Sen sen Gen gen Col col Cap cap Magg Ten Mons Card Don S SS Egr Gent.ma Gent.mo Spett
            cfr Cfr cf vs ca p.es es ecc
            """,
        before_figures="""
            art Art artt n nn nr num pag Pag pagg p pp cap vol Vol fig Fig tab Tab co lett sez Sez tel Tel
            d.lgs D.Lgs d.l D.L l L gen feb mar apr mag giu lug ago set sett ott nov dic sec
            """,
        dashes=True,
    ),
    "ar": Habits(never="د أ م أ.د ا", before_figures="ص ج ط م ت"),
    "hi": Habits(never="डॉ प्रो श्री पं"),
    "ur": Habits(never="ڈاکٹر"),
}

ENDS_ANYWHERE = "\u3002\uff01\uff1f\uff61"
"""What ends a sentence though no space follows."""
ENDS = ".!?\u2026\u061f\u06d4\u0964\u0965"
"""What ends one before a space."""


def habits(language: str | None) -> Habits | None:
    """How sentences are written in a language; none where that is not known.

    Parameters
    ----------
    language : str, optional
        As a document says it: ``es``, ``es-CL``.
    """
    return LANGUAGES.get(re.split(r"[-_]", language or "")[0].lower())


@cache
def never(language: str | None) -> frozenset[str]:
    """The short forms behind which a sentence goes on."""
    known = habits(language)
    return frozenset((COMMON if known is None else known.never).split())


@cache
def before_figures(language: str | None) -> frozenset[str]:
    """The short forms behind which it goes on if a figure comes."""
    known = habits(language)
    return frozenset(known.before_figures.split() if known else ())


@cache
def ordinals(language: str | None) -> frozenset[str]:
    """What comes behind a number with a point that is an ordinal."""
    known = habits(language)
    return frozenset(known.ordinals.split() if known else ())
