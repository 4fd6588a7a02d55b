"""A few rows of ParlGov's tables, of a made-up town."""

from __future__ import annotations

from pathlib import Path

FEW: dict[str, str] = {
    "country": "id,name,name_short\n1,Town,TWN\n",
    "party": (
        "id,country_id,name_short,name,name_english\n"
        "1,1,R,Reds,Reds\n2,1,B,Blues,Blues\n3,1,none,no party affiliation,no party affiliation\n"
    ),
    "cabinet": (
        "id,country_id,start_date,name,previous_cabinet_id,caretaker\n"
        "1,1,2001-01-01,Ada I,,0\n2,1,2004-02-03,Ada II,1,1\n"
    ),
    "cabinet_party": "id,cabinet_id,party_id,pm\n1,1,1,1\n2,1,2,0\n3,2,1,1\n",
    "view_cabinet": (
        "country_id,country_name,country_name_short,cabinet_id,cabinet_name,start_date,"
        "previous_cabinet_id,party_id,party_name,party_name_short,party_name_english,"
        "cabinet_party,prime_minister,seats,election_seats_total,caretaker\n"
        "1,Town,TWN,1,Ada I,2001-01-01,,1,Reds,R,Reds,1,1,7,10,0\n"
        "1,Town,TWN,1,Ada I,2001-01-01,,2,Blues,B,Blues,1,0,3,10,0\n"
        "1,Town,TWN,2,Ada II,2004-02-03,1,1,Reds,R,Reds,1,1,9,10,1\n"
        "1,Town,TWN,2,Ada II,2004-02-03,1,2,Blues,B,Blues,0,0,1,10,1\n"
    ),
    "party_change": "id,party_id,party_id_new,date\n1,1,2,2005-06-07\n",
}


def write(folder: Path, **changed: str | bytes | None) -> Path:
    folder.mkdir(exist_ok=True)
    for name, text in {**FEW, **changed}.items():
        if text is not None:
            content = text if isinstance(text, bytes) else text.encode()
            (folder / f"{name}.csv").write_bytes(content)
    return folder
