"""The look of HTML fragments: one style sheet, light and dark, and the wrapper that guards `$`."""

from dataclasses import dataclass
from html import escape

#: figure kinds as colour and underline, so that they are told apart without colour too
KINDS = {
    "amount": ("#0072b2", "#6cb8e8", "solid"),
    "growth": ("#b34700", "#f5a25d", "double"),
    "share": ("#00704f", "#5fd0a8", "dotted"),
    "rate": ("#883377", "#dd9acb", "dashed"),
}


def _variables(shade: int) -> str:
    """The colours of a theme; shade 0 is light, 1 is dark."""
    plain = {"ink": ("#1f1f1f", "#e6e6e6"), "muted": ("#666", "#a6a6a6"), "rule": ("#ddd", "#444")}
    colors = {name: pair[shade] for name, pair in plain.items()}
    colors |= {kind: looks[shade] for kind, looks in KINDS.items()}
    return " ".join(f"--tp-{name}: {color};" for name, color in colors.items())


#: how each kind is marked
MARKS = "\n".join(
    f".tp.tp.tp mark.tp-{kind} {{ text-decoration: underline {line} var(--tp-{kind}) 2px; "
    f"background: color-mix(in srgb, var(--tp-{kind}) 16%, transparent); }}"
    for kind, (_, _, line) in KINDS.items()
)

#: JupyterLab says on `body` whether its theme is light; elsewhere the reader's system decides.
#: Paper is always light.
#: The class stands three times to weigh more than JupyterLab's own rules for tables.
STYLE = f"""<style>
.tp {{ {_variables(0)} }}
.tp {{ color: var(--tp-ink); font-size: 0.95em; line-height: 1.5; }}
.tp.tp.tp :is(p, h4, blockquote, .tp-text) {{ max-width: 62em; }}
@media screen and (prefers-color-scheme: dark) {{
  body:not([data-jp-theme-light]) .tp {{ {_variables(1)} }}
}}
@media screen {{ body[data-jp-theme-light="false"] .tp {{ {_variables(1)} }} }}
.tp.tp.tp a {{ color: inherit; text-decoration: underline; }}
.tp.tp.tp a.tp-evidence {{ text-decoration: underline dotted var(--tp-muted) 1px;
  text-underline-offset: 0.2em; }}
.tp.tp.tp a.tp-evidence:hover {{ text-decoration-style: solid; }}
.tp.tp.tp a.tp-evidence:has(mark) {{ text-decoration: none; }}
.tp.tp.tp summary {{ cursor: pointer; list-style: none; text-underline-offset: 0.2em;
  text-decoration: underline dotted var(--tp-muted) 1px; }}
.tp.tp.tp summary::-webkit-details-marker {{ display: none; }}
.tp.tp.tp details .tp-text {{ padding-left: 0.7em; border-left: 3px solid var(--tp-rule); }}
.tp.tp.tp .tp-muted {{ color: var(--tp-muted); font-size: 0.9em; }}
.tp.tp.tp .tp-text {{ white-space: pre-wrap; overflow-wrap: anywhere; margin: 0.5em 0; }}
.tp.tp.tp blockquote .tp-text {{ margin: 0; }}
.tp.tp.tp mark {{ color: inherit; background: transparent; padding: 0 0.1em; border-radius: 2px;
  text-decoration-thickness: 2px; text-underline-offset: 3px; }}
{MARKS}
.tp.tp.tp mark:hover, .tp.tp.tp mark:target {{ outline: 2px solid currentColor; }}
.tp.tp.tp blockquote {{ margin: 0.3em 0 0.8em; padding: 0 0 0 0.9em;
  border-left: 3px solid var(--tp-rule); color: inherit; }}
.tp.tp.tp h4 {{ margin: 1.1em 0 0.2em; font-size: 1em; font-weight: bold; }}
.tp.tp.tp table {{ border-collapse: collapse; border: 0; margin: 0.4em 0; color: inherit;
  font-variant-numeric: tabular-nums; }}
.tp.tp.tp caption {{ text-align: left; font-weight: bold; padding: 0 0 0.3em; color: inherit; }}
.tp.tp.tp th, .tp.tp.tp td {{ padding: 0.22em 0.8em 0.22em 0; border: 0; text-align: left;
  vertical-align: top; background: transparent; white-space: normal; max-width: 30em; }}
.tp.tp.tp thead th {{ border-bottom: 1.5px solid var(--tp-ink); vertical-align: bottom; }}
.tp.tp.tp tbody tr {{ background: transparent; border-bottom: 1px solid var(--tp-rule); }}
.tp.tp.tp th.tp-right, .tp.tp.tp td.tp-right {{ text-align: right; white-space: nowrap; }}
.tp.tp.tp .tp-tight {{ white-space: nowrap; }}
.tp.tp.tp .tp-scroll {{ overflow-x: auto; }}
.tp.tp.tp .tp-scroll :is(td, th):first-child {{ min-width: 6.5em; }}
.tp.tp.tp .tp-scroll td:last-child:has(> .tp-muted) {{ min-width: 10em; }}
</style>"""


@dataclass(frozen=True, slots=True)
class Fragment:
    """A piece of HTML with a rich view; `html` is it alone, `plain` what a terminal shows."""

    html: str
    plain: str = ""

    def _repr_html_(self) -> str:
        return f'{STYLE}<div class="tp mathjax_ignore">{self.html}</div>'

    def __repr__(self) -> str:
        return self.plain


def tag(name: str, content: str, **attributes: str | None) -> str:
    """An element around `content`, which is HTML already; attributes are escaped here.

    A trailing underscore is dropped (`class_`), others become hyphens; None leaves one out.
    """
    given = {key.rstrip("_").replace("_", "-"): value for key, value in attributes.items()}
    written = "".join(
        f' {key}="{escape(value)}"' for key, value in given.items() if value is not None
    )
    return f"<{name}{written}>{content}</{name}>"


def link(url: object, content: str) -> str:
    """`content` as a link, where `url` is an address of the web; else `content` alone."""
    href = web_address(url)
    return tag("a", content, href=href, rel="noreferrer") if href else content


def web_address(url: object) -> str | None:
    """`url`, where it is an address of the web; a script or a local path is none."""
    is_one = isinstance(url, str) and url.startswith(("http://", "https://"))
    return str(url) if is_one else None
