#!/bin/sh
# Gradescope runs this once, as root, while it builds the image. It installs what grading needs, in
# the versions with which this zip was made, into a folder that nothing else uses.
set -eu
source=${XORKIT_AUTOGRADER:-/autograder}/source

find_python() {
    for name in python3 python3.14 python3.13 python3.12 python3.11; do
        if "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$name"
            return
        fi
    done
}

python=$(find_python)
if [ -z "$python" ]; then
    apt-get update && apt-get install -y python3.11 || true
    python=$(find_python)
fi
if [ -z "$python" ]; then
    echo "xorkit needs Python 3.11 or newer. Choose a newer base image in Gradescope's settings of this autograder." >&2
    exit 1
fi
if ! "$python" -I -m pip --version >/dev/null 2>&1; then
    apt-get update && apt-get install -y python3-pip
fi
"$python" -I -m pip install --no-cache-dir --disable-pip-version-check --target "$source/kit" \
    --requirement "$source/requirements.txt" "$source"/xorkit-*.whl
echo "$python" >"$source/python"
