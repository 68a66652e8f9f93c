# The bot as a container: docker build -t quorum .   docs/operations.md says how it is run.
# Both stages have the same base, since the second one runs what the first one installed with the base's Python.
ARG BASE=docker.io/library/python:3.13-slim

FROM ${BASE} AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_ROOT_USER_ACTION=ignore
WORKDIR /build
# Whatever is installed is named by the locks, with its hash; the tools of the tests are in neither of these.
COPY requirements.lock requirements-postgresql.lock ./
RUN python3 -m venv /opt/quorum \
    && /opt/quorum/bin/pip install -q --require-hashes -r requirements.lock -r requirements-postgresql.lock
COPY pyproject.toml README.md LICENSE ./
COPY bot bot
COPY knowledge knowledge
# What installs packages is not needed to run them.
RUN /opt/quorum/bin/pip install -q --no-deps --no-build-isolation . \
    && /opt/quorum/bin/pip uninstall -q -y hatchling pip setuptools \
    && /opt/quorum/bin/python -c "import zoneinfo; zoneinfo.ZoneInfo('Asia/Shanghai')" \
    && install -d -m 0700 /image/var/lib/quorum /image/var/cache/quorum \
    && install -d -m 0755 /image/etc/quorum \
    && printf 'health: {port: 8642}\n' > /image/etc/quorum/config.yaml

FROM ${BASE}
LABEL org.opencontainers.image.title="Quorum" \
      org.opencontainers.image.description="Answers questions about a community's meetings from its minutes, word for word" \
      org.opencontainers.image.licenses="Apache-2.0"
COPY --from=build /opt/quorum /opt/quorum
COPY --from=build --chown=10001:10001 /image/var/lib/quorum /var/lib/quorum
COPY --from=build --chown=10001:10001 /image/var/cache/quorum /var/cache/quorum
COPY --from=build /image/etc/quorum /etc/quorum
ENV PATH=/opt/quorum/bin:$PATH \
    HOME=/var/lib/quorum \
    XDG_STATE_HOME=/var/lib \
    XDG_CACHE_HOME=/var/cache \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1
# An account that owns nothing else. It writes into these two folders only, so the rest may be read-only.
USER 10001:10001
VOLUME ["/var/lib/quorum", "/var/cache/quorum"]
# The configuration and the minutes: /etc/quorum/config.yaml and /etc/quorum/knowledge, mounted read-only.
WORKDIR /etc/quorum
STOPSIGNAL SIGTERM
# Needs `health: {port: 8642}` in the configuration, as the one has that is used where none is mounted.
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s --retries=3 \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8642/healthz', timeout=4)"]
ENTRYPOINT ["quorum"]
CMD ["run"]
