# The copydesk command, for a stack in containers; the context is cli.
FROM eclipse-temurin:17-jre

RUN useradd --uid 10001 --no-log-init --home-dir /app --shell /usr/sbin/nologin copydesk \
 && install -d -o copydesk -g copydesk /app/data
WORKDIR /app
COPY --chown=copydesk target/lib/ lib/
COPY --chown=copydesk target/copydesk-cli.jar ./

USER copydesk
ENV LC_ALL=C.UTF-8
# Remembers which list of feeds was registered.
VOLUME /app/data
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=50", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-Dcopydesk.home=/app", "-jar", "copydesk-cli.jar"]
