# SPDX-License-Identifier: Apache-2.0
"""Runs a command whose files cannot grow beyond a limit: limit_files.py BYTES dies|fails COMMAND…

A write beyond the limit ends the command by a signal, or only fails, as on a full disk. What the
command prints is thrown away.
"""

import os
import resource
import signal
import sys

if __name__ == "__main__":
    limit, end, command = int(sys.argv[1]), sys.argv[2], sys.argv[3:]
    signal.signal(signal.SIGXFSZ, {"dies": signal.SIG_DFL, "fails": signal.SIG_IGN}[end])
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGXFSZ})
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
    os.execvp(command[0], command)
