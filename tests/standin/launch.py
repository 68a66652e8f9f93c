"""Run a bot against a stand-in, as `python -m MODULE ARGS…` would:  launch.py URL [MODULE] -- ARGS…"""

import os
import runpy
import sys

import yarl
from discord.asset import Asset
from discord.gateway import DiscordWebSocket
from discord.http import Route

if __name__ == "__main__":
    divider = sys.argv.index("--")
    url, module = [*sys.argv[1:divider], "bot"][:2]
    Route.BASE = f"{url}/api/v10"
    Asset.BASE = url
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(url).with_scheme("ws") / "gateway"

    sys.path[0] = os.getcwd()  # where `python -m` looks first; a script would look beside itself
    sys.argv[1:] = sys.argv[divider + 1 :]
    runpy.run_module(module, run_name="__main__", alter_sys=True)
