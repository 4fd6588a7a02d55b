"""Forty-four places where sentences are hard to tell apart, made up, in seven languages and three scripts.

Each is a run of sentences, which has to be cut where the list is.
"""

from __future__ import annotations

HARD: tuple[tuple[str, tuple[str, ...]], ...] = (
    # English
    ("en", ("Capt. Reyes met Col. Adler at the pier.", "Nobody else came.")),
    ("en", ("The levy rose by 2.5 per cent in Jan. 2024.", "It fell in Feb.")),
    ("en", ("See Sect. 4 and para. 12 of the act.", "It is short.")),
    ("en", ("The firm, Berg & Sons Ltd., sold No. 7.", "The pier stayed.")),
    ("en", ("J. R. R. Olsen wrote it.", "A. B. Vik read it.")),
    ("en", ("Was it Lt. Gen. Moss?", "It was Brig. Hale!", "So he says.")),
    ("en", ("They left at 5 p.m. on Friday.", "Nobody saw them.")),
    ("en", ("“Is it sold?” he asked.", "“Not yet.”", "She left.")),
    ("en", ("The dept. of ports, est. 1911, is small.", "It has approx. 40 staff.")),
    ("en", ("Rep. Diaz (D-Ohio) and Sen. Kuhn agreed.", "The rest did not…", "They waited.")),
    # Spanish
    ("es", ("El Sr. Lagos y la Sra. Mena firmaron.", "Nadie más lo hizo.")),
    ("es", ("Véase el art. 12 de la ley núm. 40.", "Es breve.")),
    ("es", ("¿Quién firmó?", "¡Nadie!", "Eso dijo la Dra. Soto.")),
    ("es", ("Vive en la Av. Norte 12, en el 3.º piso.", "No sale.")),
    ("es", ("Los EE. UU. apoyan el plan.", "La U. E. no.")),
    ("es", ("El Gral. Rojas y el Cnel. Paz callan.", "Ud. también calla.")),
    ("es", ("«No hay dinero», dijo.", "«Lo habrá en 2026.»", "Después se fue.")),
    # German
    ("de", ("Am 3. Oktober tagt der Rat.", "Am 12. März wird gewählt.")),
    ("de", ("Dr. Klein und Prof. Groß sind z. B. dagegen.", "Die anderen schweigen.")),
    ("de", ("Das kostet ca. 3,5 Mio. Euro.", "Es ist zu viel.")),
    ("de", ("Vgl. Abs. 2 und Nr. 7 der Satzung.", "Sie gilt u. a. für Boote.")),
    ("de", ("„Wann kommt er?“, fragte sie.", "„Am 1. Mai.“", "Er kam nie.")),
    ("de", ("Im 19. Jahrhundert war hier ein Hafen.", "Er verfiel.")),
    ("de", ("Die Hafen AG bzw. der Rat zahlt bis zum 31. Dez. 2025.", "Danach nicht mehr.")),
    # French
    ("fr", ("«\u00a0Quelle honte\u00a0!\u00a0» dit M. Petit.", "Mme Roux se tut.")),
    ("fr", ("Voir l’art. 5 et la p. 12.", "C’est court.")),
    ("fr", ("Est-ce vrai\u202f?", "Non\u202f!", "Personne ne l’a vu.")),
    ("fr", ("MM. Blanc et Noir, du Dr. Lebon, sont partis.", "Ils reviendront.")),
    ("fr", ("«\u202fJamais… !\u202f»", "Puis elle sortit.")),
    ("fr", ("Il arrive av. J.-C. selon l’éd. de 1902.", "Personne n’y croit.")),
    # Portuguese
    ("pt", ("O Sr. Lima e a Sra. Reis assinaram.", "Ninguém mais.")),
    ("pt", ("Ver o art. 3.º e a pág. 14 da lei n.º 8.", "É curta.")),
    ("pt", ("O Exmo. Dr. Costa e o Eng. Pinto calaram-se.", "O povo não.")),
    ("pt", ("Mora na R. Nova, n. 5.", "Não sai.")),
    # Italian
    ("it", ("Il Sig. Riva e l’on. Conti hanno firmato.", "Nessun altro.")),
    ("it", ("Si veda l’art. 9 e pag. 3 del d.lgs. 7.", "È breve.")),
    ("it", ("Il dott. Serra e l’avv. Gallo tacciono.", "Perché?")),
    ("it", ("È nato nel 40 a.C. in città.", "Morì lì.")),
    # Chinese and Japanese
    ("zh", ("港口关闭了。", "谁会买它？", "没有人！", "他走了。")),
    ("zh", ("她说：“我不同意。”", "然后离开了。")),
    ("ja", ("港は閉まった。", "「誰が買うのか？」", "彼は黙った。")),
    # Arabic, Urdu and Hindi
    ("ar", ("هل أغلق الميناء؟", "لا أحد يعرف.", "قال د. سالم ذلك.")),
    ("ur", ("بندرگاہ بند ہے۔", "کوئی نہیں آیا۔")),
    ("hi", ("बंदरगाह बंद है।", "कोई नहीं आया।")),
)  # fmt: skip

