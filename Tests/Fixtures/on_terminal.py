# SPDX-License-Identifier: Apache-2.0
"""Runs a command on a terminal of its own and answers its question: on_terminal.py ANSWER COMMAND…

Prints what the terminal showed and ends as the command did.
"""

import os
import pty
import sys

QUESTION = b"[y/N] "


def main():
    answer, command = sys.argv[1], sys.argv[2:]
    child, terminal = pty.fork()
    if child == 0:
        os.execvp(command[0], command)
    shown = b""
    asked = False
    while True:
        try:
            part = os.read(terminal, 65536)
        except OSError:  # Linux says so when the other side is closed.
            part = b""
        if not part:
            break
        shown += part
        if not asked and shown.endswith(QUESTION):
            asked = True
            os.write(terminal, answer.encode() + b"\n")
    sys.stdout.buffer.write(shown)
    sys.stdout.flush()
    sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))


if __name__ == "__main__":
    main()
