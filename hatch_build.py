"""While a wheel or an editable install is made: the chart library, as one script, into flows/release/site/.

Bundling takes seconds and a package of 33 MB; done here, neither a build of a release nor whoever runs one pays them.
The script stands in no commit; the version of the package that it comes from is pinned in pyproject.toml.
"""

from pathlib import Path
from typing import Any, Final

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SCRIPT: Final = Path("flows/release/site/vega.js")
SOURCE: Final = "vl-convert-python"

_NOTICE: Final = """\
/*! {source} {version}: Vega {vega}, Vega-Lite, Vega-Embed {embed} and what they need, in one script.

Copyright (c) 2015-2026, University of Washington Interactive Data Lab
All rights reserved.

Redistribution and use in source and binary forms, with or without modification, are permitted provided that the
following conditions are met:

1. Redistributions of source code must retain the above copyright notice, this list of conditions and the following
   disclaimer.
2. Redistributions in binary form must reproduce the above copyright notice, this list of conditions and the following
   disclaimer in the documentation and/or other materials provided with the distribution.
3. Neither the name of the copyright holder nor the names of its contributors may be used to endorse or promote
   products derived from this software without specific prior written permission.

THIS SOFTWARE IS PROVIDED BY THE COPYRIGHT HOLDERS AND CONTRIBUTORS "AS IS" AND ANY EXPRESS OR IMPLIED WARRANTIES,
INCLUDING, BUT NOT LIMITED TO, THE IMPLIED WARRANTIES OF MERCHANTABILITY AND FITNESS FOR A PARTICULAR PURPOSE ARE
DISCLAIMED. IN NO EVENT SHALL THE COPYRIGHT HOLDER OR CONTRIBUTORS BE LIABLE FOR ANY DIRECT, INDIRECT, INCIDENTAL,
SPECIAL, EXEMPLARY, OR CONSEQUENTIAL DAMAGES (INCLUDING, BUT NOT LIMITED TO, PROCUREMENT OF SUBSTITUTE GOODS OR
SERVICES; LOSS OF USE, DATA, OR PROFITS; OR BUSINESS INTERRUPTION) HOWEVER CAUSED AND ON ANY THEORY OF LIABILITY,
WHETHER IN CONTRACT, STRICT LIABILITY, OR TORT (INCLUDING NEGLIGENCE OR OTHERWISE) ARISING IN ANY WAY OUT OF THE USE OF
THIS SOFTWARE, EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.
*/
"""


class CustomBuildHook(BuildHookInterface[Any]):
    """Makes the script where there is none of the pinned version."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 (the interface has them)
        """Called by hatchling before it collects the files of a wheel."""
        (pinned,) = (need for need in self.metadata.build.requires if need.startswith(f"{SOURCE}=="))
        first = f"/*! {pinned.replace('==', ' ')}:"
        script = Path(self.root) / SCRIPT
        if script.is_file() and script.read_text(encoding="utf-8").startswith(first):
            return
        import vl_convert

        notice = _NOTICE.format(
            source=SOURCE,
            version=pinned.partition("==")[2],
            vega=vl_convert.get_vega_version(),
            embed=vl_convert.get_vega_embed_version(),
        )
        # Its names are its own: as a plain script it would put hundreds of one letter into the window.
        script.write_text(f"{notice}(() => {{\n{vl_convert.javascript_bundle()}\n}})();\n", encoding="utf-8")