FURTHER: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("en",("Mr. and Mrs. Vik live on St. Mark’s Rd. 4, near Ft. Hale.","They moved.")),
    ("en",("He asked for No. 10’s view.","None came.")),
    ("en",("The U.N. Security Council met at 10 a.m. Monday.","It failed.")),
    ("en",("Prices (incl. tax) rose 3.4 p.c. in Q. 2.","Wages did not.")),
    ("en",("Was it “too late”?","Perhaps… but they tried!","Then it rained.")),
    ("en",("Vol. 3, ch. 2, pp. 14–16 say so.","Read them.")),
    ("en",("The Revd. Hill and Hon. Mr. Justice Poe sat.","Court rose.")),
    ("es",("La Ing. Vera nació en S. Juan el 5 de ago. 1970.","Hoy vive lejos.")),
    ("es",("—¿Vienes? —preguntó ella.","—No.","Se fue.")),
    ("es",("Según el Min. Soto, Cía. Norte S.A. debe 3 mill. de pesos.","Pagará.")),
    ("es",("Los arts. 3 y 4, pág. 20, lo prohíben.","Nadie cumple.")),
    ("de",("Der 2. Weltkrieg endete am 8. Mai 1945.","Die Stadt lag in Trümmern.")),
    ("de",("St. Pauli liegt i. d. Nähe, d. h. im Süden.","Dort ist es laut.")),
    ("de",("Er kam 1.","Nein, er kam 2.")),
    ("de",("»Geh!«","»Warum?«, rief er.","Niemand antwortete.")),
    ("de",("Frau Dr. med. Lang wohnt in der Hafenstr. 7.","Sie praktiziert nicht.")),
    ("fr",("Mgr. Roy et le Cdt. Blin sont nés vers 1920 apr. J.-C., dit-on.","C’est faux.")),
    ("fr",("Où va-t-il ?","« À Paris », dit-elle.","Il part.")),
    ("fr",("Cf. vol. 2, chap. 3.","Etc.")),
    ("pt",("O Gov. Pais e o Pe. Dias vivem na Av. Sul.","Longe.")),
    ("pt",("Em 3 de jan. 2020, às 5 h., partiu.","Não voltou.")),
    ("it",("La Sig.ra Neri, prof.ssa di S. Luca, parla.","Tutti tacciono.")),
    ("it",("Art. 3, co. 2, lett. a) del D.L. 12.","Vale ancora.")),
    ("zh",("“真的吗？”她问。","“真的！”","他笑了……")),
    ("ja",("「行くよ。」と彼は言った。","雨だった！")),
    ("ar",("قال: «لن أذهب!»","ثم خرج…","هل عاد؟")),
)  # fmt: skip
"""Written once the lists were there; nineteen of them were cut rightly at first."""
