"""Finds `docker compose`, with a plugin that need not be installed, for benchmarks."""

import os
import pathlib
import shutil
import subprocess
import sys

HOW_TO_GET_COMPOSE = """\
`docker compose` does not answer. Install Docker's compose plugin, or let Debian's package be
unpacked, without installing it:
    COMPOSE_PLUGIN=$(scripts/docker-compose) benchmarks/…"""


def answers():
    version = ["docker", "compose", "version"]
    return shutil.which("docker") and subprocess.run(version, capture_output=True, check=False).returncode == 0


def require(folder):
    """Sees to it that `docker compose` answers, with the plugin that COMPOSE_PLUGIN names if need be."""
    plugin = os.environ.get("COMPOSE_PLUGIN")
    if not answers() and plugin:
        os.environ["DOCKER_CONFIG"] = str(configuration_with(plugin, folder))
    if not answers():
        sys.exit(HOW_TO_GET_COMPOSE)


def configuration_with(plugin, folder):
    """A folder that shows the user's docker configuration (contexts, settings) plus the plugin."""
    users = pathlib.Path(os.environ.get("DOCKER_CONFIG", pathlib.Path.home() / ".docker"))
    configuration = folder / "docker"
    plugins = configuration / "cli-plugins"
    plugins.mkdir(parents=True)
    for entry in users.iterdir() if users.is_dir() else []:
        if entry.name != "cli-plugins":
            (configuration / entry.name).symlink_to(entry)
    (plugins / "docker-compose").symlink_to(pathlib.Path(plugin).resolve())
    return configuration
