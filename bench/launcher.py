"""Run a program and print what it took: CPU and clock in seconds, largest memory in kB, its end.

The system counts the memory of a process from its fork on, before it becomes another program. So
programs are measured from here, which is smaller than any of them, and not from the bench itself.
"""

import os
import sys
import time

start = time.perf_counter()
nothing = os.open(os.devnull, os.O_RDWR)
onto = [(os.POSIX_SPAWN_DUP2, nothing, stream) for stream in (0, 1, 2)]
program = os.posix_spawnp(sys.argv[1], sys.argv[1:], os.environ, file_actions=onto)
_, status, usage = os.wait4(program, 0)
wall = time.perf_counter() - start
end = os.waitstatus_to_exitcode(status)
print(usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss, end)
