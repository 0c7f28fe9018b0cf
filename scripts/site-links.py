"""Hooks of mkdocs.yml: folders and pages that the navigation does not name, and links of pages to files outside of docs/.

SITE_SOURCE is where such files can be read (https://github.com/<owner>/<repository>/blob/<revision>); without it their names stay
without a link. A link to a file that does not exist fails the build, as MkDocs itself does for pages.
"""

import os
import re
from pathlib import Path

from mkdocs.exceptions import PluginError

ROOT = Path(__file__).resolve().parent.parent
LINK = re.compile(r"(?<!!)\[([^\]]+)\]\(([^)\s#]+)(#[^)\s]*)?\)")
FENCE = re.compile(r"^(`{3,}|~{3,}).*?^\1\s*$", re.MULTILINE | re.DOTALL)


def on_config(config):
    docs = Path(config.docs_dir)

    def expand(entry):
        if isinstance(entry, dict):
            return {title: expand(value) for title, value in entry.items()}
        if isinstance(entry, list):
            pages = []
            for value in entry:
                if isinstance(value, str) and (docs / value).is_dir():
                    pages += sorted((str(page.relative_to(docs)) for page in (docs / value).glob("*.md")), key=lambda page: (not page.endswith("README.md"), page))
                else:
                    pages.append(expand(value))
            return pages
        return entry

    def pages(entry):
        if isinstance(entry, dict):
            return pages(list(entry.values()))
        return [page for value in entry for page in pages(value)] if isinstance(entry, list) else [entry]

    nav = expand(config.nav)
    listed = set(pages(nav))
    more = sorted(page.name for page in docs.glob("*.md") if page.name not in listed)
    config.nav = nav + [{"More": more}] if more else nav
    return config


def on_page_markdown(markdown, page, config, files):
    docs = Path(config.docs_dir).resolve()
    folder = (docs / page.file.src_uri).parent
    source = os.environ.get("SITE_SOURCE", "").rstrip("/")

    def replaced(link):
        text, target, anchor = link.group(1), link.group(2), link.group(3) or ""
        if re.match(r"[a-z]+:", target):
            return link.group(0)
        path = (folder / target).resolve()
        if path.is_relative_to(docs) and not path.is_dir():
            return link.group(0)
        if not path.is_relative_to(ROOT) or not path.exists():
            raise PluginError(f"{page.file.src_uri}: {target} does not exist")
        return f"[{text}]({source}/{path.relative_to(ROOT)}{anchor})" if source else text

    # Fenced code contains no links.
    parts, end = [], 0
    for fence in FENCE.finditer(markdown):
        parts += [LINK.sub(replaced, markdown[end : fence.start()]), fence.group(0)]
        end = fence.end()
    return "".join(parts) + LINK.sub(replaced, markdown[end:])
