"""A form as markup: labels, hints, and what is to be mended, each linked to its box."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from regional.web.sign_in.csrf import FIELD


@dataclass(frozen=True)
class Field:
    """One box. A field with options is a list to choose from."""

    name: str
    label: str
    kind: str = "text"  # as HTML's input type; "password" is never filled in by us
    autocomplete: str = "off"
    hint: str = ""
    options: tuple[str, ...] = ()
    optional: bool = False


EMAIL = Field("email", "E-mail address", "email", "username")
PASSWORD = Field("password", "Password", "password", "current-password")
CODE = Field("code", "Six-digit code", "code", "one-time-code")
NEW_PASSWORD = Field(
    "password",
    "New password",
    "password",
    "new-password",
    hint="12 characters or more. A few words that do not belong together are easy to remember.",
)
AGAIN = Field("again", "The same password again", "password", "new-password")


def form(
    action: str,
    csrf: str,
    fields: Sequence[Field],
    button: str,
    values: Mapping[str, str] | None = None,
    faults: Mapping[str, str] | None = None,
    hidden: Mapping[str, str] | None = None,
) -> str:
    """values: what boxes hold already. faults: a sentence by field name. hidden: values nobody sees."""
    values, faults = values or {}, faults or {}
    kept = "".join(_hidden(name, value) for name, value in {FIELD: csrf, **(hidden or {})}.items())
    boxes = "".join(_box(field, values.get(field.name, ""), faults.get(field.name)) for field in fields)
    # novalidate: our own sentences say what is wrong, the same in every browser.
    return (
        f'<form method="post" action="{escape(action, quote=True)}" novalidate>{kept}\n{boxes}'
        f'<button class="loud" type="submit">{escape(button)}</button>\n</form>\n'
    )


def button_form(action: str, csrf: str, button: str, hidden: Mapping[str, str], loud: bool) -> str:
    kept = "".join(_hidden(name, value) for name, value in {FIELD: csrf, **hidden}.items())
    kind = ' class="loud"' if loud else ""
    return (
        f'<form method="post" action="{escape(action, quote=True)}">{kept}'
        f'<button{kind} type="submit">{escape(button)}</button></form>\n'
    )


def summary(faults: Mapping[str, str]) -> str:
    """What is to be mended, over the form; each line leads to its box. A fault of no box is named ""."""
    if not faults:
        return ""
    lines = "".join(
        f'<li><a href="#{name}">{escape(said)}</a></li>' if name else f"<li>{escape(said)}</li>"
        for name, said in faults.items()
    )
    # autofocus: without a script it is the only way to bring the keyboard here.
    return f'<div class="mend" role="alert" tabindex="-1" autofocus><h2>To mend:</h2><ul>{lines}</ul></div>\n'


def missing(fields: Sequence[Field], sent: Mapping[str, str]) -> dict[str, str]:
    """The faults of boxes left empty."""
    return {
        field.name: f"{field.label}: {'choose one' if field.options else 'fill this in'}."
        for field in fields
        if not field.optional and not sent.get(field.name, "").strip()
    }


def _box(field: Field, value: str, fault: str | None) -> str:
    name = field.name
    about = [f"{name}-hint"] if field.hint else []
    about += [f"{name}-fault"] if fault else []
    marks = f' id="{name}" name="{name}" autocomplete="{field.autocomplete}"'
    marks += "" if field.optional else " required"
    marks += f' aria-describedby="{" ".join(about)}"' if about else ""
    marks += ' aria-invalid="true"' if fault else ""
    hint = f'<p class="hint" id="{name}-hint">{escape(field.hint)}</p>\n' if field.hint else ""
    wrong = f'<p class="fault" id="{name}-fault">{escape(fault)}</p>\n' if fault else ""
    control = _choices(field, value, marks) if field.options else _input(field, value, marks)
    return f'<label for="{name}">{escape(field.label)}</label>\n{hint}{wrong}{control}\n'


def _input(field: Field, value: str, marks: str) -> str:
    if field.kind == "password":
        return f'<input type="password"{marks} maxlength="200">'
    if field.kind in ("code", "any code"):  # with letters in it, a phone must not offer digits only
        mode = ' inputmode="numeric"' if field.kind == "code" else ""
        return f'<input type="text" class="code"{mode}{marks} maxlength="40">'
    return f'<input type="{field.kind}"{marks} maxlength="200" value="{escape(value, quote=True)}">'


def _choices(field: Field, value: str, marks: str) -> str:
    first = '<option value="">Choose one</option>'
    rest = "".join(
        f"<option{' selected' if each == value else ''}>{escape(each)}</option>" for each in field.options
    )
    return f"<select{marks}>{first}{rest}</select>"


def _hidden(name: str, value: str) -> str:
    return f'<input type="hidden" name="{name}" value="{escape(value, quote=True)}">'
