"""Files as UN Comtrade gives them, with invented numbers: the new form, the old one, quirks."""

PLUS = (
    "typeCode,freqCode,refPeriodId,refYear,refMonth,period,reporterCode,reporterISO,reporterDesc,"
    "flowCode,flowDesc,partnerCode,partnerISO,partnerDesc,partner2Code,partner2ISO,partner2Desc,"
    "classificationCode,classificationSearchCode,isOriginalClassification,cmdCode,cmdDesc,aggrLevel,"
    "isLeaf,customsCode,customsDesc,mosCode,motCode,motDesc,qtyUnitCode,qtyUnitAbbr,qty,"
    "isQtyEstimated,altQtyUnitCode,altQtyUnitAbbr,altQty,isAltQtyEstimated,netWgt,isNetWgtEstimated,"
    "grossWgt,isGrossWgtEstimated,cifvalue,fobvalue,primaryValue,legacyEstimationFlag,isReported,"
    "isAggregate"
)
OLD = (
    "Classification,Year,Period,Period Desc.,Aggregate Level,Is Leaf Code,Trade Flow Code,"
    "Trade Flow,Reporter Code,Reporter,Reporter ISO,Partner Code,Partner,Partner ISO,"
    "2nd Partner Code,2nd Partner,2nd Partner ISO,Customs Proc. Code,Customs,"
    "Mode of Transport Code,Mode of Transport,Commodity Code,Commodity,Qty Unit Code,Qty Unit,Qty,"
    "Alt Qty Unit Code,Alt Qty Unit,Alt Qty,Netweight (kg),Gross weight (kg),Trade Value (US$),"
    "CIF Trade Value (US$),FOB Trade Value (US$),Flag"
)
COUNTRIES = {
    "KAZ": ("398", "Kazakhstan"),
    "SRB": ("688", "Serbia"),
    "TUR": ("792", "Türkiye"),
    "CIV": ("384", "Côte d'Ivoire"),
    "USA": ("842", "USA"),
    "W00": ("0", "World"),
}


def plus(reporter, partner, flow, value, period="2022", **cells):
    """A line of Comtrade Plus, as a dictionary."""
    year, month = period[:4], period[4:]
    line = {
        "typeCode": "C",
        "freqCode": "M" if month else "A",
        "refPeriodId": f"{year}{month or '01'}01",
        "refYear": year,
        "refMonth": month or "52",
        "period": period,
        "reporterCode": COUNTRIES[reporter][0],
        "reporterISO": reporter,
        "reporterDesc": COUNTRIES[reporter][1],
        "flowCode": flow,
        "flowDesc": {"X": "Export", "M": "Import", "RX": "Re-export"}[flow],
        "partnerCode": COUNTRIES[partner][0],
        "partnerISO": partner,
        "partnerDesc": COUNTRIES[partner][1],
        "partner2Code": "0",
        "partner2ISO": "W00",
        "partner2Desc": "World",
        "classificationCode": "H6",
        "cmdCode": "TOTAL",
        "cmdDesc": "All Commodities",
        "aggrLevel": "0",
        "customsCode": "C00",
        "mosCode": "0",
        "motCode": "0",
        "primaryValue": f"{value}",
        "isReported": "False",
        "isAggregate": "True",
    }
    return {**line, **cells}


def old(reporter, partner, flow, value, period="2018", **cells):
    """A line of Comtrade as it was before 2023, as a dictionary."""
    line = {
        "Classification": "H5",
        "Year": period[:4],
        "Period": period,
        "Period Desc.": period,
        "Trade Flow Code": {"Import": "1", "Export": "2", "Re-Export": "3"}[flow],
        "Trade Flow": flow,
        "Reporter Code": COUNTRIES[reporter][0],
        "Reporter": COUNTRIES[reporter][1],
        "Reporter ISO": reporter,
        "Partner Code": COUNTRIES[partner][0],
        "Partner": COUNTRIES[partner][1],
        "Partner ISO": "WLD" if partner == "W00" else partner,
        "Commodity Code": "TOTAL",
        "Commodity": "All Commodities",
        "Trade Value (US$)": f"{value}",
        "Flag": "0",
    }
    return {**line, **cells}


def csv(header, lines, end="", quoted=False):
    """The lines under their header; `end` is put behind each line, but not behind the header."""
    mark, columns = '"' if quoted else "", header.split(",")
    rows = [",".join(f"{mark}{line.get(name, '')}{mark}" for name in columns) for line in lines]
    return "\r\n".join([header, *(row + end for row in rows)]) + "\r\n"
