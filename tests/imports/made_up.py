"""Small files in the real formats of the data sets; what they tell is made up."""

import csv
import io

from timeline.imports import gdelt

ACLED_NEW = (
    "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 inter1 actor2 "
    "assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 location latitude longitude "
    "geo_precision source source_scale notes fatalities tags timestamp"
).split()
ACLED_OLD = (
    "data_id iso event_id_cnty event_id_no_cnty event_date year time_precision event_type sub_event_type actor1 assoc_actor_1 "
    "inter1 actor2 assoc_actor_2 inter2 interaction region country admin1 admin2 admin3 location latitude longitude "
    "geo_precision source source_scale notes fatalities timestamp iso3"
).split()
ICEWS = (
    "Event ID,Event Date,Source Name,Source Sectors,Source Country,Event Text,CAMEO Code,Intensity,Target Name,Target Sectors,"
    "Target Country,Story ID,Sentence Number,Publisher,City,District,Province,Country,Latitude,Longitude"
).split(",")
POLECAT = (
    "Event ID,Event Date,Event Type,Event Mode,Intensity,Quad Code,Contexts,Actor Name,Actor Country,Actor COW,"
    "Primary Actor Sector,Actor Sectors,Actor Title,Actor Name Raw,Wikipedia Actor ID,Recipient Name,Recipient Country,"
    "Recipient COW,Primary Recipient Sector,Recipient Sectors,Recipient Title,Recipient Name Raw,Wikipedia Recipient ID,"
    "Placename,City,District,Province,Country,Latitude,Longitude,GeoNames ID,Raw Placename,Feature Type,Source,"
    "Publication Date,Story People,Story Organizations,Story Locations,Language,Version"
).split(",")
GDELT_1, GDELT_1_URL, GDELT_2 = gdelt.HEADERS

SHELLING = {
    "event_id_cnty": "SDN90001",
    "event_date": "03 May 2031",
    "time_precision": "1",
    "event_type": "Explosions/Remote violence",
    "sub_event_type": "Shelling/artillery/missile attack",
    "actor1": "Rapid Support Forces",
    "inter1": "Political militia",
    "actor2": "Military Forces of Sudan (2019-)",
    "inter2": "State forces",
    "country": "Sudan",
    "location": "Khartoum",
    "latitude": "15.5518",
    "longitude": "32.5324",
    "source": "Nile Post; Radio Kush",
    "notes": "On 3 May 2031, the RSF shelled a base of the army in Khartoum. Two soldiers died.",
    "fatalities": "2",
}
ANSWER = SHELLING | {
    "event_id_cnty": "SDN90002",
    "event_date": "05 May 2031",
    "sub_event_type": "Air/drone strike",
    "actor1": SHELLING["actor2"],
    "inter1": "State forces",
    "actor2": SHELLING["actor1"],
    "inter2": "Political militia",
    "notes": "On 5 May 2031, aircraft of the army bombed a camp of the Rapid Support Forces.",
    "fatalities": "0",
}
STRIKE = {
    "globaleventid": "900000001",
    "sqldate": "20310503",
    "actor1code": "ISRMIL",
    "actor1name": "ISRAELI",
    "actor1countrycode": "ISR",
    "actor1type1code": "MIL",
    "actor2code": "SYRREB",
    "actor2name": "REBEL",
    "actor2countrycode": "SYR",
    "actor2type1code": "REB",
    "eventcode": "195",
    "actiongeo_type": "4",
    "actiongeo_fullname": "Damascus, Dimashq, Syria",
    "actiongeo_countrycode": "SY",
    "actiongeo_lat": "33.5",
    "actiongeo_long": "36.3",
    "dateadded": "20310504",
    "sourceurl": "https://www.example.org/news/1",
}
COMPLAINT = {
    "Event ID": "900001",
    "Event Date": "2031-05-03",
    "Source Name": "Foreign Affairs (France)",
    "Source Sectors": "Government,Executive,Foreign Ministry",
    "Source Country": "France",
    "Event Text": "Criticize or denounce",
    "CAMEO Code": "111",
    "Target Name": "Citizen (Niger)",
    "Target Sectors": "General Population / Civilian / Social,Civilian,Social",
    "Target Country": "Niger",
    "Publisher": "The Example Times",
    "City": "Niamey",
    "Country": "Niger",
    "Latitude": "13.5137",
    "Longitude": "2.1098",
}
RAID = {
    "Event ID": "ASR900001",
    "Event Date": "2031-05-03",
    "Event Type": "ASSAULT",
    "Event Mode": "aerial",
    "Actor Name": "France; Niger",
    "Actor Country": "FRA; NER",
    "Primary Actor Sector": "MIL; MIL",
    "Recipient Name": "Boko Haram",
    "Recipient Country": "NGA",
    "Primary Recipient Sector": "REB",
    "Placename": "Diffa",
    "Country": "NER",
    "Latitude": "13.3",
    "Longitude": "12.6",
    "Source": "Example Wire",
    "Publication Date": "2031-05-04",
}


def table(columns, *rows, delimiter=",", header=True):
    """Write rows under columns, as bytes."""
    out = io.StringIO()
    quoting = csv.QUOTE_NONE if delimiter == "\t" else csv.QUOTE_MINIMAL
    writer = csv.DictWriter(out, columns, restval="", delimiter=delimiter, quoting=quoting, lineterminator="\n")
    if header:
        writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()
