"""Configuration of the site. `python -m skinseg.lab.house.site` builds it."""

import gc

import skinseg

gc.set_threshold(100_000, 20, 50)  # pages are large trees: looking for cycles after every 700 new objects takes a fifteenth of the time

project, author, release = "skinseg", "The skinseg authors", skinseg.__version__
project_copyright = "2026, The skinseg authors"
extensions = [
    "myst_nb",
    "sphinx.ext.autodoc",
    "sphinx.ext.mathjax",
    "sphinx_copybutton",
    "sphinx_design",
    "skinseg.lab.house.apidoc",
]

nb_execution_mode = "off"
nb_merge_streams = True
nb_number_source_lines = False
myst_enable_extensions = ["amsmath", "attrs_block", "attrs_inline", "colon_fence", "deflist", "dollarmath"]
myst_heading_anchors = 3
suppress_warnings = ["mystnb.unknown_mime_type"]

default_role = "code"
autodoc_typehints = "none"
autodoc_member_order = "bysource"
add_module_names = False
python_maximum_signature_line_length = 88
toc_object_entries_show_parents = "hide"
modindex_common_prefix = ["skinseg."]


# Nothing is fetched: MathJax lies beside the pages, fonts are the reader's own, no inventories.
mathjax_path = "mathjax/tex-chtml.js"
mathjax3_config = {"options": {"enableMenu": False}, "chtml": {"matchFontHeight": False}}

copybutton_prompt_text = r">>> |\.\.\. |\$ "
copybutton_prompt_is_regexp = True
copybutton_exclude = ".linenos, .gp, .go"

html_theme = "furo"
html_title = "skinseg"
html_static_path = ["_static"]
html_css_files = ["custom.css"]
html_favicon = "_static/mark.svg"
html_logo = "_static/mark.svg"
html_show_sphinx = False
html_show_sourcelink = False
html_copy_source = False
pygments_style = "a11y-high-contrast-light"
pygments_dark_style = "github-dark"

SERIF = "Charter, 'Bitstream Charter', 'Sitka Text', Cambria, Georgia, 'Liberation Serif', serif"
html_theme_options = {
    "top_of_page_buttons": [],
    "light_css_variables": {
        "color-brand-primary": "#9a3f1d",
        "color-brand-content": "#9a3f1d",
        "color-brand-visited": "#9a3f1d",
        "color-background-primary": "#fffdfb",
        "color-background-secondary": "#f8f4ef",
        "color-background-hover": "#f1e9e1",
        "color-background-border": "#e9e1d8",
        "color-foreground-primary": "#201b18",
        "color-foreground-secondary": "#594f48",
        "color-foreground-muted": "#6f645c",
        "color-code-background": "#f8f4ef",
        "color-api-name": "#9a3f1d",
        "color-api-pre-name": "#594f48",
        "font-stack--headings": SERIF,
    },
    "dark_css_variables": {
        "color-brand-primary": "#f2a987",
        "color-brand-content": "#f2a987",
        "color-brand-visited": "#f2a987",
        "color-background-primary": "#171412",
        "color-background-secondary": "#1f1b18",
        "color-background-hover": "#2a2420",
        "color-background-border": "#38302a",
        "color-foreground-primary": "#e9e3dc",
        "color-foreground-secondary": "#b8aea4",
        "color-foreground-muted": "#a0968c",
        "color-code-background": "#1f1b18",
        "color-api-name": "#f2a987",
        "color-api-pre-name": "#b8aea4",
        "font-stack--headings": SERIF,
    },
}


def one_branch(app, page, template, context, doctree):
    "The menu shows what belongs to the page; all of it on every page would be most of the site, and take most of its time."
    if whole := context.get("toctree"):
        context["toctree"] = lambda **how: whole(**how | {"collapse": True})


def setup(app):
    app.connect("html-page-context", one_branch, priority=100)  # before the theme's
