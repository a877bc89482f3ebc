"""Twenty questions a director would type, with the entries of published_reports/practice.csv that answer.

Judged by hand, from what the entries say and not from what was found: an entry is an answer if somebody who
asked would be glad to be shown it.
"""

QUESTIONS = {
    "breaks for unpaid carers": {
        "east-riding-carers-centre",
        "hertfordshire-carers-assessments",
        "hackney-carers-strategy",
        "torbay-carers",
    },
    "how to cut the wait for an assessment": {"reading-shorter-assessments", "camden-no-waiting-lists"},
    "moving from children's to adult services": {
        "cumberland-transitions",
        "north-tyneside-specialist-transition",
    },
    "recruitment and retention of social workers": {"reading-vacancies", "westmorland-apprenticeships"},
    "getting people home from hospital faster": {
        "plymouth-home-first",
        "barking-fast-discharge",
        "reading-discharge",
        "westmorland-home-settling",
    },
    "does reablement work": {
        "barnet-reablement",
        "ealing-reablement",
        "reading-discharge",
        "west-northamptonshire-new-ideas",
    },
    "co-producing a strategy with people with lived experience": {
        "norfolk-autism-strategy",
        "hackney-carers-strategy",
        "stockton-commissioning-panels",
        "ealing-co-production",
    },
    "using ethnicity data to find inequality": {"norfolk-ethnicity-data"},
    "reaching seldom heard communities": {
        "plymouth-seldom-heard",
        "southend-complex-needs",
        "north-yorkshire-unequal-communities",
    },
    "safeguarding front door triage": {"west-northamptonshire-triage", "hackney-urgent-cases"},
    "home care market shortage": {
        "durham-homecare-without-a-wait",
        "norfolk-care-quality-support",
        "swindon-quality-framework",
    },
    "care homes rated poorly, what can we do": {"norfolk-care-quality-support", "swindon-quality-framework"},
    "technology for people with dementia": {"reading-technology", "barking-dementia-technology"},
    "direct payments take too long": {"reading-direct-payments"},
    "preventing falls": {"west-northamptonshire-new-ideas", "reading-technology", "stockton-early-help"},
    "online information for people who fund their own care": {
        "plymouth-online-directory",
        "hertfordshire-information",
    },
    "anti-racist practice": {
        "north-yorkshire-anti-racist",
        "hackney-anti-racism",
        "north-yorkshire-rurality",
    },
    "homelessness, drugs and alcohol": {
        "north-tyneside-substance-misuse",
        "hull-integrated-care-centre",
        "southend-complex-needs",
    },
    "working with the voluntary sector to prevent need": {
        "torbay-voluntary-front-door",
        "york-local-area-coordinators",
        "birmingham-neighbourhood-networks",
        "westmorland-home-settling",
    },
    "equipment delivered on time": {"durham-equipment-on-time", "barking-fast-discharge"},
}
