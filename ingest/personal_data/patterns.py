"""What in a text looks like personal data, judged in context.

A number is taken for an NHS number only if its check digit is right, a date for a birth date only
beside words that say so, an e-mail address for a person's unless it is a team's.
"""

import re
import unicodedata
from collections.abc import Iterator

MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".replace(" ", "|")
LABEL = 40  # characters: a longer text is no label of the cell beside or below it
DATE = (
    r"(?:\d{1,2}[./ -]\d{1,2}[./ -]\d{2,4}|\d{4}[/-]\d{2}[/-]\d{2}"
    rf"|\d{{1,2}}(?:st|nd|rd|th)?(?:\s+of)?[\s-]+(?:{MONTHS})[a-z]*,?[\s-]+\d{{2,4}}"
    rf"|(?:{MONTHS})[a-z]*\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}})"
)
BIRTH = r"(?:\bdob\b|\bd[. ]o[. ]b\b\.?|\bdate[ -]of[ -]birth\b|\bbirth ?date\b)"
# Whose it is may stand before the word: "Client DOB", "Service user's date of birth".
WHOSE = (
    r"(?:(?:the|their|his|her|service|user|client|customer|person|patient|resident|citizen|adult|carer|child)"
    r"(?:'?s'?)?[\s_]+){0,3}"
)
# Between the word and the date: not "before", "after" or "since", which speak of a group.
GAP = r"(?:[\s:;,.()=\u2013-]|\bon\b|\bis\b|\bwas\b|\bthe\b){0,12}"
IGNORE = re.IGNORECASE | re.ASCII

DASHES = re.compile("[\u2010-\u2015\u2212]")
NHS_NUMBER = re.compile(  # a .0 behind it is what a program makes of a column of numbers
    r"(?<![\d.,\u00a3+])\d{3}([ .-]{0,2})\d{3}\1\d{4}(?![\d%]|[.,](?!0+(?!\d))\d)", re.ASCII
)
NATIONAL_INSURANCE = re.compile(
    r"\b(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ -]?(?:\d{2}[ -]?){3}[A-D]\b", IGNORE
)
BIRTH_DATE = re.compile(rf"(?:{BIRTH}|\bborn\b){GAP}{DATE}|{DATE}\s{{0,3}}[(,-]?\s{{0,3}}{BIRTH}", IGNORE)
ONLY_A_DATE = re.compile(rf"{DATE}(?:[T ]\d{{2}}:\d{{2}}(?::\d{{2}}(?:\.\d+)?)?)?", IGNORE)
ONLY_BIRTH = re.compile(rf"[\W_]*{WHOSE}{BIRTH}[\W_]*(?:\([^)]*\))?", IGNORE)
EMAIL = re.compile(  # begins where a word does: it is tried there once, and not at each letter of it
    r"(?<![\w.+'-])([\w.+'-]+)@([\w-]{1,63}(?:\.[\w-]{1,63}){1,4})"
)
MOBILE = re.compile(
    r"(?<![\d.])(?:\(?(?:\+44|0044|0)[\s-]?(?:\(0\)[\s-]?)?7(?:[\s()-]{0,2}\d){9}"
    r"|447\d{9}|07\d{3}\.\d{3}\.?\d{3})(?!\d)",
    re.ASCII,
)
# A spreadsheet takes the nought off a number typed into a cell.
MOBILE_AS_A_NUMBER = re.compile(r"7\d{9}(?:\.0)?", re.ASCII)
# The look ahead lets "01-04-2025 to ..." be the date it is.
LANDLINE = r"(?!\d{2}-\d{2}-\d{4})\(?(?:\+44|0044|0)[\s-]?(?:\(0\)[\s-]?)?[12](?:[\s()-]{0,2}\d){8,9}(?!\d)"
ANY_LANDLINE = re.compile(rf"(?<![\d.]){LANDLINE}", re.ASCII)
ANSWERED_LANDLINE = re.compile(
    rf"\b(?:tel|telephone|phone|mobile|mob|call|ring|contact)(?:ed|ing)?\b[^\d\n]{{0,25}}{LANDLINE}", IGNORE
)
PUBLIC_LINE = re.compile(
    r"\b(?:contact centre|switchboard|help ?line|duty|front door|customer|council|team|first contact)\b",
    IGNORE,
)
# A team's address has one of these in its first part, whole or run together: adultsocialcare@, asc-duty@.
TEAM = re.compile(
    "(?:access|admin|adults?|advice|asc|assessment|care|carers|commissioning|communications|community"
    "|complaints|consultation|contact|contracts|council|customer|data|direct|duty|engagement|enquir(?:y|ies)"
    "|feedback|finance|first|foi|front|door|governance|health|help|hello|hub|info|information|integrated"
    "|involvement|mail|mash|office|payments|performance|policy|quality|referrals?|response|review"
    "|safeguarding|services?|social|standards|support|team|training|transitions|welfare|wellbeing|workforce)+"
)
PUBLIC_DOMAIN = re.compile(r"(?:\.gov\.uk|\.nhs\.uk|\.nhs\.net|\bnhs\.net|\.police\.uk)$")


def looks_like(text: str) -> Iterator[tuple[str, bool]]:
    """What kinds of personal data the text seems to hold, and whether it is certain enough to refuse."""
    typed = unicodedata.normalize("NFKC", text)  # wide digits and signs are those of a keyboard
    text = DASHES.sub("-", typed).replace("_", " ")  # as a file's name has it: "DOB_12-03-1942"
    if any(_is_nhs_number(found[0]) for found in NHS_NUMBER.finditer(text)):
        yield "an NHS number", True
    if NATIONAL_INSURANCE.search(text):
        yield "a National Insurance number", True
    if BIRTH_DATE.search(text):
        yield "a date of birth", True
    yield from _email(typed)
    yield from _telephone(text)


def is_personal(text: str) -> bool:
    """Whether it seems to hold something certain enough to refuse the file for."""
    return any(certain for _, certain in looks_like(text))


def _email(text: str) -> Iterator[tuple[str, bool]]:
    found = [(name.casefold(), domain.casefold()) for name, domain in EMAIL.findall(text)]
    if any(not _is_team(name) for name, _ in found):
        yield "a person's e-mail address", True
    elif any(not PUBLIC_DOMAIN.search(domain) for _, domain in found):
        yield "an e-mail address", False


def _telephone(text: str) -> Iterator[tuple[str, bool]]:
    if MOBILE.search(text):
        yield "a mobile number", True
    elif MOBILE_AS_A_NUMBER.fullmatch(text):
        yield "a mobile number", False
    elif ANY_LANDLINE.search(text):
        in_context = ANSWERED_LANDLINE.search(text) is not None and PUBLIC_LINE.search(text) is None
        yield "a telephone number", in_context


def _is_team(name: str) -> bool:
    return any(TEAM.fullmatch(part) for part in re.split(r"[._+'\d-]+", name))


def _is_nhs_number(text: str) -> bool:
    """Modulus 11 over the first nine digits, weights 10 down to 2, as the NHS Data Dictionary has it."""
    digits = [int(digit) for digit in text if digit.isdigit()]
    check = -sum(digit * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False)) % 11
    return check == digits[9] and len(set(digits)) > 1


def is_a_date(text: str) -> bool:
    return ONLY_A_DATE.fullmatch(text) is not None


def labels_a_birth_date(text: str) -> bool:
    """Whether the text is a label, "Date of birth" and no more."""
    return len(text) < LABEL and ONLY_BIRTH.fullmatch(text) is not None
